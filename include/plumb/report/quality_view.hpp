#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plumb/control/assessment.hpp"
#include "plumb/control/control_chart.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// An inspection that measured something.
struct ChartOfInspection {
  std::size_t row = 0;
  ControlChart chart;
};

/// What `plumb quality` was asked for.
struct QualityReport {
  std::vector<ChartOfInspection> charts;
  std::string_view part;       // charts, defects or costs; empty: all
  std::optional<double> size;  // of what is delivered, in the unit that the defects are to be counted by
  bool one = false;            // one inspection was asked for

  bool shows(std::string_view which) const { return part.empty() || part == which; }
};

/// Appends `plumb.quality/1`.
void write_quality_json(std::string& out, const Assessment& assessment, const QualityReport& report);

/// One row for each point of the charts.
Table chart_points_table(const Assessment& assessment, const QualityReport& report, bool exact);

/// One row for each cause of defects.
Table pareto_table(const Assessment& assessment, bool exact, bool unicode);

/// One row for each class of the cost of quality, and its sums.
Table cost_of_quality_table(const Assessment& assessment, bool exact);

/// One sentence on what is suspicious in a chart.
std::string chart_verdict(const ControlChart& chart);

void write_quality_text(std::string& out, const Assessment& assessment, const QualityReport& report,
                        const TextStyle& style, int drawing_columns);
void write_quality_markdown(std::string& out, const Assessment& assessment, const QualityReport& report);

}  // namespace plumb
