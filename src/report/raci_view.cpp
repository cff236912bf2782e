#include "plumb/report/raci_view.hpp"

#include <fmt/format.h>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

std::string_view id_of(const Plan& plan, const RaciPerson& person) {
  return collection_table(person.who.kind).id(plan, person.who.row);
}

Column task_name_column() {
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  return name;
}

/// For narrow screens: a column for each role, with the people in it.
Table role_table(const Plan& plan, const RaciMatrix& matrix) {
  constexpr std::array<std::pair<RaciRoles, std::string_view>, 4> kColumns{
      {{kAccountable, "A"}, {kResponsible, "R"}, {kConsulted, "C"}, {kInformed, "I"}}};
  std::vector<Column> columns{named_column("id", "task", CellKind::text, 0)};
  for (const auto& [role, heading] : kColumns) {
    Column column = named_column(heading, heading, CellKind::text, 0);
    column.may_shrink = role != kAccountable;
    columns.push_back(std::move(column));
  }
  Table table(std::move(columns));
  for (const RaciRow& row : matrix.rows) {
    std::vector<Cell> cells{Cell(plan.task(row.task).id)};
    for (const auto& [role, heading] : kColumns) {
      std::string people;
      for (std::size_t i = 0; i < row.roles.size(); ++i)
        if ((row.roles[i] & role) != 0)
          people += fmt::format("{}{}", people.empty() ? "" : " ", id_of(plan, matrix.people[i]));
      const bool nobody = role == kResponsible && row.nobody_responsible;
      cells.emplace_back(table.keep(nobody ? "nobody" : std::move(people)),
                         nobody ? Role::warning : Role::none);
    }
    table.add_row(cells);
  }
  return table;
}

std::string ids_text(const Plan& plan, const std::vector<TaskId>& tasks) {
  std::string text;
  for (const TaskId id : tasks) text += fmt::format("{}{}", text.empty() ? "" : ", ", plan.task(id).id);
  return text;
}

/// What breaks a rule, or may do so.
std::vector<std::string> finding_lines(const Plan& plan, const RaciMatrix& matrix) {
  std::vector<TaskId> unled;
  for (const RaciRow& row : matrix.rows)
    if (row.nobody_responsible) unled.push_back(row.task);
  std::vector<std::string> lines;
  if (!unled.empty())
    lines.push_back(
        fmt::format("A without R, who answers for it is taken to do it: {}", ids_text(plan, unled)));
  if (!matrix.without.empty())
    lines.push_back(fmt::format("{} without roles: {}", counted(matrix.without.size(), "task"),
                                ids_text(plan, matrix.without)));
  if (lines.empty() && !matrix.rows.empty())
    lines.emplace_back("every task has exactly one A and at least one R");
  return lines;
}

int widest_line(const std::string& text) {
  int width = 0;
  for (const std::string& line : split_lines(text)) width = std::max(width, shown_width(line));
  return width;
}

}  // namespace

Table raci_table(const Plan& plan, const RaciMatrix& matrix) {
  std::vector<Column> columns{named_column("id", "task", CellKind::text, 0), task_name_column()};
  for (const RaciPerson& person : matrix.people)
    columns.push_back(named_column(id_of(plan, person), id_of(plan, person), CellKind::text, 0));
  Table table(std::move(columns));
  for (const RaciRow& row : matrix.rows) {
    const Task& task = plan.task(row.task);
    std::vector<Cell> cells{Cell(task.id, row.nobody_responsible ? Role::warning : Role::none),
                            Cell(task.name)};
    for (const RaciRoles roles : row.roles)
      cells.push_back(roles == 0 ? Cell() : Cell(table.keep(roles_text(roles))));
    table.add_row(cells);
  }
  return table;
}

Table raci_load_table(const Plan& plan, const RaciMatrix& matrix) {
  Column name = task_name_column();
  const auto count = [](std::string_view key, std::string_view heading) {
    return named_column(key, heading, CellKind::count, 0);
  };
  Table table({named_column("id", "person", CellKind::text, 0), name, count("accountable", "A"),
               count("responsible", "R"), count("consulted", "C"), count("informed", "I")});
  for (const RaciPerson& person : matrix.people)
    table.add_row({Cell(id_of(plan, person)),
                   Cell(collection_table(person.who.kind).name(plan, person.who.row)), person.accountable,
                   person.responsible, person.consulted, person.informed});
  return table;
}

void write_raci_json(std::string& out, const Plan& plan, const RaciMatrix& matrix) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.raci/1");
  json.key("people");
  json.begin_array();
  for (const RaciPerson& person : matrix.people) {
    json.begin_object();
    json.member("id", id_of(plan, person));
    json.member("name", collection_table(person.who.kind).name(plan, person.who.row));
    json.member("kind", collection_name(person.who.kind).singular);
    json.member("accountable", person.accountable);
    json.member("responsible", person.responsible);
    json.member("consulted", person.consulted);
    json.member("informed", person.informed);
    json.end_object();
  }
  json.end_array();
  json.key("tasks");
  json.begin_array();
  for (const RaciRow& row : matrix.rows) {
    json.begin_object();
    json.member("id", plan.task(row.task).id);
    json.member("name", plan.task(row.task).name);
    json.key("roles");
    json.begin_object();
    for (std::size_t i = 0; i < row.roles.size(); ++i)
      if (row.roles[i] != 0) json.member(id_of(plan, matrix.people[i]), roles_text(row.roles[i]));
    json.end_object();
    json.key("warning");
    row.nobody_responsible ? json.value("A but no R (A implies R)") : json.null();
    json.end_object();
  }
  json.end_array();
  json.key("without_roles");
  json.begin_array();
  for (const TaskId id : matrix.without) json.value(plan.task(id).id);
  json.end_array();
  json.end_object();
  json.finish();
}

void write_raci_text(std::string& out, const Plan& plan, const RaciMatrix& matrix, const TextStyle& style,
                     int drawing_columns) {
  append_title_line(out, project_title(plan.project), counted(matrix.rows.size(), "task") + " with roles",
                    drawing_columns);
  out += '\n';
  if (matrix.rows.empty()) {
    out += "no task says who does what: add 'raci: {R: [...], A: ...}'\n";
    return;
  }
  std::string text;
  render_text(text, raci_table(plan, matrix), style);
  if (style.width > 0 && widest_line(text) > style.width) {
    text.clear();
    render_text(text, role_table(plan, matrix), style);
  }
  out += text + "\n";
  for (const std::string& line : finding_lines(plan, matrix))
    append_wrapped(out, safe_text(line), style.width, 2);
  out += '\n';
  render_text(out, raci_load_table(plan, matrix), style);
}

void write_raci_markdown(std::string& out, const Plan& plan, const RaciMatrix& matrix) {
  render_markdown(out, raci_table(plan, matrix));
  for (const std::string& line : finding_lines(plan, matrix)) {
    out += '\n';
    append_markdown_text(out, line);
    out += '\n';
  }
  out += '\n';
  render_markdown(out, raci_load_table(plan, matrix));
}

}  // namespace plumb
