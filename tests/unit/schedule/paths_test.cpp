#include "plumb/schedule/paths.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

std::string ids_of(const DatedPlan& plan, const std::vector<TaskId>& tasks) {
  std::string text;
  for (const TaskId id : tasks)
    text += fmt::format("{}{}", text.empty() ? "" : " ", plan.loaded->task(id).id);
  return text;
}

std::string driving_ids(const DatedPlan& plan) {
  return ids_of(plan, driving_path(*plan.loaded, plan.schedule));
}

/// Writes `2d b c > d` for each path, `>` before what it joins.
std::string near(const DatedPlan& plan, int days) {
  std::string text;
  for (const NearPath& path : near_paths(*plan.loaded, plan.schedule, Minutes(480 * days))) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{}d {}", path.total_float.count() / 480, ids_of(plan, path.tasks));
    if (path.joins.valid()) text += fmt::format(" > {}", plan.loaded->task(path.joins).id);
  }
  return text;
}

constexpr std::string_view kNetwork = R"(tasks:
  - {id: a, duration: 2d}
  - {id: b, duration: 5d, after: [a]}
  - {id: c, duration: 3d, after: [a]}
  - {id: d, duration: 1d, after: [c]}
  - {id: e, duration: 2d, after: [b, d]}
  - {id: f, duration: 1d, after: [a]}
  - {id: end, milestone: true, after: [e, f]}
)";

}  // namespace

TEST_CASE("the driving path runs from the first day to the finish") {
  CHECK(driving_ids(dated(kNetwork)) == "a b e end");
}

TEST_CASE("near paths come by increasing float, each up to what it joins") {
  const DatedPlan plan = dated(kNetwork);
  CHECK(near(plan, 5) == "1d c d > e");
  CHECK(near(plan, 6) == "1d c d > e, 6d f > end");
  CHECK(near(plan, 0).empty());
}

TEST_CASE("a task is on one near path only, the one with less float") {
  CHECK(near(dated(R"(tasks:
  - {id: long, duration: 10d}
  - {id: first, duration: 5d}
  - {id: second, duration: 4d, after: [first]}
  - {id: third, duration: 3d, after: [first]}
  - {id: last, duration: 1d, after: [long, second, third]}
)"),
             5) == "1d first second > last, 2d third > last");
}

TEST_CASE("where there is a finish task, what does not lead to it is on no path") {
  constexpr std::string_view tasks = R"(tasks:
  - {id: a, duration: 5d}
  - {id: b, duration: 4d}
  - {id: live, milestone: true, after: [a, b]}
  - {id: after, duration: 1d, after: [live]}
  - {id: aside, duration: 5d}
)";
  const DatedPlan plan = dated(tasks, "finish_task: live");
  CHECK(driving_ids(plan) == "a live");
  CHECK(near(plan, 5) == "1d b > live");
  CHECK(near(dated(tasks), 5) == "1d b > live, 1d aside");
}

TEST_CASE("a link from a summary stands for the leaf that makes its date") {
  const DatedPlan plan = dated(R"(tasks:
  - id: group
    tasks:
      - {id: g1, duration: 2d}
      - {id: g2, duration: 4d}
  - {id: tail, duration: 1d, after: [group]}
  - {id: long, duration: 7d}
)");
  CHECK(driving_ids(plan) == "long");
  CHECK(near(plan, 3) == "2d g2 tail");
  CHECK(near(plan, 5) == "2d g2 tail, 4d g1 > tail");
}

TEST_CASE("complete work is on no near path, negative float is") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: done, duration: 2d, actual_start: 2026-03-02, actual_finish: 2026-03-03}
  - {id: late, duration: 5d, after: [done], deadline: 2026-03-09}
  - {id: long, duration: 9d, after: [done]}
)",
                               "status_date: 2026-03-04");
  CHECK(driving_ids(plan) == "long");
  CHECK(near(plan, 0) == "-2d late");
}

}  // namespace plumb::test
