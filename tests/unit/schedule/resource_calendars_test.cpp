#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

constexpr std::string_view kUsed = "scheduling: {resource_calendars: true}";

std::string plan_with(std::string_view task) {
  return R"(calendars:
  - {id: mornings, week: {mon-fri: 08:00-12:00}}
  - {id: weekend, week: {sat-sun: 08:00-12:00 13:00-17:00}}
  - {id: long, week: {mon-sun: 08:00-12:00 13:00-17:00}}
resources:
  - {id: half, calendar: mornings, off: [2026-03-03]}
  - {id: extra, calendar: weekend}
  - {id: away, off: [2026-03-03]}
  - {id: eager, calendar: long}
tasks:
  - {id: a, duration: 1d, )" +
         std::string(task) + "}\n";
}

TEST_CASE("a resource's calendar stands in for the project's, less its days off") {
  CHECK_DATES(dated(plan_with("assign: {half: 1}"), kUsed), "a 03-02T08..03-04T12");
  CHECK_DATES(dated(plan_with("assign: {extra: 1}"), kUsed), "a 03-07T08..03-07T17");
  CHECK_DATES(dated(plan_with("assign: {away: 1}, constraint: SNET 2026-03-03"), kUsed),
              "a 03-04T08..03-04T17");
}

TEST_CASE("with a calendar of the task's own, both must work") {
  CHECK_DATES(dated(plan_with("assign: {eager: 1}, calendar: mornings"), kUsed), "a 03-02T08..03-03T12");
  CHECK_DATES(dated(plan_with("assign: {half: 1}, calendar: long"), kUsed), "a 03-02T08..03-04T12");
  CHECK_DATES(dated(plan_with("assign: {extra: 1}, calendar: long"), kUsed), "a 03-07T08..03-07T17");
  CHECK_DATES(dated(plan_with("assign: {away: 1}, calendar: mornings"), kUsed), "a 03-02T08..03-04T12");
}

TEST_CASE("nobody's calendar has a say over elapsed time") {
  CHECK_DATES(dated("resources:\n  - {id: away, off: [2026-03-03]}\n"
                    "tasks:\n  - {id: a, duration: 2ed, assign: {away: 1}}\n",
                    kUsed),
              "a 03-02T08..03-04T08");
}

TEST_CASE("the total float of work counts in its own calendar, not in those of its resources") {
  CHECK(floats_of(dated(R"(calendars:
  - {id: mornings, week: {mon-fri: 08:00-12:00}}
resources:
  - {id: half, calendar: mornings}
tasks:
  - {id: a, duration: 4h, assign: {half: 1}, calendar: standard}
  - {id: b, duration: 3d}
)",
                        kUsed)) == "a 2/2.5  b 0/0");
}

}  // namespace
}  // namespace plumb::test
