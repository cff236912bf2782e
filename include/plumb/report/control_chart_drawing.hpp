#pragma once

#include <string>

#include "plumb/control/control_chart.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

/// Appends a control chart as a terminal shows it: the points from left to right between their limits, those
/// that signal something with a mark of their own. Of more points than there are columns the last are drawn.
void draw_control_chart(std::string& out, const ControlChart& chart, const TextStyle& style,
                        int drawing_columns);

}  // namespace plumb
