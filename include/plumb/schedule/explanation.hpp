#pragma once

#include <optional>
#include <vector>

#include "plumb/schedule/what_if.hpp"

namespace plumb {

/// A change and what it does; found by scheduling the changed plan, so that it holds to the minute.
struct WhatIf {
  std::vector<PlanChange> changes;
  Instant start = kNoInstant;  // of the task that is explained
  Instant finish = kNoInstant;
  Instant project_finish = kNoInstant;
  std::vector<Driver> drivers;  // what holds the task then
};

/// Why a task is where it is, and what would have to move.
struct Explanation {
  TaskId task;
  std::vector<Driver> drivers;
  std::vector<TaskId> chain;      // from the task back along its first driving links, the task itself first
  std::optional<WhatIf> without;  // without the links and constraints that hold it
  std::vector<WhatIf> shorter;    // each predecessor that drives it, a day shorter
  std::optional<WhatIf> longer;   // the task itself, a day longer
  std::optional<WhatIf> beyond_float;  // the task itself, longer by its float and a day
};

/// Explains a task of a schedule that was made with `options`.
Explanation explain(const Plan& plan, const Schedule& schedule, const ScheduleOptions& options, TaskId id);

}  // namespace plumb
