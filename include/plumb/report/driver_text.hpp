#pragma once

#include <string>

#include "plumb/plan/plan.hpp"
#include "plumb/schedule/drivers.hpp"

namespace plumb {

/// Returns in a few words what sets a task's dates: `FS design; 10 d left from the status date`; empty for a
/// summary.
///
/// Links are written type first, because the type is what tells them apart: `FS+2d design`. What stands on a
/// summary above the task says so: `SNET 2026-04-01 of build`.
std::string drivers_text(const Plan& plan, const Schedule& schedule, TaskId id);

}  // namespace plumb
