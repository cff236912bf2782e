#include "plumb/cli/new_baseline.hpp"

#include <fmt/format.h>

#include "plumb/control/measurement_baseline.hpp"
#include "plumb/model/value_reader.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

bool is_free_baseline(Context& context, const Plan& plan, std::string_view id) {
  if (const IdProblem problem = id_problem(id); !problem.message.empty()) {
    context.usage_error(problem.message, problem.hint);
    return false;
  }
  if (!plan.ids[CollectionKind::baselines].find(id)) return true;
  context.usage_error(fmt::format("baseline '{}' exists already, and is never overwritten", id),
                      "give the new one another id");
  return false;
}

std::optional<std::string> freeze(Context& context, const Plan& plan, const Schedule& schedule,
                                  FreezeOptions options) {
  Diagnostics none;
  const Baseline* replaced = choose_baseline(plan, options.from, none);
  options.from = replaced == nullptr ? std::string_view() : replaced->id;
  FrozenBaseline frozen = frozen_baseline(plan, schedule, options);
  if (!frozen.too_great.empty()) {
    context.error(
        fmt::format("the budget of '{}' is too great to be written", plan.task(frozen.too_great.front()).id),
        "a file holds amounts up to 922 trillion");
    return std::nullopt;
  }
  if (!frozen.evened.empty())
    context.note(fmt::format(
        "{} accrue{} unevenly, through dated prices or their resources' own time, and {} frozen as "
        "accruing evenly: {}{}",
        counted(frozen.evened.size(), "budget"), frozen.evened.size() == 1 ? "s" : "",
        frozen.evened.size() == 1 ? "is" : "are", plan.task(frozen.evened.front()).id,
        frozen.evened.size() > 1 ? " …" : ""));
  return std::move(frozen.text);
}

bool reads_baseline(Context& context, const std::string& root, std::string_view id) {
  Diagnostics ignored;
  const auto plan = load_plan(context.reader(), root, ignored);
  return plan && plan->ids[CollectionKind::baselines].find(id).has_value();
}

}  // namespace plumb
