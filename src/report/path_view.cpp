#include "plumb/report/path_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "plumb/report/cell_text.hpp"
#include "plumb/report/driver_text.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/schedule_json.hpp"
#include "plumb/report/schedule_view.hpp"

namespace plumb {

namespace {

Instant start_of(const Schedule& schedule, const PathReport& report) {
  return report.tasks.empty() ? schedule.start : schedule.tasks[report.tasks.front()].start.value();
}

/// Working time of the project's calendar.
Minutes work_between(const Schedule& schedule, Instant from, Instant to) {
  const WorkTimes& clock = schedule.network.clocks[schedule.network.clocks.project()];
  return Minutes(std::max<std::int64_t>(0, clock.work_before(to) - clock.work_before(from)));
}

void write_path_task(JsonWriter& json, const Plan& plan, const Schedule& schedule, TaskId id) {
  const TaskDates& dates = schedule.tasks[id];
  json.begin_object();
  json.member("id", plan.task(id).id);
  json.member("name", plan.task(id).name);
  json.member("kind", scheduled_kind_word(schedule.network.tasks[id].kind));
  json.member("start", dates.start);
  json.member("finish", dates.finish);
  json.member("duration_min", dates.duration);
  json.member("remaining_min", dates.remaining);
  json.member("progress_pct", progress_percent(plan, schedule, id));
  write_float(json, "total_float_min", dates.total_float);
  write_drivers(json, plan, schedule, id);
  json.end_object();
}

void write_ids(JsonWriter& json, const Plan& plan, const std::vector<TaskId>& tasks) {
  json.begin_array();
  for (const TaskId id : tasks) json.value(plan.task(id).id);
  json.end_array();
}

void write_near(JsonWriter& json, const Plan& plan, const NearPath& path) {
  json.begin_object();
  json.member("float_min", path.total_float);
  json.key("ids");
  write_ids(json, plan, path.tasks);
  json.key("joins");
  path.joins.valid() ? json.value(plan.task(path.joins).id) : json.null();
  json.end_object();
}

void write_pert(JsonWriter& json, const Plan& plan, const std::optional<PertForecast>& forecast) {
  json.key("pert");
  if (!forecast) return json.null();
  const Pert& pert = forecast->pert;
  const std::optional<PertChance>& chance = forecast->chance;
  json.begin_object();
  json.member("expected_min", pert.expected_minutes);
  json.member("variance_min2", pert.variance);
  json.member("sd_min", std::sqrt(pert.variance));
  json.member("expected_finish", pert.expected_finish);
  json.member("due", chance ? chance->due : kNoInstant);
  json.member("z", chance ? chance->z : std::nullopt);
  json.member("probability_pct", chance ? std::optional(chance->probability_percent) : std::nullopt);
  json.key("path");
  write_ids(json, plan, pert.path);
  json.end_object();
}

std::string days_text(const Plan& plan, Minutes time, bool unicode) {
  std::string text;
  append_working_time(text, time, static_cast<int>(plan.project.units().day),
                      {.decimals = 0, .signs = false, .unicode = unicode});
  return text;
}

std::string end_text(Instant instant) {
  std::string text;
  append_instant_as(text, instant, CellKind::end_date);
  return text;
}

/// `Critical path to go-live: 2026-12-04, 11 tasks, 186 d`, and what is left of that.
std::string title_text(const Plan& plan, const Schedule& schedule, const PathReport& report, bool unicode) {
  if (plan.tasks.empty()) return "No critical path: the plan has no tasks";
  const TaskId finish_task = schedule.network.finish_task;
  std::string text = fmt::format(
      "Critical path to {}: {}, {}, {}", finish_task.valid() ? plan.task(finish_task).id : "the finish",
      end_text(schedule.finish), counted(report.tasks.size(), "task"),
      days_text(plan, work_between(schedule, start_of(schedule, report), schedule.finish), unicode));
  if (const auto status = schedule.network.status; status && *status > start_of(schedule, report))
    text +=
        fmt::format(", {} left", days_text(plan, work_between(schedule, *status, schedule.finish), unicode));
  const Minutes slack =
      report.tasks.empty() ? Minutes(0) : schedule.tasks[report.tasks.back()].total_float.value();
  if (slack != Minutes(0) && slack != kNoFloat)
    text += fmt::format(", {} float", days_text(plan, slack, unicode));
  if (report.shown.size() != report.tasks.size())
    text += fmt::format("; {} shown", counted(report.shown.size(), "task"));
  return text;
}

Table steps_table(const Plan& plan, const Schedule& schedule, const PathReport& report, bool unicode) {
  constexpr std::array kShown = {ScheduleColumn::start,  ScheduleColumn::finish,   ScheduleColumn::id,
                                 ScheduleColumn::name,   ScheduleColumn::duration, ScheduleColumn::progress,
                                 ScheduleColumn::drivers};
  Table table = schedule_view(plan, schedule, report.shown, kShown, {Reader::person, false, unicode});
  table.title = title_text(plan, schedule, report, unicode);
  return table;
}

std::string chain_text(const Plan& plan, const NearPath& path, bool unicode) {
  const std::string_view arrow = unicode ? " → " : " -> ";
  std::string text;
  for (const TaskId id : path.tasks) text.append(text.empty() ? "" : arrow).append(plan.task(id).id);
  if (path.joins.valid()) text.append(arrow).append(plan.task(path.joins).id);
  return text;
}

/// Without a path, the table has no headings either: its title says all.
Table near_table(const Plan& plan, const PathReport& report, bool unicode) {
  Column slack = named_column("float_min", "float", CellKind::duration);
  slack.minutes_per_day = static_cast<int>(plan.project.units().day);
  slack.drop_order = 0;
  Column chain = named_column("path", "path");
  chain.may_shrink = true;
  chain.drop_order = 0;
  std::vector<Column> columns;
  if (report.near_count > 0) columns = {slack, chain};
  Table table(std::move(columns));
  table.title = fmt::format("Up to {} float: {}", days_text(plan, report.most_float, unicode),
                            report.near_count == 0 ? "no other path" : counted(report.near_count, "path"));
  for (const NearPath& path : report.near)
    table.add_row({Cell(path.total_float, path.total_float < Minutes(0) ? Role::bad : Role::warning),
                   table.keep(chain_text(plan, path, unicode))});
  if (report.near.size() < report.near_count)
    table.notes.push_back(fmt::format("{} {} more: plumb path --limit {}", unicode ? "…" : "...",
                                      report.near_count - report.near.size(), report.near_count));
  return table;
}

/// `PERT  expected 2026-12-09, standard deviation 6.2 d, 38 % by 2026-12-04`.
std::string pert_text(const Plan& plan, const PertForecast& forecast) {
  const Minutes deviation(std::llround(std::sqrt(forecast.pert.variance)));
  std::string text = fmt::format("PERT: expected {}, standard deviation {}",
                                 end_text(forecast.pert.expected_finish), days_text(plan, deviation, false));
  if (!forecast.chance) return text;
  const double percent = forecast.chance->probability_percent;
  const std::string chance = percent > 0 && percent < 1 ? "less than 1" : fmt::format("{:.0f}", percent);
  return text + fmt::format(", {} % by {}", chance, end_text(forecast.chance->due));
}

}  // namespace

void write_path_json(std::string& out, const Plan& plan, const Schedule& schedule, const PathReport& report) {
  const Instant start = start_of(schedule, report);
  const TaskId finish_task = schedule.network.finish_task;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.path/1");
  json.key("finish_task");
  finish_task.valid() ? json.value(plan.task(finish_task).id) : json.null();
  json.member("finish", schedule.finish);
  json.member("start", start);
  json.member("duration_min", work_between(schedule, start, schedule.finish));
  json.key("tasks");
  json.begin_array();
  for (const TaskId id : report.shown) write_path_task(json, plan, schedule, id);
  json.end_array();
  json.key("near");
  json.begin_array();
  for (const NearPath& path : report.near) write_near(json, plan, path);
  json.end_array();
  write_pert(json, plan, report.pert);
  json.end_object();
  json.finish();
}

void write_path_csv(std::string& out, const Plan& plan, const Schedule& schedule, const PathReport& report) {
  constexpr std::array kShown = {ScheduleColumn::id,          ScheduleColumn::name,
                                 ScheduleColumn::kind,        ScheduleColumn::start,
                                 ScheduleColumn::finish,      ScheduleColumn::duration,
                                 ScheduleColumn::remaining,   ScheduleColumn::progress,
                                 ScheduleColumn::total_float, ScheduleColumn::drivers};
  std::vector<TaskId> tasks = report.shown;
  for (const NearPath& path : report.near) tasks.insert(tasks.end(), path.tasks.begin(), path.tasks.end());
  const Table steps = schedule_view(plan, schedule, tasks, kShown, {Reader::program, false});
  std::vector<Column> columns = {named_column("path", "path", CellKind::count),
                                 named_column("step", "step", CellKind::count)};
  columns.insert(columns.end(), steps.columns().begin(), steps.columns().end());
  Table table(std::move(columns));
  std::size_t row = 0;
  const auto add_path = [&](std::size_t number, const std::vector<TaskId>& path) {
    for (std::size_t step = 1; step <= path.size(); ++step, ++row) {
      std::vector<Cell> cells = {Cell(number), Cell(step)};
      cells.insert(cells.end(), steps.cells(row).begin(), steps.cells(row).end());
      table.add_row(cells);
    }
  };
  add_path(1, report.shown);
  for (std::size_t i = 0; i < report.near.size(); ++i) add_path(i + 2, report.near[i].tasks);
  render_csv(out, table);
}

void write_path_text(std::string& out, const Plan& plan, const Schedule& schedule, const PathReport& report,
                     const TextStyle& style) {
  if (plan.tasks.empty()) {
    out.append(title_text(plan, schedule, report, style.unicode)).append("\n");
    return;
  }
  render_text(out, steps_table(plan, schedule, report, style.unicode), style);
  out += '\n';
  render_text(out, near_table(plan, report, style.unicode), style);
  if (report.pert) out.append("\n").append(pert_text(plan, *report.pert)).append("\n");
}

void write_path_markdown(std::string& out, const Plan& plan, const Schedule& schedule,
                         const PathReport& report) {
  if (plan.tasks.empty()) {
    append_markdown_text(out, title_text(plan, schedule, report, true));
    out += '\n';
    return;
  }
  render_markdown(out, steps_table(plan, schedule, report, true));
  out += '\n';
  const Table near = near_table(plan, report, true);
  if (report.near_count > 0) {
    render_markdown(out, near);
  } else {
    append_markdown_text(out, near.title);
    out += '\n';
  }
  if (!report.pert) return;
  out += '\n';
  append_markdown_text(out, pert_text(plan, *report.pert));
  out += '\n';
}

}  // namespace plumb
