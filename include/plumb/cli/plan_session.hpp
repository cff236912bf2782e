#pragma once

#include <optional>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// A plan and its dates, as a command asked for them.
struct ScheduledPlan {
  Plan plan;
  Schedule schedule;
};

/// Loads the plan that the arguments name (--file, --max-size), and prints what is wrong with it.
///
/// Returns nullopt if there is no plan or it has errors; `code` is then the command's exit code.
std::optional<Plan> read_plan(Context& context, const Arguments& arguments, int& code);

/// Loads the plan and schedules it as the arguments ask (--at, --durations).
std::optional<ScheduledPlan> read_schedule(Context& context, const Arguments& arguments, int& code);

/// What --at, --today and --durations ask of the scheduler.
ScheduleOptions schedule_options(Context& context, const Arguments& arguments);

/// Finds the task that an argument names, by its id or a unique beginning of it; prints why there is none.
std::optional<TaskId> find_task(Context& context, const Plan& plan, std::string_view id);

}  // namespace plumb
