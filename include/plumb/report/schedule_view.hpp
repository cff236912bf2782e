#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "plumb/plan/plan.hpp"
#include "plumb/report/table.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Who reads a table. People get days, and durations in the days of the task's own calendar; programs get
/// dates with their time of day, minutes, and every flag as true or false.
enum class Reader : std::uint8_t { person, program };

/// What can be shown of a task's schedule, one column each; the rows are in schedule_view.cpp.
enum class ScheduleColumn : std::uint8_t {
  id,
  wbs,
  name,
  kind,
  owner,
  start,
  finish,
  early_start,
  early_finish,
  late_start,
  late_finish,
  actual_start,
  actual_finish,
  deadline,
  duration,
  remaining,
  progress,
  total_float,
  free_float,
  interfering_float,
  independent_float,
  critical,
  driving,
  path,
  drivers,
};

/// The names by which columns are asked for, in the order of the enumeration.
std::span<const std::string_view> schedule_column_names();

/// Finds a column by its name, or by its key in CSV (`total_float_min`).
std::optional<ScheduleColumn> find_schedule_column(std::string_view name);

/// Returns the field that a column's heading stands for: `total_float` for `float`; nullopt if it is none, or
/// is the field's own name.
std::optional<std::string_view> field_of_heading(std::string_view heading);

/// The columns that are shown unless others are asked for; programs get all but the drivers.
std::span<const ScheduleColumn> default_schedule_columns(Reader reader);

/// How a schedule is shown.
struct ScheduleLook {
  Reader reader = Reader::person;
  bool tree = true;     // names are indented as the plan is; false where the order of rows is another
  bool unicode = true;  // false: `-` for the minus sign
};

/// Tells whether a milestone falls on the end of the day before: at midnight, unless nothing can be earlier.
bool ends_day_before(const Schedule& schedule, Instant milestone);

/// Makes a table of the given tasks in the given order, complete ones muted, summaries as headings.
///
/// People see progress where there is some; programs get 0 where there is none, as in JSON.
Table schedule_view(const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                    std::span<const ScheduleColumn> columns, ScheduleLook look);

/// Makes the same table in pieces and hands each to `take`, at least one: whole, its cells would take four
/// times the memory of their text.
void schedule_pieces(const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                     std::span<const ScheduleColumn> columns, ScheduleLook look,
                     const std::function<void(const Table&)>& take);

}  // namespace plumb
