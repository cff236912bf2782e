#pragma once

#include <string>
#include <vector>

#include "plumb/report/evm_json.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// Returns `NAME (ID)`, and `status 2026-05-29, baseline v1` as the second; not yet safe for a terminal.
struct AssessmentTitle {
  std::string project;
  std::string measured;
};
AssessmentTitle assessment_title(const Assessment& assessment, bool unicode);

/// The four figures with their variances and indices.
Table value_table(const Assessment& assessment, bool unicode);

/// The estimates at completion, each with what it leaves; below, what the rest has to perform.
Table forecast_table(const Assessment& assessment, bool unicode);

/// Where the work stands in time, by earned schedule; no rows where nothing is planned.
Table time_table(const Assessment& assessment, bool unicode);

/// The figures by task, account … exact: for programs, with every figure.
Table value_rows_table(const Assessment& assessment, const std::vector<ValueRow>& rows, bool tree,
                       bool exact);

/// The time series.
Table periods_table(const Assessment& assessment, const std::vector<PeriodFigures>& periods, bool exact);

/// Says what a reader has to know to trust the figures: that there is no baseline, what it does not know, how
/// much is level of effort.
std::vector<std::string> assessment_notes(const Assessment& assessment, bool unicode);

/// Appends all that was asked for, for a terminal or as Markdown.
void write_evm_text(std::string& out, const Assessment& assessment, const EvmReport& report,
                    const TextStyle& style, int drawing_columns);
void write_evm_markdown(std::string& out, const Assessment& assessment, const EvmReport& report);

}  // namespace plumb
