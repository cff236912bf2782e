#pragma once

#include <map>
#include <vector>

#include "plumb/model/work_times.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/rules.hpp"

namespace plumb {

/// A position in Clocks: the working time that one or more tasks live in.
using ClockId = Id<struct ClockTag>;

class Clocks;

/// A version of a plan whose clocks are at rest, from which those of the same calendars are taken over: a
/// history would build the same tables of days for each of its commits.
struct SharedClocks {
  const Plan& plan;
  const Clocks& clocks;
};

/// The working times of a plan's tasks; tasks with the same calendars and no pauses share one.
class Clocks {
 public:
  /// shared: may be null.
  explicit Clocks(const Plan& plan, const SharedClocks* shared = nullptr);

  const WorkTimes& operator[](ClockId id) const { return clocks_[id.index()]; }

  ClockId project() const { return project_; }
  ClockId round_the_clock() const { return round_the_clock_; }
  ClockId of_calendar(CalendarId calendar) const { return ClockId(calendar.index()); }

  /// The clock that a task's work runs by: its calendar, round the clock if its duration is elapsed, less its
  /// pauses; with resource calendars, what they have in common with it.
  ClockId of_task(const Plan& plan, const Task& task, const ScheduleRules& rules);

 private:
  ClockId add(std::vector<WorkWeek> weeks, const std::vector<DateRange>& pauses);

  Date anchor_;
  std::vector<WorkTimes> clocks_;  // the plan's calendars first, then the derived ones
  std::size_t in_use_ = 0;  // those behind were taken over: the same tasks ask for them in the same order
  ClockId project_;
  ClockId round_the_clock_;
};

/// Tells whether a task's duration, or its effort, counts all 24 hours of a day.
bool runs_round_the_clock(const Task& task);

/// The time in which a resource works on a task: the task's own, less what the resource's calendar and days
/// off leave out. Moves no dates; it is what the assignment costs.
WorkTimes assignment_time(const Plan& plan, const Task& task, const Resource& resource);

/// The time in which a resource is there: its calendar, else the project's, less its days off.
WorkTimes presence_time(const Plan& plan, const Resource& resource);

/// The calendar that a task names or inherits, else the project's.
CalendarId calendar_of(const Plan& plan, const Task& task);

}  // namespace plumb
