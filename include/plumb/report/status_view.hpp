#pragma once

#include <string>
#include <vector>

#include "plumb/control/assessment.hpp"
#include "plumb/control/due_list.hpp"
#include "plumb/control/limits.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

/// Everything on the one screen.
struct StatusReport {
  std::vector<TaskId> path;        // what sets the finish and is not complete, in order
  std::vector<std::size_t> risks;  // exposed ones, as sort_by_exposure has them
  std::vector<LimitResult> limits;
  DueCounts due;
  std::vector<std::pair<std::string_view, std::size_t>> overdue_by_kind;  // in the order of due_kinds
};

/// Appends the screen: progress, dates, figures, critical path, risks, what is due, limits.
///
/// Figures that break a limit are marked beside it, in words and colour.
void write_status_text(std::string& out, const Assessment& assessment, const StatusReport& report,
                       const TextStyle& style, int drawing_columns);

/// Appends `plumb.status/1`.
void write_status_json(std::string& out, const Assessment& assessment, const StatusReport& report);

/// The same as Markdown.
void write_status_markdown(std::string& out, const Assessment& assessment, const StatusReport& report);

}  // namespace plumb
