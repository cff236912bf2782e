#include "plumb/report/row_details.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "plumb/plan/references.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/written_text.hpp"

namespace plumb {

namespace {

using Line = RowDetails::Line;
using Part = RowDetails::Part;

// What a summary hands down to the tasks below it, as read_tasks does it; tags are added up instead of
// replaced.
constexpr std::array<std::string_view, 4> kInherited{"owner", "account", "calendar", "ev_method"};

/// Returns the row with its kind in front: `tasks/design`; a row of a ledger has no id.
std::string address_of(const Plan& plan, std::optional<CollectionKind> kind, std::size_t row) {
  if (!kind) return "project";
  const std::string_view plural = collection_name(*kind).plural;
  const std::string_view id = collection_table(*kind).id(plan, row);
  return id.empty() ? std::string(plural) : fmt::format("{}/{}", plural, id);
}

void set_place(RowDetails& details, NodeRef node) {
  if (!node) return;
  const Place place = node.place();
  details.path = place.file->path();
  details.line = LineCounter().line_of(place);
}

void add_line(RowDetails& details, Part part, std::string_view field, std::string value,
              std::string note = {}) {
  details.lines.push_back({part, std::string(field), std::move(value), std::move(note), {}, 0});
}

void add_lines(RowDetails& details, Part part, std::string_view field, std::span<const std::string> texts,
               const std::string& note = {}) {
  for (std::size_t i = 0; i < texts.size(); ++i)
    details.lines.push_back(
        {part, i == 0 ? std::string(field) : std::string(), texts[i], i == 0 ? note : std::string(), {}, 0});
}

/// Adds all that is written, the user's own keys too, in the order of the file.
void add_written(RowDetails& details, NodeRef node, const FieldTableBase& fields) {
  for (const auto& [key, value] : node.entries()) {
    const auto index = fields.find(key.text());
    const FieldSpec plain;
    add_lines(details, Part::written, key.text(), written_lines(value, index ? fields.spec(*index) : plain));
  }
}

/// A built-in row is written nowhere: its values are shown instead.
void add_values(RowDetails& details, const CollectionRows& rows, std::size_t row) {
  for (std::size_t i = rows.figure_count(); i < rows.columns().size(); ++i) {
    const FieldSpec& spec = rows.columns()[i];
    const Value value = rows.value(row, i);
    if (!value.absent())
      add_line(details, Part::written, spec.name, value_text(value, spec, rows.style(row)));
  }
}

/// Returns the nearest summary above a task that gives a field, or an invalid id.
TaskId giver_of(const Plan& plan, TaskId task, std::string_view field) {
  TaskId above = plan.task(task).parent;
  while (above.valid() && !plan.tasks.nodes[above.index()].find(field)) above = plan.task(above).parent;
  return above;
}

void add_inherited(RowDetails& details, const Plan& plan, TaskId task) {
  const NodeRef node = plan.tasks.nodes[task.index()];
  for (const std::string_view field : kInherited) {
    if (node.find(field)) continue;
    const TaskId giver = giver_of(plan, task, field);
    if (giver.valid())
      add_line(details, Part::inherited, field, written_text(plan.tasks.nodes[giver.index()].find(field)),
               fmt::format("from {}", plan.task(giver).id));
  }
  for (TaskId above = plan.task(task).parent; above.valid(); above = plan.task(above).parent)
    if (const NodeRef tags = plan.tasks.nodes[above.index()].find("tags"))
      add_line(details, Part::inherited, "tags", written_text(tags),
               fmt::format("from {}", plan.task(above).id));
  if (!plan.task(task).calendar.valid())
    add_line(details, Part::inherited, "calendar", std::string(plan.calendar(plan.project.calendar).id),
             "of the project");
}

/// The kind of cells that shows a computed date with its time of day.
CellKind with_time(CellKind kind) {
  if (kind == CellKind::date) return CellKind::date_time;
  return kind == CellKind::end_date ? CellKind::end_date_time : kind;
}

/// Computed percentages to a tenth, as in listings.
int decimals_of(const Column& column, const Cell& cell) {
  const auto* percent = std::get_if<double>(&cell.value);
  if (column.kind != CellKind::percent || percent == nullptr) return column.decimals;
  return std::abs(*percent - std::round(*percent)) < 0.05 ? 0 : 1;
}

void add_computed(RowDetails& details, const CollectionRows& rows, std::size_t row, bool unicode) {
  for (std::size_t i = 0; i < rows.figure_count(); ++i) {
    const FieldSpec& spec = rows.columns()[i];
    const Value value = rows.value(row, i);
    if (value.absent()) continue;
    Column column = value_column(spec, rows.plan().project.units(), rows.dates(i));
    column.kind = with_time(column.kind);
    Table table({column});
    const Cell cell = value_cell(table, spec, value, rows.style(row), column, false);
    column.decimals = decimals_of(column, cell);
    std::string text;
    append_cell_text(text, cell, column, unicode);
    add_line(details, Part::computed, column.heading, std::move(text));
    const Cell exact = value_cell(table, spec, value, rows.style(row), column, true);
    details.lines.back().key = column.key;
    if (!std::holds_alternative<std::string_view>(exact.value))
      details.lines.back().data = exact.as(kind_of(exact, column));
  }
}

/// A name that only repeats the id says nothing.
std::string own_name(std::string_view name, std::string_view id) {
  return name == id ? std::string() : std::string(name);
}

/// Returns how a row names another: the field, and what is written beside the id.
std::string reference_text(const Plan& plan, const Reference& reference) {
  const std::string_view text = reference.node.text();
  if (reference.amount)
    return fmt::format("{} {}: {}", reference.field, text, written_text(reference.amount));
  const bool id_alone = text == collection_table(reference.to_kind).id(plan, reference.to_row);
  return id_alone ? reference.field : fmt::format("{} {}", reference.field, text);
}

/// Returns what the naming row is called; a row of a ledger is short enough to be shown whole.
std::string naming_row_text(const Plan& plan, const Reference& reference) {
  if (!reference.from_kind) return std::string(plan.project.name);
  const CollectionTable& table = collection_table(*reference.from_kind);
  if (collection_name(table.kind).ledger) return written_text(table.node(plan, reference.from_row));
  return own_name(table.name(plan, reference.from_row), table.id(plan, reference.from_row));
}

void add_references(RowDetails& details, const Plan& plan, CollectionKind kind, std::size_t row) {
  LineCounter counter;
  for (const Reference& reference : references_to(plan, kind, row)) {
    const Place place = reference.node.place();
    details.lines.push_back({Part::named_by, address_of(plan, reference.from_kind, reference.from_row),
                             reference_text(plan, reference), naming_row_text(plan, reference),
                             place.file->path(), counter.line_of(place)});
  }
  for (const Reference& reference : references_from(plan, kind, row)) {
    const CollectionTable& table = collection_table(reference.to_kind);
    details.lines.push_back({Part::names,
                             address_of(plan, reference.to_kind, reference.to_row),
                             reference_text(plan, reference),
                             own_name(table.name(plan, reference.to_row), table.id(plan, reference.to_row)),
                             {},
                             0});
  }
}

std::string_view part_word(Part part) {
  constexpr std::array<std::string_view, 5> kWords{"written", "inherited", "computed", "named by", "names"};
  return kWords[static_cast<std::size_t>(part)];
}

/// The word of a part in data: JSON's key of it, where it has one.
std::string_view part_key(Part part) {
  return part == Part::named_by ? "named_by" : part_word(part);
}

std::string_view part_heading(Part part) {
  constexpr std::array<std::string_view, 5> kHeadings{"", "Inherited", "Computed", "Named by", "Names"};
  return kHeadings[static_cast<std::size_t>(part)];
}

Column plain_column(std::string_view key) {
  Column column;
  column.key = key;
  column.drop_order = 0;
  return column;
}

std::string place_text(const std::string& path, std::size_t line) {
  return path.empty() ? std::string() : fmt::format("{}:{}", path, line);
}

std::string title_of(const RowDetails& details) {
  const std::string place = details.path.empty() ? "built in" : place_text(details.path, details.line);
  return fmt::format("{} {}{}{}  {}", details.kind, details.id, details.name.empty() ? "" : "  ",
                     details.name, place);
}

}  // namespace

RowDetails row_details(const CollectionRows& rows, std::size_t row, bool unicode) {
  const Plan& plan = rows.plan();
  const CollectionTable& table = rows.table();
  RowDetails details;
  details.kind = collection_name(rows.kind()).singular;
  details.id = table.id(plan, row);
  details.name = own_name(table.name(plan, row), table.id(plan, row));
  const NodeRef node = table.node(plan, row);
  set_place(details, node);
  if (node)
    add_written(details, node, table.fields());
  else
    add_values(details, rows, row);
  if (rows.kind() == CollectionKind::tasks) add_inherited(details, plan, TaskId(row));
  add_computed(details, rows, row, unicode);
  add_references(details, plan, rows.kind(), row);
  return details;
}

RowDetails project_details(const Plan& plan) {
  RowDetails details;
  details.kind = "project";
  details.id = plan.project.id;
  details.name = own_name(plan.project.name, plan.project.id);
  set_place(details, plan.project_node);
  add_written(details, plan.project_node, Project::fields());
  return details;
}

RowDetails inner_row_details(const CollectionRows& rows, std::size_t row, std::size_t field,
                             std::size_t item) {
  const FieldSpec& spec = rows.table().fields().spec(field);
  NodeRef node;
  std::size_t position = 0;
  for (const NodeRef each : rows.table().node(rows.plan(), row).find(spec.name).items())
    if (position++ == item) node = each;
  RowDetails details;
  details.kind = fmt::format("{} of {} {}", spec.name, collection_name(rows.kind()).singular,
                             rows.table().id(rows.plan(), row));
  details.id = node.find("id").text();
  set_place(details, node);
  add_written(details, node, *spec.rows());
  return details;
}

Table details_data(const RowDetails& details) {
  Table table({plain_column("part"), plain_column("field"), plain_column("value"), plain_column("note"),
               plain_column("file"), plain_column("line")});
  for (const Line& line : details.lines) {
    const Cell number = line.line > 0 ? Cell(line.line).as(CellKind::count) : Cell();
    const bool is_data = !std::holds_alternative<std::monostate>(line.data.value);
    table.add_row({part_key(line.part), line.key.empty() ? line.field : line.key,
                   is_data ? line.data : Cell(line.value), line.note, line.path, number});
  }
  return table;
}

Table details_table(const RowDetails& details) {
  std::vector<Column> columns;
  for (const std::string_view key : {"part", "field", "value", "note", "place"}) {
    columns.push_back(plain_column(key));
    columns.back().heading = key;
  }
  Table table(std::move(columns));
  table.title = title_of(details);
  for (const Line& line : details.lines)
    table.add_row({part_word(line.part), line.field, line.value, line.note,
                   table.keep(place_text(line.path, line.line))});
  return table;
}

void render_details(std::string& out, const RowDetails& details, const TextStyle& style) {
  TextStyle whole = style;
  whole.width = 0;  // nothing that was asked for by name is left out
  for (std::size_t begin = 0; begin < details.lines.size();) {
    const Part part = details.lines[begin].part;
    Column field = plain_column("field");
    field.shows_tree = true;
    Table table({field, plain_column("value"), plain_column("note"), plain_column("place")});
    table.title = begin == 0 && part == Part::written ? title_of(details) : std::string(part_heading(part));
    if (begin > 0) out += '\n';
    for (; begin < details.lines.size() && details.lines[begin].part == part; ++begin) {
      const Line& line = details.lines[begin];
      table.add_row({line.field, line.value, Cell(line.note, Role::muted),
                     Cell(table.keep(place_text(line.path, line.line)), Role::muted)},
                    {.level = 1});
    }
    render_text(out, table, whole);
  }
}

}  // namespace plumb
