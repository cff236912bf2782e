#include "plumb/control/defects.hpp"

#include <algorithm>
#include <map>

#include "plumb/control/prices.hpp"
#include "plumb/control/register_metrics.hpp"
#include "plumb/control/share_pct.hpp"

namespace plumb {

namespace {

constexpr double kVitalPercent = 80;
constexpr double kWorkOfDensity = 100;  // person-days
constexpr auto kOperation = std::to_array<std::string_view>(
    {"operation", "operations", "production", "warranty", "运行", "运维", "质保"});

const std::vector<Defect>& defects_of(const Plan& plan) {
  return plan.rows<Defect>().rows;
}

template <IssueSeverity Severity>
MetricValue open_of(const Assessment& from, const MetricSubject&) {
  return static_cast<std::int64_t>(open_by_severity(from.plan)[static_cast<std::size_t>(Severity)]);
}

Cost cost_of_all(const Plan& plan) {
  Cost sum;
  for (const CauseCount& each : pareto_of(plan)) sum += each.cost;
  return sum;
}

}  // namespace

bool is_open(const Defect& defect) {
  return !defect.fixed && !defect.closed;
}

std::optional<bool> has_escaped(const Defect& defect) {
  if (defect.phase_found.empty() || defect.phase_caused.empty()) return std::nullopt;
  return defect.phase_found != defect.phase_caused;
}

bool found_in_operation(const Defect& defect) {
  return std::find(kOperation.begin(), kOperation.end(), defect.phase_found) != kOperation.end();
}

std::vector<CauseCount> pareto_of(const Plan& plan) {
  const Prices prices(plan);
  std::vector<CauseCount> causes;
  std::map<std::string_view, std::size_t> places;
  for (const Defect& each : defects_of(plan)) {
    const auto [found, is_new] = places.try_emplace(each.cause, causes.size());
    if (is_new) causes.push_back({each.cause, 0, {}, {}, false});
    CauseCount& cause = causes[found->second];
    ++cause.count;
    if (each.cost) cause.cost += prices.of_money(*each.cost, each.found.value_or(plan.project.start.date));
  }
  std::stable_sort(causes.begin(), causes.end(), [](const CauseCount& a, const CauseCount& b) {
    if (a.cause.empty() != b.cause.empty()) return b.cause.empty();
    return a.count != b.count ? a.count > b.count : a.cost > b.cost;
  });
  const auto known = static_cast<std::size_t>(
      count_rows<Defect>(plan, [](const Defect& each) { return !each.cause.empty(); }));
  std::size_t so_far = 0;
  double reached = 0;
  for (CauseCount& cause : causes) {
    if (cause.cause.empty()) continue;
    so_far += cause.count;
    cause.vital = reached < kVitalPercent;
    cause.cumulative_pct = share_pct(so_far, known);
    reached = *cause.cumulative_pct;
  }
  return causes;
}

double work_done_minutes(const Plan& plan, const Schedule& schedule) {
  const Network& network = schedule.network;
  double minutes = 0;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const TaskId id(i);
    const Task& task = plan.task(id);
    if (task.summary || task.assign.items().empty()) continue;
    double done = 0;
    if (network.task(id).state == TaskState::complete)
      done = 1;
    else if (!network.progress.empty() && network.progress[id].done)
      done = network.progress[id].done->fraction();
    for (const Assignment& each : task.assign)
      if (plan.resource(each.resource).kind == ResourceKind::work)
        minutes += done * static_cast<double>(each.amount) / kDecimalScale *
                   static_cast<double>(schedule.tasks[id].duration.value().count());
  }
  return minutes;
}

std::optional<double> defect_density(const Plan& plan, const Schedule& schedule) {
  const double days = work_done_minutes(plan, schedule) / static_cast<double>(plan.project.units().day);
  if (days <= 0) return std::nullopt;
  return kWorkOfDensity * static_cast<double>(defects_of(plan).size()) / days;
}

std::array<std::size_t, kWords<IssueSeverity>.size()> open_by_severity(const Plan& plan) {
  std::array<std::size_t, kWords<IssueSeverity>.size()> counts{};
  for (const Defect& each : defects_of(plan))
    if (is_open(each)) ++counts[static_cast<std::size_t>(each.severity)];
  return counts;
}

std::optional<double> escape_rate_pct(const Plan& plan) {
  std::size_t escaped = 0;
  std::size_t known = 0;
  for (const Defect& each : defects_of(plan)) {
    const auto has = has_escaped(each);
    if (!has) continue;
    ++known;
    if (*has) ++escaped;
  }
  return share_pct(escaped, known);
}

std::span<const Figure> defect_figures() {
  static const std::array<Figure, 3> figures{{
      {figure_spec("open", ValueKind::boolean, "neither fixed nor closed"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_open(defects_of(source.plan())[row])};
       }},
      {figure_spec("age", ValueKind::integer, "days from its finding to its fix, or to today"),
       [](const FigureSource& source, std::size_t row) {
         const Defect& defect = defects_of(source.plan())[row];
         if (!defect.found || (!defect.fixed && defect.closed)) return Value{};
         return Value{std::int64_t{(defect.fixed.value_or(source.as_of()) - *defect.found).count()}};
       }},
      {figure_spec("escaped", ValueKind::boolean, "found in another phase than it was made in"),
       [](const FigureSource& source, std::size_t row) {
         const auto escaped = has_escaped(defects_of(source.plan())[row]);
         return escaped ? Value{*escaped} : Value{};
       }},
  }};
  return figures;
}

std::span<const Metric> defect_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"defects.open", MetricKind::count, kOfProject, "defects neither fixed nor closed",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Defect>(from.plan, [](const Defect& each) { return is_open(each); });
       }},
      {"defects.open_critical", MetricKind::count, kOfProject, "open defects that are critical",
       open_of<IssueSeverity::critical>},
      {"defects.open_high", MetricKind::count, kOfProject, "open defects of high severity",
       open_of<IssueSeverity::high>},
      {"defects.open_medium", MetricKind::count, kOfProject, "open defects of medium severity",
       open_of<IssueSeverity::medium>},
      {"defects.open_low", MetricKind::count, kOfProject, "open defects of low severity",
       open_of<IssueSeverity::low>},
      {"defects.density", MetricKind::ratio, kOfProject, "defects per 100 person-days of work done",
       [](const Assessment& from, const MetricSubject&) {
         return metric_value(defect_density(from.plan, from.schedule));
       }},
      {"defects.escape_rate_pct", MetricKind::percent, kOfProject,
       "defects found in a later phase than they were made in",
       [](const Assessment& from, const MetricSubject&) { return metric_value(escape_rate_pct(from.plan)); }},
      {"defects.cost", MetricKind::money, kOfProject, "what the defects cost to put right",
       [](const Assessment& from, const MetricSubject&) -> MetricValue { return cost_of_all(from.plan); }},
  });
  return kMetrics;
}

}  // namespace plumb
