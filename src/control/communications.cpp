#include "plumb/control/communications.hpp"

#include <algorithm>
#include <array>

#include "plumb/control/when_date.hpp"
#include "plumb/registers/stakeholder.hpp"

namespace plumb {

namespace {

/// The number of the first occasion that is after a day.
std::int64_t first_after(Date first, Period every, Date day) {
  if (day < first) return 0;
  // Months differ in length: the mean leads near, and never beyond.
  const double about = static_cast<double>((day - first).count()) / mean_days(every);
  std::int64_t number = std::max<std::int64_t>(0, static_cast<std::int64_t>(about) - 2);
  while (after_periods(first, every, number) <= day) ++number;
  return number;
}

std::optional<Date> last_day_of(const Plan& plan, const Schedule& schedule, const Communication& each) {
  std::optional<Date> last = each.closed;
  if (each.until)
    if (const auto until = when_date(plan, schedule, *each.until))
      last = last ? std::min(*last, *until) : *until;
  return last;
}

/// The days of the logs up to a day, in order.
std::vector<Date> logged_until(const Communication& communication, Date day) {
  std::vector<Date> days;
  for (const CommunicationLog& log : communication.log)
    if (log.date <= day) days.push_back(log.date);
  std::sort(days.begin(), days.end());
  return days;
}

CommunicationFigures once(Date first, bool logged, Date as_of) {
  CommunicationFigures figures;
  figures.due = first <= as_of ? 1 : 0;
  figures.held = figures.due != 0 && logged ? 1 : 0;
  if (!logged) figures.next_due = first;
  return figures;
}

CommunicationFigures again_and_again(Date first, Period every, const std::vector<Date>& logged, Date as_of,
                                     std::optional<Date> last) {
  CommunicationFigures figures;
  figures.due = first_after(first, every, last ? std::min(*last, as_of) : as_of);
  std::int64_t before = 0;
  for (const Date day : logged) {
    const std::int64_t number = std::min(first_after(first, every, day), figures.due);
    figures.held += number > before ? 1 : 0;
    before = std::max(before, number);
  }
  figures.next_due =
      after_periods(first, every, logged.empty() ? 0 : first_after(first, every, logged.back()));
  return figures;
}

CommunicationFigures figures_in(const FigureSource& source, std::size_t row) {
  return communication_figures_of(source.plan(), source.schedule(),
                                  source.plan().rows<Communication>().rows[row]);
}

CommunicationFigures sum_of(const Assessment& from) {
  CommunicationFigures sum;
  for (const Communication& each : from.plan.rows<Communication>().rows) {
    const CommunicationFigures figures = communication_figures_of(from.plan, from.schedule, each);
    sum.due += figures.due;
    sum.held += figures.held;
  }
  return sum;
}

std::int64_t overdue_in(const Assessment& from) {
  const auto& rows = from.plan.rows<Communication>().rows;
  return std::count_if(rows.begin(), rows.end(), [&](const Communication& each) {
    return communication_figures_of(from.plan, from.schedule, each).overdue;
  });
}

std::int64_t people_in(const Plan& plan) {
  const auto& rows = plan.rows<Stakeholder>().rows;
  return std::count_if(rows.begin(), rows.end(), [](const Stakeholder& each) { return !each.closed; });
}

}  // namespace

std::optional<double> CommunicationFigures::adherence_pct() const {
  if (due == 0) return std::nullopt;
  return 100.0 * static_cast<double>(held) / static_cast<double>(due);
}

CommunicationFigures communication_figures_of(const Plan& plan, const Schedule& schedule,
                                              const Communication& communication) {
  const Date first = communication.start.value_or(plan.project.start.date);
  const Date as_of = schedule.as_of;
  const std::vector<Date> logged = logged_until(communication, as_of);
  const auto last = last_day_of(plan, schedule, communication);
  CommunicationFigures figures = communication.every
                                     ? again_and_again(first, *communication.every, logged, as_of, last)
                                     : once(first, !logged.empty(), as_of);
  if (last && figures.next_due && *figures.next_due > *last) figures.next_due.reset();
  if (communication.closed && *communication.closed <= as_of) figures.next_due.reset();
  figures.overdue = figures.next_due && *figures.next_due < as_of;
  return figures;
}

std::span<const Figure> communication_figures() {
  static const std::array<Figure, 3> figures{{
      {figure_spec("next_due", ValueKind::date, "the first occasion behind the last log"),
       [](const FigureSource& source, std::size_t row) {
         const auto next = figures_in(source, row).next_due;
         return next ? Value{WrittenDate{*next, std::nullopt}} : Value{};
       }},
      {figure_spec("overdue", ValueKind::boolean, "it was due before today"),
       [](const FigureSource& source, std::size_t row) { return Value{figures_in(source, row).overdue}; }},
      {figure_spec("adherence_pct", ValueKind::number,
                   "occasions with a log, in percent of those up to today"),
       [](const FigureSource& source, std::size_t row) {
         const auto share = figures_in(source, row).adherence_pct();
         return share ? Value{*share} : Value{};
       }},
  }};
  return figures;
}

std::span<const Metric> communication_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"communications.overdue", MetricKind::count, kOfProject, "communications that were due before today",
       [](const Assessment& from, const MetricSubject&) -> MetricValue { return overdue_in(from); }},
      {"communications.adherence_pct", MetricKind::percent, kOfProject,
       "occasions with a log, of all that were due",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const auto share = sum_of(from).adherence_pct();
         return share ? MetricValue(*share) : MetricValue();
       }},
      {"communications.channels", MetricKind::count, kOfProject,
       "n(n-1)/2 ways between the stakeholders, the project manager being one of them",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return channels_between(people_in(from.plan));
       }},
  });
  return kMetrics;
}

}  // namespace plumb
