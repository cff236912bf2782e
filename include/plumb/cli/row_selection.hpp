#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/model/row_reference.hpp"
#include "plumb/report/collection_rows.hpp"

namespace plumb {

/// Chooses the rows of a collection that --where, --under and --owner leave, in file order or as --sort says.
///
/// Rows that are no tasks are under a task if they name it or one below it. Rows without a value to sort by
/// come last. Returns nullopt after printing why the options cannot be meant; the command then ends with
/// kExitUsage.
std::optional<std::vector<std::size_t>> select_rows(Context& context, const Arguments& arguments,
                                                    const CollectionRows& rows);

/// Finds somebody, a resource or a stakeholder, by a whole id or a unique beginning of a resource's; prints
/// why there is nobody.
RowRef find_person(Context& context, const Plan& plan, std::string_view id);

/// Finds the columns that --columns names, in its order; empty if it was not given. Prints why there is none.
std::optional<std::vector<std::size_t>> select_columns(Context& context, const Arguments& arguments,
                                                       const CollectionRows& rows);

}  // namespace plumb
