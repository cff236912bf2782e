#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/team_view.hpp"

namespace plumb {

int run_team(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  const Assessment& assessment = assessed->assessment;
  const bool weeks = arguments.text_or("periods", {}) == kWords<PeriodLength>[0];
  const TeamReport report = team_report(assessment, weeks ? PeriodLength::week : PeriodLength::month);
  const std::string_view format = arguments.format();
  if (format == "json") write_team_json(context.out, assessment, report);
  if (format == "csv") render_csv(context.out, team_rows_table(assessment, report));
  if (format == "md") write_team_markdown(context.out, assessment, report);
  if (format == "text")
    write_team_text(context.out, assessment, report, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
