#include "plumb/control/assumptions.hpp"

#include <array>

#include "plumb/control/register_metrics.hpp"

namespace plumb {

bool is_overdue(const Assumption& assumption, Date as_of) {
  return assumption.status == AssumptionStatus::open && assumption.validate_by &&
         *assumption.validate_by < as_of && !assumption.closed;
}

bool lacks_risk(const Assumption& assumption) {
  return assumption.status == AssumptionStatus::invalid && assumption.risk.items.empty() &&
         !assumption.closed;
}

std::span<const Figure> assumption_figures() {
  static const std::array<Figure, 2> figures{{
      {figure_spec("overdue", ValueKind::boolean, "open, and to be validated by a day that is past"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_overdue(source.plan().rows<Assumption>().rows[row], source.as_of())};
       }},
      {figure_spec("risk_missing", ValueKind::boolean, "invalid, and no risk says what follows"),
       [](const FigureSource& source, std::size_t row) {
         return Value{lacks_risk(source.plan().rows<Assumption>().rows[row])};
       }},
  }};
  return figures;
}

std::span<const Metric> assumption_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"assumptions.open", MetricKind::count, kOfProject, "assumptions that nobody has validated",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Assumption>(from.plan, [](const Assumption& each) {
           return each.status == AssumptionStatus::open && !each.closed;
         });
       }},
      {"assumptions.overdue", MetricKind::count, kOfProject, "open assumptions past the day to validate them",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Assumption>(
             from.plan, [&](const Assumption& each) { return is_overdue(each, from.schedule.as_of); });
       }},
      {"assumptions.invalid_without_risk", MetricKind::count, kOfProject,
       "assumptions that are wrong, and no risk says what follows",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Assumption>(from.plan, lacks_risk);
       }},
  });
  return kMetrics;
}

}  // namespace plumb
