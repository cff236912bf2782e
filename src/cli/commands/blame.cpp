#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/history_commands.hpp"
#include "plumb/control/finish_causes.hpp"
#include "plumb/control/variance.hpp"
#include "plumb/report/comparison_view.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

namespace {

DatedPlan dated(const AssessedContent& content, Date day) {
  ScheduleOptions options;
  options.today = day;
  return {content.scheduled.plan, content.scheduled.schedule, options};
}

/// The finish of a task, or of the project; nullopt where the plan does not have the task.
std::optional<Instant> finish_of(const AssessedContent& content, const std::string& task) {
  if (task.empty()) return content.scheduled.schedule.finish;
  const auto row = content.scheduled.plan.ids[CollectionKind::tasks].find(task);
  if (!row) return std::nullopt;
  return content.scheduled.schedule.tasks[TaskId(*row)].finish;
}

}  // namespace

int run_blame(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  auto history = begin_history(context, arguments, code);
  if (!history) return code;
  Blame blame;
  bool begun = false;
  bool unknown = false;
  std::shared_ptr<const AssessedContent> before;
  visit_commits(*history, context, arguments, {}, [&](const PlanCommit& change) {
    const auto after = history->assess(*change.after);
    if (after && !begun) {
      begun = true;
      blame.minutes_per_day = static_cast<int>(after->scheduled.plan.project.units().day);
      if (const auto named = arguments.text("TASK")) {
        const auto task = find_task(context, after->scheduled.plan, *named);
        unknown = !task;
        if (task) blame.task = after->scheduled.plan.task(*task).id;
      }
    }
    before = change.before && !unknown ? history->assess(*change.before) : nullptr;
    if (!after || !before) return;
    const auto now = finish_of(*after, blame.task);
    const auto then = finish_of(*before, blame.task);
    if (!now || !then || *now == *then) return;
    BlameRow row{
        name_of(change.commit), *then, *now, working_variance(after->scheduled.schedule, *then, *now), {}};
    row.causes =
        finish_causes(dated(*before, change.before->day), dated(*after, change.after->day), blame.task);
    blame.rows.push_back(std::move(row));
  });
  if (unknown) return kExitUsage;
  blame.cut_off = history->cut_off();
  const std::string_view format = arguments.format();
  if (format == "json") write_blame_json(context.out, blame);
  if (format == "csv") render_csv(context.out, blame_table(blame, true, true));
  if (format == "md") render_markdown(context.out, blame_table(blame, false, true));
  if (format == "text" && !blame.rows.empty())
    render_text(context.out, blame_table(blame, false, context.style().unicode), context.style());
  if (blame.rows.empty())
    context.note(blame.task.empty() ? "no commit moved the finish"
                                    : fmt::format("no commit moved the finish of '{}'", blame.task));
  return kExitDone;
}

}  // namespace plumb
