#include "plumb/cli/assessed_plan.hpp"

#include <fmt/format.h>

#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/io/did_you_mean.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

const Baseline* find_baseline(Context& context, const Plan& plan, std::string_view id) {
  const IdTable& ids = plan.ids[CollectionKind::baselines];
  if (const auto row = ids.find(id)) return &plan.baselines.rows[*row];
  const auto near = nearest(id, ids.ids());
  context.usage_error(fmt::format("no baseline '{}'", id), near ? fmt::format("did you mean '{}'?", *near)
                                                                : std::string("see 'plumb baseline list'"));
  return nullptr;
}

std::string_view baseline_in_force(const Arguments& arguments, const Plan& plan) {
  return arguments.text_or("baseline", plan.project.baseline);
}

std::unique_ptr<const ScheduledPlan> read_baseline_plan(Context& context, const Arguments& arguments,
                                                        const Plan& plan, Diagnostics& diagnostics,
                                                        int& code) {
  const std::string_view baseline = baseline_in_force(arguments, plan);
  const auto revision = revision_of(baseline);
  if (!revision) return nullptr;
  GitProblem problem;
  const auto place = find_plan_in_git(arguments, problem);
  const auto version = place ? find_version(*place, std::string(*revision), plan.project.id,
                                            max_file_bytes(arguments), problem)
                             : std::nullopt;
  if (!version && problem.wrong_use && arguments.has("baseline")) {
    code = tell(context, problem);
    return nullptr;
  }
  if (!version) {
    const Code what = problem.wrong_use ? Code::unknown_reference : Code::unreadable;
    diagnostics.error(what, place_of(plan.project_node, "baseline"), problem.message, problem.hint);
    return nullptr;
  }
  Diagnostics unsaid;
  auto frozen = load_plan(*version->reader, version->path, unsaid);
  ScheduleOptions options;
  options.today = version->commit.date;
  auto schedule = frozen ? std::optional(make_schedule(*frozen, options, unsaid)) : std::nullopt;
  // What is suspicious in it was said when it was the plan; its errors are why there is no baseline.
  for (const Diagnostic& each : unsaid.all())
    if (each.severity == Severity::error)
      diagnostics.error(each.code, each.where, each.message, each.hint, each.notes);
  if (unsaid.has_errors()) return nullptr;
  return std::make_unique<const ScheduledPlan>(ScheduledPlan{std::move(*frozen), std::move(*schedule)});
}

std::optional<AssessedPlan> read_assessment(Context& context, const Arguments& arguments, bool needs_status,
                                            int& code) {
  auto read = read_schedule(context, arguments, code);
  if (!read) return std::nullopt;
  auto scheduled = std::make_unique<const ScheduledPlan>(std::move(*read));
  if (needs_status && !scheduled->schedule.network.status) {
    code = context.usage_error("the plan has no status date, up to which value could be earned",
                               "add --at DATE, or 'status_date: 2026-05-29' to the project");
    return std::nullopt;
  }
  AssessmentOptions options;
  options.baseline = arguments.text_or("baseline", {});
  options.today = context.today();
  const Plan& plan = scheduled->plan;
  if (!options.baseline.empty() && !names_revision(options.baseline) &&
      find_baseline(context, plan, options.baseline) == nullptr) {
    code = kExitUsage;
    return std::nullopt;
  }
  Diagnostics diagnostics;
  auto frozen = read_baseline_plan(context, arguments, plan, diagnostics, code);
  if (code != kExitDone) return std::nullopt;
  std::optional<BaselinePlan> baseline;
  if (frozen)
    baseline.emplace(BaselinePlan{baseline_in_force(arguments, plan), frozen->plan, frozen->schedule});
  options.baseline_plan = baseline ? &*baseline : nullptr;
  auto assessment =
      diagnostics.has_errors() ? std::nullopt : assess(plan, scheduled->schedule, options, diagnostics);
  if (!assessment) {
    context.print(diagnostics);
    code = exit_code(diagnostics);
    return std::nullopt;
  }
  return AssessedPlan{std::move(scheduled), std::move(frozen), std::move(*assessment)};
}

}  // namespace plumb
