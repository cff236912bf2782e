#include "plumb/report/lessons_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "plumb/control/lessons.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr int kLessonIndent = 8;

const std::vector<Lesson>& lessons_of(const RowList& found) {
  return found.rows.plan().rows<Lesson>().rows;
}

void append_part(std::string& out, std::string_view heading, std::string_view text, const TextStyle& style) {
  if (!text.empty())
    append_wrapped(out, fmt::format("  {:<6}{}", heading, safe_text(text)), style.width, kLessonIndent);
}

std::string count_line(const RowList& found) {
  std::string line = counted(found.chosen.size(), "lesson");
  for (const auto& [category, count] : lessons_by_category(found))
    line += fmt::format("; {} {}", category.empty() ? "no category" : safe_text(category), count);
  const auto improvements = improvements_of_lessons(found.rows.plan());
  const auto without = std::count_if(found.chosen.begin(), found.chosen.end(),
                                     [&](std::size_t row) { return improvements[row] == 0; });
  return line + fmt::format("; {} without improvement", without);
}

}  // namespace

std::vector<std::pair<std::string_view, std::size_t>> lessons_by_category(const RowList& found) {
  std::map<std::string_view, std::size_t> counts;
  for (const std::size_t row : found.chosen) ++counts[lessons_of(found)[row].category];
  std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    if (a.first.empty() != b.first.empty()) return b.first.empty();
    return a.second > b.second;
  });
  return sorted;
}

void write_lessons_json(std::string& out, const RowList& found, std::string_view from) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.lessons/1");
  json.member("project", from);
  json.key("categories");
  json.begin_array();
  for (const auto& [category, count] : lessons_by_category(found)) {
    json.begin_object();
    json.key("category");
    category.empty() ? json.null() : json.value(category);
    json.member("lessons", count);
    json.end_object();
  }
  json.end_array();
  json.key("lessons");
  json.begin_array();
  for (const std::size_t row : found.chosen) {
    json.begin_object();
    write_row_members(json, found.rows, row, {});
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

Table lessons_table(const RowList& found, bool exact) {
  std::vector<std::size_t> columns;
  for (const std::string_view name :
       {"id", "name", "category", "phase", "what", "cause", "recommendation", "date", "improvements"})
    if (const auto column = found.rows.find(name)) columns.push_back(*column);
  return list_table(found, columns, exact);
}

void write_lessons_text(std::string& out, const RowList& found, const TextStyle& style) {
  for (const std::size_t row : found.chosen) {
    const Lesson& lesson = lessons_of(found)[row];
    std::string belongs(lesson.category);
    if (!lesson.phase.empty()) belongs += fmt::format("{}{}", belongs.empty() ? "" : ", ", lesson.phase);
    append_title_line(out, fmt::format("{}  {}", lesson.id, lesson.name), belongs, style.width);
    append_part(out, "what", lesson.what, style);
    append_part(out, "why", lesson.cause, style);
    append_part(out, "next", lesson.recommendation, style);
  }
  if (!found.chosen.empty()) out += '\n';
  append_wrapped(out, count_line(found), style.width, 2);
}

}  // namespace plumb
