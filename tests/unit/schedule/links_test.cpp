#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

TEST_CASE("a task starts when what it waits for has ended") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: dig, duration: 2d}
  - {id: pour, duration: 1d, after: [dig]}
  - {id: paint, duration: 4h, after: [pour]}
)");
  CHECK_DATES(plan, "dig 03-02T08..03-03T17  pour 03-04T08..03-04T17  paint 03-05T08..03-05T12");
  CHECK(floats_of(plan) == "dig 0/0  pour 0/0  paint 0/0");
}

TEST_CASE("a lag delays by working time, an elapsed one by hours of the clock") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 5d}\n  - {id: b, duration: 1d, after: [a FS+1d]}\n"),
              "a 03-02T08..03-06T17  b 03-10T08..03-10T17");
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 5d}\n  - {id: b, duration: 1d, after: [a FS+1ed]}\n"),
              "a 03-02T08..03-06T17  b 03-09T08..03-09T17");
}

TEST_CASE("a lag in percent is that share of the predecessor's duration") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 4d}\n  - {id: b, duration: 1d, after: [a SS+50%]}\n"),
              "a 03-02T08..03-05T17  b 03-04T08..03-04T17");
}

TEST_CASE("a lead lets the successor overlap") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 4d}\n  - {id: b, duration: 2d, after: [a FS-1d]}\n"),
              "a 03-02T08..03-05T17  b 03-05T08..03-06T17");
}

TEST_CASE("a finish that FF pushes moves the start") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 4d}\n  - {id: b, duration: 1d, after: [a FF]}\n"),
              "a 03-02T08..03-05T17  b 03-05T08..03-05T17");
}

TEST_CASE("SF ties the finish to the predecessor's start, and lag zero keeps the instant") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 1d, constraint: SNET 2026-03-05}\n  - {id: b, duration: "
                    "1d, after: [a SF]}\n"),
              "a 03-05T08..03-05T17  b 03-04T08..03-05T08");
}

TEST_CASE("a lag runs in the calendar that the plan chooses") {
  constexpr std::string_view kTasks = R"(calendars:
  - {id: all-days, week: {mon-sun: 08:00-12:00 13:00-17:00}}
tasks:
  - {id: a, duration: 5d, calendar: all-days}
  - {id: b, duration: 1d, after: [a FS+2d]}
)";
  CHECK_DATES(dated(kTasks), "a 03-02T08..03-06T17  b 03-11T08..03-11T17");
  CHECK_DATES(dated(kTasks, "scheduling: {lag_calendar: predecessor}"),
              "a 03-02T08..03-06T17  b 03-09T08..03-09T17");
  CHECK_DATES(dated(kTasks, "scheduling: {lag_calendar: 24h}"), "a 03-02T08..03-06T17  b 03-09T08..03-09T17");
}

TEST_CASE("a link into a summary binds all below it, one out of it means its last finish or first start") {
  CHECK_DATES(dated(R"(tasks:
  - {id: a, duration: 1d}
  - id: s
    after: [a]
    tasks:
      - {id: b, duration: 1d}
      - {id: c, duration: 3d}
  - {id: d, duration: 1d, after: [s]}
  - {id: e, duration: 1d, after: [s SS+1d]}
)"),
              "a 03-02T08..03-02T17  b 03-03T08..03-03T17  c 03-03T08..03-05T17  d 03-06T08..03-06T17  e "
              "03-04T08..03-04T17");
}

TEST_CASE("milestones stay where their bounds put them, unless a calendar is written on them") {
  CHECK_DATES(dated(R"(tasks:
  - {id: a, duration: 1d}
  - {id: m, milestone: true, after: [a FS+12eh]}
  - {id: n, milestone: true, calendar: standard, after: [a FS+12eh]}
)"),
              "a 03-02T08..03-02T17  m 03-03T05..03-03T05  n 03-03T08..03-03T08");
}

TEST_CASE("a hammock spans, is never critical and has no float") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d}
  - {id: b, duration: 2d, after: [a]}
  - {id: office, span: [a, b]}
)");
  CHECK_DATES(plan, "a 03-02T08..03-03T17  b 03-04T08..03-05T17  office 03-02T08..03-05T17");
  CHECK(floats_of(plan) == "a 0/0  b 0/0  office -/-");
  CHECK_FALSE(plan["office"].critical);
}

TEST_CASE("effort and assignments give the duration") {
  CHECK_DATES(dated(R"(resources:
  - {id: dev, capacity: 3}
tasks:
  - {id: a, effort: 6d, assign: {dev: 2}}
  - {id: b, effort: 2d, assign: {dev: 50%}, after: [a]}
)"),
              "a 03-02T08..03-04T17  b 03-05T08..03-10T17");
}

TEST_CASE("pauses take their days out of the task") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 3d, pauses: [2026-03-03..2026-03-04]}\n"),
              "a 03-02T08..03-06T17");
}

TEST_CASE("calendars and days off of resources move dates only if the plan says so") {
  constexpr std::string_view kTasks = R"(resources:
  - {id: dev, off: [2026-03-03]}
tasks:
  - {id: a, duration: 2d, assign: {dev: 1}}
)";
  CHECK_DATES(dated(kTasks), "a 03-02T08..03-03T17");
  CHECK_DATES(dated(kTasks, "scheduling: {resource_calendars: true}"), "a 03-02T08..03-04T17");
}

}  // namespace
}  // namespace plumb::test
