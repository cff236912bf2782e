#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// What a new baseline is called, and why it is agreed.
struct FreezeOptions {
  std::string_view id;
  Date date;
  std::string_view reason;  // may be empty
  std::string_view from;    // the baseline that it replaces; may be empty
  std::string_view change;  // the change that it takes in; may be empty
};

/// A new baseline's file, and what it cannot say.
struct FrozenBaseline {
  std::string text;
  std::vector<TaskId> evened;     // their budgets accrue unevenly, and are frozen as accruing evenly
  std::vector<TaskId> too_great;  // their budgets are beyond what can be written; the file is then unfit
};

/// Makes a new baseline: the dates of a schedule, the budgets that they cost, and every calendar that they
/// were computed with, one task a line. A task with pauses, or with resources whose days off move it, has a
/// calendar of its own.
FrozenBaseline frozen_baseline(const Plan& plan, const Schedule& schedule, const FreezeOptions& options);

}  // namespace plumb
