#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/page_output.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/report/decide_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

int run_decide(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const Plan& plan = scheduled->plan;
  const auto row = find_row_of(context, plan, CollectionKind::decisions, arguments.text_or("ID", {}));
  if (!row) return kExitUsage;
  const Decision& decision = plan.rows<Decision>().rows[*row];
  const Prices prices(plan);
  const DecisionFigures figures = weigh(decision, prices, scheduled->schedule.as_of);
  const DecideReport report{plan, decision, figures};
  const std::string_view format = arguments.format();
  if (format == "json") write_decide_json(context.out, report);
  if (format == "csv") render_csv(context.out, options_table(report, true));
  print_page(context, format, decide_page(report));
  return kExitDone;
}

}  // namespace plumb
