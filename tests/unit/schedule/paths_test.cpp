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

TEST_CASE(
    "near paths that do not lead to the finish task are none, those through summaries and hammocks are") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: main, duration: 5d}
  - {id: into, duration: 1d}
  - id: s
    after: [into]
    tasks:
      - {id: in-s, duration: 1d}
      - {id: beside, duration: 1d}
  - {id: spanned, duration: 1d}
  - {id: ham, span: [spanned, spanned]}
  - {id: end, milestone: true, after: [main, in-s, ham]}
  - {id: other, duration: 1d}
  - {id: after, duration: 1d, after: [end]}
)",
                               "finish_task: end");
  CHECK(near(plan, 9) == "3d into in-s > end, 4d spanned > end");
}

TEST_CASE("of a summary's tasks, the one that makes its date is on the path") {
  CHECK(near(dated(R"(tasks:
  - {id: main, duration: 9d}
  - id: s
    tasks:
      - {id: short, duration: 1d}
      - {id: long, duration: 3d}
  - {id: b, duration: 1d, after: [s]}
)"),
             5) == "5d long b");
  CHECK(near(dated(R"(tasks:
  - {id: main, duration: 9d}
  - id: s
    tasks:
      - {id: second, duration: 1d, constraint: SNET 2026-03-03}
      - {id: first, duration: 1d}
  - {id: b, duration: 2d, after: [s SS]}
)"),
             7) == "7d second > b, 7d first b");
}

TEST_CASE("of two that lead on, a path takes the one with less float, not the first in the file") {
  CHECK(near(dated(R"(tasks:
  - {id: main, duration: 9d}
  - {id: a, duration: 1d}
  - {id: loose, duration: 1d, after: [a]}
  - {id: tight, duration: 5d, after: [a]}
)"),
             9) == "3d a tight, 7d loose");
}

TEST_CASE("a path joins the successor that leaves it the least time, by the end that the link ties") {
  CHECK(near(dated(R"(tasks:
  - {id: main, duration: 9d}
  - {id: last, duration: 1d, after: [main]}
  - {id: a, duration: 1d, after: []}
  - {id: x, duration: 1d, after: [main, a]}
  - {id: tight, duration: 6d, after: [main FF, a FF]}
)"),
             9) == "1d tight, 8d a > x");
}

TEST_CASE("what is complete is on no near path, and none joins it") {
  CHECK(near(dated(R"(tasks:
  - {id: main, duration: 9d}
  - {id: done, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}
  - {id: a, duration: 2d, after: [done]}
)",
                   "status_date: 2026-03-03"),
             9) == "7d a");
}

TEST_CASE("the driving path is in the order in which its tasks start") {
  CHECK(driving_ids(dated(R"(tasks:
  - {id: a, duration: 5d, constraint: SNET 2026-03-10}
  - {id: b, duration: 9d, after: [a FF]}
)")) == "b a");
}

TEST_CASE("no near path joins a summary in which all is complete") {
  CHECK(near(dated(R"(tasks:
  - {id: main, duration: 9d}
  - {id: a, duration: 2d}
  - {id: s, after: [a], tasks: [{id: done, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}]}
)",
                   "status_date: 2026-03-03"),
             9) == "7d a");
}

}  // namespace plumb::test
