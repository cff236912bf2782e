#include "plumb/control/lessons.hpp"

#include <array>

#include "plumb/control/register_metrics.hpp"

namespace plumb {

namespace {

struct AllImprovements {
  AllImprovements(const Plan& plan, const Schedule&) : counts(improvements_of_lessons(plan)) {}

  std::vector<std::size_t> counts;
};

template <ImprovementStage Stage>
MetricValue in_stage(const Assessment& from, const MetricSubject&) {
  return count_rows<Improvement>(from.plan,
                                 [](const Improvement& each) { return each.stage == Stage && !each.closed; });
}

/// Sums are compared, not shares averaged: a great benefit that was missed outweighs a small one.
MetricValue benefit_of_all(const Assessment& from, const MetricSubject&) {
  Improvement sum;
  sum.expected = Decimal{};
  sum.measured = Decimal{};
  for (const Improvement& each : from.plan.rows<Improvement>().rows) {
    if (!each.expected || !each.measured) continue;
    sum.expected->scaled += each.expected->scaled;
    sum.measured->scaled += each.measured->scaled;
  }
  return metric_value(benefit_pct(sum));
}

}  // namespace

std::vector<std::size_t> improvements_of_lessons(const Plan& plan) {
  std::vector<std::size_t> counts(plan.rows<Lesson>().size());
  for (const Improvement& each : plan.rows<Improvement>().rows)
    if (each.lesson.valid()) ++counts[each.lesson.index()];
  return counts;
}

bool is_overdue(const Improvement& improvement, Date as_of) {
  return improvement.due && *improvement.due < as_of && !improvement.closed;
}

std::optional<double> benefit_pct(const Improvement& improvement) {
  if (!improvement.expected || !improvement.measured || improvement.expected->scaled == 0)
    return std::nullopt;
  return 100.0 * static_cast<double>(improvement.measured->scaled) /
         static_cast<double>(improvement.expected->scaled);
}

std::span<const Figure> lesson_figures() {
  static const std::array<Figure, 1> figures{{
      {figure_spec("improvements", ValueKind::integer, "how many improvements follow from it"),
       [](const FigureSource& source, std::size_t row) {
         return Value{static_cast<std::int64_t>(source.all<AllImprovements>().counts[row])};
       }},
  }};
  return figures;
}

std::span<const Figure> improvement_figures() {
  static const std::array<Figure, 2> figures{{
      {figure_spec("benefit_pct", ValueKind::number, "the benefit measured, in percent of what was expected"),
       [](const FigureSource& source, std::size_t row) {
         const auto benefit = benefit_pct(source.plan().rows<Improvement>().rows[row]);
         return benefit ? Value{*benefit} : Value{};
       }},
      {figure_spec("overdue", ValueKind::boolean, "due on a day that is past, and not closed"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_overdue(source.plan().rows<Improvement>().rows[row], source.as_of())};
       }},
  }};
  return figures;
}

std::span<const Metric> lesson_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"lessons.total", MetricKind::count, kOfProject, "lessons learnt",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return static_cast<std::int64_t>(from.plan.rows<Lesson>().size());
       }},
      {"lessons.without_improvement", MetricKind::count, kOfProject,
       "lessons that no improvement follows from",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const auto counts = improvements_of_lessons(from.plan);
         return std::int64_t{std::count(counts.begin(), counts.end(), 0U)};
       }},
  });
  return kMetrics;
}

std::span<const Metric> improvement_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"improvements.plan", MetricKind::count, kOfProject, "improvements that are planned",
       in_stage<ImprovementStage::plan>},
      {"improvements.do", MetricKind::count, kOfProject, "improvements that are tried",
       in_stage<ImprovementStage::carry_out>},
      {"improvements.check", MetricKind::count, kOfProject, "improvements whose benefit is checked",
       in_stage<ImprovementStage::check>},
      {"improvements.act", MetricKind::count, kOfProject, "improvements that are made the rule",
       in_stage<ImprovementStage::act>},
      {"improvements.overdue", MetricKind::count, kOfProject, "improvements due on a day that is past",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Improvement>(
             from.plan, [&](const Improvement& each) { return is_overdue(each, from.schedule.as_of); });
       }},
      {"improvements.benefit_pct", MetricKind::percent, kOfProject,
       "benefits measured against those expected, where both are known", benefit_of_all},
  });
  return kMetrics;
}

}  // namespace plumb
