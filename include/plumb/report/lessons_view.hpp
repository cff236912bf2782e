#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plumb/report/render_text.hpp"
#include "plumb/report/row_list.hpp"

namespace plumb {

/// Counts the lessons that were found by their category, by falling count; those without one last.
std::vector<std::pair<std::string_view, std::size_t>> lessons_by_category(const RowList& found);

/// Appends `plumb.lessons/1`. from: the id of the project that they are of.
void write_lessons_json(std::string& out, const RowList& found, std::string_view from);

/// One row for each lesson.
Table lessons_table(const RowList& found, bool exact);

/// Appends each lesson with what to do the next time, then how many there are in each category.
void write_lessons_text(std::string& out, const RowList& found, const TextStyle& style);

}  // namespace plumb
