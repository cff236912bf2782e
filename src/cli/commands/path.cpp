#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/task_selection.hpp"
#include "plumb/report/path_view.hpp"

namespace plumb {

namespace {

constexpr std::string_view kUsualNear = "5d";
constexpr std::size_t kUsualLimit = 4;  // of people; programs get all paths

/// Makes another task the plan's finish, so that floats and paths are those to it.
bool aim_at(Context& context, Plan& plan, std::string_view id) {
  const auto task = find_task(context, plan, id);
  if (!task) return false;
  plan.project.finish_task = *task;
  plan.project.finish_by.reset();
  return true;
}

std::optional<Minutes> most_float_of(Context& context, const Arguments& arguments, const Plan& plan) {
  const DurationText near = parse_duration(arguments.text_or("near", kUsualNear), plan.project.units());
  if (near.duration) return near.duration->minutes;
  context.usage_error(fmt::format("--near: {}", near.problem), near.hint);
  return std::nullopt;
}

/// The date to be kept: --due, else the deadline of the finish task, else the plan's `finish_by`.
std::optional<Instant> due_of(Context& context, const Arguments& arguments, const Plan& plan,
                              const Schedule& schedule) {
  const Network& network = schedule.network;
  if (const auto due = arguments.date("due", context.today()))
    return network.clocks[network.clocks.project()].finish_instant(*due);
  const TaskId finish_task = network.finish_task;
  if (finish_task.valid() && plan.task(finish_task).deadline)
    return network.clock_of(finish_task).finish_instant(*plan.task(finish_task).deadline);
  return network.finish_by;
}

std::optional<PertForecast> pert_forecast(Context& context, const Arguments& arguments, const Plan& plan) {
  const bool any = std::ranges::any_of(
      plan.tasks.rows, [](const Task& task) { return task.duration && task.duration->three_point; });
  if (!any) {
    if (arguments.has("due"))
      context.note("--due has no effect: no task has a three-point estimate, such as 'duration: 6d/10d/18d'");
    return std::nullopt;
  }
  ScheduleOptions options = schedule_options(context, arguments);
  options.durations = DurationChoice::expected;
  Diagnostics said_before;
  const Schedule expected = make_schedule(plan, options, said_before);
  const auto pert = pert_of(plan, expected);
  if (said_before.has_errors() || !pert) return std::nullopt;
  PertForecast forecast{*pert, std::nullopt};
  if (const auto due = due_of(context, arguments, plan, expected))
    forecast.chance = pert_chance(expected, *pert, *due);
  return forecast;
}

/// Leaves the steps that --where, --under and --owner choose, and the paths that hold one of them.
bool keep_chosen(Context& context, const Arguments& arguments, const Plan& plan, const Schedule& schedule,
                 PathReport& report) {
  const auto tasks = select_tasks(context, arguments, plan, schedule);
  if (!tasks) return false;
  IdVector<TaskId, bool> chosen(plan.tasks.size());
  for (const TaskId id : *tasks) chosen[id] = true;
  for (const TaskId id : report.tasks)
    if (chosen[id]) report.shown.push_back(id);
  std::erase_if(report.near, [&](const NearPath& path) {
    return std::ranges::none_of(path.tasks, [&](TaskId id) { return chosen[id]; });
  });
  return true;
}

std::size_t limit_of(const Arguments& arguments) {
  if (const auto limit = arguments.count("limit")) return *limit;
  const bool for_people = arguments.format() == "text" || arguments.format() == "md";
  return for_people ? kUsualLimit : std::numeric_limits<std::size_t>::max();
}

void write_report(Context& context, std::string_view format, const Plan& plan, const Schedule& schedule,
                  const PathReport& report) {
  if (format == "json") write_path_json(context.out, plan, schedule, report);
  if (format == "csv") write_path_csv(context.out, plan, schedule, report);
  if (format == "md") write_path_markdown(context.out, plan, schedule, report);
  if (format == "text") write_path_text(context.out, plan, schedule, report, context.style());
}

}  // namespace

int run_path(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  auto plan = read_plan(context, arguments, code);
  if (!plan) return code;
  if (const auto to = arguments.text("to"); to && !aim_at(context, *plan, *to)) return kExitUsage;
  const auto most_float = most_float_of(context, arguments, *plan);
  if (!most_float) return kExitUsage;
  Diagnostics diagnostics;
  const Schedule schedule = make_schedule(*plan, schedule_options(context, arguments), diagnostics);
  context.print(diagnostics);
  if (diagnostics.has_errors()) return exit_code(diagnostics);

  PathReport report;
  report.tasks = driving_path(*plan, schedule);
  report.near = near_paths(*plan, schedule, *most_float);
  if (!keep_chosen(context, arguments, *plan, schedule, report)) return kExitUsage;
  report.near_count = report.near.size();
  report.near.resize(std::min(report.near_count, limit_of(arguments)));
  report.most_float = *most_float;
  report.pert = pert_forecast(context, arguments, *plan);
  write_report(context, arguments.format(), *plan, schedule, report);
  return kExitDone;
}

}  // namespace plumb
