#pragma once

#include <string_view>
#include <vector>

#include "plumb/report/project_report.hpp"

namespace plumb {

/// The light of each subject and the rule behind it.
Table lights_table(const ReportSource& source);

/// Figures of the project, now and at the earlier state; nothing of those that are undefined at both.
Table report_figures(const ReportSource& source, std::span<const std::string_view> metrics);

/// The tasks that were finished after `since`, by their finish.
Table done_table(const ReportSource& source);
/// Those that start or end within four weeks, by their start.
Table next_table(const ReportSource& source);
/// What sets the finish and is not complete.
Table path_table(const ReportSource& source);

/// Rows of a collection, as `list` has them, in the words of the report.
struct ReportList {
  CollectionKind kind;
  std::string_view where;                 // a condition; empty: all
  std::vector<std::string_view> columns;  // fields and figures; those that are empty in all rows are left out
  Phrase title = Phrase::summary;         // of the table; summary: none
};
Table rows_table(const ReportSource& source, const ReportList& list);

}  // namespace plumb
