#include "plumb/report/baseline_view.hpp"

#include <fmt/format.h>

#include "plumb/control/variance.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

Cost budget_at_completion(const MeasurementBaseline& baseline) {
  return baseline.distributed_budget() + baseline.undistributed_budget();
}

void write_cost(JsonWriter& json, std::string_view key, Cost cost) {
  json.key(key);
  write_figure(json, MetricValue(cost));
}

void write_summary(JsonWriter& json, const Plan& plan, const BaselineSummary& summary) {
  const Baseline& baseline = *summary.baseline;
  const MeasurementBaseline& measured = summary.measured;
  json.member("id", baseline.id);
  json.member("date", date_text(baseline.date));
  json.key("reason");
  baseline.reason.empty() ? json.null() : json.value(baseline.reason);
  json.key("from");
  baseline.from.valid() ? json.value(plan.baselines.rows[baseline.from.index()].id) : json.null();
  json.member("start", measured.start());
  json.member("finish", measured.finish());
  json.member("task_count", baseline.tasks.size());
  write_cost(json, "bac", budget_at_completion(measured));
  write_cost(json, "undistributed_budget", measured.undistributed_budget());
  write_cost(json, "contingency", measured.contingency());
}

/// How much later a task finishes than in the baseline; absent for one that left.
std::optional<double> finish_variance(const Schedule& schedule, const PlannedElement& element) {
  if (!element.task.valid()) return std::nullopt;
  return working_variance(schedule, element.finish, schedule.tasks[element.task].finish);
}

}  // namespace

void write_baselines_json(std::string& out, const Plan& plan, const std::vector<BaselineSummary>& baselines) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.baseline/1");
  json.key("baselines");
  json.begin_array();
  for (const BaselineSummary& summary : baselines) {
    json.begin_object();
    write_summary(json, plan, summary);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

Table baselines_table(const Plan& plan, const std::vector<BaselineSummary>& baselines, bool exact) {
  const int day = static_cast<int>(plan.project.units().day);
  Column reason = named_column("reason", "reason", CellKind::text, 4);
  reason.may_shrink = true;
  Column bac = figure_column("bac", "BAC", MetricKind::money, day);
  bac.drop_order = 0;
  Table table({named_column("id", "id", CellKind::text, 0), named_column("date", "date", CellKind::date, 0),
               named_column("start", "start", exact ? CellKind::date_time : CellKind::date, 1),
               named_column("finish", "finish", exact ? CellKind::date_time : CellKind::end_date, 0),
               named_column("task_count", "tasks", CellKind::count, 2), bac,
               named_column("from", "from", CellKind::text, 3), reason});
  for (const BaselineSummary& summary : baselines) {
    const Baseline& baseline = *summary.baseline;
    table.add_row(
        {Cell(baseline.id), Cell(Instant(baseline.date)), Cell(summary.measured.start()),
         Cell(summary.measured.finish()), Cell(baseline.tasks.size()),
         figure_cell(table, MetricValue(budget_at_completion(summary.measured)), MetricKind::money, exact),
         baseline.from.valid() ? Cell(plan.baselines.rows[baseline.from.index()].id) : Cell(),
         baseline.reason.empty() ? Cell() : Cell(baseline.reason)});
  }
  return table;
}

void write_baseline_json(std::string& out, const Plan& plan, const Schedule& schedule,
                         const BaselineSummary& baseline) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.baseline/1");
  write_summary(json, plan, baseline);
  json.key("tasks");
  json.begin_array();
  for (const PlannedElement& element : baseline.measured.elements()) {
    json.begin_object();
    json.member("id", element.id);
    json.member("name", element.name);
    json.member("start", element.start);
    json.member("finish", element.finish);
    write_cost(json, "budget", element.budget);
    json.member("in_plan", element.task.valid());
    json.member("finish_now",
                element.task.valid() ? schedule.tasks[element.task].finish.value() : kNoInstant);
    json.member("finish_variance_min", finish_variance(schedule, element));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

Table baseline_table(const Plan& plan, const Schedule& schedule, const BaselineSummary& baseline,
                     bool exact) {
  const int day = static_cast<int>(plan.project.units().day);
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  Column variance = figure_column("finish_variance_min", "later", MetricKind::duration, day);
  variance.signs = true;
  variance.absent = "";
  variance.drop_order = 2;
  if (exact) variance.kind = CellKind::number;
  Column budget = figure_column("budget", "budget", MetricKind::money, day);
  budget.drop_order = 1;
  const CellKind starts = exact ? CellKind::date_time : CellKind::date;
  const CellKind ends = exact ? CellKind::date_time : CellKind::end_date;
  Table table({named_column("id", "id", CellKind::text, 0), name, named_column("start", "start", starts, 0),
               named_column("finish", "finish", ends, 0), budget, named_column("finish_now", "now", ends, 3),
               variance});
  if (!exact)
    table.title =
        fmt::format("Baseline {} of {}: {}", baseline.baseline->id, date_text(baseline.baseline->date),
                    counted(baseline.baseline->tasks.size(), "task"));
  for (const PlannedElement& element : baseline.measured.elements()) {
    const std::optional<double> later = finish_variance(schedule, element);
    Cell later_cell =
        figure_cell(table, later ? MetricValue(*later) : MetricValue(), MetricKind::duration, exact);
    if (later.value_or(0) > 0) later_cell.role = Role::warning;
    table.add_row({Cell(element.id), Cell(element.name), Cell(element.start), Cell(element.finish),
                   figure_cell(table, MetricValue(element.budget), MetricKind::money, exact),
                   element.task.valid() ? Cell(schedule.tasks[element.task].finish)
                                        : (exact ? Cell() : Cell("removed", Role::muted)),
                   later_cell});
  }
  return table;
}

}  // namespace plumb
