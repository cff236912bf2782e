#include "plan_traits.hpp"

#include <algorithm>

namespace plumb::networks {

namespace {

bool any_task(const RandomPlan& plan, bool (*test)(const RandomTask&)) {
  return std::any_of(plan.tasks.begin(), plan.tasks.end(), test);
}

}  // namespace

bool has_finish_bound(const RandomPlan& plan, const RandomTask& task) {
  for (const ConstraintType type : {ConstraintType::kFnet, ConstraintType::kMfo, ConstraintType::kMandFin})
    if (has_constraint(task, type)) return true;
  for (const RandomTask& each : plan.tasks) {
    if (each.id != task.id && !is_below(plan, task, each.id)) continue;
    for (const RandomLink& link : each.after)
      if (link.type == LinkType::kFf || link.type == LinkType::kSf) return true;
  }
  return false;
}

bool has_caps(const RandomPlan& plan) {
  return plan.finish_by || !plan.finish_task.empty() || any_task(plan, [](const RandomTask& task) {
           return task.deadline ||
                  std::any_of(task.constraints.begin(), task.constraints.end(),
                              [](const RandomConstraint& c) {
                                return c.type != ConstraintType::kSnet && c.type != ConstraintType::kFnet &&
                                       c.type != ConstraintType::kAlap && c.type != ConstraintType::kAsap;
                              });
         });
}

bool has_alap(const RandomPlan& plan) {
  return any_task(plan, [](const RandomTask& task) { return has_constraint(task, ConstraintType::kAlap); });
}

bool is_in_one_calendar(const RandomPlan& plan) {
  bool any_lag = false;
  for (const RandomTask& task : plan.tasks) {
    if (!task.calendar.empty() || task.elapsed || !task.pauses.empty()) return false;
    for (const RandomLink& link : task.after) {
      if (link.kind == LagKind::kElapsed && link.lag != 0) return false;
      any_lag = any_lag || link.lag != 0;
    }
  }
  return !any_lag || plan.lag_calendar != LagCalendar::kRoundTheClock;
}

bool starts_summary_link(const RandomPlan& plan, const RandomTask& task) {
  for (const RandomTask& each : plan.tasks)
    for (const RandomLink& link : each.after)
      if ((link.type == LinkType::kSs || link.type == LinkType::kSf) &&
          is_below(plan, task, link.predecessor))
        return true;
  return false;
}

bool has_assumed_start(const RandomPlan& plan) {
  return any_task(plan, [](const RandomTask& task) { return is_started(task) && !task.actual_start; });
}

}  // namespace plumb::networks
