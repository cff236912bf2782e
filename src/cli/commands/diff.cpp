#include <fmt/format.h>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/report/comparison_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

namespace {

constexpr std::string_view kWorkingTree = "working tree";

/// What is compared: revisions, or the working tree where there is none.
struct ComparedRevisions {
  std::string before = "HEAD";
  std::optional<std::string> after;
  bool from_merge_base = false;
};

/// Reads `A B`, `A..B` and `A...B`; an end that is left out is HEAD.
std::optional<ComparedRevisions> compared_revisions(Context& context, const Arguments& arguments) {
  ComparedRevisions compared;
  const auto a = arguments.text("A");
  const auto b = arguments.text("B");
  if (!a) return compared;
  const std::size_t dots = a->find("..");
  if (dots == std::string_view::npos) {
    compared.before = *a;
    if (b) compared.after = *b;
    return compared;
  }
  if (b) {
    context.usage_error(fmt::format("'{}' names both ends already", *a), "write A B, or A...B");
    return std::nullopt;
  }
  compared.from_merge_base = a->substr(dots).starts_with("...");
  const std::string_view end = a->substr(dots + (compared.from_merge_base ? 3 : 2));
  compared.before = dots == 0 ? "HEAD" : a->substr(0, dots);
  compared.after = end.empty() ? "HEAD" : end;
  return compared;
}

/// One of the two versions, scheduled and assessed.
struct ComparedPlan {
  std::unique_ptr<const ScheduledPlan> scheduled;
  std::unique_ptr<const ScheduledPlan> baseline;
  std::optional<Assessment> assessment;
  ScheduleOptions options;

  AssessedVersion version() const { return {*assessment, options}; }
};

/// Prints why a version cannot be computed; what is suspicious in it is said by other commands.
std::unique_ptr<const ComparedPlan> fail(Context& context, const Diagnostics& found, int& code) {
  Diagnostics errors;
  for (const Diagnostic& each : found.all())
    if (each.severity == Severity::error)
      errors.error(each.code, each.where, each.message, each.hint, each.notes);
  context.print(errors);
  code = exit_code(errors);
  return nullptr;
}

std::unique_ptr<const ComparedPlan> compute(Context& context, const Arguments& arguments,
                                            const FileReader& reader, const std::string& path, Date today,
                                            int& code) {
  Diagnostics found;
  auto plan = load_plan(reader, path, found);
  if (!plan) return fail(context, found, code);
  auto computed = std::make_unique<ComparedPlan>();
  ComparedPlan& compared = *computed;
  compared.options.at = arguments.date("at", context.today());
  compared.options.today = today;
  Schedule schedule = make_schedule(*plan, compared.options, found);
  if (found.has_errors()) return fail(context, found, code);
  compared.scheduled =
      std::make_unique<const ScheduledPlan>(ScheduledPlan{std::move(*plan), std::move(schedule)});
  const Plan& own = compared.scheduled->plan;
  compared.baseline = read_baseline_plan(context, arguments, own, found, code);
  if (found.has_errors()) return fail(context, found, code);
  AssessmentOptions options;
  options.today = today;
  std::optional<BaselinePlan> baseline;
  if (compared.baseline)
    baseline.emplace(
        BaselinePlan{own.project.baseline, compared.baseline->plan, compared.baseline->schedule});
  options.baseline_plan = baseline ? &*baseline : nullptr;
  auto assessment = assess(own, compared.scheduled->schedule, options, found);
  if (!assessment) return fail(context, found, code);
  compared.assessment.emplace(std::move(*assessment));
  return computed;
}

std::unique_ptr<const ComparedPlan> compute(Context& context, const Arguments& arguments,
                                            const PlanVersion& version, int& code) {
  return compute(context, arguments, *version.reader, version.path, version.commit.date, code);
}

/// Both versions, the later one first, whose project tells where the plan stands in the other.
struct ComparedPlans {
  std::unique_ptr<const ComparedPlan> after;
  std::unique_ptr<const ComparedPlan> before;
};

ComparedPlans compute_both(Context& context, const Arguments& arguments, const PlanInGit& place,
                           const ComparedRevisions& compared, int& code) {
  ComparedPlans plans;
  GitProblem problem;
  const std::size_t most = max_file_bytes(arguments);
  if (compared.after) {
    const auto version = find_version(place, *compared.after, {}, most, problem);
    if (!version) {
      code = tell(context, problem);
      return plans;
    }
    plans.after = compute(context, arguments, *version, code);
  } else if (const std::string path = plan_path(context, arguments, code); !path.empty()) {
    plans.after = compute(context, arguments, context.reader(), path, context.today(), code);
  }
  if (!plans.after) return plans;
  auto from = std::optional(compared.before);
  if (compared.from_merge_base) from = find_parting(place, compared.before, *compared.after, problem);
  if (!from && problem.hint.empty()) problem.hint = "name them as A B";
  const auto version =
      from ? find_version(place, *from, plans.after->scheduled->plan.project.id, most, problem)
           : std::nullopt;
  if (version)
    plans.before = compute(context, arguments, *version, code);
  else
    code = tell(context, problem);
  return plans;
}

}  // namespace

int run_diff(Context& context, const Arguments& arguments) {
  if (arguments.has("rev"))
    return context.usage_error("'diff' takes no --rev", "name the revisions: plumb diff v1 main");
  const auto compared = compared_revisions(context, arguments);
  if (!compared) return kExitUsage;
  GitProblem problem;
  const auto place = find_plan_in_git(arguments, problem);
  if (!place) return tell(context, problem);
  int code = kExitDone;
  const ComparedPlans plans = compute_both(context, arguments, *place, *compared, code);
  if (!plans.before) return code;
  const Plan& plan = plans.after->scheduled->plan;
  ComparisonReport report;
  report.before = compared->from_merge_base
                      ? fmt::format("{} (where {} left it)", compared->before, *compared->after)
                      : compared->before;
  report.after = compared->after.value_or(std::string(kWorkingTree));
  report.minutes_per_day = static_cast<int>(plan.project.units().day);
  report.currency = plan.currencies.front();
  report.comparison = compare_plans(plans.before->version(), plans.after->version());
  const std::string_view format = arguments.format();
  if (format == "json") write_comparison_json(context.out, report);
  if (format == "csv") render_csv(context.out, comparison_table(report));
  if (format == "md") write_comparison_markdown(context.out, report);
  if (format == "text") write_comparison_text(context.out, report, context.style());
  return arguments.has("exit-code") && report.comparison.differs() ? kExitFound : kExitDone;
}

}  // namespace plumb
