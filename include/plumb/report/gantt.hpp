#pragma once

#include <optional>
#include <span>
#include <string>

#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// How a chart is drawn.
struct GanttLook {
  int width = 80;             // columns that no line exceeds, unless whole_labels needs more
  bool whole_labels = false;  // ids and names are not cut, and the chart keeps a width beside them
  bool unicode = true;
  bool colour = false;
  bool tree = true;               // labels are indented as the plan is
  std::optional<Date> from = {};  // first day; absent: of the tasks shown
  std::optional<Date> to = {};    // last day
};

/// Appends a bar chart of the given tasks, one line each, under a line of time and over a legend of the signs
/// that occur: what is done (a share of the bar's length), what is to do and critical, float, deadlines, and
/// the status date as a line. Appends nothing for no tasks.
void draw_gantt(std::string& out, const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                const GanttLook& look);

}  // namespace plumb
