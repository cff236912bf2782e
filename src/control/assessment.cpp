#include "plumb/control/assessment.hpp"

namespace plumb {

namespace {

std::optional<MeasurementBaseline> baseline_of(const Plan& plan, const AssessmentOptions& options,
                                               Diagnostics& diagnostics) {
  if (options.baseline_plan != nullptr) return MeasurementBaseline(plan, *options.baseline_plan);
  const Baseline* chosen = choose_baseline(plan, options.baseline, diagnostics);
  if (chosen == nullptr && diagnostics.has_errors()) return std::nullopt;
  return chosen == nullptr ? MeasurementBaseline(plan) : MeasurementBaseline(plan, *chosen);
}

}  // namespace

std::optional<Assessment> assess(const Plan& plan, const Schedule& schedule, const AssessmentOptions& options,
                                 Diagnostics& diagnostics) {
  std::optional<MeasurementBaseline> baseline = baseline_of(plan, options, diagnostics);
  if (!baseline) return std::nullopt;
  const auto own = status_instant(plan, std::nullopt, options.today);
  const Instant at = schedule.network.status.value_or(Instant(plan.project.start.date));
  Performance performance =
      measure_performance(plan, schedule, std::move(*baseline), at, own.has_value() && *own == at);
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
