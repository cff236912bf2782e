#pragma once

#include <span>
#include <vector>

#include "plumb/schedule/drivers.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// A small change of a plan, as one could write it into the file.
struct PlanChange {
  enum class Kind : std::uint8_t {
    remove_link,        // from `task`'s after: the link from `predecessor` of this type and lag
    remove_constraint,  // from `task`'s constraint: the one of this kind
    lengthen,           // `task`'s duration by this many minutes; negative shortens it
  };

  Kind kind = Kind::lengthen;
  TaskId task = {};
  TaskId predecessor = {};
  LinkType type = LinkType::finish_to_start;
  ConstraintKind constraint = ConstraintKind::as_soon_as_possible;
  Minutes by{0};
};

/// A changed copy of a plan, and its dates.
struct ChangedPlan {
  Plan plan;
  Schedule schedule;
};

/// Makes the changes in a copy of the plan and schedules it. A change that finds nothing to change makes
/// none.
ChangedPlan schedule_with(const Plan& plan, std::span<const PlanChange> changes,
                          const ScheduleOptions& options);

/// Tells whether `lengthen` can be applied: the task has a duration of its own, and has not started.
bool can_be_lengthened(const Plan& plan, const Schedule& schedule, TaskId id);

}  // namespace plumb
