#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/task_selection.hpp"
#include "plumb/report/raci_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

int run_raci(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const Plan& plan = scheduled->plan;
  const auto tasks = select_tasks(context, arguments, plan, scheduled->schedule);
  if (!tasks) return kExitUsage;
  const RaciMatrix matrix = raci_matrix(plan, *tasks);
  const std::string_view format = arguments.format();
  if (format == "json") write_raci_json(context.out, plan, matrix);
  if (format == "csv") render_csv(context.out, raci_table(plan, matrix));
  if (format == "md") write_raci_markdown(context.out, plan, matrix);
  if (format == "text")
    write_raci_text(context.out, plan, matrix, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
