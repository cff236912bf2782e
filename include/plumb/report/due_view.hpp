#pragma once

#include <span>
#include <string>

#include "plumb/control/due_list.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// One row for each thing that is owed. exact: for programs, with the days as a number.
Table due_table(const Assessment& assessment, std::span<const DueItem> items, bool exact);

/// Appends `plumb.due/1`: how much is overdue, and everything that is owed.
void write_due_json(std::string& out, const Assessment& assessment, std::span<const DueItem> items);

void write_due_text(std::string& out, const Assessment& assessment, std::span<const DueItem> items,
                    const TextStyle& style, int drawing_columns);
void write_due_markdown(std::string& out, const Assessment& assessment, std::span<const DueItem> items);

}  // namespace plumb
