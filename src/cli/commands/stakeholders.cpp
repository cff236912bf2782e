#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/stakeholders_view.hpp"

namespace plumb {

int run_stakeholders(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const Plan& plan = scheduled->plan;
  auto rows = select_rows(context, arguments,
                          CollectionRows(plan, CollectionKind::stakeholders, &scheduled->schedule));
  if (!rows) return kExitUsage;
  // Who is gone is asked for by name.
  if (!arguments.has("where"))
    std::erase_if(*rows,
                  [&](std::size_t row) { return plan.rows<Stakeholder>().rows[row].closed.has_value(); });
  const std::string_view format = arguments.format();
  if (format == "json") write_stakeholders_json(context.out, plan, *rows);
  if (format == "csv") render_csv(context.out, stakeholders_table(plan, *rows, true, true));
  if (format == "md") write_stakeholders_markdown(context.out, plan, *rows);
  if (format == "text")
    write_stakeholders_text(context.out, plan, *rows, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
