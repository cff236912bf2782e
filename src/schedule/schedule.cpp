#include "plumb/schedule/schedule.hpp"

#include <algorithm>

#include "plumb/schedule/drivers.hpp"
#include "plumb/schedule/findings.hpp"
#include "plumb/schedule/passes.hpp"

namespace plumb {

namespace {

PassDates empty_dates(const Network& network) {
  const std::size_t count = network.tasks.size();
  PassDates dates;
  dates.start = IdVector<TaskId, Instant>(count);
  dates.early_start = IdVector<TaskId, Instant>(count);
  dates.early_finish = IdVector<TaskId, Instant>(count);
  dates.late_start = IdVector<TaskId, Instant>(count, kNoInstant);
  dates.late_finish = IdVector<TaskId, Instant>(count, kNoInstant);
  dates.free_float = IdVector<TaskId, Minutes>(count, kNoFloat);
  dates.summaries.resize(network.summaries.size());
  return dates;
}

bool any_alap(const Network& network) {
  return std::any_of(network.tasks.begin(), network.tasks.end(),
                     [](const NetworkTask& task) { return task.alap; });
}

Minutes total_float(const Network& network, const PassDates& dates, TaskId id) {
  const NetworkTask& task = network.tasks[id];
  const WorkTimes& clock = network.clocks[task.float_clock];
  const auto between = [&](Instant early, Instant late) {
    return Minutes(clock.work_before(late) - clock.work_before(early));
  };
  const Minutes of_finish = between(dates.early_finish[id], dates.late_finish[id]);
  if (network.rules.float_kind == FloatKind::finish) return of_finish;
  const Minutes of_start = between(dates.early_start[id], dates.late_start[id]);
  if (network.rules.float_kind == FloatKind::start) return of_start;
  // Once started, only the finish can still be late.
  return task.state == TaskState::started ? of_finish : std::min(of_start, of_finish);
}

void copy_leaf(const Network& network, const PassDates& dates, TaskId id, TaskDates& out) {
  const NetworkTask& task = network.tasks[id];
  out.start = dates.start[id];
  out.finish = out.early_finish = dates.early_finish[id];
  out.early_start = dates.early_start[id];
  out.duration = task.duration;
  out.remaining = task.to_do;
  if (task.state == TaskState::complete) return;
  out.late_start = dates.late_start[id];
  out.late_finish = dates.late_finish[id];
  out.total_float = total_float(network, dates, id);
  out.free_float = dates.free_float[id];
  out.interfering_float = out.total_float - out.free_float;
  out.independent_float = independent_float(network, dates, id);
  out.critical = out.total_float <= network.rules.critical_float;
}

void copy_hammock(const Network& network, const PassDates& dates, TaskId id, TaskDates& out) {
  out.start = out.early_start = dates.early_start[id];
  out.finish = out.early_finish = dates.early_finish[id];
  const WorkTimes& clock = network.clock_of(id);
  out.duration = out.remaining = Minutes(clock.work_before(out.finish) - clock.work_before(out.start));
}

/// Rolls a task up into the summary above it; children come before their summary's own turn, from the last
/// row on.
void roll_up(const TaskDates& child, TaskDates& summary) {
  const auto least = [](Instant& into, Instant from) {
    if (from != kNoInstant) into = into == kNoInstant ? from : std::min(into, from);
  };
  const auto greatest = [](Instant& into, Instant from) { into = std::max(into, from); };
  least(summary.start, child.start);
  least(summary.early_start, child.early_start);
  least(summary.late_start, child.late_start);
  greatest(summary.finish, child.finish);
  greatest(summary.early_finish, child.early_finish);
  greatest(summary.late_finish, child.late_finish);
  if (child.total_float != kNoFloat)
    summary.total_float = summary.total_float == kNoFloat ? child.total_float
                                                          : std::min(summary.total_float, child.total_float);
  summary.critical = summary.critical || child.critical;
}

void fill_tasks(const Plan& plan, const PassDates& dates, Schedule& schedule) {
  const Network& network = schedule.network;
  schedule.tasks.resize(plan.tasks.size());
  for (std::size_t i = plan.tasks.size(); i-- > 0;) {
    const TaskId id(i);
    TaskDates& out = schedule.tasks[id];
    switch (network.tasks[id].kind) {
      case ScheduledKind::summary: {
        const WorkTimes& clock = network.clock_of(id);
        out.duration = Minutes(clock.work_before(out.finish) - clock.work_before(out.start));
        const Instant rest = std::max(out.start, network.status.value_or(out.start));
        out.remaining =
            Minutes(std::max<std::int64_t>(0, clock.work_before(out.finish) - clock.work_before(rest)));
        break;
      }
      case ScheduledKind::hammock:
        copy_hammock(network, dates, id, out);
        break;
      default:
        copy_leaf(network, dates, id, out);
        break;
    }
    if (const TaskId parent = network.tasks[id].parent; parent.valid()) roll_up(out, schedule.tasks[parent]);
  }
  for (const TaskId id : dates.pulled_late) schedule.tasks[id].pulled_late = true;
}

/// With `critical: longest`, the path that sets the finish is what is critical, whatever the floats are.
void apply_longest_path(const Plan& plan, Schedule& schedule) {
  for (std::size_t i = plan.tasks.size(); i-- > 0;) {
    TaskDates& task = schedule.tasks[TaskId(i)];
    if (!plan.tasks.rows[i].summary)
      task.critical = task.driving && schedule.network.tasks[TaskId(i)].state != TaskState::complete;
    else
      task.critical = false;
  }
  for (std::size_t i = plan.tasks.size(); i-- > 0;)
    if (const TaskId parent = plan.tasks.rows[i].parent; parent.valid() && schedule.tasks[TaskId(i)].critical)
      schedule.tasks[parent].critical = true;
}

}  // namespace

Schedule make_schedule(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics) {
  Schedule schedule{make_network(plan, options, diagnostics), {}, {}, {}};
  Network& network = schedule.network;
  PassDates dates = empty_dates(network);
  forward_pass(plan, network, dates);
  free_float_pass(plan, network, LateBase(plan, network, dates), dates);
  if (any_alap(network)) refresh_summaries(plan, network, dates);
  backward_pass(plan, network, LateBase(plan, network, dates), dates);
  schedule.finish = dates.finish;
  fill_tasks(plan, dates, schedule);
  schedule.start = network.start;
  mark_driving(plan, schedule);
  if (network.rules.critical == CriticalRule::longest) apply_longest_path(plan, schedule);
  report_findings(plan, schedule, diagnostics);
  return schedule;
}

}  // namespace plumb
