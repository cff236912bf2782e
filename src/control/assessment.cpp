#include "plumb/control/assessment.hpp"

namespace plumb {

namespace {

/// Tells whether work takes and costs the same in two versions, whatever is known of its progress.
bool is_same_work(const Plan& one, const Plan& other) {
  return one.project_node == other.project_node && same_rows(one.calendars, other.calendars) &&
         same_rows(one.resources, other.resources) && same_rows(one.accounts, other.accounts) &&
         same_rows(one.tasks, other.tasks);
}

/// similar: of a version with the same work; may be null.
std::shared_ptr<const MeasurementBaseline> baseline_of(const Plan& plan, const AssessmentOptions& options,
                                                       const Assessment* similar, Diagnostics& diagnostics) {
  if (options.baseline_plan != nullptr)
    return std::make_shared<const MeasurementBaseline>(plan, *options.baseline_plan);
  const Baseline* chosen = choose_baseline(plan, options.baseline, diagnostics);
  if (chosen == nullptr && diagnostics.has_errors()) return nullptr;
  if (chosen == nullptr) return std::make_shared<const MeasurementBaseline>(plan);
  if (similar != nullptr && similar->performance.baseline->id() == chosen->id &&
      same_rows(plan.baselines, similar->plan.baselines))
    return similar->performance.baseline;
  return std::make_shared<const MeasurementBaseline>(plan, *chosen);
}

}  // namespace

std::optional<Assessment> assess(const Plan& plan, const Schedule& schedule, const AssessmentOptions& options,
                                 Diagnostics& diagnostics) {
  const Assessment* similar =
      options.similar != nullptr && is_same_work(plan, options.similar->plan) ? options.similar : nullptr;
  auto baseline = baseline_of(plan, options, similar, diagnostics);
  if (!baseline) return std::nullopt;
  const auto own = status_instant(plan, std::nullopt, options.today);
  const Instant at = schedule.network.status.value_or(Instant(plan.project.start.date));
  Performance performance =
      measure_performance(plan, schedule, std::move(baseline), at, own.has_value() && *own == at,
                          similar != nullptr ? similar->performance.cost_plan.get() : nullptr);
  ValueFigures project = project_figures(schedule, performance);
  ScheduleAdherence adherence;
  double planned_minutes = 0;
  if (project.time) {
    adherence = schedule_adherence(performance, project.time->point);
    planned_minutes = project.time->planned_duration;
  }
  RiskRegister risks = measure_risks(plan, at, project.value.bac, planned_minutes);
  return Assessment{plan, schedule, std::move(performance), project, std::move(adherence), std::move(risks)};
}

}  // namespace plumb
