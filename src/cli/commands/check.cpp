#include <algorithm>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/control/warning_levels.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/report/check_view.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

namespace {

/// A plan with errors ends with their code; one that computes fails by what its limits raised and, with
/// --strict, by any warning.
int code_of(const Diagnostics& found, const LevelledDiagnostics& levelled, bool strict) {
  if (found.has_errors()) return exit_code(found);
  const bool fails = levelled.raised > 0 || (strict && !levelled.diagnostics.all().empty());
  return fails ? kExitFound : kExitDone;
}

/// For people the diagnostics stand on standard error, as a compiler's; in any other format they are the
/// data.
void write_report(Context& context, std::string_view format, CheckReport& report) {
  report.diagnostics.sort_by_place();
  if (format == "json") return write_check_json(context.out, report);
  if (format == "csv") return render_csv(context.out, check_table(report));
  if (format == "md") return render_markdown(context.out, check_table(report));
  context.print(report.diagnostics);
  append_safe_text(context.out, check_summary(report));
  context.out += '\n';
}

}  // namespace

int run_check(Context& context, const Arguments& arguments) {
  const std::string path = plan_path(context, arguments);
  if (path.empty()) return kExitUsage;
  Diagnostics found;
  const auto plan = load_plan(context.reader(), path, found);
  CheckReport report;
  report.name = path == "-" ? kStandardInputName : std::string_view(path);
  LevelledDiagnostics levelled;
  if (plan) {
    make_schedule(*plan, schedule_options(context, arguments), found);
    levelled = with_levels(*plan, found);
    report.name = plan->project.id;
    report.task_count = plan->tasks.size();
    report.has_plan = true;
    if (std::ranges::any_of(plan->limits.rows, holds_metric))
      context.note("limits are not evaluated by this version");
  } else {
    levelled.diagnostics = found;
  }
  const int code = code_of(found, levelled, arguments.has("strict"));
  report.diagnostics = std::move(levelled.diagnostics);
  write_report(context, arguments.format(), report);
  return code;
}

}  // namespace plumb
