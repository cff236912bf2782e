#include "plumb/report/row_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kMostFigures = 4;
constexpr int kMostDecimals = 4;

// What a planner looks for first; the rule below would show how a task is defined instead.
constexpr std::array<std::string_view, 7> kTaskColumns{"id",       "name",        "start", "finish",
                                                       "progress", "total_float", "owner"};

/// Tells whether a field fits into a column: rows in rows and long texts do not.
bool fits_a_column(const FieldSpec& spec) {
  return spec.kind != ValueKind::row && spec.name != "notes" && spec.name != "files" && spec.name != "tags";
}

/// Decimals that a number needs, at most `most`.
int decimals_of(double value, int most) {
  int decimals = 0;
  for (double scaled = value; decimals < most && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10)
    ++decimals;
  return decimals;
}

int decimals_of(const Value& value) {
  if (const auto* number = std::get_if<double>(&value.held)) return decimals_of(*number, kMostDecimals);
  if (const auto* percent = std::get_if<Percent>(&value.held))
    return decimals_of(percent->percent(), kMostDecimals);
  if (const auto* money = std::get_if<Money>(&value.held))
    return decimals_of(static_cast<double>(money->amount % kDecimalScale) / kDecimalScale, kMostDecimals);
  return 0;
}

/// The decimals that show every number of a column as it is; computed percentages to a tenth.
int column_decimals(const RowList& list, std::size_t column) {
  const FieldSpec& spec = list.rows.columns()[column];
  const int most = column < list.rows.figure_count() ? 1 : kMostDecimals;
  int decimals = 0;
  for (const std::size_t row : list.chosen) {
    if (decimals == most) break;
    const Value value = list.rows.value(row, column);
    decimals = std::max(decimals, decimals_of(likely_value(value, spec)));
  }
  return std::min(decimals, most);
}

bool has_decimals(CellKind kind) {
  return kind == CellKind::number || kind == CellKind::percent || kind == CellKind::money;
}

Column column_of(const RowList& list, std::size_t index) {
  const FieldSpec& spec = list.rows.columns()[index];
  Column column = value_column(spec, list.rows.plan().project.units(), list.rows.dates(index));
  if (has_decimals(column.kind)) column.decimals = column_decimals(list, index);
  const bool is_name = spec.name == "name";
  column.shows_tree = is_name && list.rows.kind() == CollectionKind::tasks && list.in_file_order;
  if (spec.kind == ValueKind::id || is_name) column.drop_order = 0;
  return column;
}

bool is_empty_column(const RowList& list, std::size_t column) {
  return std::all_of(list.chosen.begin(), list.chosen.end(),
                     [&](std::size_t row) { return list.rows.value(row, column).absent(); });
}

/// Names the rows that no file holds, which look like all the others.
void add_built_in_note(Table& table, const RowList& list) {
  for (const std::size_t row : list.chosen)
    if (!list.rows.table().node(list.rows.plan(), row))
      table.notes.push_back(fmt::format("{} is built in", list.rows.table().id(list.rows.plan(), row)));
}

TableRow row_of(const RowList& list, std::size_t row) {
  TableRow made;
  if (list.rows.kind() == CollectionKind::tasks) made.level = list.rows.plan().tasks.rows[row].depth;
  if (!list.rows.table().node(list.rows.plan(), row)) made.role = Role::muted;
  return made;
}

/// Writes a value, or nothing where it is absent and was not asked for.
void write_column(JsonWriter& json, const CollectionRows& rows, std::size_t row, std::size_t column,
                  bool asked_for) {
  const Value value = rows.value(row, column);
  if (!asked_for && value.absent()) return;
  write_value(json, rows.columns()[column], value, rows.style(row));
}

}  // namespace

std::vector<std::size_t> default_columns(const RowList& list, bool for_people) {
  std::vector<std::size_t> columns;
  const CollectionRows& rows = list.rows;
  if (rows.kind() == CollectionKind::tasks) {
    for (const std::string_view name : kTaskColumns) columns.push_back(*rows.find(name));
    return columns;
  }
  // What is computed stands behind the fields, and is not crowded out by them.
  std::vector<std::size_t> figures;
  for (std::size_t i = 0; i < rows.figure_count() && figures.size() < kMostFigures; ++i)
    if (!(for_people && is_empty_column(list, i))) figures.push_back(i);
  const std::size_t most = kMostColumns - figures.size();
  for (std::size_t i = rows.figure_count(); i < rows.columns().size() && columns.size() < most; ++i) {
    const FieldSpec& spec = rows.columns()[i];
    const bool always = spec.kind == ValueKind::id || spec.name == "name";
    if (always || (fits_a_column(spec) && !(for_people && is_empty_column(list, i)))) columns.push_back(i);
  }
  columns.insert(columns.end(), figures.begin(), figures.end());
  return columns;
}

Table list_table(const RowList& list, std::span<const std::size_t> columns, bool exact) {
  std::vector<Column> made;
  for (const std::size_t column : columns) made.push_back(column_of(list, column));
  Table table(std::move(made));
  table.reserve(list.chosen.size());
  std::vector<Cell> cells(columns.size());
  for (const std::size_t row : list.chosen) {
    const ValueStyle style = list.rows.style(row);
    for (std::size_t i = 0; i < columns.size(); ++i)
      cells[i] = value_cell(table, list.rows.columns()[columns[i]], list.rows.value(row, columns[i]), style,
                            table.columns()[i], exact);
    table.add_row(cells, row_of(list, row));
  }
  add_built_in_note(table, list);
  return table;
}

void write_row_members(JsonWriter& json, const CollectionRows& rows, std::size_t row,
                       std::span<const std::size_t> columns) {
  const std::size_t figures = rows.figure_count();
  const bool all = columns.empty();
  if (all)
    for (std::size_t i = figures; i < rows.columns().size(); ++i) write_column(json, rows, row, i, false);
  for (const std::size_t column : columns)
    if (column >= figures) write_column(json, rows, row, column, true);
  json.key("computed");
  json.begin_object();
  if (all)
    for (std::size_t i = 0; i < figures; ++i) write_column(json, rows, row, i, true);
  for (const std::size_t column : columns)
    if (column < figures) write_column(json, rows, row, column, true);
  json.end_object();
}

void write_list_json(std::string& out, const RowList& list, std::span<const std::size_t> columns) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.list/1");
  json.member("kind", collection_name(list.rows.kind()).plural);
  json.key("items");
  json.begin_array();
  for (const std::size_t row : list.chosen) {
    json.begin_object();
    write_row_members(json, list.rows, row, columns);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
