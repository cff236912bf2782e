#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("a baseline is read with its calendars and budgets") {
  const LoadedPlan plan = plan_from(R"(
tasks: [{id: api, duration: 2d}]
baselines:
  - id: v1
    date: 2026-03-02
    calendars: [{id: own, week: {mon-fri: 08:00-16:00}}, {id: night, base: own}]
    tasks:
      - {id: api, start: 2026-03-02, finish: 2026-03-03, budget: 80000, calendar: night}
      - {id: gone, start: 2026-03-02, finish: 2026-03-02, budget: {start: 5000, linear: 75000, end: 0}, calendar: standard}
  - {id: v2, date: 2026-04-01, from: v1, tasks: []}
)");
  CHECK(plan->baselines.size() == 2);
  CHECK(plan->baselines.rows[0].calendars[1].base == CalendarId(0));
  CHECK(plan->baselines.rows[0].tasks[1].budget->linear->amount == 750'000'000);
  CHECK(plan->baselines.rows[1].from == BaselineId(0));
}

TEST_CASE("a task is once in a baseline, and finishes after it starts") {
  CHECK(messages_of(R"(
baselines:
  - id: v1
    date: 2026-03-02
    tasks:
      - {id: api, start: 2026-03-02, finish: 2026-03-03}
      - {id: api, start: 2026-03-02, finish: 2026-03-01}
)") == R"(plumb.yaml:7:14: error: task 'api' is twice in baseline 'v1' [duplicate-id]
     7 |       - {id: api, start: 2026-03-02, finish: 2026-03-01}
       |              ^^^
plumb.yaml:6:14: note: the first one is here
     6 |       - {id: api, start: 2026-03-02, finish: 2026-03-03}
       |              ^^^
       = help: remove one of them
plumb.yaml:7:46: error: 'api' finishes on 2026-03-01, before it starts on 2026-03-02 [impossible-dates]
     7 |       - {id: api, start: 2026-03-02, finish: 2026-03-01}
       |                                              ^^^^^^^^^^
       = help: correct one of the dates
)");
}

TEST_CASE("calendars of a baseline are its own or the plan's") {
  CHECK(short_messages_of(R"(
baselines:
  - id: v1
    date: 2026-03-02
    calendars: [{id: night, base: day}, {id: day, base: night}, {id: day}]
    tasks:
      - {id: api, start: 2026-03-02, finish: 2026-03-03, calendar: nihgt}
)") == R"(5:35 error [cycle] calendars inherit from each other: night → day → night
5:70 error [duplicate-id] calendar 'day' is defined twice in baseline 'v1'
7:68 error [unknown-reference] no calendar 'nihgt'
)");
}

TEST_CASE("what a baseline froze is not negative") {
  CHECK(short_messages_of(R"(
baselines:
  - id: v1
    date: 2026-03-02
    contingency: -1
    undistributed_budget: -2
    tasks:
      - {id: a, start: 2026-03-02, finish: 2026-03-03, budget: -80000}
      - {id: b, start: 2026-03-02, finish: 2026-03-03, budget: {start: 0, linear: 5, end: -0.5}}
)") == R"(5:18 error [bad-value] 'contingency' is negative
6:27 error [bad-value] 'undistributed_budget' is negative
8:64 error [bad-value] 'budget' is negative
9:91 error [bad-value] 'end' is negative
)");
}

TEST_CASE("a baseline does not replace itself") {
  CHECK(short_messages_of(R"(
baselines:
  - {id: v1, date: 2026-03-02, from: v2}
  - {id: v2, date: 2026-03-02, from: v1}
  - {id: v3, date: 2026-03-02, from: v3}
)") == "3:38 error [cycle] baselines replace each other: v1 → v2 → v1\n5:38 error [cycle] baselines replace "
       "each other: v3 → v3\n");
}

}  // namespace
}  // namespace plumb::test
