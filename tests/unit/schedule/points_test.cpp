#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

TEST_CASE("a task without duration is a point in time: it stays where its bounds put it") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 0d, after: [a]}\n"),
              "a 03-02T08..03-02T17  b 03-02T17..03-02T17");
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 1d}\n"
                    "  - {id: b, duration: 0d, calendar: standard, after: [a FS+12eh]}\n"),
              "a 03-02T08..03-02T17  b 03-03T05..03-03T05");
}

constexpr std::string_view kPoints = R"(tasks:
  - {id: a, duration: 1d}
  - {id: zero, duration: 0d, after: [a]}
  - {id: start, milestone: start, after: [a FS+12eh]}
  - {id: finish, milestone: finish, after: [a FS+12eh]}
  - {id: plain, milestone: true, after: [a]}
  - {id: end, duration: 2d, after: [a]}
)";

TEST_CASE(
    "under the preset p6 points go to a working start, finish milestones to a boundary, start ones nowhere") {
  CHECK_DATES(dated(kPoints, "scheduling: {preset: p6}"),
              "a 03-02T08..03-02T17  zero 03-03T08..03-03T08  start 03-03T05..03-03T05  "
              "finish 03-03T08..03-03T08  plain 03-02T17..03-02T17  end 03-03T08..03-04T17");
}

TEST_CASE("under the preset p6 late points fall back to a working end, start milestones nowhere") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: zero, duration: 0d}
  - {id: start, milestone: start}
  - {id: finish, milestone: finish}
  - {id: b, duration: 1d, constraint: MSO 2026-03-05, after: [zero, start, finish]}
)",
                               "scheduling: {preset: p6}");
  CHECK(late_dates_of(plan) ==
        "zero 03-04T17..03-04T17  start 03-05T08..03-05T08  finish 03-05T08..03-05T08  b 03-05T08..03-05T17");
}

TEST_CASE("under the preset msproject no milestone is snapped, whatever calendar it has") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 1d}\n"
                    "  - {id: m, milestone: true, calendar: standard, after: [a FS+12eh]}\n",
                    "scheduling: {preset: msproject}"),
              "a 03-02T08..03-02T17  m 03-03T05..03-03T05");
}

TEST_CASE("a milestone obeys what bounds its start and what bounds its finish") {
  CHECK_DATES(dated("tasks:\n  - {id: m, milestone: true, constraint: FNET 2026-03-04}\n"),
              "m 03-04T17..03-04T17");
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 2d}\n  - {id: m, milestone: true, after: [a FF]}\n"),
              "a 03-02T08..03-03T17  m 03-03T17..03-03T17");
}

TEST_CASE("a milestone's float counts in the project's calendar") {
  CHECK(floats_of(dated(R"(calendars:
  - {id: half, week: {mon-fri: 08:00-12:00}}
tasks:
  - {id: m, milestone: true, calendar: half}
  - {id: t, duration: 4h, calendar: half}
  - {id: a, duration: 3d}
)")) == "m 2.5/3  t 1/1  a 0/0");
}

TEST_CASE("a mandatory date of a milestone is both its start and its finish") {
  CHECK_DATES(dated("tasks:\n  - {id: m, milestone: true, constraint: MANDFIN 2026-03-04}\n"
                    "  - {id: n, milestone: true, constraint: MANDSTART 2026-03-04}\n"),
              "m 03-04T17..03-04T17  n 03-04T08..03-04T08");
}

}  // namespace
}  // namespace plumb::test
