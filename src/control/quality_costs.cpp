#include "plumb/control/quality_costs.hpp"

#include "plumb/control/defects.hpp"
#include "plumb/control/prices.hpp"

namespace plumb {

namespace {

template <QualityCostClass Class>
MetricValue cost_of_class(const Assessment& from, const MetricSubject&) {
  return cost_of_quality(from.plan).of(Class);
}

}  // namespace

CostOfQuality cost_of_quality(const Plan& plan) {
  const Prices prices(plan);
  CostOfQuality costs;
  const auto add = [&](QualityCostClass which, Money amount, const std::optional<Date>& date) {
    costs.by_class[static_cast<std::size_t>(which)] +=
        prices.of_money(amount, date.value_or(plan.project.start.date));
  };
  for (const QualityCost& each : plan.rows<QualityCost>().rows) add(each.cost_class, each.amount, each.date);
  for (const Defect& each : plan.rows<Defect>().rows) {
    const bool external = found_in_operation(each);
    if (each.cost)
      add(external ? QualityCostClass::external_failure : QualityCostClass::internal_failure, *each.cost,
          each.found);
  }
  return costs;
}

std::span<const Metric> quality_cost_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"quality_costs.total", MetricKind::money, kOfProject, "cost of quality, defects among it",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return cost_of_quality(from.plan).total();
       }},
      {"quality_costs.conformance", MetricKind::money, kOfProject, "prevention and appraisal",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return cost_of_quality(from.plan).conformance();
       }},
      {"quality_costs.non_conformance", MetricKind::money, kOfProject, "internal and external failure",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return cost_of_quality(from.plan).non_conformance();
       }},
      {"quality_costs.prevention", MetricKind::money, kOfProject, "what keeps defects from being made",
       cost_of_class<QualityCostClass::prevention>},
      {"quality_costs.appraisal", MetricKind::money, kOfProject, "what looks for them",
       cost_of_class<QualityCostClass::appraisal>},
      {"quality_costs.internal_failure", MetricKind::money, kOfProject,
       "failures found before delivery, defects among them",
       cost_of_class<QualityCostClass::internal_failure>},
      {"quality_costs.external_failure", MetricKind::money, kOfProject,
       "failures found in operation, defects among them", cost_of_class<QualityCostClass::external_failure>},
  });
  return kMetrics;
}

}  // namespace plumb
