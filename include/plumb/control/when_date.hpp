#pragma once

#include <optional>

#include "plumb/model/when.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Returns the day that an end belongs to: midnight to the day before, unless nothing can be earlier.
Date day_that_ends(const Schedule& schedule, Instant end);

/// Returns the day on which a task is scheduled to finish, or has; midnight belongs to the day that ends.
/// Nothing for a task without dates.
std::optional<Date> finish_day(const Schedule& schedule, TaskId task);

/// Returns the day on which something falls due: the date that is written, or the end of the task that the
/// link names, moved by its lag.
///
/// FS and FF count from the task's finish, SS and SF from its start; what is due has no length, so that its
/// own start and finish are the same. A working lag runs in the project's calendar, because no team waits, or
/// as `scheduling.lag_calendar` says; an elapsed one, and a share of a task that is elapsed, around the
/// clock. A midnight at which work ends belongs to the day before. Nothing for a link to a task without
/// dates.
std::optional<Date> when_date(const Plan& plan, const Schedule& schedule, const When& when);

}  // namespace plumb
