#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

/// Returns the independent float of `b` in days; `c` behind it is held back to 03-10 by `long`.
double independent(std::string_view tasks, std::string_view project = {}) {
  const DatedPlan plan = dated("tasks:\n" + std::string(tasks) +
                                   "  - {id: c, duration: 1d, after: [b, long]}\n"
                                   "  - {id: long, duration: 6d}\n",
                               project);
  return static_cast<double>(plan["b"].independent_float.count()) / 480;
}

TEST_CASE(
    "a predecessor at its latest takes from the independent float, and one without float takes nothing") {
  CHECK(independent("  - {id: a, duration: 1d}\n  - {id: b, duration: 1d, after: [a]}\n") == 0);
  CHECK(independent("  - {id: a, duration: 1d, deadline: 2026-03-02}\n"
                    "  - {id: b, duration: 1d, after: [a]}\n") == 4);
  CHECK(independent("  - {id: a, duration: 1d, deadline: 2026-03-04}\n"
                    "  - {id: b, duration: 1d, after: [a]}\n") == 2);
}

TEST_CASE("a link from a start takes by the late start, one to a finish by the late finish less the work") {
  CHECK(independent("  - {id: a, duration: 1d, deadline: 2026-03-02}\n"
                    "  - {id: b, duration: 1d, after: [a SS+1d]}\n") == 4);
  CHECK(independent("  - {id: a, duration: 3d, deadline: 2026-03-04}\n"
                    "  - {id: b, duration: 2d, after: [a FF]}\n") == 3);
  CHECK(independent("  - {id: a, duration: 3d, deadline: 2026-03-05}\n"
                    "  - {id: b, duration: 2d, after: [a FF]}\n") == 2);
}

TEST_CASE("a started predecessor's start is a fact, its finish is not") {
  constexpr std::string_view kStatus = "status_date: 2026-03-02T08:00";
  CHECK(independent("  - {id: a, duration: 1d, actual_start: 2026-03-02}\n"
                    "  - {id: b, duration: 1d, after: [a SS+1d]}\n",
                    kStatus) == 4);
  CHECK(independent("  - {id: a, duration: 1d, actual_start: 2026-03-02}\n"
                    "  - {id: b, duration: 1d, after: [a]}\n",
                    kStatus) == 0);
}

TEST_CASE(
    "a summary takes by its latest finish or first late start, and by nothing once all below is complete") {
  CHECK(independent("  - {id: s, tasks: [{id: a, duration: 1d}]}\n"
                    "  - {id: b, duration: 1d, after: [s SS+1d]}\n") == 0);
  CHECK(independent("  - {id: s, tasks: [{id: a, duration: 1d}]}\n"
                    "  - {id: b, duration: 1d, after: [s]}\n") == 0);
  constexpr std::string_view kStatus = "status_date: 2026-03-02T17:00";
  constexpr std::string_view kDone =
      "  - {id: s, tasks: [{id: a, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}]}\n";
  CHECK(independent(std::string(kDone) + "  - {id: b, duration: 1d, after: [s SS+1d]}\n", kStatus) == 5);
  CHECK(independent(std::string(kDone) + "  - {id: b, duration: 1d, after: [s]}\n", kStatus) == 5);
}

TEST_CASE("hammocks and complete work take nothing") {
  CHECK(independent("  - {id: a, duration: 1d}\n  - {id: ham, span: [a, a]}\n"
                    "  - {id: b, duration: 1d, after: [ham]}\n") == 4);
  CHECK(independent("  - {id: a, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}\n"
                    "  - {id: b, duration: 1d, after: [a]}\n",
                    "status_date: 2026-03-02T17:00") == 5);
}

TEST_CASE("the links of a summary take from all below it") {
  CHECK(independent("  - {id: a, duration: 1d}\n"
                    "  - {id: s, after: [a], tasks: [{id: b, duration: 1d}]}\n") == 0);
}

TEST_CASE("a start that may be late takes as much as it may be late") {
  CHECK(independent("  - {id: a, duration: 1d, deadline: 2026-03-03}\n"
                    "  - {id: b, duration: 1d, after: [a SS+1d]}\n") == 3);
}

TEST_CASE("a summary that is complete takes nothing by its start") {
  CHECK(
      independent(
          "  - {id: s, tasks: [{id: a, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}]}\n"
          "  - {id: b, duration: 1d, after: [s SS]}\n",
          "status_date: 2026-03-02T17:00") == 5);
}

TEST_CASE("an independent float is never negative") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 1d}
  - {id: b, duration: 1d, after: [a]}
  - {id: c, duration: 1d, after: [b]}
  - {id: long, duration: 7d}
)");
  CHECK(floats_of(plan) == "a 4/0  b 4/0  c 4/4  long 0/0");
  CHECK(plan["b"].independent_float == Minutes(0));
}

}  // namespace
}  // namespace plumb::test
