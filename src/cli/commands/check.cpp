#include <fmt/format.h>

#include <algorithm>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/branch_clashes.hpp"
#include "plumb/cli/ci_service.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/version.hpp"
#include "plumb/control/cost_findings.hpp"
#include "plumb/control/known_limits.hpp"
#include "plumb/control/known_warnings.hpp"
#include "plumb/control/process_findings.hpp"
#include "plumb/control/warning_levels.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/report/check_view.hpp"
#include "plumb/report/finding.hpp"
#include "plumb/report/github_commands.hpp"
#include "plumb/report/gitlab_code_quality.hpp"
#include "plumb/report/junit.hpp"
#include "plumb/report/limits_view.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/sarif.hpp"

namespace plumb {

namespace {

/// One version of the plan, and what is said about it before the limits give that its levels.
struct CheckedVersion {
  std::optional<Plan> plan;
  Diagnostics found;
  std::vector<LimitResult> limits;
};

/// A plan with errors ends with their code; one that computes fails by a limit, by what its limits raised or
/// a merge would break and, with --strict, by any warning; by none of them that an earlier version knows.
int code_of(const Diagnostics& found, const LevelledDiagnostics& levelled,
            const std::vector<LimitResult>& limits, bool strict) {
  if (found.has_errors()) return exit_code(found);
  const auto fails = [&](const LimitResult& limit) {
    return !limit.holds && !limit.known && (strict || limit.level == LimitLevel::error);
  };
  if (levelled.raised > 0 || std::ranges::any_of(limits, fails)) return kExitFound;
  const bool warns = !std::ranges::all_of(levelled.diagnostics.all(), &Diagnostic::known);
  return strict && warns ? kExitFound : kExitDone;
}

/// A plan without budgets, costs, limits and registers has nothing to be assessed.
bool needs_assessment(const Plan& plan) {
  if (has_process(plan)) return true;
  if (!plan.actuals.empty() || !plan.progress.empty() || !plan.baselines.empty()) return true;
  if (names_revision(plan.project.baseline)) return true;
  return std::ranges::any_of(plan.limits.rows, holds_metric) ||
         std::ranges::any_of(plan.tasks.rows, [](const Task& task) {
           return task.budget || task.fixed_cost || !task.assign.empty();
         });
}

/// Tests the limits of a plan, and looks for figures that are suspicious.
void check_figures(Context& context, const Arguments& arguments, const Schedule& schedule, Date today,
                   CheckedVersion& version) {
  const Plan& plan = *version.plan;
  AssessmentOptions options;
  options.today = today;
  int code = kExitDone;
  const auto frozen = read_baseline_plan(context, arguments, plan, version.found, code);
  if (version.found.has_errors()) return;
  std::optional<BaselinePlan> baseline;
  if (frozen) baseline.emplace(BaselinePlan{plan.project.baseline, frozen->plan, frozen->schedule});
  options.baseline_plan = baseline ? &*baseline : nullptr;
  const auto assessment = assess(plan, schedule, options, version.found);
  if (!assessment) return;
  report_cost_findings(*assessment, version.found);
  report_process_findings(*assessment, version.found);
  version.limits = test_limits(*assessment, version.found);
}

CheckedVersion check_version(Context& context, const Arguments& arguments, const FileReader& reader,
                             const std::string& path, Date today) {
  CheckedVersion version;
  version.plan = load_plan(reader, path, version.found);
  if (!version.plan) return version;
  ScheduleOptions options = schedule_options(context, arguments);
  options.today = today;
  const Schedule schedule = make_schedule(*version.plan, options, version.found);
  if (!version.found.has_errors() && needs_assessment(*version.plan))
    check_figures(context, arguments, schedule, today, version);
  return version;
}

/// Marks what the revision of --no-worse-than has too. Returns kExitDone, or the command's exit code after
/// printing why there is no such plan.
int compare_with_earlier(Context& context, const Arguments& arguments, CheckedVersion& now) {
  const std::string revision(arguments.text_or("no-worse-than", {}));
  GitProblem problem;
  const auto place = find_plan_in_git(arguments, problem);
  const auto earlier =
      place ? find_version(*place, revision, now.plan->project.id, max_file_bytes(arguments), problem)
            : std::nullopt;
  if (!earlier) return tell(context, problem);
  const CheckedVersion before =
      check_version(context, arguments, *earlier->reader, earlier->path, earlier->commit.date);
  if (before.found.has_errors()) {
    context.note(fmt::format("the plan has errors in '{}', so all that is found counts as new", revision));
    return kExitDone;
  }
  now.found = with_known(before.found, now.found);
  mark_known(*before.plan, before.limits, *now.plan, now.limits);
  return kExitDone;
}

void write_limits_text(Context& context, const CheckReport& report) {
  if (report.limits.empty()) return;
  render_text(context.out, limits_table(*report.plan, report.limits, context.style().unicode),
              context.style());
  context.out += limits_summary(report.limits) + "\n";
}

/// For people the diagnostics stand on standard error, as a compiler's; in any other format they are the
/// data.
void write_text_report(Context& context, CheckReport& report) {
  context.print(report.diagnostics);
  append_safe_text(context.out, check_summary(report));
  context.out += '\n';
  write_limits_text(context, report);
}

void write_markdown_report(Context& context, const CheckReport& report) {
  render_markdown(context.out, check_table(report));
  if (report.limits.empty()) return;
  context.out += '\n';
  render_markdown(context.out, limits_table(*report.plan, report.limits, true));
}

/// Returns false if the summary of the job could not be written.
bool write_github_report(Context& context, const CheckReport& report, const std::vector<Finding>& findings) {
  const std::string_view summary = step_summary_path(context.environment());
  write_github_commands(context.out, findings, !summary.empty());
  append_github_log_line(context.out, check_summary(report));
  if (!report.limits.empty()) append_github_log_line(context.out, limits_summary(report.limits));
  const std::string others = github_summary(findings);
  return others.empty() || summary.empty() || append_step_summary(context, summary, others);
}

/// Writes a format that a CI service reads; returns false if that failed.
bool write_service_report(Context& context, const Arguments& arguments, const CheckReport& report) {
  const std::vector<Finding> findings = findings_of(
      report, [&](const std::string& path) { return path_in_checkout(context.environment(), path); });
  const std::string_view format = arguments.format();
  if (format == "github") return write_github_report(context, report, findings);
  if (format == "sarif") write_sarif(context.out, findings, plumb_version());
  if (format == "gitlab") write_gitlab_code_quality(context.out, findings);
  if (format == "junit") write_junit(context.out, report, findings, arguments.has("strict"));
  return true;
}

/// Returns false if something beside the result could not be written.
bool write_report(Context& context, const Arguments& arguments, CheckReport& report) {
  report.diagnostics.sort_by_place();
  const std::string_view format = arguments.format();
  if (format == "text")
    write_text_report(context, report);
  else if (format == "json")
    write_check_json(context.out, report);
  else if (format == "csv")
    render_csv(context.out, check_table(report));
  else if (format == "md")
    write_markdown_report(context, report);
  else
    return write_service_report(context, arguments, report);
  return true;
}

}  // namespace

int run_check(Context& context, const Arguments& arguments) {
  int unread = kExitDone;
  const std::string path = plan_path(context, arguments, unread);
  if (path.empty()) return unread;
  CheckedVersion now = check_version(context, arguments, context.reader(), path, context.today());
  CheckReport report;
  report.path = report.name = path == "-" ? kStandardInputName : std::string_view(path);
  LevelledDiagnostics levelled;
  if (now.plan) {
    report.no_worse_than = arguments.text_or("no-worse-than", {});
    if (arguments.has("no-worse-than")) unread = compare_with_earlier(context, arguments, now);
    Diagnostics clashes;
    if (unread == kExitDone && arguments.has("against"))
      unread = find_clashes(context, arguments, *now.plan, clashes, now.found);
    if (unread != kExitDone) return unread;
    levelled = with_levels(*now.plan, now.found);
    levelled.diagnostics.add(clashes.all());
    levelled.raised += clashes.error_count();
    report.name = now.plan->project.id;
    report.task_count = now.plan->tasks.size();
    report.has_plan = true;
    report.plan = &*now.plan;
  } else {
    levelled.diagnostics = now.found;
  }
  report.limits = std::move(now.limits);
  const int code = code_of(now.found, levelled, report.limits, arguments.has("strict"));
  report.diagnostics = std::move(levelled.diagnostics);
  return write_report(context, arguments, report) ? code : kExitSystem;
}

}  // namespace plumb
