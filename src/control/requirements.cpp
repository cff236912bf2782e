#include "plumb/control/requirements.hpp"

#include <algorithm>
#include <array>

#include "plumb/control/when_date.hpp"

namespace plumb {

namespace {

/// Requirements, each behind all its parts. There are no circles in a plan that has been read.
std::vector<std::size_t> parts_first(const std::vector<Requirement>& rows,
                                     const std::vector<RequirementTrace>& traces) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].parent.valid()) order.push_back(i);
  for (std::size_t i = 0; i < order.size(); ++i)
    order.insert(order.end(), traces[order[i]].parts.begin(), traces[order[i]].parts.end());
  std::reverse(order.begin(), order.end());
  return order;
}

void tie_tasks(const Plan& plan, const Schedule& schedule, Traceability& trace) {
  std::vector<bool> serves(plan.tasks.size());
  bool any = false;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const TaskId id(i);
    const Task& task = plan.task(id);
    serves[i] = !task.satisfies.empty() || (task.parent.valid() && serves[task.parent.index()]);
    for (const auto& satisfied : task.satisfies) {
      any = true;
      RequirementTrace& of = trace.requirements[satisfied.index()];
      if (!of.tasks.empty() && of.tasks.back() == id) continue;
      of.tasks.push_back(id);
      if (const auto finish = finish_day(schedule, id))
        of.finish = of.finish ? std::max(*of.finish, *finish) : *finish;
    }
  }
  if (!any) return;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks.rows[i];
    if (!serves[i] && !task.summary && !task.is_hammock() && !task.is_milestone())
      trace.stray_tasks.emplace_back(i);
  }
}

void tie_inspections(const Plan& plan, Traceability& trace) {
  const auto& inspections = plan.rows<Inspection>().rows;
  std::vector<bool> tied(inspections.size());
  const auto tie = [&](std::size_t requirement, std::size_t inspection) {
    tied[inspection] = true;
    trace.requirements[requirement].inspections.push_back(inspection);
  };
  for (std::size_t i = 0; i < inspections.size(); ++i)
    for (const auto& requirement : inspections[i].requirement.items) tie(requirement.index(), i);
  const auto& requirements = plan.rows<Requirement>().rows;
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    for (const auto& inspection : requirements[i].verified_by.items) tie(i, inspection.index());
    // Both ends may name each other.
    auto& all = trace.requirements[i].inspections;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  if (std::find(tied.begin(), tied.end(), true) == tied.end()) return;
  for (std::size_t i = 0; i < tied.size(); ++i)
    if (!tied[i]) trace.stray_inspections.push_back(i);
}

/// Adds up what a requirement has itself and what its parts have, which are done already.
void weigh(RequirementTrace& trace, const std::vector<Inspection>& inspections,
           const std::vector<RequirementTrace>& all) {
  bool parts_covered = false;
  bool parts_inspected = false;
  bool parts_verified = false;
  bool first = true;
  for (const std::size_t row : trace.parts) {
    const RequirementTrace& part = all[row];
    if (part.finish && part.wanted)
      trace.finish = trace.finish ? std::max(*trace.finish, *part.finish) : *part.finish;
    if (!part.agreed) continue;
    parts_covered = part.covered && (first || parts_covered);
    parts_inspected = part.inspected && (first || parts_inspected);
    parts_verified = part.verified && (first || parts_verified);
    first = false;
  }
  trace.covered = !trace.tasks.empty() || parts_covered;
  trace.inspected = !trace.inspections.empty() || parts_inspected;
  trace.verified =
      parts_verified || std::any_of(trace.inspections.begin(), trace.inspections.end(), [&](std::size_t row) {
        return inspections[row].result == InspectionResult::pass;
      });
}

const RequirementTrace& trace_of(const FigureSource& source, std::size_t row) {
  return source.all<Traceability>().requirements[row];
}

RequirementCounts counts_of(const Assessment& from) {
  return requirement_counts(from.plan, Traceability(from.plan, from.schedule));
}

MetricValue share(const std::optional<double>& percent) {
  return percent ? MetricValue(*percent) : MetricValue();
}

}  // namespace

Traceability::Traceability(const Plan& plan, const Schedule& schedule) {
  const auto& rows = plan.rows<Requirement>().rows;
  requirements.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RequirementTrace& trace = requirements[i];
    trace.wanted = rows[i].status != RequirementStatus::dropped && rows[i].priority != Moscow::wont;
    trace.agreed = trace.wanted && rows[i].status != RequirementStatus::proposed;
    if (rows[i].parent.valid()) requirements[rows[i].parent.index()].parts.push_back(i);
  }
  tie_tasks(plan, schedule, *this);
  tie_inspections(plan, *this);
  const auto& inspections = plan.rows<Inspection>().rows;
  for (const std::size_t row : parts_first(rows, requirements))
    weigh(requirements[row], inspections, requirements);
}

bool lacks_task(const RequirementTrace& trace) {
  return trace.agreed && !trace.covered;
}

bool lacks_verification(const RequirementTrace& trace) {
  return trace.agreed && !trace.inspected;
}

