#pragma once

#include <algorithm>

#include "plumb/control/metrics.hpp"

namespace plumb {

/// Counts the rows of a register that a condition holds of.
template <class Row, class Holds>
std::int64_t count_rows(const Plan& plan, Holds holds) {
  const auto& rows = plan.rows<Row>().rows;
  return std::int64_t{std::count_if(rows.begin(), rows.end(), holds)};
}

/// A metric that may be undefined.
inline MetricValue metric_value(const std::optional<double>& value) {
  return value ? MetricValue(*value) : MetricValue();
}

}  // namespace plumb
