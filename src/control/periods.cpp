#include "plumb/control/periods.hpp"

#include <algorithm>

namespace plumb {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

/// The last day that an instant belongs to: midnight ends the day before.
Date last_day(Instant t) {
  return day_of(t - Minutes{1});
}

}  // namespace

Date period_start(Date day, PeriodLength length) {
  if (length == PeriodLength::week) return day - days(weekday_index(day));
  const year_month_day date(day);
  return Date(date.year() / date.month() / 1);
}

Date next_period(Date start, PeriodLength length) {
  if (length == PeriodLength::week) return start + days(7);
  return Date(year_month_day(start) + months(1));
}

CurveDays curve_days(const Assessment& assessment) {
  const Performance& performance = assessment.performance;
  CurveDays days{
      day_of(performance.baseline->start()),
      last_day(std::max({performance.baseline->finish(), assessment.schedule.finish, performance.at}))};
  for (const BookedCost& cost : performance.costs) days.first = std::min(days.first, day_of(cost.known_from));
  days.last = std::max(days.last, days.first);
  return days;
}

std::vector<PeriodFigures> period_figures(const Assessment& assessment, Date from,
                                          std::span<const Instant> ends) {
  const Performance& performance = assessment.performance;
  std::vector<Cost> pv(ends.size());
  std::vector<Cost> ev(ends.size());
  std::vector<Cost> ac(ends.size());
  std::vector<Cost> rest(ends.size());
  // What is known ends with the status date, so the last period's cut does too.
  std::vector<Instant> known(ends.begin(), ends.end());
  for (Instant& end : known) end = std::min(end, performance.at);
  Cost rest_total;
  for (const PerformanceElement& element : performance.elements) {
    element.planned_value.cut(ends, pv);
    element.earned_value.cut(known, ev);
    element.actual_cost.cut(known, ac);
    element.remaining_cost.cut(ends, rest);
    rest_total += element.remaining_cost.total();
  }
  const double spent = assessment.project.value.ac.units();
  const double to_come = estimate_to_complete(assessment.project.value);
  std::vector<PeriodFigures> periods(ends.size());
  PeriodFigures sum;
  Cost sum_rest;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    PeriodFigures& period = periods[i];
    period.first = i == 0 ? from : day_of(ends[i - 1]);
    period.end = ends[i];
    period.past = Instant(period.first) < performance.at;
    period.pv = pv[i];
    period.ev = ev[i];
    period.ac = ac[i];
    period.cumulative_pv = sum.cumulative_pv += pv[i];
    period.cumulative_ev = sum.cumulative_ev += ev[i];
    period.cumulative_ac = sum.cumulative_ac += ac[i];
    sum_rest += rest[i];
    if (period.end < performance.at) continue;
    if (const std::optional<double> share = ratio(sum_rest, rest_total))
      period.forecast = spent + to_come * *share;
    else if (period.end >= assessment.schedule.finish)
      period.forecast = spent + to_come;
  }
  return periods;
}

CalendarPeriods calendar_periods(CurveDays days, PeriodLength length) {
  CalendarPeriods periods{period_start(days.first, length), {}};
  for (Date start = periods.first; start <= days.last; start = next_period(start, length))
    periods.ends.push_back(Instant(next_period(start, length)));
  return periods;
}

std::vector<PeriodFigures> period_figures(const Assessment& assessment, PeriodLength length) {
  const CalendarPeriods periods = calendar_periods(curve_days(assessment), length);
  return period_figures(assessment, periods.first, periods.ends);
}

}  // namespace plumb
