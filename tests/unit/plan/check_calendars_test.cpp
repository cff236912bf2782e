#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("calendars may not inherit from each other") {
  CHECK(messages_of(R"(
calendars:
  - {id: a, base: b}
  - {id: b, base: c}
  - {id: c, base: a}
tasks: [{id: t, duration: 2d, calendar: a}]
)") == R"(plumb.yaml:3:19: error: calendars inherit from each other: a → b → c → a [cycle]
     3 |   - {id: a, base: b}
       |                   ^
       = help: remove one 'base'
)");
}

TEST_CASE("a calendar that a task needs has working time") {
  CHECK(messages_of(R"(
calendars:
  - {id: empty, week: {}}
  - {id: idle}
tasks: [{id: t, duration: 2d, calendar: empty}]
)") == R"(plumb.yaml:3:10: error: calendar 'empty' has no working time from 2026-03-02 on [calendar]
     3 |   - {id: empty, week: {}}
       |          ^^^^^
plumb.yaml:5:41: note: task 't' works in it
     5 | tasks: [{id: t, duration: 2d, calendar: empty}]
       |                                         ^^^^^
       = help: give it a week: {mon-fri: 08:00-12:00 13:00-17:00}
)");
}

TEST_CASE("working time before the project starts does not help, a single day after it does") {
  CHECK(short_messages_of(R"(
calendars:
  - {id: past, exceptions: [{dates: 2026-02-27, hours: 08:00-12:00}]}
  - {id: future, exceptions: [{dates: 2030-02-27, hours: 08:00-12:00}]}
tasks: [{id: t, duration: 2d, calendar: past}, {id: u, duration: 2h, calendar: future}]
)") == "3:10 error [calendar] calendar 'past' has no working time from 2026-03-02 on\n");
}

TEST_CASE("the project's calendar is every task's that names none") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, calendar: empty}
calendars:
  - {id: empty}
tasks: [{id: t, duration: 2d}]
)") == "4:10 error [calendar] calendar 'empty' has no working time from 2026-03-02 on\n");
}

TEST_CASE("an exception that cannot be read gives no warning about the last one") {
  const auto said = [](std::string_view dates) {
    return short_messages_of(
        fmt::format("calendars:\n  - {{id: c, base: standard, exceptions: [{{dates: {}}}]}}\ntasks: [{{id: "
                    "t, duration: 2d, calendar: c}}]\n",
                    dates));
  };
  CHECK(said("2026-02-30") == "2:50 error [bad-value] '2026-02-30' is not a date\n");
  CHECK(said("2026-03-05..2026-03-02") ==
        "2:50 error [impossible-dates] '2026-03-05..2026-03-02' ends before it starts\n");
  CHECK(said("[..]") == "2:50 error [bad-type] 'dates' must be a day or a range of days, not a list\n");
}

TEST_CASE("shifts that overlap over midnight are refused") {
  const auto said = [](std::string_view fields) {
    return short_messages_of(fmt::format("calendars:\n  - {{id: c, {}}}\n", fields));
  };
  CHECK(said("week: {mon-fri: 22:00-06:00 04:00-08:00}") ==
        "2:19 error [bad-value] the last shift of 'mon' ends after the first of 'tue' starts\n");
  CHECK(said("week: {sun: 22:00-06:00, mon: 04:00-08:00}") ==
        "2:19 error [bad-value] the last shift of 'sun' ends after the first of 'mon' starts\n");
  CHECK(said("week: {mon: 22:00-06:00 04:00-08:00}") == "");
  CHECK(said("week: {mon-fri: 22:00-06:00 06:00-08:00}") == "");
  CHECK(said("exceptions: [{dates: 2026-03-02..2026-03-03, hours: 22:00-06:00 04:00-08:00}]") ==
        "2:65 error [bad-value] the last shift ends after the first of the next day starts\n");
}

TEST_CASE("hours that cannot be read are the only error") {
  CHECK(short_messages_of(R"(
calendars:
  - {id: odd, week: {mon: 8-12}}
  - {id: odder, base: nobody}
tasks: [{id: t, duration: 2d, calendar: odd}, {id: u, duration: 2d, calendar: odder}]
)") == "3:27 error [bad-value] '8-12' is not a shift like 08:30-12:00\n4:23 error [unknown-reference] no "
       "calendar 'nobody'\n");
}

TEST_CASE("a day of no hours is refused") {
  CHECK(short_messages_of(R"(
calendars: [{id: a, hours_per_day: 0, week: {mon: 08:00-12:00}}]
)") == "2:36 error [bad-value] 'hours_per_day' is less than a minute of work\n");
}

constexpr std::string_view kHolidays = R"(
calendars:
  - id: office
    base: standard
    exceptions: [{dates: 2025-10-01..2025-10-07}, {dates: 2026-10-01..2026-10-07}]
tasks: [{id: t, duration: 2d, calendar: office}]
)";

TEST_CASE("holidays that end before the plan does are worth a warning") {
  const std::string holidays(kHolidays);
  CHECK(
      messages_of(holidays + "project: {id: p, start: 2026-03-02, finish_by: 2027-03-31}\n") ==
      R"(plumb.yaml:3:9: warning: the last exception of calendar 'office' is 2026-10-07, and the plan goes on to 2027-03-31 [calendar-ends]
     3 |   - id: office
       |         ^^^^^^
       = help: add the holidays of 2027
)");
  CHECK(short_messages_of(holidays + "project: {id: p, start: 2026-03-02, finish_by: 2026-12-31}\n").empty());
}

TEST_CASE("a calendar that nobody works in, or that never had holidays, is left alone") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, finish_by: 2029-03-31}
calendars:
  - {id: office, base: standard, exceptions: [{dates: 2026-10-01..2026-10-07}]}
  - {id: plain, base: standard}
tasks: [{id: t, duration: 2d, calendar: plain}]
)")
            .empty());
}

}  // namespace
}  // namespace plumb::test
