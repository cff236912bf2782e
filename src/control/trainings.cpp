#include "plumb/control/trainings.hpp"

#include <array>

#include "plumb/control/register_metrics.hpp"
#include "plumb/control/share_pct.hpp"
#include "plumb/control/skills.hpp"

namespace plumb {

bool is_passed(const Training& training) {
  return (training.done || training.result) && training.result != TrainingResult::fail;
}

bool is_overdue(const Training& training, Date as_of) {
  return training.planned && *training.planned < as_of && !training.done && !training.result &&
         !training.closed;
}

std::span<const Figure> training_figures() {
  static const std::array<Figure, 2> figures{{
      {figure_spec("passed", ValueKind::boolean, "done, and not failed"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_passed(source.plan().rows<Training>().rows[row])};
       }},
      {figure_spec("overdue", ValueKind::boolean, "planned for a day that is past, and not done"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_overdue(source.plan().rows<Training>().rows[row], source.as_of())};
       }},
  }};
  return figures;
}

std::span<const Metric> training_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"trainings.completion_pct", MetricKind::percent, kOfProject, "trainings that were passed",
       [](const Assessment& from, const MetricSubject&) {
         return metric_value(share_pct(static_cast<std::size_t>(count_rows<Training>(from.plan, is_passed)),
                                       from.plan.rows<Training>().size()));
       }},
      {"trainings.overdue", MetricKind::count, kOfProject, "trainings planned for a day that is past",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Training>(
             from.plan, [&](const Training& each) { return is_overdue(each, from.schedule.as_of); });
       }},
      {"trainings.skills_missing", MetricKind::count, kOfProject,
       "skills that tasks need and nobody assigned to them has",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return static_cast<std::int64_t>(missing_skills(from.plan, from.schedule).size());
       }},
  });
  return kMetrics;
}

}  // namespace plumb
