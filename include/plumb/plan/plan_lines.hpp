#pragma once

#include <string>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Writes what a file of a plan says in lines that can be compared: one a field, each with the row that it is
/// of, however the file is laid out; comments behind. Rows of a ledger are a line each.
std::string plan_lines(const Document& document);

}  // namespace plumb
