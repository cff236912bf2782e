#pragma once

#include <optional>
#include <string_view>

#include "plumb/control/earned_schedule.hpp"
#include "plumb/control/risk_exposure.hpp"
#include "plumb/control/value_rows.hpp"

namespace plumb {

/// Where a project stands at a status date: what it was to have done, has done and spent, and what is at
/// risk.
struct Assessment {
  const Plan& plan;
  const Schedule& schedule;
  Performance performance;
  ValueFigures project;
  ScheduleAdherence adherence;
  RiskRegister risks;
};

/// What is asked for beside the plan and its schedule.
struct AssessmentOptions {
  std::string_view baseline;  // an id; empty: the project's, else the latest, else the plan itself
  const BaselinePlan* baseline_plan = nullptr;  // in its place; it outlives the assessment
  Date today;
  const Assessment* similar =
      nullptr;  // of another version, to share clocks and baseline: both in one thread
};

/// Assesses a plan at the date of its schedule; without a status date, as before its first day.
///
/// plan, schedule: outlive the result. Returns nullopt, with an error, if the baseline does not exist.
std::optional<Assessment> assess(const Plan& plan, const Schedule& schedule, const AssessmentOptions& options,
                                 Diagnostics& diagnostics);

}  // namespace plumb
