#include "plumb/control/pulses.hpp"

#include <array>
#include <map>

#include "plumb/control/register_metrics.hpp"

namespace plumb {

namespace {

constexpr std::size_t kFallingRun = 3;
constexpr double kTrendDays = 30;

std::optional<double> slope_of(const std::vector<PulseDay>& days) {
  if (days.size() < 2) return std::nullopt;
  const double count = static_cast<double>(days.size());
  double mean_day = 0;
  double mean_score = 0;
  for (const PulseDay& each : days) {
    mean_day += static_cast<double>((each.date - days.front().date).count()) / count;
    mean_score += each.score / count;
  }
  double across = 0;
  double along = 0;
  for (const PulseDay& each : days) {
    const double day = static_cast<double>((each.date - days.front().date).count()) - mean_day;
    across += day * (each.score - mean_score);
    along += day * day;
  }
  return kTrendDays * across / along;
}

template <PulseTopic About>
MetricValue mean_of(const Assessment& from, const MetricSubject&) {
  return metric_value(pulse_series(from.plan, About, from.schedule.as_of).mean);
}

template <PulseTopic About>
MetricValue trend_of(const Assessment& from, const MetricSubject&) {
  return metric_value(pulse_series(from.plan, About, from.schedule.as_of).trend);
}

}  // namespace

PulseSeries pulse_series(const Plan& plan, PulseTopic about, Date as_of) {
  struct Sum {
    std::int64_t scaled = 0;
    std::int64_t count = 0;
    double mean() const { return static_cast<double>(scaled) / static_cast<double>(count) / kDecimalScale; }
  };
  std::map<Date, Sum> by_day;
  Sum all;
  for (const Pulse& each : plan.rows<Pulse>().rows) {
    if (each.about != about || each.date > as_of) continue;
    for (Sum* sum : {&by_day[each.date], &all}) {
      sum->scaled += each.score.scaled;
      ++sum->count;
    }
  }
  PulseSeries series;
  series.about = about;
  series.answers = static_cast<std::size_t>(all.count);
  for (const auto& [date, sum] : by_day) series.days.push_back({date, sum.mean()});
  if (all.count > 0) series.mean = all.mean();
  series.trend = slope_of(series.days);
  series.falling = series.days.size() >= kFallingRun;
  for (std::size_t back = 1; series.falling && back < kFallingRun; ++back) {
    const std::size_t last = series.days.size() - back;
    series.falling = series.days[last].score < series.days[last - 1].score;
  }
  return series;
}

std::span<const Metric> pulse_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"pulses.morale", MetricKind::ratio, kOfProject, "mean score of morale, 1 to 5",
       mean_of<PulseTopic::morale>},
      {"pulses.workload", MetricKind::ratio, kOfProject, "mean score of workload",
       mean_of<PulseTopic::workload>},
      {"pulses.cooperation", MetricKind::ratio, kOfProject, "mean score of cooperation",
       mean_of<PulseTopic::cooperation>},
      {"pulses.trend", MetricKind::ratio, kOfProject, "trend of morale: points in 30 days, by least squares",
       trend_of<PulseTopic::morale>},
      {"pulses.workload_trend", MetricKind::ratio, kOfProject, "trend of workload",
       trend_of<PulseTopic::workload>},
      {"pulses.cooperation_trend", MetricKind::ratio, kOfProject, "trend of cooperation",
       trend_of<PulseTopic::cooperation>},
      {"pulses.falling", MetricKind::count, kOfProject, "topics whose last three days fall",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         std::int64_t count = 0;
         for (std::size_t i = 0; i < kWords<PulseTopic>.size(); ++i)
           if (pulse_series(from.plan, static_cast<PulseTopic>(i), from.schedule.as_of).falling) ++count;
         return count;
       }},
  });
  return kMetrics;
}

}  // namespace plumb
