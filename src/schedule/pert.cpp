#include "plumb/schedule/pert.hpp"

#include <algorithm>
#include <cmath>

#include "plumb/schedule/drivers.hpp"

namespace plumb {

namespace {

/// The predecessor of a link as one leaf: of a summary, the leaf below it that makes its date.
TaskId leaf_behind(const Plan& plan, const Schedule& schedule, const Driver& driver) {
  if (!plan.task(driver.task).summary) return driver.task;
  const bool start = from_start(driver.type);
  for (std::size_t row = driver.task.index() + 1; row < plan.task(driver.task).subtree_end; ++row) {
    const TaskId leaf(row);
    if (plan.task(leaf).summary || !schedule.tasks[leaf].driving) continue;
    if (start ? schedule.tasks[leaf].start == schedule.tasks[driver.task].start
              : schedule.tasks[leaf].finish == schedule.tasks[driver.task].finish)
      return leaf;
  }
  return {};
}

/// How much of the estimate is still ahead: a started task has the variance of what remains of it.
double share_left(const Plan& plan, const Schedule& schedule, TaskId id) {
  const NetworkTask& task = schedule.network.tasks[id];
  if (task.state == TaskState::complete || !plan.task(id).duration) return 0;
  if (task.state == TaskState::unstarted || task.duration == Minutes(0)) return 1;
  return static_cast<double>(task.to_do.count()) / static_cast<double>(task.duration.count());
}

}  // namespace

double expected_minutes_of(const Plan& plan, const Schedule& schedule, TaskId id) {
  const NetworkTask& task = schedule.network.tasks[id];
  if (task.state != TaskState::unstarted || !plan.task(id).duration)
    return static_cast<double>(task.to_do.count());
  return pert_expected_minutes(*plan.task(id).duration);
}

double variance_of(const Plan& plan, const Schedule& schedule, TaskId id) {
  const double share = share_left(plan, schedule, id);
  return share == 0 ? 0 : pert_variance(*plan.task(id).duration) * share * share;
}

std::optional<Pert> pert_of(const Plan& plan, const Schedule& expected) {
  const std::size_t count = plan.tasks.size();
  IdVector<TaskId, double> variance(count, 0.0);
  IdVector<TaskId, TaskId> came_from(count);
  TaskId last;
  for (const GraphPoint point : plan.graph.order) {
    const TaskId id = point.task;
    if (point.exit || plan.task(id).summary || !expected.tasks[id].driving) continue;
    for (const Driver& driver : drivers_of(plan, expected, id)) {
      if (driver.kind != Driver::Kind::link) continue;
      const TaskId from = leaf_behind(plan, expected, driver);
      if (from.valid() && expected.tasks[from].driving &&
          (!came_from[id].valid() || variance[from] > variance[came_from[id]]))
        came_from[id] = from;
    }
    variance[id] = variance_of(plan, expected, id) + (came_from[id].valid() ? variance[came_from[id]] : 0.0);
    // Of equal ones the later: a milestone at the end is on the path too.
    if (expected.tasks[id].finish == expected.finish && (!last.valid() || variance[id] >= variance[last]))
      last = id;
  }
  if (!last.valid()) return std::nullopt;
  Pert pert;
  pert.variance = variance[last];
  pert.expected_finish = expected.finish;
  const WorkTimes& clock = expected.network.clocks[expected.network.clocks.project()];
  pert.expected_minutes =
      static_cast<double>(clock.work_before(expected.finish) - clock.work_before(expected.start));
  for (TaskId id = last; id.valid(); id = came_from[id]) {
    pert.path.push_back(id);
    // The schedule counts whole minutes; the estimate need not come out even.
    pert.expected_minutes += expected_minutes_of(plan, expected, id) -
                             static_cast<double>(expected.network.tasks[id].to_do.count());
  }
  std::reverse(pert.path.begin(), pert.path.end());
  return pert;
}

PertChance pert_chance(const Schedule& expected, const Pert& pert, Instant due) {
  const WorkTimes& clock = expected.network.clocks[expected.network.clocks.project()];
  const double due_minutes = static_cast<double>(clock.work_before(due) - clock.work_before(expected.start));
  PertChance chance{due, std::nullopt, due_minutes >= pert.expected_minutes ? 100.0 : 0.0};
  if (pert.variance <= 0) return chance;
  chance.z = (due_minutes - pert.expected_minutes) / std::sqrt(pert.variance);
  chance.probability_percent = 50.0 * std::erfc(-*chance.z / std::sqrt(2.0));
  return chance;
}

}  // namespace plumb
