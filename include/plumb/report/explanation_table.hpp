#pragma once

#include <string>
#include <string_view>

#include "plumb/plan/plan.hpp"
#include "plumb/report/table.hpp"
#include "plumb/schedule/explanation.hpp"

namespace plumb {

/// Lays an explanation out for programs: one row for each driver, then one for each change that was tried,
/// with the dates that it leads to. Changes that were made together have the same number.
Table explanation_table(const Plan& plan, const Explanation& explanation);

/// Appends the sentences of an explanation, one a line, as a Markdown list.
void append_markdown_list(std::string& out, std::string_view sentences);

}  // namespace plumb
