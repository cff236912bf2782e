#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace plumb {

/// The collections of a plan, in the order in which documentation and listings name them.
enum class CollectionKind : std::uint8_t {
  calendars,
  resources,
  accounts,
  tasks,
  progress,
  actuals,
  baselines,
  limits,
  risks
};

struct CollectionName {
  CollectionKind kind;
  std::string_view plural;    // the key in the file
  std::string_view singular;  // in messages and on the command line
  bool ledger;                // dated rows without id
  std::string_view help;
};

std::span<const CollectionName> collection_names();
const CollectionName& collection_name(CollectionKind kind);

inline constexpr std::size_t kCollectionCount = 9;

}  // namespace plumb
