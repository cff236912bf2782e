#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/page_output.hpp"
#include "plumb/report/cash_flow_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

int run_cashflow(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  const Assessment& assessment = assessed->assessment;
  const ContractBook book(assessment.plan, assessment.schedule);
  const CashForecast cash = cash_forecast(assessment, book);
  const bool weeks = arguments.text_or("periods", "month") == "week";
  const CashReport report{assessment, cash,
                          cash_periods(cash, weeks ? PeriodLength::week : PeriodLength::month)};
  const std::string_view format = arguments.format();
  if (format == "json") write_cash_json(context.out, report);
  if (format == "csv") render_csv(context.out, cash_table(report, true));
  if (format == "text" || format == "md")
    print_page(context, format, cash_page(report, context.style(), context.drawing_columns()));
  return kExitDone;
}

}  // namespace plumb
