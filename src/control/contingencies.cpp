#include "plumb/control/contingencies.hpp"

#include <array>

#include "plumb/control/register_metrics.hpp"

namespace plumb {

namespace {

bool is_test_overdue(const Plan& plan, const Contingency& contingency, Date as_of) {
  const auto next = next_test(plan, contingency);
  return next && *next < as_of;
}

const Contingency& contingency_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Contingency>().rows[row];
}

}  // namespace

std::optional<Date> next_test(const Plan& plan, const Contingency& contingency) {
  if (!contingency.test_every || contingency.closed) return std::nullopt;
  Date last = plan.project.start.date;
  if (!contingency.tested.empty()) last = contingency.tested.front().date;
  for (const ContingencyTest& each : contingency.tested) last = std::max(last, each.date);
  return after_periods(last, *contingency.test_every, 1);
}

std::vector<RiskId> risks_without_plan(const Plan& plan, const RiskRegister& risks) {
  std::vector<bool> has_plan(plan.risks.size());
  for (const Contingency& each : plan.rows<Contingency>().rows)
    for (const auto risk : each.risk.items) has_plan[risk.index()] = true;
  std::vector<RiskId> without;
  for (const RiskFigures& figures : risks.risks)
    if (figures.exposed && figures.high && !has_plan[figures.id.index()]) without.push_back(figures.id);
  return without;
}

std::span<const Figure> contingency_figures() {
  static const std::array<Figure, 2> figures{{
      {figure_spec("next_test", ValueKind::date, "when it is rehearsed again"),
       [](const FigureSource& source, std::size_t row) {
         const auto next = next_test(source.plan(), contingency_in(source, row));
         return next ? Value{WrittenDate{*next, std::nullopt}} : Value{};
       }},
      {figure_spec("test_overdue", ValueKind::boolean, "its next rehearsal is on a day that is past"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_test_overdue(source.plan(), contingency_in(source, row), source.as_of())};
       }},
  }};
  return figures;
}

std::span<const Metric> contingency_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"contingencies.tests_overdue", MetricKind::count, kOfProject,
       "contingency plans whose rehearsal is on a day that is past",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Contingency>(from.plan, [&](const Contingency& each) {
           return is_test_overdue(from.plan, each, from.schedule.as_of);
         });
       }},
      {"contingencies.activated", MetricKind::count, kOfProject, "contingency plans whose tasks were added",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Contingency>(
             from.plan, [](const Contingency& each) { return each.activated && !each.closed; });
       }},
      {"contingencies.risks_without_plan", MetricKind::count, kOfProject,
       "high risks that no contingency plan answers",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return static_cast<std::int64_t>(risks_without_plan(from.plan, from.risks).size());
       }},
  });
  return kMetrics;
}

}  // namespace plumb
