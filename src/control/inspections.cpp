#include "plumb/control/inspections.hpp"

#include <array>
#include <map>

#include "plumb/control/control_chart.hpp"
#include "plumb/control/register_metrics.hpp"
#include "plumb/control/share_pct.hpp"

namespace plumb {

namespace {

/// What is inspected: tasks, requirements, criterion.
using InspectedThing =
    std::tuple<std::vector<TaskId>, std::vector<RowId<CollectionKind::requirements>>, std::string_view>;

/// The charts of all inspections, by their row.
struct AllCharts {
  AllCharts(const Plan& plan, const Schedule&) {
    for (const Inspection& each : plan.rows<Inspection>().rows) charts.push_back(control_chart(each));
  }

  std::vector<std::optional<ControlChart>> charts;
};

template <class Get>
Value of_chart(const FigureSource& source, std::size_t row, Get get) {
  const auto& chart = source.all<AllCharts>().charts[row];
  if (!chart) return {};
  const std::optional<double> value = get(*chart);
  return value ? Value{*value} : Value{};
}

Date date_of(const Inspection& inspection) {
  return inspection.done.value_or(inspection.planned.value_or(kLastDate));
}

}  // namespace

std::optional<double> InspectionResults::pass_rate_pct() const {
  return share_pct(passed, judged);
}
std::optional<double> InspectionResults::first_pass_yield_pct() const {
  return share_pct(first_passed, first_judged);
}

InspectionResults inspection_results(const Plan& plan) {
  InspectionResults results;
  std::map<InspectedThing, const Inspection*> first;
  for (const Inspection& each : plan.rows<Inspection>().rows) {
    if (!each.result) continue;
    ++results.judged;
    if (each.result == InspectionResult::pass) ++results.passed;
    const bool names_something =
        !each.task.items.empty() || !each.requirement.items.empty() || !each.criterion.empty();
    const InspectedThing thing{each.task.items, each.requirement.items,
                               names_something ? each.criterion : each.id};
    const auto [found, is_new] = first.try_emplace(thing, &each);
    if (!is_new && date_of(each) < date_of(*found->second)) found->second = &each;
  }
  results.first_judged = first.size();
  for (const auto& [thing, inspection] : first)
    if (inspection->result == InspectionResult::pass) ++results.first_passed;
  return results;
}

bool is_overdue(const Inspection& inspection, Date as_of) {
  return inspection.planned && *inspection.planned < as_of && !inspection.done && !inspection.result &&
         !inspection.closed;
}

std::span<const Figure> inspection_figures() {
  // clang-format off
  static const std::array<Figure, 7> figures{{
      {figure_spec("overdue", ValueKind::boolean, "planned for a day that is past, and not done"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_overdue(source.plan().rows<Inspection>().rows[row], source.as_of())};
       }},
      {figure_spec("in_control", ValueKind::boolean, "whether nothing in its control chart is suspicious"),
       [](const FigureSource& source, std::size_t row) {
         const auto& chart = source.all<AllCharts>().charts[row];
         return chart ? Value{chart->in_control()} : Value{};
       }},
      {figure_spec("chart_mean", ValueKind::number, "the centre of its control chart"),
       [](const FigureSource& source, std::size_t row) {
         return of_chart(source, row, [](const ControlChart& c) { return std::optional(c.mean); });
       }},
      {figure_spec("cpk", ValueKind::number, "capability: the mean's distance to the nearer limit / 3 sigma"),
       [](const FigureSource& source, std::size_t row) {
         return of_chart(source, row, [](const ControlChart& c) { return c.cpk; });
       }},
      {figure_spec("chart_lower", ValueKind::number, "the lower limit of its control chart"),
       [](const FigureSource& source, std::size_t row) {
         return of_chart(source, row, [](const ControlChart& c) { return c.lower; });
       }},
      {figure_spec("chart_upper", ValueKind::number, "the upper limit of its control chart"),
       [](const FigureSource& source, std::size_t row) {
         return of_chart(source, row, [](const ControlChart& c) { return c.upper; });
       }},
      {figure_spec("cp", ValueKind::number, "capability: (upper - lower) / 6 sigma"),
       [](const FigureSource& source, std::size_t row) {
         return of_chart(source, row, [](const ControlChart& c) { return c.cp; });
       }},
  }};
  // clang-format on
  return figures;
}

std::span<const Metric> inspection_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"inspections.pass_rate_pct", MetricKind::percent, kOfProject, "inspections with a result that passed",
       [](const Assessment& from, const MetricSubject&) {
         return metric_value(inspection_results(from.plan).pass_rate_pct());
       }},
      {"inspections.first_pass_yield_pct", MetricKind::percent, kOfProject,
       "things inspected that passed the first time",
       [](const Assessment& from, const MetricSubject&) {
         return metric_value(inspection_results(from.plan).first_pass_yield_pct());
       }},
      {"inspections.overdue", MetricKind::count, kOfProject, "inspections planned for a day that is past",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Inspection>(
             from.plan, [&](const Inspection& each) { return is_overdue(each, from.schedule.as_of); });
       }},
      {"inspections.out_of_control", MetricKind::count, kOfProject,
       "control charts with something suspicious",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Inspection>(from.plan, [](const Inspection& each) {
           const auto chart = control_chart(each);
           return chart && !chart->in_control();
         });
       }},
  });
  return kMetrics;
}

}  // namespace plumb
