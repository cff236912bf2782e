#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "plumb/cli/context.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb {

/// A row of a collection, the project, or a row inside a row.
struct FoundRow {
  std::optional<CollectionKind> kind;  // absent: the project
  std::size_t row = 0;
  std::optional<std::size_t> field = {};  // of a row inside: the field that holds it
  std::size_t item = 0;                   // and its position there
};

/// Finds the row that a reading command names: ID, KIND/ID, ID/ROW, or a unique beginning of the id;
/// `project` and the project's id are the project.
///
/// Where KIND/ID and ID/ROW both fit, the kind wins. Returns nullopt after printing why there is no such row,
/// or which ones there are.
std::optional<FoundRow> find_row(Context& context, const Plan& plan, std::string_view text);

/// The same for a command that writes, which takes whole ids alone: its target must not change when a row is
/// added.
std::optional<FoundRow> find_exact_row(Context& context, const Plan& plan, std::string_view text);

/// Where the row is written; a null handle for one that is built in.
NodeRef node_of(const Plan& plan, const FoundRow& found);

/// What fields the row has.
const FieldTableBase& fields_of(const FoundRow& found);

/// Finds a row of one collection by its id or a unique beginning of it; returns the whole id, or nullopt
/// after printing why there is none.
std::optional<std::string_view> find_in_collection(Context& context, const Plan& plan, CollectionKind kind,
                                                   std::string_view id);

/// The same as the row's position; `KIND/` may stand in front of the id.
std::optional<std::size_t> find_row_of(Context& context, const Plan& plan, CollectionKind kind,
                                       std::string_view id);

}  // namespace plumb
