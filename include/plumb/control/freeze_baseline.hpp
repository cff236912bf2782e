#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// What a new baseline is called, and why it is agreed.
struct FreezeOptions {
  std::string_view id;
  Date date;
  std::string_view reason;  // may be empty
  std::string_view from;    // the baseline that it replaces; may be empty
};

/// Returns the file of a new baseline: the dates of a schedule, the budgets that they cost, and every
/// calendar that they were computed with, one task a line.
std::string frozen_baseline(const Plan& plan, const Schedule& schedule, const FreezeOptions& options);

}  // namespace plumb
