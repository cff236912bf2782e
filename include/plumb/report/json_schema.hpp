#pragma once

#include <optional>
#include <string>

#include "plumb/plan/collections.hpp"

namespace plumb {

/// Appends the plan format as a JSON Schema of draft 07, for editors; made from the tables of fields.
///
/// It holds for the root file and for included ones, which have collections alone. It knows the form of every
/// value, not what refers to what.
void write_plan_schema(std::string& out);

/// Appends the schema of a list of one collection's rows.
void write_rows_schema(std::string& out, CollectionKind kind);

}  // namespace plumb
