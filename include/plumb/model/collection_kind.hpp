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
  risks,
  // The registers: what a manager answers for beside the schedule, the cost and the risks.
  objectives,
  requirements,
  stakeholders,
  communications,
  issues,
  actions,
  changes,
  contracts,
  claims,
  inspections,
  defects,
  quality_costs,
  trainings,
  pulses,
  recognitions,
  lessons,
  improvements,
  obligations,
  surveys,
  decisions,
  contingencies,
  incidents,
  partners,
  assumptions
};

/// Those before the registers, which have a member of Plan each.
inline constexpr std::size_t kCoreCollections = 9;
/// All that the program has; more may follow (see collection_names).
inline constexpr std::size_t kBuiltInCollections = 33;

struct CollectionName {
  CollectionKind kind;
  std::string_view plural;    // the key in the file
  std::string_view singular;  // in messages and on the command line
  bool ledger;                // dated rows without id
  std::string_view help;
};

/// The names of the collections that the program has, in the order of CollectionKind.
std::span<const CollectionName> built_in_collection_names();

/// The names of all collections: those built in, and others that a program adds behind them by defining this
/// function and register_tables() itself (plan/register_list.cpp has the usual ones).
std::span<const CollectionName> collection_names();
const CollectionName& collection_name(CollectionKind kind);

/// The collections whose rows have ids.
std::span<const CollectionKind> kinds_with_ids();

}  // namespace plumb
