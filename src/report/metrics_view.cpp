#include "plumb/report/metrics_view.hpp"

#include <algorithm>
#include <array>

#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

// In the order of MetricKind.
constexpr auto kMetricUnits = std::to_array<std::string_view>(
    {"money", "ratio", "percent", "minutes", "date", "date", "count", "word"});

}  // namespace

std::string_view metric_unit(MetricKind kind) {
  return kMetricUnits[static_cast<std::size_t>(kind)];
}

void write_metrics_json(std::string& out, const Assessment& assessment, const std::vector<MetricRow>& rows) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.metrics/1");
  json.member("at", assessment.schedule.network.status ? assessment.performance.at : kNoInstant);
  json.key("baseline");
  const std::string_view baseline = assessment.performance.baseline->id();
  baseline.empty() ? json.null() : json.value(baseline);
  write_currency(json, assessment.plan);
  json.key("metrics");
  json.begin_array();
  for (const MetricRow& row : rows) {
    json.begin_object();
    json.member("name", row.metric->name);
    json.key("of");
    row.of.empty() ? json.null() : json.value(row.of);
    json.member("unit", metric_unit(row.metric->kind));
    json.key("value");
    write_figure(json, row.value);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

Table metrics_table(const Assessment& assessment, const std::vector<MetricRow>& rows, bool exact,
                    bool unicode) {
  const bool of_parts =
      std::any_of(rows.begin(), rows.end(), [](const MetricRow& row) { return !row.of.empty(); });
  const auto column = [](std::string_view key, int drop_order) {
    return named_column(key, key, CellKind::text, drop_order);
  };
  std::vector<Column> columns{column("name", 0)};
  if (of_parts || exact) columns.insert(columns.begin(), column("of", 0));
  columns.push_back(column("value", 0));
  if (!exact) columns.back().align = Align::right;
  columns.push_back(exact ? column("unit", 1) : column("what it is", 1));
  columns.back().may_shrink = true;
  Table table(std::move(columns));
  const FigureStyle style{static_cast<int>(assessment.plan.project.units().day), unicode};
  for (const MetricRow& row : rows) {
    std::vector<Cell> cells;
    if (of_parts || exact) cells.push_back(row.of.empty() ? Cell() : Cell(row.of));
    cells.emplace_back(row.metric->name);
    if (exact) {
      Cell value = figure_cell(table, row.value, row.metric->kind, true);
      if (std::holds_alternative<Instant>(row.value)) value = value.as(CellKind::date_time);
      cells.push_back(value);
      cells.emplace_back(metric_unit(row.metric->kind));
    } else {
      cells.emplace_back(table.keep(figure_text(row.value, row.metric->kind, style)));
      cells.emplace_back(row.metric->help, Role::muted);
    }
    table.add_row(cells);
  }
  return table;
}

}  // namespace plumb
