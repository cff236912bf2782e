#include "plumb/control/earned.hpp"

#include <algorithm>

namespace plumb {

namespace {

using Kind = Technique::Kind;

}  // namespace

Technique technique_of(const Task& task) {
  if (task.ev_method) return *task.ev_method;
  return {task.is_hammock() ? Kind::level_of_effort : Kind::percent};
}

Curve EarnedCurves::of(const PlannedElement& element) const {
  if (!element.task.valid() || element.budget.is_zero()) return {};
  const Task& task = plan_.task(element.task);
  if (task.summary) return below(element.task, element.budget);
  return measured(element.task, technique_of(task), &element, element.budget);
}

/// element: what the baseline knows of the task, of which level of effort earns its share; may be null.
Curve EarnedCurves::measured(TaskId id, Technique technique, const PlannedElement* element,
                             Cost budget) const {
  switch (technique.kind) {
    case Kind::planning:
      return {};
    case Kind::level_of_effort:
      return element == nullptr ? Curve() : element->planned.scaled(budget, element->budget);
    case Kind::apportioned:
      return apportioned(id, budget);
    default:
      return reported(id, technique, budget);
  }
}

/// The instants at which something may become known of a task.
std::vector<Instant> EarnedCurves::report_instants(TaskId id) const {
  const Task& task = plan_.task(id);
  std::vector<Instant> instants;
  for (const std::uint32_t row : ledger_.rows_of(id))
    instants.push_back(known_from(plan_.progress.rows[row].date));
  if (task.actual_start) instants.push_back(known_from(*task.actual_start));
  if (task.actual_finish) instants.push_back(known_from(*task.actual_finish));
  for (const WeightedMilestone& step : task.milestones)
    if (step.done) instants.push_back(known_from(*step.done));
  std::erase_if(instants, [&](Instant t) { return t > at_; });
  if (own_date_) instants.push_back(at_);
  std::sort(instants.begin(), instants.end());
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
  return instants;
}

Curve EarnedCurves::reported(TaskId id, Technique technique, Cost budget) const {
  Curve curve;
  Cost so_far;
  ProgressOverTime progress(plan_, ledger_, id);
  for (const Instant t : report_instants(id)) {
    const Cost now = earned(id, technique, progress.at(t, own_date_ && t == at_), budget);
    curve.add_step(t, now - so_far);
    so_far = now;
  }
  return curve;
}

/// What a task has earned of a budget by what is known of it.
Cost EarnedCurves::earned(TaskId id, Technique technique, const TaskProgress& progress, Cost budget) const {
  const Task& task = plan_.task(id);
  const auto percent = [&](Percent share) {
    return Cost::share(budget, std::clamp<std::int64_t>(share.scaled, 0, kWhole.scaled), kWhole.scaled);
  };
  if (progress.state == TaskState::complete) return budget;
  switch (technique.kind) {
    case Kind::fixed:
      if (progress.state == TaskState::unstarted) return {};
      return Cost::share(budget, technique.at_start, 100);
    case Kind::milestones:
      return percent(milestones_reached(task, progress));
    case Kind::units:
      if (!progress.units_done || !task.units) break;
      return Cost::share(budget,
                         std::clamp<std::int64_t>(progress.units_done->scaled, 0, task.units->total.scaled),
                         task.units->total.scaled);
    default:
      break;
  }
  return progress.done ? percent(*progress.done) : Cost();
}

/// The same share of its own budget as the base has earned of its.
Curve EarnedCurves::apportioned(TaskId id, Cost budget) const {
  // The base may be apportioned too; the loader has refused circles.
  TaskId base = plan_.task(id).apportioned_to;
  while (base.valid() && !plan_.task(base).summary &&
         technique_of(plan_.task(base)).kind == Kind::apportioned)
    base = plan_.task(base).apportioned_to;
  if (!base.valid()) return {};
  const Task& task = plan_.task(base);
  return task.summary ? below(base, budget)
                      : measured(base, technique_of(task), baseline_.find(base), budget);
}

/// The share of a budget that the leaves below a summary have earned: by their budgets in the baseline, or,
/// if it gives them none, by their durations in the plan.
Curve EarnedCurves::below(TaskId summary, Cost budget) const {
  struct Leaf {
    TaskId id;
    const PlannedElement* element;
    Cost weight;
  };
  std::vector<Leaf> by_budget;
  std::vector<Leaf> by_duration;
  Cost budgets;
  Cost durations;
  for (std::size_t i = summary.index() + 1; i < plan_.task(summary).subtree_end; ++i) {
    const TaskId id(i);
    const Task& task = plan_.task(id);
    // What is apportioned to work above it would ask for itself.
    if (task.summary || technique_of(task).kind == Kind::apportioned) continue;
    const PlannedElement* element = baseline_.find(id);
    if (element != nullptr && !element->budget.is_zero()) {
      by_budget.push_back({id, element, element->budget});
      budgets += element->budget;
    }
    if (!task.duration || technique_of(task).kind == Kind::level_of_effort) continue;
    by_duration.push_back({id, nullptr, Cost::exactly(task.duration->likely.count())});
    durations += by_duration.back().weight;
  }
  const bool use_budgets = !by_budget.empty();
  const Cost whole = use_budgets ? budgets : durations;
  Curve curve;
  Cost weight;
  Cost given;
  for (const Leaf& leaf : use_budgets ? by_budget : by_duration) {
    // As differences of one rounded sum, so that the shares add up to the budget.
    weight += leaf.weight;
    const Cost until = Cost::share(budget, weight, whole);
    curve += measured(leaf.id, technique_of(plan_.task(leaf.id)), leaf.element, until - given);
    given = until;
  }
  return curve;
}

}  // namespace plumb
