#include "plumb/report/baseline_log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <span>

#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

/// A baseline and what it changed; without a predecessor nothing is said of changes.
struct BaselineStep {
  const BaselineSummary* summary = nullptr;
  const BaselineSummary* from = nullptr;  // the one that it replaced; nullptr for a first one
  Cost bac;
  std::optional<double> finish_change;  // working minutes of the new one's calendar
  std::optional<Cost> bac_change;
  std::size_t added = 0;    // tasks
  std::size_t removed = 0;  // tasks
  std::size_t changed = 0;  // tasks with other dates or another budget
};

Cost total_budget(const MeasurementBaseline& baseline) {
  return baseline.distributed_budget() + baseline.undistributed_budget();
}

void compare_tasks(BaselineStep& step) {
  const MeasurementBaseline& before = step.from->measured;
  std::size_t known = 0;
  for (const PlannedElement& element : step.summary->measured.elements()) {
    const PlannedElement* old = element.task.valid() ? before.find(element.task) : before.find(element.id);
    if (old == nullptr) {
      ++step.added;
      continue;
    }
    ++known;
    const bool same =
        old->start == element.start && old->finish == element.finish && old->budget == element.budget;
    if (!same) ++step.changed;
  }
  step.removed = before.elements().size() - known;
}

BaselineStep step_of(const BaselineSummary& summary, std::span<const BaselineSummary> all) {
  BaselineStep step;
  step.summary = &summary;
  step.bac = total_budget(summary.measured);
  const BaselineId from = summary.baseline->from;
  if (!from.valid()) return step;
  step.from = &all[from.index()];
  const WorkTimes& clock = summary.measured.calendar();
  step.finish_change = static_cast<double>(clock.work_before(summary.measured.project_finish()) -
                                           clock.work_before(step.from->measured.project_finish()));
  step.bac_change = step.bac - total_budget(step.from->measured);
  compare_tasks(step);
  return step;
}

/// The newest first; of one day, the later in the files.
std::vector<BaselineStep> steps_of(const std::vector<BaselineSummary>& baselines) {
  std::vector<BaselineStep> steps;
  for (auto each = baselines.rbegin(); each != baselines.rend(); ++each)
    steps.push_back(step_of(*each, baselines));
  std::stable_sort(steps.begin(), steps.end(), [](const BaselineStep& a, const BaselineStep& b) {
    return a.summary->baseline->date > b.summary->baseline->date;
  });
  return steps;
}

std::string tasks_text(const BaselineStep& step) {
  std::string text = counted(step.summary->baseline->tasks.size(), "task");
  if (step.added > 0) text += fmt::format(", {} new", step.added);
  if (step.removed > 0) text += fmt::format(", {} gone", step.removed);
  if (step.changed > 0) text += fmt::format(", {} changed", step.changed);
  return text;
}

void write_approvals(JsonWriter& json, const Baseline& baseline) {
  json.key("approvals");
  json.begin_array();
  for (const Approval& approval : baseline.approvals) {
    json.begin_object();
    json.member("by", approval.by);
    json.member("date", date_text(approval.date));
    json.end_object();
  }
  json.end_array();
}

/// The ids of the changes that a baseline took in.
std::vector<std::string_view> changes_of(const Plan& plan, const Baseline& baseline) {
  std::vector<std::string_view> ids;
  for (const auto change : baseline.changes)
    ids.push_back(plan.ids[CollectionKind::changes].id(static_cast<std::uint32_t>(change.index())));
  return ids;
}

void write_step(JsonWriter& json, const Plan& plan, const BaselineStep& step) {
  const Baseline& baseline = *step.summary->baseline;
  json.begin_object();
  json.member("id", baseline.id);
  json.member("date", date_text(baseline.date));
  json.key("from");
  step.from != nullptr ? json.value(step.from->baseline->id) : json.null();
  json.key("reason");
  baseline.reason.empty() ? json.null() : json.value(baseline.reason);
  json.key("changes");
  json.begin_array();
  for (const std::string_view change : changes_of(plan, baseline)) json.value(change);
  json.end_array();
  write_approvals(json, baseline);
  json.member("finish", step.summary->measured.project_finish());
  json.member("finish_change_min", step.finish_change);
  json.key("bac");
  write_figure(json, MetricValue(step.bac));
  json.key("bac_change");
  step.bac_change ? write_figure(json, MetricValue(*step.bac_change)) : json.null();
  json.member("task_count", baseline.tasks.size());
  json.member("tasks_added", step.added);
  json.member("tasks_removed", step.removed);
  json.member("tasks_changed", step.changed);
  json.end_object();
}

Column change_column(std::string_view key, MetricKind kind, int day, bool exact, int drop_order) {
  Column column = figure_column(key, "±", kind, day);
  column.signs = true;
  column.absent = "";
  column.drop_order = drop_order;
  if (exact && kind == MetricKind::duration) column.kind = CellKind::number;
  return column;
}

}  // namespace

void write_baseline_log_json(std::string& out, const Plan& plan,
                             const std::vector<BaselineSummary>& baselines) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.baseline/1");
  json.key("log");
  json.begin_array();
  for (const BaselineStep& step : steps_of(baselines)) write_step(json, plan, step);
  json.end_array();
  json.end_object();
  json.finish();
}

Table baseline_log_table(const Plan& plan, const std::vector<BaselineSummary>& baselines, bool exact) {
  const int day = static_cast<int>(plan.project.units().day);
  Column reason = named_column("reason", "reason", CellKind::text, 5);
  reason.may_shrink = true;
  Column bac = figure_column("bac", "BAC", MetricKind::money, day);
  bac.drop_order = 0;
  Table table({named_column("id", "id", CellKind::text, 0), named_column("date", "date", CellKind::date, 0),
               named_column("from", "from", CellKind::text, 3),
               named_column("finish", "finish", exact ? CellKind::date_time : CellKind::end_date, 0),
               change_column("finish_change_min", MetricKind::duration, day, exact, 1), bac,
               change_column("bac_change", MetricKind::money, day, exact, 1),
               named_column("tasks", "tasks", CellKind::text, 2),
               named_column("changes", "changes", CellKind::text, 4), reason});
  for (const BaselineStep& step : steps_of(baselines)) {
    const Baseline& baseline = *step.summary->baseline;
    const auto cell = [&](const MetricValue& value, MetricKind kind) {
      return figure_cell(table, value, kind, exact);
    };
    table.add_row(
        {Cell(baseline.id), Cell(Instant(baseline.date)),
         step.from != nullptr ? Cell(step.from->baseline->id) : Cell(),
         Cell(step.summary->measured.project_finish()),
         cell(step.finish_change ? MetricValue(*step.finish_change) : MetricValue(), MetricKind::duration),
         cell(MetricValue(step.bac), MetricKind::money),
         cell(step.bac_change ? MetricValue(*step.bac_change) : MetricValue(), MetricKind::money),
         Cell(table.keep(tasks_text(step))),
         baseline.changes.empty()
             ? Cell()
             : Cell(table.keep(fmt::format("{}", fmt::join(changes_of(plan, baseline), ", ")))),
         baseline.reason.empty() ? Cell() : Cell(baseline.reason)});
  }
  return table;
}

}  // namespace plumb
