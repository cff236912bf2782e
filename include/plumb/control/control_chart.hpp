#pragma once

#include <optional>
#include <vector>

#include "plumb/registers/inspection.hpp"

namespace plumb {

/// One point of a control chart, and what is suspicious about it.
struct ControlPoint {
  Date date;
  double value = 0;             // the one measured, or the mean of the sample
  std::optional<double> range;  // of the sample
  bool beyond = false;          // outside the limits; on a limit is not beyond it
  bool range_beyond = false;    // the range is outside its own
  bool in_run = false;          // one of too many in a row strictly on one side of the mean
  bool in_trend = false;        // one of too many in a row that rise, or fall, strictly

  bool signals() const { return beyond || range_beyond || in_run || in_trend; }
};

enum class ChartKind : std::uint8_t { individuals, xbar_r };
template <>
inline constexpr std::array kWords<ChartKind> = std::to_array<std::string_view>({"individuals", "xbar_r"});

/// The control chart of what an inspection measured.
struct ControlChart {
  ChartKind kind = ChartKind::individuals;
  std::size_t sample_size = 1;
  std::size_t run = 7;  // points in a row that are a signal
  std::vector<ControlPoint> points;
  double mean = 0;
  std::optional<double> sigma;  // of single values
  std::optional<double> lower, upper;
  std::optional<double> range_mean, range_lower, range_upper;  // of an X-bar/R chart
  std::optional<double> cp, cpk;

  std::size_t count(bool ControlPoint::*what) const;
  bool in_control() const;
};

/// Draws up the control chart of an inspection; nothing where nothing was measured.
///
/// Values that share a date are a sample. Where every date has as many, from 2 to 25, the chart is one of
/// means and ranges, with A2, D3 and D4; else each value stands alone, and sigma is the mean moving range /
/// d2. What the inspection says of mean, sigma and limits goes before what follows from the values; with a
/// sigma the mean defaults to the target. Two values at least give limits. Capability is measured with sigma
/// from the ranges, or the known one: Cp = (upper - lower) / 6 sigma, Cpk the distance of the mean to the
/// nearer limit / 3 sigma, one limit being enough. Sources: Shewhart 1931; Montgomery, Introduction to
/// Statistical Quality Control, for the constants; PMBOK for the rule of seven, whose seven is `run`.
std::optional<ControlChart> control_chart(const Inspection& inspection);

}  // namespace plumb
