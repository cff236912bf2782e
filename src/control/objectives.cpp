#include "plumb/control/objectives.hpp"

#include <algorithm>
#include <array>

namespace plumb {

namespace {

bool reached(const Objective& objective) {
  if (!objective.target || !objective.actual) return false;
  return objective.direction == Direction::up ? objective.actual->scaled >= objective.target->scaled
                                              : objective.actual->scaled <= objective.target->scaled;
}

const Objective& objective_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Objective>().rows[row];
}

std::int64_t objectives_where(const Plan& plan, ObjectiveStatus status) {
  const auto& rows = plan.rows<Objective>().rows;
  return std::count_if(rows.begin(), rows.end(),
                       [&](const Objective& each) { return each.status == status; });
}

std::int64_t at_risk(const Assessment& from) {
  const auto& rows = from.plan.rows<Objective>().rows;
  return std::count_if(rows.begin(), rows.end(), [&](const Objective& each) {
    return is_at_risk(each, from.plan.project.start.date, from.schedule.as_of);
  });
}

}  // namespace

std::optional<double> attainment_pct(const Objective& objective) {
  if (!objective.target || !objective.actual) return std::nullopt;
  const std::int64_t from = objective.baseline ? objective.baseline->scaled : 0;
  const std::int64_t way = objective.target->scaled - from;
  if (way == 0) return std::nullopt;
  return 100.0 * static_cast<double>(objective.actual->scaled - from) / static_cast<double>(way);
}

bool is_at_risk(const Objective& objective, Date start, Date as_of) {
  if (objective.status != ObjectiveStatus::open || !objective.due || reached(objective)) return false;
  if (*objective.due < as_of) return true;
  const auto attained = attainment_pct(objective);
  const std::int64_t days = (*objective.due - start).count();
  if (!attained || days <= 0) return false;
  return *attained * static_cast<double>(days) < 100.0 * static_cast<double>((as_of - start).count());
}

std::span<const Figure> objective_figures() {
  static const std::array<Figure, 2> figures{{
      {figure_spec("attainment_pct", ValueKind::number,
                   "how much of the way to the target is gone, in percent"),
       [](const FigureSource& source, std::size_t row) {
         const auto attained = attainment_pct(objective_in(source, row));
         return attained ? Value{*attained} : Value{};
       }},
      {figure_spec("at_risk", ValueKind::boolean, "open and overdue, or behind the time that is gone"),
       [](const FigureSource& source, std::size_t row) {
         return Value{
             is_at_risk(objective_in(source, row), source.plan().project.start.date, source.as_of())};
       }},
  }};
  return figures;
}

std::span<const Metric> objective_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"objectives.open", MetricKind::count, kOfProject, "objectives that are open",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return objectives_where(from.plan, ObjectiveStatus::open);
       }},
      {"objectives.met", MetricKind::count, kOfProject, "objectives that are met",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return objectives_where(from.plan, ObjectiveStatus::met);
       }},
      {"objectives.at_risk", MetricKind::count, kOfProject,
       "open objectives that are overdue or behind the time",
       [](const Assessment& from, const MetricSubject&) -> MetricValue { return at_risk(from); }},
  });
  return kMetrics;
}

}  // namespace plumb
