#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Returns the reference of a collection's fields, made from its table: name, form, meaning, lines of at most
/// 72 columns.
///
/// kind: a collection, or `project`; empty: the list of collections. problem: what is wrong with `kind`,
/// where the result is empty.
std::string field_reference(std::string_view kind, std::string& problem);

}  // namespace plumb
