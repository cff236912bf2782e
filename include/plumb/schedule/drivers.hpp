#pragma once

#include <vector>

#include "plumb/model/constraint.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// One reason why a task's early dates are where they are.
struct Driver {
  enum class Kind : std::uint8_t {
    link,        // a predecessor's date and the lag
    constraint,  // a constraint of the task or of a summary above it
    status,      // nothing is scheduled before the status date
    calendar,    // days off between what lets it start and its start
    start,       // the first day of the plan
    actual,      // it has started or is complete: a fact
    span,        // one end of a hammock
    resource,    // the calendar or days off of somebody assigned
  };

  Kind kind = Kind::start;
  TaskId task = {};       // link, span: the other task; constraint: the task or summary that it stands on
  TaskId successor = {};  // link: the task itself, or the summary above it that holds the link
  LinkType type = LinkType::finish_to_start;
  std::int32_t lag_minutes = 0;
  ConstraintKind constraint = ConstraintKind::as_soon_as_possible;
  Instant bound = kNoInstant;  // what it bounds the start or the finish with
  bool bounds_finish = false;
};

/// The printed word of a kind of driver.
std::string_view driver_word(Driver::Kind kind);

/// Returns what sets a task's dates: all that tie, in the order links, constraints, status, start, calendar.
///
/// Of a started task, the fact first, then what sets the rest. A summary has none of its own.
std::vector<Driver> drivers_of(const Plan& plan, const Schedule& schedule, TaskId id);

/// Marks the tasks on the path that sets the finish, by following drivers back from it.
void mark_driving(const Plan& plan, Schedule& schedule);

}  // namespace plumb
