#pragma once

#include <span>
#include <string>

#include "plumb/plan/plan.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Appends `plumb.schedule/1`: the project's dates, then the given tasks in the given order.
///
/// Dates and floats that do not exist are null; times are in minutes of the task's calendar.
void write_schedule_json(std::string& out, const Plan& plan, const Schedule& schedule,
                         std::span<const TaskId> tasks);

/// Writes the key `drivers` and what sets a task's dates: [{kind, id, type, lag_min}].
void write_drivers(JsonWriter& json, const Plan& plan, const Schedule& schedule, TaskId id);

/// Writes a float in minutes, or null for one that does not exist.
void write_float(JsonWriter& json, std::string_view key, Minutes value);

/// The printed word of a kind of task: task, milestone, summary, hammock.
std::string_view scheduled_kind_word(ScheduledKind kind);

/// Percent complete of a task at the status date, 0 to 100; of a summary, the share of its leaves' working
/// time that is done.
double progress_percent(const Plan& plan, const Schedule& schedule, TaskId id);

}  // namespace plumb
