#pragma once

#include <optional>
#include <vector>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Chooses the tasks that a command shows: those that --where, --under, --owner and --critical leave, in file
/// order or as --sort says.
///
/// Returns nullopt after printing why the options cannot be meant; the command then ends with kExitUsage.
std::optional<std::vector<TaskId>> select_tasks(Context& context, const Arguments& arguments,
                                                const Plan& plan, const Schedule& schedule);

}  // namespace plumb
