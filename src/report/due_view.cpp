#include "plumb/report/due_view.hpp"

#include <fmt/format.h>

#include "plumb/plan/collections.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

std::int64_t days_left(const DueItem& item, Date as_of) {
  return (item.date - as_of).count();
}

std::string when_text(std::int64_t days) {
  if (days == 0) return "today";
  return days < 0 ? fmt::format("{} d late", -days) : fmt::format("in {} d", days);
}

std::string_view owner_id(const Plan& plan, const DueItem& item) {
  if (!item.owner.valid()) return {};
  return collection_table(item.owner.kind).id(plan, item.owner.row);
}

Role role_of_days(std::int64_t days) {
  return days < 0 ? Role::bad : Role::none;
}

std::string summary_line(const Assessment& assessment, std::span<const DueItem> items) {
  if (items.empty()) return "nothing is owed";
  const DueCounts counts = count_due(items, assessment.schedule.as_of, std::chrono::days(14));
  return fmt::format("{} overdue, {} within two weeks, {} later", counts.overdue, counts.soon,
                     items.size() - counts.overdue - counts.soon);
}

}  // namespace

Table due_table(const Assessment& assessment, std::span<const DueItem> items, bool exact) {
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  std::vector<Column> columns{named_column("date", "date", CellKind::date, 0)};
  if (exact) {
    columns.push_back(named_column("days", "days", CellKind::count, 0));
    columns.push_back(named_column("overdue", "overdue", CellKind::flag, 0));
  } else {
    columns.push_back(named_column("days", "due", CellKind::text, 0));
  }
  columns.push_back(named_column("kind", "kind", CellKind::text, 1));
  columns.push_back(named_column("id", "id", CellKind::text, 0));
  columns.push_back(name);
  columns.push_back(named_column("owner", "owner", CellKind::text, 1));
  Table table(std::move(columns));
  table.reserve(items.size());
  for (const DueItem& item : items) {
    const std::int64_t days = days_left(item, assessment.schedule.as_of);
    const Role role = role_of_days(days);
    std::vector<Cell> cells{Cell(Instant(item.date), role)};
    if (exact) {
      cells.emplace_back(days);
      cells.emplace_back(days < 0);
    } else {
      cells.emplace_back(table.keep(when_text(days)), role);
    }
    cells.emplace_back(item.kind);
    cells.emplace_back(item.id);
    cells.emplace_back(item.name);
    const std::string_view owner = owner_id(assessment.plan, item);
    if (!owner.empty()) cells.emplace_back(owner);
    table.add_row(cells);
  }
  return table;
}

void write_due_json(std::string& out, const Assessment& assessment, std::span<const DueItem> items) {
  const Date as_of = assessment.schedule.as_of;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.due/1");
  json.member("as_of", date_text(as_of));
  json.member("overdue", count_due(items, as_of, std::chrono::days(0)).overdue);
  json.key("items");
  json.begin_array();
  for (const DueItem& item : items) {
    json.begin_object();
    json.member("date", date_text(item.date));
    json.member("days", days_left(item, as_of));
    json.member("overdue", is_overdue(item, as_of));
    json.member("kind", item.kind);
    json.member("id", item.id);
    json.member("name", item.name);
    json.key("owner");
    const std::string_view owner = owner_id(assessment.plan, item);
    owner.empty() ? json.null() : json.value(owner);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

void write_due_text(std::string& out, const Assessment& assessment, std::span<const DueItem> items,
                    const TextStyle& style, int drawing_columns) {
  append_title_line(out, project_title(assessment.plan.project),
                    "as of " + date_text(assessment.schedule.as_of), drawing_columns);
  out += '\n';
  if (!items.empty()) {
    render_text(out, due_table(assessment, items, false), style);
    out += '\n';
  }
  out += summary_line(assessment, items) + "\n";
}

void write_due_markdown(std::string& out, const Assessment& assessment, std::span<const DueItem> items) {
  render_markdown(out, due_table(assessment, items, false));
  out += '\n';
  append_markdown_text(out, summary_line(assessment, items));
  out += '\n';
}

}  // namespace plumb
