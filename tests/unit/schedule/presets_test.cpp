#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

constexpr std::string_view kLag = R"(calendars:
  - {id: all-days, week: {mon-sun: 08:00-12:00 13:00-17:00}}
tasks:
  - {id: a, duration: 5d, calendar: all-days}
  - {id: b, duration: 1d, after: [a FS+2d]}
)";

TEST_CASE("p6 counts lags in the predecessor's calendar, unless the plan says otherwise") {
  CHECK_DATES(dated(kLag, "scheduling: {preset: p6}"), "a 03-02T08..03-06T17  b 03-09T08..03-09T17");
  CHECK_DATES(dated(kLag, "scheduling: {preset: p6, lag_calendar: successor}"),
              "a 03-02T08..03-06T17  b 03-11T08..03-11T17");
  CHECK_DATES(dated(kLag, "scheduling: {preset: msproject}"), "a 03-02T08..03-06T17  b 03-11T08..03-11T17");
}

constexpr std::string_view kProjectLag = R"(calendars:
  - {id: all-days, week: {mon-sun: 08:00-12:00 13:00-17:00}}
tasks:
  - {id: a, duration: 5d, calendar: all-days}
  - {id: b, duration: 1d, calendar: all-days, after: [a FS+2d]}
)";

TEST_CASE("a lag in the project's calendar asks neither end") {
  CHECK_DATES(dated(kProjectLag), "a 03-02T08..03-06T17  b 03-09T08..03-09T17");
  CHECK_DATES(dated(kProjectLag, "scheduling: {lag_calendar: project}"),
              "a 03-02T08..03-06T17  b 03-11T08..03-11T17");
}

TEST_CASE("msproject takes the lesser float, unless the plan says otherwise") {
  constexpr std::string_view kTasks = R"(resources:
  - {id: dev, off: [2026-03-05]}
tasks:
  - {id: a, duration: 2d, assign: {dev: 1}}
  - {id: long, duration: 5d}
)";
  const auto days = [&](std::string_view scheduling) {
    const DatedPlan plan =
        dated(kTasks, "scheduling: {resource_calendars: true, " + std::string(scheduling) + "}");
    return plan["a"].total_float.count() / 480;
  };
  CHECK(days("preset: msproject") == 2);
  CHECK(days("preset: msproject, float: finish") == 3);
  CHECK(days("preset: p6") == 3);
  CHECK(days("preset: p6, float: start") == 2);
}

TEST_CASE("critical is a float up to the threshold, or the longest path") {
  constexpr std::string_view kTasks = R"(tasks:
  - {id: a, duration: 5d}
  - id: s
    tasks:
      - {id: b, duration: 4d}
      - {id: done, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}
  - {id: late, duration: 1d, deadline: 2026-03-02}
)";
  const auto critical = [&](std::string_view scheduling) {
    std::string ids;
    const DatedPlan plan =
        dated(kTasks, "status_date: 2026-03-02, scheduling: {" + std::string(scheduling) + "}");
    for (const std::string_view id : {"a", "s", "b", "done", "late"})
      if (plan[id].critical) ids += std::string(id) + " ";
    return ids;
  };
  CHECK(critical("critical_float: 0d") == "a late ");
  CHECK(critical("critical_float: 1d") == "a s b late ");
  CHECK(critical("critical: longest") == "a ");
}

TEST_CASE("a summary is on the longest path when a task below it is") {
  const DatedPlan plan = dated(R"(tasks:
  - id: top
    tasks:
      - {id: s, tasks: [{id: a, duration: 5d, deadline: 2026-03-20}]}
      - {id: other, tasks: [{id: b, duration: 1d, deadline: 2026-03-01T17:00}]}
)",
                               "scheduling: {critical: longest}");
  CHECK(plan["s"].critical);
  CHECK(plan["top"].critical);
  CHECK_FALSE(plan["b"].critical);
  CHECK_FALSE(plan["other"].critical);
}

TEST_CASE("complete work on the longest path is not critical") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d, actual_start: 2026-03-02, actual_finish: 2026-03-03}
  - {id: b, duration: 2d, after: [a FS+9d]}
)",
                               "status_date: 2026-03-03, scheduling: {critical: longest}");
  CHECK(plan["a"].driving);
  CHECK_FALSE(plan["a"].critical);
  CHECK(plan["b"].critical);
}

TEST_CASE("a summary has the extremes of its tasks and the least float of them") {
  const DatedPlan plan = dated(R"(tasks:
  - id: s
    tasks:
      - {id: done, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}
      - {id: late, duration: 1d, constraint: SNET 2026-03-09}
      - {id: early, duration: 1d}
      - {id: mid, duration: 1d, constraint: SNET 2026-03-05}
  - {id: long, duration: 8d}
)",
                               "status_date: 2026-03-02");
  const TaskDates& s = plan["s"];
  CHECK(instant_text(s.start) == "2026-03-02T08:00");
  CHECK(instant_text(s.early_start) == "2026-03-02T08:00");
  CHECK(instant_text(s.finish) == "2026-03-09T17:00");
  CHECK(instant_text(s.early_finish) == "2026-03-09T17:00");
  CHECK(instant_text(s.late_start) == "2026-03-12T08:00");
  CHECK(instant_text(s.late_finish) == "2026-03-12T17:00");
  CHECK(s.total_float == Minutes(3 * 480));
  CHECK_FALSE(s.critical);
}

}  // namespace
}  // namespace plumb::test
