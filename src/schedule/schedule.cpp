#include "plumb/schedule/schedule.hpp"

#include <algorithm>
#include <utility>

#include "plumb/schedule/drivers.hpp"
#include "plumb/schedule/findings.hpp"
#include "plumb/schedule/passes.hpp"

namespace plumb {

namespace {

PassDates empty_dates(const Network& network) {
  PassDates dates;
  dates.tasks.resize(network.tasks.size());
  dates.summaries.resize(network.summaries.size());
  return dates;
}

bool any_alap(const Network& network) {
  return std::any_of(network.tasks.begin(), network.tasks.end(),
                     [](const NetworkTask& task) { return task.alap; });
}

Minutes total_float(const Network& network, const NetworkTask& task, const TaskDates& dates) {
  const WorkTimes& clock = network.clocks[task.float_clock];
  const auto between = [&](Instant early, Instant late) {
    return Minutes(clock.work_before(late) - clock.work_before(early));
  };
  const Minutes of_finish = between(dates.early_finish, dates.late_finish);
  if (network.rules.float_kind == FloatKind::finish) return of_finish;
  const Minutes of_start = between(dates.early_start, dates.late_start);
  if (network.rules.float_kind == FloatKind::start) return of_start;
  // Once started, only the finish can still be late.
  return task.state == TaskState::started ? of_finish : std::min(of_start, of_finish);
}

void complete_leaf(const Network& network, PassDates& dates, TaskId id) {
  const NetworkTask& task = network.tasks[id];
  TaskDates& out = dates.tasks[id];
  out.finish = out.early_finish;
  out.duration = task.duration;
  out.remaining = task.to_do;
  if (task.state == TaskState::complete) return;
  const Minutes total = total_float(network, task, out);
  out.total_float = total;
  out.interfering_float = total - out.free_float.value();
  out.independent_float = independent_float(network, dates, id);
  out.critical = total <= network.rules.critical_float;
}

void complete_hammock(const Network& network, PassDates& dates, TaskId id) {
  TaskDates& out = dates.tasks[id];
  out.finish = out.early_finish;
  const WorkTimes& clock = network.clock_of(id);
  out.duration = out.remaining = Minutes(clock.work_before(out.finish) - clock.work_before(out.start));
}

/// What is left of a summary counts from the status date on.
void complete_summary(const Network& network, PassDates& dates, TaskId id) {
  TaskDates& out = dates.tasks[id];
  const WorkTimes& clock = network.clock_of(id);
  const std::int64_t end = clock.work_before(out.finish);
  out.duration = Minutes(end - clock.work_before(out.start));
  const Instant rest = std::max<Instant>(out.start, network.status.value_or(out.start));
  out.remaining = Minutes(std::max<std::int64_t>(0, end - clock.work_before(rest)));
}

/// Rolls a task up into the summary above it; children come before their summary's own turn, from the last
/// row on.
void roll_up(const TaskDates& child, TaskDates& summary) {
  const auto least = [](CompactInstant& into, CompactInstant from) {
    if (from != kNoInstant) into = into == kNoInstant ? from : std::min(into, from);
  };
  const auto greatest = [](CompactInstant& into, CompactInstant from) { into = std::max(into, from); };
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

/// Makes the results whole: floats, lengths and summaries.
void complete_tasks(const Network& network, PassDates& dates) {
  // What the passes kept there served links and hammocks; the roll-up starts from nothing.
  for (const TaskId summary : network.summaries) dates.tasks[summary] = TaskDates();
  for (std::size_t i = network.tasks.size(); i-- > 0;) {
    const TaskId id(i);
    const NetworkTask& task = network.tasks[id];
    if (task.kind == ScheduledKind::summary)
      complete_summary(network, dates, id);
    else if (task.kind == ScheduledKind::hammock)
      complete_hammock(network, dates, id);
    else
      complete_leaf(network, dates, id);
    if (task.parent.valid()) roll_up(dates.tasks[id], dates.tasks[task.parent]);
  }
  for (const TaskId id : dates.pulled_late) dates.tasks[id].pulled_late = true;
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

Schedule make_schedule(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics,
                       const SharedClocks* shared) {
  Schedule schedule{make_network(plan, options, diagnostics, shared), {}, {}, {}, {}};
  Network& network = schedule.network;
  PassDates dates = empty_dates(network);
  forward_pass(plan, network, dates);
  free_float_pass(plan, network, LateBase(plan, network, dates), dates);
  if (any_alap(network)) refresh_summaries(plan, network, dates);
  backward_pass(plan, network, LateBase(plan, network, dates), dates);
  complete_tasks(network, dates);
  schedule.as_of = network.status ? day_of(*network.status - Minutes(1)) : options.today;
  schedule.start = network.start;
  schedule.finish = dates.finish;
  schedule.tasks = std::move(dates.tasks);
  mark_driving(plan, schedule);
  if (network.rules.critical == CriticalRule::longest) apply_longest_path(plan, schedule);
  report_findings(plan, schedule, diagnostics);
  return schedule;
}

}  // namespace plumb
