#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "plumb/control/earned_value.hpp"
#include "plumb/control/performance.hpp"

namespace plumb {

/// The nine forecasts of the duration: by planned value, earned duration and earned schedule, each with the
/// rest as planned, at the schedule's performance, and at the schedule's and the cost's.
inline constexpr std::array kDurationForecasts =
    std::to_array<std::string_view>({"pv1", "pv2", "pv3", "ed1", "ed2", "ed3", "es1", "es2", "es3"});

/// Where the work stands in time. Times are working minutes of the project's calendar from the baseline's
/// start.
struct EarnedSchedule {
  double planned_duration = 0;                     // PD
  double actual_time = 0;                          // AT
  double earned_schedule = 0;                      // ES
  std::optional<double> spi_t;                     // ES / AT
  std::optional<double> estimate;                  // IEAC(t) = PD / SPI(t)
  Instant earned_finish = kNoInstant;              // the date of that
  std::optional<double> tspi;                      // (PD - ES) / (PD - AT)
  std::optional<double> tspi_ed;                   // with the duration now scheduled in place of PD below
  std::array<std::optional<double>, 9> forecasts;  // as kDurationForecasts
  std::array<Instant, 9> forecast_finishes{};
  CurvePoint point;  // where the planned value is what is earned

  double variance() const { return earned_schedule - actual_time; }  // SV(t)
};

/// What an earned schedule is computed from.
struct ScheduleQuestion {
  const Curve& planned;  // rising
  Instant start;         // of the baseline
  Instant finish;
  const WorkTimes& calendar;
  Instant at;                // the status date, or when everything was complete if that is earlier
  Instant scheduled_finish;  // as it is scheduled now
};

/// Measures the schedule by the curve of planned value itself, minute by minute; on a plateau at its end, but
/// not beyond the status date where the plateau holds it. Returns nullopt where nothing is planned.
/// Source: Lipke, Schedule is Different, 2003; Vandevoorde and Vanhoucke 2006 for the nine forecasts.
std::optional<EarnedSchedule> earned_schedule(const EarnedValue& value, const ScheduleQuestion& question);

/// How much of what is earned is what was planned to be done by now.
/// Source: Lipke, Schedule Adherence, 2008.
struct ScheduleAdherence {
  double p_factor = 1;                 // sum of min(PV at ES, EV) over the sum of PV at ES
  double rework_exposed = 0;           // earned ahead of its turn, in the project's currency
  std::vector<std::uint32_t> impeded;  // elements that have earned less than the plan at ES
};

ScheduleAdherence schedule_adherence(const Performance& performance, const CurvePoint& point);

}  // namespace plumb
