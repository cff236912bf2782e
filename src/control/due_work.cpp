#include "plumb/control/due_work.hpp"

#include <algorithm>

namespace plumb {

namespace {

/// When a task is owed: by its deadline or by the baseline, whichever is first.
std::optional<Instant> owed_by(const Assessment& assessment, TaskId id) {
  std::optional<Instant> owed;
  if (const PlannedElement* planned = assessment.performance.baseline->find(id)) owed = planned->finish;
  if (const auto& deadline = assessment.plan.task(id).deadline) {
    const Instant at = assessment.schedule.network.clock_of(id).finish_instant(*deadline);
    owed = owed ? std::min(*owed, at) : at;
  }
  return owed;
}

}  // namespace

DueWork due_work(const Assessment& assessment, std::chrono::days within) {
  const Instant at = assessment.performance.at;
  DueWork due;
  for (std::size_t i = 0; i < assessment.plan.tasks.size(); ++i) {
    const TaskId id(i);
    const NetworkTask& task = assessment.schedule.network.task(id);
    if (assessment.plan.task(id).summary || task.kind == ScheduledKind::hammock ||
        task.state == TaskState::complete)
      continue;
    const auto owed = owed_by(assessment, id);
    if (owed && *owed <= at)
      ++due.overdue_tasks;
    else if (assessment.schedule.tasks[id].finish <= at + within)
      ++due.due_tasks;
  }
  for (const RiskFigures& figures : assessment.risks.risks) {
    const Risk& risk = assessment.plan.risks.rows[figures.id.index()];
    if (risk.status != RiskStatus::open || !risk.due) continue;
    if (Instant(*risk.due) + kMinutesPerDay <= at)
      ++due.overdue_risks;
    else if (Instant(*risk.due) < at + within)
      ++due.due_risks;
  }
  return due;
}

}  // namespace plumb
