#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/task_selection.hpp"
#include "plumb/report/gantt.hpp"

namespace plumb {

namespace {

constexpr std::size_t kGreatestWidth = 10'000;

std::optional<Date> day_argument(Context& context, const Arguments& arguments, std::string_view name) {
  const auto date = arguments.date(name, context.today());
  return date ? std::optional(date->date) : std::nullopt;
}

}  // namespace

int run_gantt(Context& context, const Arguments& arguments) {
  GanttLook look;
  look.unicode = context.style().unicode;
  look.colour = context.style().colour;
  look.tree = !arguments.has("sort");
  look.from = day_argument(context, arguments, "from");
  look.to = day_argument(context, arguments, "to");
  if (look.from && look.to && *look.to < *look.from)
    return context.usage_error(
        fmt::format("--to {} is before --from {}", date_text(*look.to), date_text(*look.from)),
        "name the last day of the chart with --to");
  const std::size_t width =
      arguments.count("width").value_or(static_cast<std::size_t>(context.drawing_columns()));
  if (width > kGreatestWidth)
    return context.usage_error(
        fmt::format("--width {}: a chart has at most {} columns", width, kGreatestWidth));
  look.width = static_cast<int>(width);
  look.whole_labels = !arguments.has("width") && context.style().width == 0;
  // The chart is for people; as data, it is the schedule.
  if (arguments.format() != "text") return run_schedule(context, arguments);
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const auto tasks = select_tasks(context, arguments, scheduled->plan, scheduled->schedule);
  if (!tasks) return kExitUsage;
  if (tasks->empty()) context.note("there is no task to draw");
  draw_gantt(context.out, scheduled->plan, scheduled->schedule, *tasks, look);
  return kExitDone;
}

}  // namespace plumb
