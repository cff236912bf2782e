#pragma once

#include "plumb/model/when.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Returns the day on which something is due: the one written, or where the schedule has the task that it
/// goes with, and the lag behind that.
///
/// A working lag runs in the project's calendar, because what is paid has none of its own, or as
/// `scheduling.lag_calendar` says. Midnight after a finish belongs to the day that ends. Absent where the
/// task has no date.
std::optional<Date> due_day(const Schedule& schedule, const When& when);

}  // namespace plumb
