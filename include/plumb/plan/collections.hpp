#pragma once

#include <cstddef>
#include <memory>
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
  /// Of a register: reads the rows of its sections. The others are read by the loader.
  std::shared_ptr<const RegisterRows> (*read)(const ValueReader&,
                                              std::span<const NodeRef> sections) = nullptr;
};

/// The registers that the program has, in the order of CollectionKind.
std::span<const CollectionTable> built_in_registers();

/// All registers: those built in, and others that a program adds behind them (see collection_names).
std::span<const CollectionTable> register_tables();

/// Lists every collection, in the order of CollectionKind.
std::span<const CollectionTable> collection_tables();
const CollectionTable& collection_table(CollectionKind kind);

/// Finds a collection by its name in the plural or the singular.
std::optional<CollectionKind> find_collection(std::string_view name);

/// Tells whether a table of fields is that of a collection's rows, which are then rows of their own where
/// they are nested.
bool is_collection_row(const FieldTableBase& fields);

}  // namespace plumb
