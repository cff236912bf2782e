#pragma once

#include <span>
#include <string>

#include "plumb/control/stakeholders.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// One row for each stakeholder. exact: for programs, with one figure a column.
Table stakeholders_table(const Plan& plan, std::span<const std::size_t> rows, bool exact, bool unicode);

/// Appends `plumb.stakeholders/1`: the stakeholders, the quadrants, the channels.
void write_stakeholders_json(std::string& out, const Plan& plan, std::span<const std::size_t> rows);

/// Appends the grid of influence and interest, the table, and what is wanting.
void write_stakeholders_text(std::string& out, const Plan& plan, std::span<const std::size_t> rows,
                             const TextStyle& style, int drawing_columns);
void write_stakeholders_markdown(std::string& out, const Plan& plan, std::span<const std::size_t> rows);

}  // namespace plumb
