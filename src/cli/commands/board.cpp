#include <algorithm>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/task_selection.hpp"
#include "plumb/report/board_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

namespace {

constexpr std::size_t kCardsOnScreen = 20;

}  // namespace

int run_board(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const Plan& plan = scheduled->plan;
  const auto tasks = select_tasks(context, arguments, plan, scheduled->schedule);
  if (!tasks) return kExitUsage;
  std::vector<bool> chosen(plan.tasks.size());
  for (const TaskId task : *tasks) chosen[task.index()] = true;
  BoardReport report;
  report.cards = board_of(plan, scheduled->schedule);
  std::erase_if(report.cards, [&](const BoardCard& card) { return !chosen[card.task.index()]; });
  report.by_owner = arguments.text_or("by", "state") == "owner";
  report.limit = arguments.count("limit").value_or(kCardsOnScreen);
  const std::string_view format = arguments.format();
  if (format == "json") write_board_json(context.out, plan, scheduled->schedule, report);
  if (format == "csv") render_csv(context.out, board_table(plan, scheduled->schedule, report.cards));
  if (format == "md") write_board_markdown(context.out, plan, report);
  if (format == "text")
    write_board_text(context.out, plan, scheduled->schedule, report, context.style(),
                     context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
