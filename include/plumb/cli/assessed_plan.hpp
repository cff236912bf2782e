#pragma once

#include <memory>
#include <optional>

#include "plumb/cli/plan_session.hpp"
#include "plumb/control/assessment.hpp"

namespace plumb {

/// A plan, its dates and where it stands. The plan stays where it is, because the assessment refers to it.
struct AssessedPlan {
  std::unique_ptr<const ScheduledPlan> scheduled;
  Assessment assessment;

  const Plan& plan() const { return scheduled->plan; }
  const Schedule& schedule() const { return scheduled->schedule; }
};

/// Finds a baseline of the plan by its id; prints why there is none, which is the command's mistake, not the
/// plan's.
const Baseline* find_baseline(Context& context, const Plan& plan, std::string_view id);

/// Loads, schedules and assesses the plan as the arguments ask (--at, --baseline), and prints what is wrong.
///
/// needs_status: whether a plan without a status date is a wrong use of the command. Returns nullopt after
/// printing why; `code` is then the command's exit code.
std::optional<AssessedPlan> read_assessment(Context& context, const Arguments& arguments, bool needs_status,
                                            int& code);

}  // namespace plumb
