#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/row_details.hpp"

namespace plumb {

namespace {

void write_json(std::string& out, const ScheduledPlan& scheduled, const FoundRow& found) {
  if (!found.kind) return write_project_json(out, scheduled.plan);
  const CollectionRows rows(scheduled.plan, *found.kind, &scheduled.schedule);
  if (found.field) return write_inner_row_json(out, rows, found.row, *found.field, found.item);
  write_row_json(out, rows, found.row);
}

RowDetails details_of(const ScheduledPlan& scheduled, const FoundRow& found, bool unicode) {
  if (!found.kind) return project_details(scheduled.plan);
  const CollectionRows rows(scheduled.plan, *found.kind, &scheduled.schedule);
  if (found.field) return inner_row_details(rows, found.row, *found.field, found.item);
  return row_details(rows, found.row, unicode);
}

}  // namespace

int run_show(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const auto found = find_row(context, scheduled->plan, arguments.text_or("ID", {}));
  if (!found) return kExitUsage;
  const std::string_view format = arguments.format();
  if (format == "json") {
    write_json(context.out, *scheduled, *found);
    return kExitDone;
  }
  const RowDetails details = details_of(*scheduled, *found, format == "md" || context.style().unicode);
  if (format == "csv")
    render_csv(context.out, details_data(details));
  else if (format == "md")
    render_markdown(context.out, details_table(details));
  else
    render_details(context.out, details, context.style());
  return kExitDone;
}

}  // namespace plumb
