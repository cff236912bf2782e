// Start float and finish float of a task differ where it works on other days than its float is counted in:
// a resource's days off move the task, but its float counts in the task's own calendar.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

/// The total float of task `a` in days, by each kind of float: `finish 3, start 2, min 2`.
std::string floats_of_a(std::string_view plan, std::string_view project = {}) {
  std::string text;
  for (const std::string_view kind : {"finish", "start", "min"}) {
    const DatedPlan dates =
        dated(plan, fmt::format("{}scheduling: {{resource_calendars: true, float: {}}}", project, kind));
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", kind, dates["a"].total_float.count() / 480);
  }
  return text;
}

}  // namespace

TEST_CASE("a day off between early finish and late start makes the start float the lesser") {
  // dev is off on Thursday 5 March; `long` ends on Friday 6 March at 17:00, and so may `a`.
  // Early: Monday 08:00 to Tuesday 17:00. Late: Friday and the day before it that dev works, so Wednesday
  // 08:00 to Friday 17:00. Finish float: Wednesday, Thursday, Friday = 3 d. Start float: Monday, Tuesday = 2
  // d.
  constexpr std::string_view kPlan = R"(resources:
  - {id: dev, off: [2026-03-05]}
tasks:
  - {id: a, duration: 2d, assign: {dev: 1}}
  - {id: long, duration: 5d}
)";
  CHECK(floats_of_a(kPlan) == "finish 3, start 2, min 2");
  const DatedPlan plan = dated(kPlan, "scheduling: {resource_calendars: true}");
  CHECK_DATES(plan, "a 03-02T08..03-03T17  long 03-02T08..03-06T17");
  CHECK(late_dates_of(plan) == "a 03-04T08..03-06T17  long 03-02T08..03-06T17");
  CHECK(plan["a"].total_float == Minutes(3 * 480));  // a new plan has finish float
}

TEST_CASE("a day off between early start and early finish makes the finish float the lesser") {
  // dev is off on Tuesday 3 March. Early: Monday and Wednesday. Late: Thursday and Friday.
  // Finish float: Thursday, Friday = 2 d. Start float: Monday, Tuesday, Wednesday = 3 d.
  CHECK(floats_of_a(R"(resources:
  - {id: dev, off: [2026-03-03]}
tasks:
  - {id: a, duration: 2d, assign: {dev: 1}}
  - {id: long, duration: 5d}
)") == "finish 2, start 3, min 2");
}

TEST_CASE("without a day off in between, both floats are the same") {
  // Early: Monday and Tuesday. Late: Thursday and Friday; the plan does not ask for the day off in its
  // calendars.
  const DatedPlan plan = dated(R"(resources:
  - {id: dev, off: [2026-03-05]}
tasks:
  - {id: a, duration: 2d, assign: {dev: 1}}
  - {id: long, duration: 5d}
)",
                               "scheduling: {float: start}");
  CHECK(plan["a"].total_float == Minutes(3 * 480));
}

TEST_CASE("of a started task, min is its finish float: its start can no longer be late") {
  // At the end of Monday, two of three days are left, on Tuesday and Wednesday. Late: Friday and, dev being
  // off on Thursday, Wednesday. Finish float: Thursday, Friday = 2 d. Start float of the rest: Tuesday = 1 d.
  CHECK(floats_of_a(R"(resources:
  - {id: dev, off: [2026-03-05]}
tasks:
  - {id: a, duration: 3d, assign: {dev: 1}, actual_start: 2026-03-02, progress: 33%, remaining: 2d}
  - {id: long, duration: 5d, actual_start: 2026-03-02, progress: 20%}
)",
                    "status_date: 2026-03-02, ") == "finish 2, start 1, min 2");
}

}  // namespace plumb::test