bool lacks_source(const Requirement& requirement, const RequirementTrace& trace) {
  return trace.wanted && requirement.source.items.empty() && !requirement.parent.valid();
}

std::optional<double> RequirementCounts::coverage_pct() const {
  if (agreed == 0) return std::nullopt;
  return 100.0 * static_cast<double>(covered) / static_cast<double>(agreed);
}

std::optional<double> RequirementCounts::verified_pct() const {
  if (agreed == 0) return std::nullopt;
  return 100.0 * static_cast<double>(verified) / static_cast<double>(agreed);
}

RequirementCounts requirement_counts(const Plan& plan, const Traceability& trace) {
  RequirementCounts counts;
  const auto& rows = plan.rows<Requirement>().rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RequirementTrace& each = trace.requirements[i];
    const bool no_source = lacks_source(rows[i], each);
    counts.open += each.wanted && rows[i].status != RequirementStatus::accepted ? 1 : 0;
    counts.agreed += each.agreed ? 1 : 0;
    counts.covered += each.agreed && each.covered ? 1 : 0;
    counts.verified += each.agreed && each.verified ? 1 : 0;
    counts.without_task += lacks_task(each) ? 1 : 0;
    counts.without_verification += lacks_verification(each) ? 1 : 0;
    counts.without_source += no_source ? 1 : 0;
    counts.orphans += lacks_task(each) || lacks_verification(each) || no_source ? 1 : 0;
  }
  return counts;
}

std::span<const Figure> requirement_figures() {
  static const std::array<Figure, 5> figures{{
      {figure_spec("finish", ValueKind::date, "the day on which the last of its tasks ends"),
       [](const FigureSource& source, std::size_t row) {
         const auto& finish = trace_of(source, row).finish;
         return finish ? Value{WrittenDate{*finish, std::nullopt}} : Value{};
       }},
      {figure_spec("tasks", ValueKind::integer, "how many tasks satisfy it"),
       [](const FigureSource& source, std::size_t row) {
         return Value{static_cast<std::int64_t>(trace_of(source, row).tasks.size())};
       }},
      {figure_spec("inspections", ValueKind::integer, "how many inspections verify it"),
       [](const FigureSource& source, std::size_t row) {
         return Value{static_cast<std::int64_t>(trace_of(source, row).inspections.size())};
       }},
      {figure_spec("covered", ValueKind::boolean, "whether it has a task, or all its agreed parts have"),
       [](const FigureSource& source, std::size_t row) { return Value{trace_of(source, row).covered}; }},
      {figure_spec("verified", ValueKind::boolean,
                   "whether an inspection of it has passed, or of all its agreed parts"),
       [](const FigureSource& source, std::size_t row) { return Value{trace_of(source, row).verified}; }},
  }};
  return figures;
}

std::span<const Metric> requirement_metrics() {
  using From = const Assessment&;
  using Subject = const MetricSubject&;
  // clang-format off
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"requirements.open", MetricKind::count, kOfProject, "requirements that are wanted and not yet accepted",
       [](From from, Subject) -> MetricValue { return counts_of(from).open; }},
      {"requirements.agreed", MetricKind::count, kOfProject, "requirements that are agreed, or beyond that",
       [](From from, Subject) -> MetricValue { return counts_of(from).agreed; }},
      {"requirements.coverage_pct", MetricKind::percent, kOfProject, "agreed requirements with a task",
       [](From from, Subject) -> MetricValue { return share(counts_of(from).coverage_pct()); }},
      {"requirements.verified_pct", MetricKind::percent, kOfProject, "agreed requirements with an inspection that passed",
       [](From from, Subject) -> MetricValue { return share(counts_of(from).verified_pct()); }},
      {"requirements.without_task", MetricKind::count, kOfProject, "agreed requirements without a task",
       [](From from, Subject) -> MetricValue { return counts_of(from).without_task; }},
      {"requirements.without_verification", MetricKind::count, kOfProject, "agreed requirements without an inspection",
       [](From from, Subject) -> MetricValue { return counts_of(from).without_verification; }},
      {"requirements.without_source", MetricKind::count, kOfProject, "requirements that nobody asked for",
       [](From from, Subject) -> MetricValue { return counts_of(from).without_source; }},
      {"requirements.orphans", MetricKind::count, kOfProject, "requirements without task, inspection or source",
       [](From from, Subject) -> MetricValue { return counts_of(from).orphans; }},
      {"requirements.stray_tasks", MetricKind::count, kOfProject, "tasks that serve no requirement, where others do",
       [](From from, Subject) -> MetricValue {
         return static_cast<std::int64_t>(Traceability(from.plan, from.schedule).stray_tasks.size()); }},
      {"requirements.stray_inspections", MetricKind::count, kOfProject, "inspections of no requirement, where others are",
       [](From from, Subject) -> MetricValue {
         return static_cast<std::int64_t>(Traceability(from.plan, from.schedule).stray_inspections.size()); }},
  });
  // clang-format on
  return kMetrics;
}

}  // namespace plumb
