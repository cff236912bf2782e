#include "plumb/cli/plan_session.hpp"

#include <fmt/format.h>

#include <vector>

#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/control/warning_levels.hpp"
#include "plumb/io/did_you_mean.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostCandidates = 8;

DurationChoice duration_choice(std::string_view word) {
  if (word == "expected") return DurationChoice::expected;
  if (word == "optimistic") return DurationChoice::optimistic;
  return word == "pessimistic" ? DurationChoice::pessimistic : DurationChoice::likely;
}

std::optional<Plan> read_plan_into(Context& context, const Arguments& arguments, Diagnostics& diagnostics,
                                   int& code) {
  const std::string path = plan_path(context, arguments, code);
  if (path.empty()) return std::nullopt;
  std::optional<Plan> plan = load_plan(context.reader(), path, diagnostics);
  if (!plan) {
    context.print(diagnostics);
    code = exit_code(diagnostics);
  }
  return plan;
}

void print_found(Context& context, const Plan& plan, const Diagnostics& found) {
  Diagnostics shown = without_silenced(plan, found);
  context.print(shown);
}

}  // namespace

ScheduleOptions schedule_options(Context& context, const Arguments& arguments) {
  ScheduleOptions options;
  options.at = arguments.date("at", context.today());
  options.today = context.today();
  options.durations = duration_choice(arguments.text_or("durations", "likely"));
  return options;
}

std::optional<Plan> read_plan(Context& context, const Arguments& arguments, int& code) {
  Diagnostics diagnostics;
  std::optional<Plan> plan = read_plan_into(context, arguments, diagnostics, code);
  if (plan) print_found(context, *plan, diagnostics);
  return plan;
}

std::optional<ScheduledPlan> read_schedule(Context& context, const Arguments& arguments, int& code) {
  Diagnostics diagnostics;
  std::optional<Plan> plan = read_plan_into(context, arguments, diagnostics, code);
  if (!plan) return std::nullopt;
  Schedule schedule = make_schedule(*plan, schedule_options(context, arguments), diagnostics);
  print_found(context, *plan, diagnostics);
  if (diagnostics.has_errors()) {
    code = exit_code(diagnostics);
    return std::nullopt;
  }
  return ScheduledPlan{std::move(*plan), std::move(schedule)};
}

std::optional<TaskId> find_task(Context& context, const Plan& plan, std::string_view id) {
  if (const std::size_t slash = id.find('/'); slash != std::string_view::npos) {
    const auto kind = find_collection(id.substr(0, slash));
    if (kind != CollectionKind::tasks) {
      context.usage_error(fmt::format("'{}' is no task", id), "write its id, or tasks/ID");
      return std::nullopt;
    }
    id.remove_prefix(slash + 1);
  }
  const IdTable& ids = plan.ids[CollectionKind::tasks];
  if (const auto row = ids.find(id)) return TaskId(*row);
  std::vector<std::string_view> matching;
  for (const std::string_view candidate : ids.ids())
    if (candidate.starts_with(id)) matching.push_back(candidate);
  if (matching.size() == 1) return TaskId(*ids.find(matching.front()));
  if (matching.empty()) {
    const auto near = nearest(id, ids.ids());
    context.usage_error(fmt::format("no task '{}'", id), near ? fmt::format("did you mean '{}'?", *near)
                                                              : std::string("see 'plumb list tasks'"));
    return std::nullopt;
  }
  const bool more = matching.size() > kMostCandidates;
  if (more) matching.resize(kMostCandidates);
  context.usage_error(fmt::format("'{}' is the beginning of several ids", id),
                      fmt::format("one of {}{}", fmt::join(matching, ", "), more ? ", …" : ""));
  return std::nullopt;
}

}  // namespace plumb
