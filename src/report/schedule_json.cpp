#include "plumb/report/schedule_json.hpp"

#include <array>

#include "plumb/plan/wbs.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/schedule/drivers.hpp"
#include "plumb/schedule/pert.hpp"

namespace plumb {

namespace {

constexpr std::array<std::string_view, 4> kScheduledKindWords{"task", "milestone", "summary", "hammock"};

void write_estimate(JsonWriter& json, const Task& task) {
  json.key("estimate");
  if (!task.duration || !task.duration->three_point) return json.null();
  const Estimate& estimate = *task.duration;
  json.begin_object();
  json.member("optimistic_min", estimate.optimistic);
  json.member("likely_min", estimate.likely);
  json.member("pessimistic_min", estimate.pessimistic);
  json.member("expected_min", pert_expected_minutes(estimate));
  json.member("variance_min2", pert_variance(estimate));
  json.end_object();
}

std::string_view driver_type(const Driver& driver) {
  if (driver.kind == Driver::Kind::link) return kWords<LinkType>[static_cast<std::size_t>(driver.type)];
  return constraint_word(driver.constraint);
}

void write_task(JsonWriter& json, const Plan& plan, const Schedule& schedule, std::string_view wbs,
                TaskId id) {
  const Task& task = plan.task(id);
  const TaskDates& dates = schedule.tasks[id];
  const Network& network = schedule.network;
  const ScheduledKind kind = network.tasks[id].kind;
  json.begin_object();
  json.member("id", task.id);
  json.member("name", task.name);
  json.member("wbs", wbs);
  json.member("kind", scheduled_kind_word(kind));
  json.member("start", dates.start);
  json.member("finish", dates.finish);
  json.member("early_start", dates.early_start);
  json.member("early_finish", dates.early_finish);
  json.member("late_start", dates.late_start);
  json.member("late_finish", dates.late_finish);
  write_float(json, "total_float_min", dates.total_float);
  write_float(json, "free_float_min", dates.free_float);
  write_float(json, "interfering_float_min", dates.interfering_float);
  write_float(json, "independent_float_min", dates.independent_float);
  json.member("critical", dates.critical);
  json.member("driving", dates.driving);
  json.member("duration_min", dates.duration);
  json.member("remaining_min", dates.remaining);
  json.member("progress_pct", progress_percent(plan, schedule, id));
  const bool has_facts = !network.facts.empty() && kind != ScheduledKind::summary;
  json.member("actual_start", has_facts ? network.facts[id].start : kNoInstant);
  json.member("actual_finish", has_facts ? network.facts[id].finish : kNoInstant);
  write_estimate(json, task);
  write_drivers(json, plan, schedule, id);
  json.end_object();
}

}  // namespace

void write_float(JsonWriter& json, std::string_view key, Minutes value) {
  json.key(key);
  value == kNoFloat ? json.null() : json.value(value);
}

void write_drivers(JsonWriter& json, const Plan& plan, const Schedule& schedule, TaskId id) {
  json.key("drivers");
  json.begin_array();
  for (const Driver& driver : drivers_of(plan, schedule, id)) {
    json.begin_object();
    json.member("kind", driver_word(driver.kind));
    if (driver.task.valid()) json.member("id", plan.task(driver.task).id);
    const bool typed = driver.kind == Driver::Kind::link || driver.kind == Driver::Kind::constraint;
    if (typed) json.member("type", driver_type(driver));
    if (driver.kind == Driver::Kind::link) json.member("lag_min", driver.lag_minutes);
    json.end_object();
  }
  json.end_array();
}

std::string_view scheduled_kind_word(ScheduledKind kind) {
  return kScheduledKindWords[static_cast<std::size_t>(kind)];
}

double progress_percent(const Plan& plan, const Schedule& schedule, TaskId id) {
  const Network& network = schedule.network;
  if (network.progress.empty()) return 0;
  if (network.tasks[id].kind != ScheduledKind::summary)
    return network.progress[id].done.value_or(Percent{0}).percent();
  double done = 0;
  double all = 0;
  for (std::size_t row = id.index() + 1; row < plan.task(id).subtree_end; ++row) {
    const TaskId below(row);
    if (network.tasks[below].kind != ScheduledKind::task) continue;
    const auto length = static_cast<double>(network.tasks[below].duration.count());
    all += length;
    done += length * network.progress[below].done.value_or(Percent{0}).fraction();
  }
  return all > 0 ? 100.0 * done / all : 0;
}

void write_schedule_json(std::string& out, const Plan& plan, const Schedule& schedule,
                         std::span<const TaskId> tasks) {
  constexpr std::size_t kUsualBytes = 600;  // of a task; growing by doubling would hold the text twice
  out.reserve(out.size() + tasks.size() * kUsualBytes);
  const IdVector<TaskId, std::string> wbs = wbs_codes(plan);
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.schedule/1");
  json.key("project");
  json.begin_object();
  json.member("id", plan.project.id);
  json.member("name", plan.project.name);
  json.member("start", schedule.start);
  json.member("finish", schedule.finish);
  json.member("status_date", schedule.network.status.value_or(kNoInstant));
  json.end_object();
  json.key("tasks");
  json.begin_array();
  for (const TaskId id : tasks) write_task(json, plan, schedule, wbs[id], id);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
