#include <algorithm>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/report/metrics_view.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/status_view.hpp"
#include "plumb/schedule/paths.hpp"

namespace plumb {

namespace {

constexpr std::chrono::days kSoon{14};

StatusReport report_of(const Assessment& assessment, Diagnostics& diagnostics) {
  StatusReport report;
  report.path = driving_path(assessment.plan, assessment.schedule);
  std::erase_if(report.path,
                [&](TaskId id) { return assessment.schedule.network.task(id).state == TaskState::complete; });
  for (std::size_t i = 0; i < assessment.risks.risks.size(); ++i)
    if (assessment.risks.risks[i].exposed) report.risks.push_back(i);
  sort_by_exposure(assessment.plan, assessment.risks, report.risks);
  const std::vector<DueItem> owed = due_list(assessment);
  report.due = count_due(owed, assessment.schedule.as_of, kSoon);
  report.overdue_by_kind = overdue_by_kind(owed, assessment.schedule.as_of);
  report.limits = test_limits(assessment, diagnostics);
  return report;
}

/// Data for programs that read lines: every metric of the project.
Table metrics_of(const Assessment& assessment) {
  std::vector<MetricRow> rows;
  MetricSubjects subjects(assessment);
  for (const Metric& metric : metric_table())
    if ((metric.scopes & kOfProject) != 0)
      rows.push_back({&metric, {}, metric.value(assessment, subjects.project())});
  return metrics_table(assessment, rows, true, true);
}

}  // namespace

int run_status(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  const Assessment& assessment = assessed->assessment;
  Diagnostics diagnostics;
  const StatusReport report = report_of(assessment, diagnostics);
  context.print(diagnostics);
  if (diagnostics.has_errors()) return exit_code(diagnostics);
  const std::string_view format = arguments.format();
  if (format == "json") write_status_json(context.out, assessment, report);
  if (format == "csv") render_csv(context.out, metrics_of(assessment));
  if (format == "md") write_status_markdown(context.out, assessment, report);
  if (format == "text")
    write_status_text(context.out, assessment, report, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
