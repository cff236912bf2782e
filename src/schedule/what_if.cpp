#include "plumb/schedule/what_if.hpp"

#include <algorithm>

namespace plumb {

namespace {

void remove_link(Plan& plan, const PlanChange& change) {
  std::vector<Link>& links = plan.tasks.rows[change.task.index()].after.items;
  std::erase_if(links, [&](const Link& link) {
    return link.predecessor == change.predecessor && link.type == change.type;
  });
}

void remove_constraint(Plan& plan, const PlanChange& change) {
  std::vector<Constraint>& constraints = plan.tasks.rows[change.task.index()].constraint.items;
  std::erase_if(constraints,
                [&](const Constraint& constraint) { return constraint.kind == change.constraint; });
}

void lengthen(Plan& plan, const PlanChange& change) {
  std::optional<Estimate>& duration = plan.tasks.rows[change.task.index()].duration;
  if (!duration) return;
  const auto moved = [&](Minutes length) { return std::max(Minutes(0), length + change.by); };
  duration->likely = moved(duration->likely);
  duration->optimistic = moved(duration->optimistic);
  duration->pessimistic = moved(duration->pessimistic);
}

}  // namespace

ChangedPlan schedule_with(const Plan& plan, std::span<const PlanChange> changes,
                          const ScheduleOptions& options) {
  Plan changed = plan;
  for (const PlanChange& change : changes) {
    switch (change.kind) {
      case PlanChange::Kind::remove_link:
        remove_link(changed, change);
        break;
      case PlanChange::Kind::remove_constraint:
        remove_constraint(changed, change);
        break;
      case PlanChange::Kind::lengthen:
        lengthen(changed, change);
        break;
    }
  }
  Diagnostics ignored;
  // Fewer links make no cycle.
  if (std::optional<TaskGraph> graph = build_task_graph(changed, ignored)) changed.graph = std::move(*graph);
  Schedule schedule = make_schedule(changed, options, ignored);
  return {std::move(changed), std::move(schedule)};
}

bool can_be_lengthened(const Plan& plan, const Schedule& schedule, TaskId id) {
  const Task& task = plan.task(id);
  return schedule.network.tasks[id].state == TaskState::unstarted && task.duration && !task.effort;
}

}  // namespace plumb
