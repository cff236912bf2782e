#include "plumb/control/earned_schedule.hpp"

#include <algorithm>
#include <cmath>

namespace plumb {

namespace {

class ScheduleMeasure {
 public:
  ScheduleMeasure(const EarnedValue& value, const ScheduleQuestion& question)
      : value_(value), question_(question), first_(question.calendar.work_before(question.start)) {}

  EarnedSchedule run() {
    EarnedSchedule result;
    result.planned_duration = time_to(question_.finish);
    result.actual_time = std::max(0.0, time_to(question_.at));
    result.point = point();
    result.earned_schedule = time_to(result.point);
    settle_indices(result);
    settle_forecasts(result);
    return result;
  }

 private:
  double time_to(Instant t) const { return static_cast<double>(question_.calendar.work_before(t) - first_); }

  double time_to(const CurvePoint& point) const {
    const double time = time_to(point.minute);
    return time + point.part_of_next * (time_to(point.minute + Minutes{1}) - time);
  }

  CurvePoint point() const {
    const Curve& planned = question_.planned;
    if (value_.ev >= planned.total()) return {question_.finish, 0, 1};
    const bool on_plateau = question_.at >= question_.start && question_.at <= question_.finish &&
                            planned.at(question_.at) == value_.ev;
    if (on_plateau) return {question_.at, 0, 1};
    return planned.inverse(value_.ev, question_.start, question_.finish);
  }

  Instant date_of(const std::optional<double>& minutes) const {
    // Dates end in 2999: what is later is no forecast.
    constexpr double kMost = 6e8;
    if (!minutes || !(std::abs(*minutes) < kMost)) return kNoInstant;
    return question_.calendar.end_at(first_ + std::llround(*minutes));
  }

  void settle_indices(EarnedSchedule& result) const {
    const double rest = result.planned_duration - result.earned_schedule;
    if (result.actual_time > 0) result.spi_t = result.earned_schedule / result.actual_time;
    if (result.spi_t && *result.spi_t > 0) result.estimate = result.planned_duration / *result.spi_t;
    result.earned_finish = date_of(result.estimate);
    const auto over = [&](double time) -> std::optional<double> {
      if (time == 0) return std::nullopt;
      const double index = rest / time;
      return index == 0 ? 0.0 : index;
    };
    result.tspi = over(result.planned_duration - result.actual_time);
    result.tspi_ed = over(time_to(question_.scheduled_finish) - result.actual_time);
  }

  void settle_forecasts(EarnedSchedule& result) const {
    const double pd = result.planned_duration;
    const double at = result.actual_time;
    const double bac = value_.bac.units();
    const std::optional<double> of_value = spi(value_);
    const std::optional<double> of_cost = cpi(value_);
    std::optional<double> both;  // SCI
    if (of_value && of_cost) both = *of_value * *of_cost;
    std::optional<double> both_t;  // SCI(t)
    if (result.spi_t && of_cost) both_t = *result.spi_t * *of_cost;
    const auto divided = [](double time, const std::optional<double>& by) -> std::optional<double> {
      if (!by || !(*by > 0)) return std::nullopt;
      return time / *by;
    };
    const auto behind = [&](std::optional<double> rest) -> std::optional<double> {
      if (!rest) return std::nullopt;
      return at + *rest;
    };
    auto& forecasts = result.forecasts;
    if (bac > 0) forecasts[0] = pd - (value_.ev - value_.pv).units() / (bac / pd);
    forecasts[1] = divided(pd, of_value);
    forecasts[2] = divided(pd, both);
    if (of_value) {
      const double rest = std::max(pd, at) - at * *of_value;
      forecasts[3] = behind(rest);
      forecasts[4] = behind(divided(rest, of_value));
      forecasts[5] = behind(divided(rest, both));
    }
    const double rest = pd - result.earned_schedule;
    forecasts[6] = behind(rest);
    forecasts[7] = behind(divided(rest, result.spi_t));
    forecasts[8] = behind(divided(rest, both_t));
    for (std::size_t i = 0; i < forecasts.size(); ++i) result.forecast_finishes[i] = date_of(forecasts[i]);
  }

  const EarnedValue& value_;
  const ScheduleQuestion& question_;
  std::int64_t first_;
};

}  // namespace

std::optional<EarnedSchedule> earned_schedule(const EarnedValue& value, const ScheduleQuestion& question) {
  if (question.planned.empty() || question.finish <= question.start) return std::nullopt;
  return ScheduleMeasure(value, question).run();
}

ScheduleAdherence schedule_adherence(const Performance& performance, const CurvePoint& point) {
  ScheduleAdherence result;
  double planned_sum = 0;
  double kept_sum = 0;
  for (std::size_t i = 0; i < performance.elements.size(); ++i) {
    const PerformanceElement& element = performance.elements[i];
    if (element.planned == nullptr) continue;
    const double planned = element.planned_value.at(point);
    const double earned = element.earned_value.at(performance.at).units();
    planned_sum += planned;
    kept_sum += std::min(planned, earned);
    result.rework_exposed += std::max(0.0, earned - planned);
    // Half of the last digit of money: less is the trace of a division.
    if (planned - earned > 5e-5) result.impeded.push_back(static_cast<std::uint32_t>(i));
  }
  if (planned_sum > 0) result.p_factor = kept_sum / planned_sum;
  return result;
}

}  // namespace plumb
