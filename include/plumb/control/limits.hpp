#pragma once

#include <optional>
#include <vector>

#include "plumb/control/metrics.hpp"

namespace plumb {

/// A limit, and whether it holds.
struct LimitResult {
  LimitId id;
  const Metric* metric = nullptr;
  MetricValue value;
  MetricValue bound;
  bool whole_day = false;  // the bound is a date without a time
  bool holds = true;
  LimitLevel level = LimitLevel::error;
  bool known = false;  // it failed in an earlier version too, by as much or more
};

/// Returns a metric's value as a number that can be compared with another of the metric: units of money,
/// minutes, a ratio; nullopt if it is undefined or a text.
std::optional<double> number_in(const MetricValue& value);

/// Tests the limits that hold metrics and are not switched off, in the plan's order.
///
/// Reports metrics that do not exist or cannot be asked of what the limit names, and bounds that are no
/// values of the metric; such limits are left out. A limit of level `warn` that fails is reported as a
/// warning.
std::vector<LimitResult> test_limits(const Assessment& assessment, Diagnostics& diagnostics);

}  // namespace plumb
