#include "plumb/control/stakeholders.hpp"

#include <algorithm>
#include <array>

#include "plumb/registers/communication.hpp"

namespace plumb {

namespace {

const Stakeholder& stakeholder_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Stakeholder>().rows[row];
}

/// Counts those who are there still and of whom something holds.
template <class Holds>
std::int64_t stakeholders_where(const Plan& plan, Holds holds) {
  const auto& rows = plan.rows<Stakeholder>().rows;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) count += !rows[i].closed && holds(i, rows[i]) ? 1 : 0;
  return count;
}

}  // namespace

std::optional<Quadrant> quadrant_of(const Stakeholder& stakeholder) {
  if (!stakeholder.influence || !stakeholder.interest) return std::nullopt;
  const bool interested = *stakeholder.interest > kMiddleOfScale;
  if (*stakeholder.influence > kMiddleOfScale)
    return interested ? Quadrant::manage_closely : Quadrant::keep_satisfied;
  return interested ? Quadrant::keep_informed : Quadrant::monitor;
}

std::optional<std::int64_t> engagement_gap(const Stakeholder& stakeholder) {
  if (!stakeholder.engagement || !stakeholder.wanted_engagement) return std::nullopt;
  return static_cast<std::int64_t>(*stakeholder.wanted_engagement) -
         static_cast<std::int64_t>(*stakeholder.engagement);
}

Audiences::Audiences(const Plan& plan) : communications(plan.rows<Stakeholder>().size()) {
  for (const Communication& each : plan.rows<Communication>().rows) {
    if (each.closed) continue;
    for (const auto& stakeholder : each.audience.items) ++communications[stakeholder.index()];
  }
}

std::span<const Figure> stakeholder_figures() {
  static const std::array<Figure, 3> figures{{
      {figure_spec("quadrant", ValueKind::text,
                   "by influence and interest, above 3 of 5 being high: manage_closely, keep_satisfied, "
                   "keep_informed, monitor"),
       [](const FigureSource& source, std::size_t row) {
         const auto quadrant = quadrant_of(stakeholder_in(source, row));
         return quadrant ? Value{std::string(kWords<Quadrant>[static_cast<std::size_t>(*quadrant)])}
                         : Value{};
       }},
      {figure_spec("engagement_gap", ValueKind::integer, "the steps from the engagement to the wanted one"),
       [](const FigureSource& source, std::size_t row) {
         const auto gap = engagement_gap(stakeholder_in(source, row));
         return gap ? Value{*gap} : Value{};
       }},
      {figure_spec("communications", ValueKind::integer, "how many communications they are an audience of"),
       [](const FigureSource& source, std::size_t row) {
         return Value{source.all<Audiences>().communications[row]};
       }},
  }};
  return figures;
}

std::span<const Metric> stakeholder_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"stakeholders.count", MetricKind::count, kOfProject, "stakeholders that are not closed",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return stakeholders_where(from.plan, [](std::size_t, const Stakeholder&) { return true; });
       }},
      {"stakeholders.manage_closely", MetricKind::count, kOfProject,
       "stakeholders of high influence and high interest",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return stakeholders_where(from.plan, [](std::size_t, const Stakeholder& each) {
           return quadrant_of(each) == Quadrant::manage_closely;
         });
       }},
      {"stakeholders.below_wanted", MetricKind::count, kOfProject,
       "stakeholders who are less engaged than is wanted",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return stakeholders_where(from.plan, [](std::size_t, const Stakeholder& each) {
           return engagement_gap(each).value_or(0) > 0;
         });
       }},
      {"stakeholders.not_told", MetricKind::count, kOfProject, "stakeholders in no communication",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const Audiences audiences(from.plan);
         return stakeholders_where(from.plan, [&](std::size_t row, const Stakeholder&) {
           return audiences.communications[row] == 0;
         });
       }},
  });
  return kMetrics;
}

}  // namespace plumb
