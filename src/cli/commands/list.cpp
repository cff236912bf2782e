#include <fmt/format.h>

#include <optional>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/kind_argument.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/row_list.hpp"

namespace plumb {

namespace {

int list_rows(Context& context, const Arguments& arguments, const CollectionRows& rows) {
  auto columns = select_columns(context, arguments, rows);
  if (!columns) return kExitUsage;
  const auto chosen = select_rows(context, arguments, rows);
  if (!chosen) return kExitUsage;
  const RowList list{rows, *chosen, !arguments.has("sort")};
  const std::string_view format = arguments.format();
  if (format == "json") {
    write_list_json(context.out, list, *columns);
    return kExitDone;
  }
  const bool csv = format == "csv";
  if (chosen->empty() && !csv)
    context.note(rows.size() == 0 ? fmt::format("the plan has no {}", collection_name(rows.kind()).plural)
                                  : fmt::format("none of {} rows is chosen", rows.size()));
  if (columns->empty()) columns = default_columns(list, !csv);
  const Table table = list_table(list, *columns, csv);
  if (csv)
    render_csv(context.out, table);
  else if (format == "md")
    render_markdown(context.out, table);
  else if (!chosen->empty())
    render_text(context.out, table, context.style());
  return kExitDone;
}

}  // namespace

int run_list(Context& context, const Arguments& arguments) {
  const auto kind = kind_argument(context, arguments.text_or("KIND", {}));
  if (!kind) return kExitUsage;
  int code = kExitDone;
  if (needs_schedule(*kind)) {
    const auto scheduled = read_schedule(context, arguments, code);
    return scheduled
               ? list_rows(context, arguments, CollectionRows(scheduled->plan, *kind, &scheduled->schedule))
               : code;
  }
  const auto plan = read_plan(context, arguments, code);
  return plan ? list_rows(context, arguments, CollectionRows(*plan, *kind, nullptr)) : code;
}

}  // namespace plumb
