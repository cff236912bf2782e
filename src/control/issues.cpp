#include "plumb/control/issues.hpp"

#include <algorithm>
#include <array>

#include "plumb/control/register_metrics.hpp"

namespace plumb {

namespace {

template <class Row>
const Row& row_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Row>().rows[row];
}

template <IssueSeverity Severity>
MetricValue open_of_severity(const Assessment& from, const MetricSubject&) {
  return count_rows<Issue>(from.plan,
                           [](const Issue& each) { return is_open(each) && each.severity == Severity; });
}

template <class Row>
MetricValue open_rows(const Assessment& from, const MetricSubject&) {
  return count_rows<Row>(from.plan, [](const Row& each) { return is_open(each); });
}

template <class Row>
MetricValue overdue_rows(const Assessment& from, const MetricSubject&) {
  const Date as_of = from.schedule.as_of;
  return count_rows<Row>(from.plan, [as_of](const Row& each) { return is_overdue(each, as_of); });
}

MetricValue mean_days_to_resolve(const Assessment& from, const MetricSubject&) {
  std::int64_t days = 0;
  std::int64_t count = 0;
  for (const Issue& each : from.plan.rows<Issue>().rows)
    if (const auto took = days_to_resolve(each)) {
      days += *took;
      ++count;
    }
  return count == 0 ? MetricValue() : MetricValue(static_cast<double>(days) / static_cast<double>(count));
}

MetricValue oldest_days(const Assessment& from, const MetricSubject&) {
  std::optional<std::int64_t> oldest;
  for (const Issue& each : from.plan.rows<Issue>().rows)
    oldest = std::max(oldest, age_days(each, from.schedule.as_of));
  return oldest ? MetricValue(*oldest) : MetricValue();
}

Value whole(const std::optional<std::int64_t>& number) {
  return number ? Value{*number} : Value{};
}

template <class Row>
Value overdue_value(const FigureSource& source, std::size_t row) {
  return Value{is_overdue(row_in<Row>(source, row), source.as_of())};
}

}  // namespace

bool is_open(const Issue& issue) {
  return !issue.closed && (issue.status == IssueStatus::open || issue.status == IssueStatus::doing);
}

bool is_open(const Action& action) {
  return !action.closed && action.status == ActionStatus::open;
}

std::optional<std::int64_t> age_days(const Issue& issue, Date as_of) {
  if (!is_open(issue) || !issue.raised || *issue.raised > as_of) return std::nullopt;
  return (as_of - *issue.raised).count();
}

std::optional<std::int64_t> days_to_resolve(const Issue& issue) {
  const auto& end = issue.resolved ? issue.resolved : issue.closed;
  if (!issue.raised || !end) return std::nullopt;
  return (*end - *issue.raised).count();
}

std::span<const Figure> issue_figures() {
  static const std::array<Figure, 3> figures{{
      {figure_spec("age_days", ValueKind::integer, "of an open one: the days since it was raised"),
       [](const FigureSource& source, std::size_t row) {
         return whole(age_days(row_in<Issue>(source, row), source.as_of()));
       }},
      {figure_spec("overdue", ValueKind::boolean, "open, and due before today"), overdue_value<Issue>},
      {figure_spec("days_to_resolve", ValueKind::integer, "the days from raised to resolved, else closed"),
       [](const FigureSource& source, std::size_t row) {
         return whole(days_to_resolve(row_in<Issue>(source, row)));
       }},
  }};
  return figures;
}

std::span<const Figure> action_figures() {
  static const std::array<Figure, 1> figures{{
      {figure_spec("overdue", ValueKind::boolean, "open, and due before today"), overdue_value<Action>},
  }};
  return figures;
}

std::span<const Metric> issue_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"issues.open", MetricKind::count, kOfProject, "issues that are open or being worked on",
       open_rows<Issue>},
      {"issues.open_critical", MetricKind::count, kOfProject, "open issues of critical severity",
       open_of_severity<IssueSeverity::critical>},
      {"issues.open_high", MetricKind::count, kOfProject, "open issues of high severity",
       open_of_severity<IssueSeverity::high>},
      {"issues.open_medium", MetricKind::count, kOfProject, "open issues of medium severity",
       open_of_severity<IssueSeverity::medium>},
      {"issues.open_low", MetricKind::count, kOfProject, "open issues of low severity",
       open_of_severity<IssueSeverity::low>},
      {"issues.overdue", MetricKind::count, kOfProject, "open issues that were due before today",
       overdue_rows<Issue>},
      {"issues.oldest_days", MetricKind::count, kOfProject, "the days since the oldest open issue was raised",
       oldest_days},
      {"issues.mean_days_to_resolve", MetricKind::ratio, kOfProject,
       "mean days from raising an issue to resolving it", mean_days_to_resolve},
  });
  return kMetrics;
}

std::span<const Metric> action_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"actions.open", MetricKind::count, kOfProject, "actions that are open", open_rows<Action>},
      {"actions.overdue", MetricKind::count, kOfProject, "open actions that were due before today",
       overdue_rows<Action>},
  });
  return kMetrics;
}

}  // namespace plumb
