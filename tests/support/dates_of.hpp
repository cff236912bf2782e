#pragma once

#include <string>
#include <string_view>

#include "plumb/schedule/schedule.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {

/// A plan from YAML and its dates.
struct DatedPlan {
  LoadedPlan loaded;
  Diagnostics findings;  // what scheduling had to say
  Schedule schedule;

  TaskId id(std::string_view task) const;
  const TaskDates& operator[](std::string_view task) const { return schedule.tasks[id(task)]; }
};

/// Schedules the tasks of a plan that starts on Monday 2026-03-02; `project` adds to its project, as
/// `finish_by: 2026-03-10`.
DatedPlan dated(std::string_view tasks, std::string_view project = {}, const ScheduleOptions& options = {});

/// Writes `id start..finish` of every leaf, with the day and hour of each: `dig 03-02T08..03-03T17  pour
/// 03-05T08..03-05T17`.
std::string dates_of(const DatedPlan& plan);

/// Writes the late dates in the same form; `-` where there are none.
std::string late_dates_of(const DatedPlan& plan);

/// Writes `id total/free` in days of eight hours: `dig 0/0  pour 2/1.5`; `-` for a float that does not exist.
std::string floats_of(const DatedPlan& plan);

/// Writes all that scheduling had to say, as it is printed.
std::string findings_of(DatedPlan plan);

}  // namespace plumb::test

/// Compares dates, showing both sides whole.
#define CHECK_DATES(plan, expected) CHECK(plumb::test::dates_of(plan) == (expected))
