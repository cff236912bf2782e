#include "plumb/control/control_chart.hpp"

#include <algorithm>
#include <cmath>

namespace plumb {

namespace {

constexpr std::size_t kUsualRun = 7;

/// For samples of 2 to 25, to the three places in which they are published.
struct ChartConstants {
  double a2, d2, d3, d4;
};
constexpr std::size_t kSmallestSample = 2;
constexpr ChartConstants kConstants[] = {
    {1.880, 1.128, 0, 3.267},     {1.023, 1.693, 0, 2.574},     {0.729, 2.059, 0, 2.282},
    {0.577, 2.326, 0, 2.114},     {0.483, 2.534, 0, 2.004},     {0.419, 2.704, 0.076, 1.924},
    {0.373, 2.847, 0.136, 1.864}, {0.337, 2.970, 0.184, 1.816}, {0.308, 3.078, 0.223, 1.777},
    {0.285, 3.173, 0.256, 1.744}, {0.266, 3.258, 0.283, 1.717}, {0.249, 3.336, 0.307, 1.693},
    {0.235, 3.407, 0.328, 1.672}, {0.223, 3.472, 0.347, 1.653}, {0.212, 3.532, 0.363, 1.637},
    {0.203, 3.588, 0.378, 1.622}, {0.194, 3.640, 0.391, 1.608}, {0.187, 3.689, 0.403, 1.597},
    {0.180, 3.735, 0.415, 1.585}, {0.173, 3.778, 0.425, 1.575}, {0.167, 3.819, 0.434, 1.566},
    {0.162, 3.858, 0.443, 1.557}, {0.157, 3.895, 0.451, 1.548}, {0.153, 3.931, 0.459, 1.541},
};

const ChartConstants& constants_of(std::size_t sample_size) {
  return kConstants[sample_size - kSmallestSample];
}

/// How many values each date has, if it is the same number for all and one that the constants know; else 1.
std::size_t sample_size_of(const std::vector<Measurement>& measured) {
  std::size_t size = 0;
  for (std::size_t first = 0; first < measured.size();) {
    std::size_t next = first;
    while (next < measured.size() && measured[next].date.date == measured[first].date.date) ++next;
    if (size != 0 && next - first != size) return 1;
    size = next - first;
    first = next;
  }
  return size >= kSmallestSample && size - kSmallestSample < std::size(kConstants) ? size : 1;
}

double in_units(std::int64_t scaled, std::size_t count) {
  return static_cast<double>(scaled) / static_cast<double>(count) / kDecimalScale;
}

/// The points, exact sums divided once.
void add_points(ControlChart& chart, const std::vector<Measurement>& measured) {
  const std::size_t size = chart.sample_size;
  for (std::size_t first = 0; first + size <= measured.size(); first += size) {
    std::int64_t sum = 0;
    std::int64_t least = measured[first].value.scaled;
    std::int64_t most = least;
    for (std::size_t i = first; i < first + size; ++i) {
      const std::int64_t value = measured[i].value.scaled;
      sum += value;
      least = std::min(least, value);
      most = std::max(most, value);
    }
    ControlPoint point;
    point.date = measured[first].date.date;
    point.value = in_units(sum, size);
    if (size > 1) point.range = in_units(most - least, 1);
    chart.points.push_back(point);
  }
}

/// The mean range: of the samples, or of each value and the one before.
std::optional<double> mean_range(const ControlChart& chart, const std::vector<Measurement>& measured) {
  if (chart.kind == ChartKind::xbar_r) {
    double sum = 0;
    for (const ControlPoint& point : chart.points) sum += *point.range;
    return sum / static_cast<double>(chart.points.size());
  }
  if (measured.size() < 2) return std::nullopt;
  std::int64_t sum = 0;
  for (std::size_t i = 1; i < measured.size(); ++i)
    sum += std::abs(measured[i].value.scaled - measured[i - 1].value.scaled);
  return in_units(sum, measured.size() - 1);
}

void set_limits(ControlChart& chart, const Inspection& given) {
  std::int64_t sum = 0;
  for (const Measurement& each : given.measured) sum += each.value.scaled;
  chart.mean = in_units(sum, given.measured.size());
  if (given.sigma && given.target) chart.mean = given.target->value();
  if (given.mean) chart.mean = given.mean->value();
  const std::optional<double> range = mean_range(chart, given.measured);
  std::optional<double> reach;  // of the limits from the mean
  if (chart.kind == ChartKind::xbar_r) {
    const ChartConstants& constants = constants_of(chart.sample_size);
    chart.range_mean = range;
    chart.range_lower = constants.d3 * *range;
    chart.range_upper = constants.d4 * *range;
    chart.sigma = *range / constants.d2;
    reach = constants.a2 * *range;
  } else if (range) {
    chart.sigma = *range / constants_of(2).d2;
    reach = 3 * *chart.sigma;
  }
  if (given.sigma) {
    chart.sigma = given.sigma->value();
    reach = 3 * *chart.sigma / std::sqrt(static_cast<double>(chart.sample_size));
  }
  if (reach) {
    chart.lower = chart.mean - *reach;
    chart.upper = chart.mean + *reach;
  }
  if (given.control_lower) chart.lower = given.control_lower->value();
  if (given.control_upper) chart.upper = given.control_upper->value();
}

/// Marks every stretch of `run` points and more that go on in one direction. direction(i): 1, -1 or 0, of the
/// i-th point; points_before: those that belong to a stretch in front of the first that has a direction.
template <class Direction>
void mark_stretches(ControlChart& chart, bool ControlPoint::*mark, std::size_t points_before,
                    Direction direction) {
  std::size_t first = points_before;
  for (std::size_t i = points_before; i <= chart.points.size(); ++i) {
    const bool goes_on = i < chart.points.size() && i > first && direction(i) == direction(first);
    if (i == first || goes_on) continue;
    if (direction(first) != 0 && i - first + points_before >= chart.run)
      for (std::size_t k = first - points_before; k < i; ++k) chart.points[k].*mark = true;
    first = i;
  }
}

int sign_of(double difference) {
  return static_cast<int>(difference > 0) - static_cast<int>(difference < 0);
}

/// What is exactly on a limit must not seem beyond it by the last bit of a division.
bool is_outside(double value, const std::optional<double>& lower, const std::optional<double>& upper) {
  const double slack = 1e-12 * std::max({1.0, std::abs(value)});
  return (lower && value < *lower - slack) || (upper && value > *upper + slack);
}

void find_signals(ControlChart& chart) {
  for (ControlPoint& point : chart.points) {
    point.beyond = is_outside(point.value, chart.lower, chart.upper);
    point.range_beyond = point.range && is_outside(*point.range, chart.range_lower, chart.range_upper);
  }
  const auto value = [&](std::size_t i) { return chart.points[i].value; };
  mark_stretches(chart, &ControlPoint::in_run, 0,
                 [&](std::size_t i) { return sign_of(value(i) - chart.mean); });
  mark_stretches(chart, &ControlPoint::in_trend, 1,
                 [&](std::size_t i) { return sign_of(value(i) - value(i - 1)); });
}

void set_capability(ControlChart& chart, const Inspection& given) {
  if (!chart.sigma || *chart.sigma <= 0) return;
  if (given.lower && given.upper)
    chart.cp = (given.upper->value() - given.lower->value()) / (6 * *chart.sigma);
  if (given.upper) chart.cpk = (given.upper->value() - chart.mean) / (3 * *chart.sigma);
  if (given.lower) {
    const double below = (chart.mean - given.lower->value()) / (3 * *chart.sigma);
    chart.cpk = chart.cpk ? std::min(*chart.cpk, below) : below;
  }
}

}  // namespace

std::size_t ControlChart::count(bool ControlPoint::*what) const {
  return static_cast<std::size_t>(
      std::count_if(points.begin(), points.end(), [&](const ControlPoint& point) { return point.*what; }));
}

bool ControlChart::in_control() const {
  return std::none_of(points.begin(), points.end(),
                      [](const ControlPoint& point) { return point.signals(); });
}

std::optional<ControlChart> control_chart(const Inspection& inspection) {
  if (inspection.measured.empty()) return std::nullopt;
  ControlChart chart;
  chart.run = inspection.run ? static_cast<std::size_t>(*inspection.run) : kUsualRun;
  chart.sample_size = sample_size_of(inspection.measured);
  if (chart.sample_size > 1) chart.kind = ChartKind::xbar_r;
  add_points(chart, inspection.measured);
  set_limits(chart, inspection);
  find_signals(chart);
  set_capability(chart, inspection);
  return chart;
}

}  // namespace plumb
