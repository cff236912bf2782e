#include <algorithm>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/task_selection.hpp"
#include "plumb/report/evm_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

namespace {

/// The value of an option that the parser has checked against the words of an enumeration.
template <class Choice>
std::optional<Choice> choice_of(const Arguments& arguments, std::string_view option) {
  const auto word = arguments.text(option);
  if (!word) return std::nullopt;
  const auto& words = kWords<Choice>;
  return static_cast<Choice>(std::find(words.begin(), words.end(), *word) - words.begin());
}

/// Leaves the rows of the tasks that --where, --under and --owner choose; only rows of tasks can be chosen.
bool keep_chosen(Context& context, const Arguments& arguments, const AssessedPlan& plan,
                 std::vector<ValueRow>& rows) {
  if (!arguments.has("where") && !arguments.has("under") && !arguments.has("owner")) return true;
  const auto tasks = select_tasks(context, arguments, plan.plan(), plan.schedule());
  if (!tasks) return false;
  IdVector<TaskId, bool> chosen(plan.plan().tasks.size());
  for (const TaskId id : *tasks) chosen[id] = true;
  std::erase_if(rows, [&](const ValueRow& row) { return !row.task.valid() || !chosen[row.task]; });
  return true;
}

/// The project is a row of its own where no breakdown is asked for.
std::vector<ValueRow> project_row(const Assessment& assessment) {
  ValueRow row;
  row.id = assessment.plan.project.id;
  row.name = assessment.plan.project.name;
  row.figures = assessment.project;
  return {row};
}

}  // namespace

int run_evm(Context& context, const Arguments& arguments) {
  const bool filtered = arguments.has("where") || arguments.has("under") || arguments.has("owner");
  EvmReport report;
  report.by = choice_of<ValueBreakdown>(arguments, "by");
  report.length = choice_of<PeriodLength>(arguments, "periods");
  if (filtered && !report.by) report.by = ValueBreakdown::task;
  if (filtered && report.by != ValueBreakdown::task && report.by != ValueBreakdown::wbs)
    return context.usage_error("only rows of tasks can be chosen with --where, --under and --owner",
                               "write --by task or --by wbs");
  if (arguments.format() == "csv" && report.length && report.by)
    return context.usage_error("CSV is one table: --by and --periods are two", "ask for one of them");
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, true, code);
  if (!assessed) return code;
  const Assessment& assessment = assessed->assessment;
  if (report.by) {
    report.rows = value_rows(assessment.plan, assessment.schedule, assessment.performance, *report.by);
    if (!keep_chosen(context, arguments, *assessed, report.rows)) return kExitUsage;
  }
  if (report.length) report.periods = period_figures(assessment, *report.length);
  const std::string_view format = arguments.format();
  if (format == "json") write_evm_json(context.out, assessment, report);
  if (format == "csv" && report.length)
    render_csv(context.out, periods_table(assessment, report.periods, true));
  else if (format == "csv")
    render_csv(context.out, value_rows_table(assessment, report.by ? report.rows : project_row(assessment),
                                             report.by == ValueBreakdown::wbs, true));
  if (format == "md") write_evm_markdown(context.out, assessment, report);
  if (format == "text")
    write_evm_text(context.out, assessment, report, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
