#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "plumb/control/assessment.hpp"

namespace plumb {

enum class PeriodLength : std::uint8_t { week, month };
template <>
inline constexpr std::array kWords<PeriodLength> = std::to_array<std::string_view>({"week", "month"});

/// Returns the first day of the calendar week, from Monday on, or month that a day belongs to.
Date period_start(Date day, PeriodLength length);

/// Returns the first day of the period behind the one that begins on `start`.
Date next_period(Date start, PeriodLength length);

/// One period's share of each curve, and their values at its end.
struct PeriodFigures {
  Date first;       // the day with which it begins
  Instant end{};    // 24:00 of its last day, as 00:00 of the next
  Cost pv, ev, ac;  // within it
  Cost cumulative_pv, cumulative_ev, cumulative_ac;
  bool past = false;  // it began before the status date; earned value and actual cost are known up to that
  std::optional<double> forecast;  // cumulative cost that is expected, from the status date on
};

/// Cuts the project at the given instants, which rise; `first` of a period is the day on which the one before
/// ends, of the first one `from`.
///
/// The parts add up to the whole: each curve is cut at exact values. The forecast is what has been spent and
/// the rest at the estimate at completion, spread as the current schedule spreads what remains.
std::vector<PeriodFigures> period_figures(const Assessment& assessment, Date from,
                                          std::span<const Instant> ends);

/// Cuts the project into calendar weeks, from Monday on, or months, from the first day of the baseline or the
/// ledger to the last day of the baseline or the schedule.
std::vector<PeriodFigures> period_figures(const Assessment& assessment, PeriodLength length);

/// The first day on which something is planned or booked, and the last on which something is planned or
/// expected.
struct CurveDays {
  Date first;
  Date last;
};
CurveDays curve_days(const Assessment& assessment);

/// Calendar weeks, from Monday on, or months that hold all of some days.
struct CalendarPeriods {
  Date first;                 // the day with which the first begins
  std::vector<Instant> ends;  // 24:00 of each one's last day
};
CalendarPeriods calendar_periods(CurveDays days, PeriodLength length);

}  // namespace plumb
