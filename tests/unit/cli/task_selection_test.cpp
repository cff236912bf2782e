#include "plumb/cli/task_selection.hpp"

#include <doctest/doctest.h>

#include "support/plan_from.hpp"
#include "unit/cli/cli_world.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kPlan = R"(
tasks:
  - id: a
    tasks:
      - {id: b, duration: 5d}
      - {id: c, duration: 2d}
  - {id: d, duration: 1d, after: [b]}
)";

/// The ids that are chosen, or what is said about the options.
std::string chosen(const std::vector<std::pair<std::string, std::string>>& options) {
  const LoadedPlan plan = plan_from(kPlan);
  Diagnostics diagnostics;
  const Schedule schedule = make_schedule(*plan, {}, diagnostics);
  CliWorld world;
  Surroundings surroundings{world.out, world.err, world.environment(), world.terminal, world.today};
  Arguments arguments(*find_command("schedule"));
  for (const auto& [name, value] : options) arguments.add(name, value);
  Context context(surroundings, arguments);
  const auto tasks = select_tasks(context, arguments, *plan, schedule);
  if (!tasks) return world.err.text;
  std::string ids;
  for (const TaskId task : *tasks) ids += std::string(plan->task(task).id) + " ";
  return ids;
}

}  // namespace

TEST_CASE("without options every task is chosen, in file order") {
  CHECK(chosen({}) == "a b c d ");
}

TEST_CASE("the options choose and order the tasks of every view") {
  CHECK(chosen({{"critical", ""}}) == "a b d ");
  CHECK(chosen({{"under", "a"}, {"sort", "-id"}}) == "c b a ");
  CHECK(chosen({{"where", "total_float>0d"}}) == "c ");
  CHECK(chosen({{"where", "finish<=2026-03-06 and kind=task"}, {"critical", ""}}) == "b ");
}

TEST_CASE("options that cannot be meant choose nothing") {
  CHECK(chosen({{"where", "x=1"}}).starts_with("--where:1:1: error: there is no field 'x'"));
  CHECK(chosen({{"under", "x"}}).find("error") != std::string::npos);
}

}  // namespace plumb::test
