#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "plumb/cli/context.hpp"
#include "plumb/io/yaml_value.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb {

/// A row that a user adds.
struct NewRow {
  std::string id;  // empty in a ledger
  YamlValue value;
};

/// What a user says of a row that he adds.
struct RowWishes {
  CollectionKind kind;
  std::string_view name;                      // empty: not given
  std::string_view id;                        // empty: made from the name
  std::span<const std::string_view> changes;  // FIELD=VALUE
};

/// Makes a row. Without an id it gets one made from its name, with four characters drawn at random behind it
/// where that is taken; without a name too, one made from its kind and date. Prints what is wrong and returns
/// nullopt then.
std::optional<NewRow> new_row(Context& context, const Plan& plan, const RowWishes& wishes);

}  // namespace plumb
