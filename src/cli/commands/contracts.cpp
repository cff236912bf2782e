#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/page_output.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/report/contracts_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

int run_contracts(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const auto id = arguments.text("ID");
  std::vector<std::size_t> rows;
  if (id) {
    const auto row = find_row_of(context, scheduled->plan, CollectionKind::contracts, *id);
    if (!row) return kExitUsage;
    rows.push_back(*row);
  } else {
    const auto chosen = select_rows(
        context, arguments, CollectionRows(scheduled->plan, CollectionKind::contracts, &scheduled->schedule));
    if (!chosen) return kExitUsage;
    rows = *chosen;
  }
  const ContractBook book(scheduled->plan, scheduled->schedule);
  const ContractsReport report{scheduled->plan, scheduled->schedule, book, rows};
  const std::string_view format = arguments.format();
  if (format == "json") write_contracts_json(context.out, report);
  if (format == "csv")
    render_csv(context.out, id ? payments_table(report, rows.front(), true) : contracts_table(report, true));
  print_page(context, format, contracts_page(report, id.has_value(), context.style().unicode));
  return kExitDone;
}

}  // namespace plumb
