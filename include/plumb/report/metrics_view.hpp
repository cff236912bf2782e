#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plumb/control/metrics.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// A metric of the project or of one of its parts.
struct MetricRow {
  const Metric* metric = nullptr;
  std::string_view of;  // empty: the project
  MetricValue value;
};

/// Returns the word for a kind of metric, as JSON has it: money, ratio, percent, duration_min …
std::string_view metric_unit(MetricKind kind);

/// Appends `plumb.metrics/1`: {schema, at, metrics: [{name, of, unit, value}]}.
void write_metrics_json(std::string& out, const Assessment& assessment, const std::vector<MetricRow>& rows);

/// One row for each. exact: for programs.
Table metrics_table(const Assessment& assessment, const std::vector<MetricRow>& rows, bool exact,
                    bool unicode);

}  // namespace plumb
