#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("a unit of time is at least a minute") {
  CHECK(messages_of(R"(
project: {id: p, start: 2026-03-02, hours_per_day: 0}
)") == R"(plumb.yaml:2:52: error: 'hours_per_day' is less than a minute of work [bad-value]
     2 | project: {id: p, start: 2026-03-02, hours_per_day: 0}
       |                                                    ^
       = help: write a number above 0
)");
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, hours_per_day: 0.001}\n") ==
        "1:52 error [bad-value] 'hours_per_day' is less than a minute of work\n");
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, days_per_week: 0}\n") ==
        "1:52 error [bad-value] 'days_per_week' is less than a minute of work\n");
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, hours_per_day: 25}\n") ==
        "1:52 error [bad-value] '25' is not between 0 and 24\n");
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, hours_per_day: 7.5, days_per_week: 5}\n")
            .empty());
}

TEST_CASE("a project that must finish before it starts is suspicious") {
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, finish_by: 2026-03-01}\n") ==
        "1:48 warning [impossible-dates] the project must finish by 2026-03-01, before it starts on "
        "2026-03-02\n");
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, finish_by: 2026-03-02}\n").empty());
}

TEST_CASE("the finish is that of a task, not of a hammock") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, finish_task: office}
tasks:
  - {id: a, duration: 2d}
  - {id: office, span: [a, a]}
)") == "2:50 error [hierarchy] 'office' is a hammock, which follows the finish and does not set it\n");
}

TEST_CASE("the baseline exists, or is in git") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, baseline: v2}
baselines: [{id: v1, date: 2026-03-01}]
)") == "2:47 error [unknown-reference] no baseline 'v2'\n");
  CHECK(short_messages_of("project: {id: p, start: 2026-03-02, baseline: git:v1}\n").empty());
}

TEST_CASE("a rate makes money of a currency worth something") {
  CHECK(messages_of(R"(
project: {id: p, start: 2026-03-02, currency: CNY, rates: {USD: [], EUR: 0, CNY: 7}}
)") == R"(plumb.yaml:2:65: error: 'USD' has no rate [bad-value]
     2 | project: {id: p, start: 2026-03-02, currency: CNY, rates: {USD: [], EUR: 0, CNY: 7}}
       |                                                                 ^^
       = help: write what one unit is worth in the project's currency
plumb.yaml:2:74: error: the rate of 'EUR' is 0 [bad-value]
     2 | project: {id: p, start: 2026-03-02, currency: CNY, rates: {USD: [], EUR: 0, CNY: 7}}
       |                                                                          ^
       = help: write what one unit is worth in the project's currency
plumb.yaml:2:82: error: 'CNY' is the project's own currency [bad-value]
     2 | project: {id: p, start: 2026-03-02, currency: CNY, rates: {USD: [], EUR: 0, CNY: 7}}
       |                                                                                  ^
       = help: remove it
)");
}

TEST_CASE("reserves and rates are not negative") {
  CHECK(short_messages_of(R"(
project:
  id: p
  start: 2026-03-02
  contingency: -1
  management_reserve: 0
  rates: {USD: -7.1}
)") == "5:16 error [bad-value] 'contingency' is negative\n7:16 error [bad-value] the rate of 'USD' is "
       "negative\n");
}

}  // namespace
}  // namespace plumb::test
