#include "plumb/cli/assessed_plan.hpp"

#include <fmt/format.h>

#include "plumb/cli/exit_code.hpp"
#include "plumb/io/did_you_mean.hpp"

namespace plumb {

const Baseline* find_baseline(Context& context, const Plan& plan, std::string_view id) {
  const IdTable& ids = plan.ids[CollectionKind::baselines];
  if (const auto row = ids.find(id)) return &plan.baselines.rows[*row];
  const auto near = nearest(id, ids.ids());
  context.usage_error(fmt::format("no baseline '{}'", id), near ? fmt::format("did you mean '{}'?", *near)
                                                                : std::string("see 'plumb baseline list'"));
  return nullptr;
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
  if (!options.baseline.empty() && find_baseline(context, scheduled->plan, options.baseline) == nullptr) {
    code = kExitUsage;
    return std::nullopt;
  }
  Diagnostics diagnostics;
  auto assessment = assess(scheduled->plan, scheduled->schedule, options, diagnostics);
  if (!assessment) {
    context.print(diagnostics);
    code = exit_code(diagnostics);
    return std::nullopt;
  }
  return AssessedPlan{std::move(scheduled), std::move(*assessment)};
}

}  // namespace plumb
