#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// One collection of a plan, free of its rows' type: what its fields are, and what each row holds.
struct CollectionTable {
  CollectionKind kind;
  const FieldTableBase& (*fields)();
  std::size_t (*size)(const Plan&);
  Value (*value)(const Plan&, std::size_t row, std::size_t field);
  std::string_view (*id)(const Plan&, std::size_t row);    // empty in a ledger
  std::string_view (*name)(const Plan&, std::size_t row);  // empty where rows have none
  NodeRef (*node)(const Plan&, std::size_t row);           // null for a built-in row
  WorkUnits (*units)(const Plan&, std::size_t row);        // what 1d means in the row's durations
};

/// Lists every collection, in the order of CollectionKind.
std::span<const CollectionTable> collection_tables();
const CollectionTable& collection_table(CollectionKind kind);

/// Finds a collection by its name in the plural or the singular.
std::optional<CollectionKind> find_collection(std::string_view name);

/// Tells whether a table of fields is that of a collection's rows, which are then rows of their own where
/// they are nested.
bool is_collection_row(const FieldTableBase& fields);

}  // namespace plumb
