#pragma once

#include <memory>
#include <optional>

#include "plumb/cli/plan_session.hpp"
#include "plumb/control/assessment.hpp"

namespace plumb {

/// A plan, its dates and where it stands. The plans stay where they are, because the assessment refers to
/// them.
struct AssessedPlan {
  std::unique_ptr<const ScheduledPlan> scheduled;
  std::unique_ptr<const ScheduledPlan> baseline;  // the plan that `git:REV` names; else null
  Assessment assessment;

  const Plan& plan() const { return scheduled->plan; }
  const Schedule& schedule() const { return scheduled->schedule; }
};

/// Reads the plan of the revision that the baseline in force names, `git:REV`: what --baseline gives, else
/// the project's. Returns nullptr if that names no revision, and after reporting why it cannot be read.
///
/// Nothing is wrong with the plan if --baseline names a revision that does not exist: that is printed, and
/// `code` is kExitUsage.
std::unique_ptr<const ScheduledPlan> read_baseline_plan(Context& context, const Arguments& arguments,
                                                        const Plan& plan, Diagnostics& diagnostics,
                                                        int& code);

/// Names the baseline in force: what --baseline gives, else the project's; empty: neither does.
std::string_view baseline_in_force(const Arguments& arguments, const Plan& plan);

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
