#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

// 5 elapsed days from Monday 08:00 end on Saturday 08:00; the finish of tidy, which no work follows, is
// pushed to the next boundary, Monday 08:00.
TEST_CASE("a finish that was pushed to the morning is not late for the evening before it") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: cure, duration: 5ed}\n  - {id: tidy, duration: 2d, after: [cure FF]}\n");
  CHECK_DATES(plan, "cure 03-02T08..03-07T08  tidy 03-05T08..03-09T08");
  CHECK(late_dates_of(plan) == "cure 03-04T08..03-09T08  tidy 03-05T08..03-09T08");
  CHECK(plan["cure"].total_float == Minutes(2 * 1440));
  CHECK(plan["tidy"].total_float == Minutes(0));
}

TEST_CASE("a late date before 1900 is an error, not a number") {
  CHECK(
      findings_of(dated("tasks:\n  - {id: a, duration: 5d}\n  - {id: b, duration: 1d, after: [a], deadline: "
                        "1900-01-01}\n"))
          .find("error: 'a' would have to start before 1900-01-01 to keep what comes after it in time "
                "[impossible-dates]") != std::string::npos);
}

TEST_CASE("free float ends where the project does, when only the start has a successor") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: t0, duration: 2d}\n  - {id: t1, duration: 2d, after: [t0 SF]}\n");
  CHECK(floats_of(plan) == "t0 0/0  t1 0/0");
}

TEST_CASE("a mandatory finish bounds what is left of started work") {
  const std::string_view project = "status_date: 2026-03-06";
  const DatedPlan late = dated(R"(tasks:
  - {id: d, duration: 4d, constraint: MANDFIN 2026-03-10, actual_start: 2026-03-04, progress: 25%}
  - {id: z, duration: 10d}
)",
                               project);
  CHECK_DATES(late, "d 03-04T08..03-11T17  z 03-09T08..03-20T17");
  CHECK(floats_of(late) == "d -1/7  z 0/0");
  CHECK(findings_of(late).find("'d' ends 2026-03-11T17:00, against its constraint MANDFIN 2026-03-10: logic "
                               "wins [conflicting-constraint]") != std::string::npos);
  CHECK_DATES(dated(R"(tasks:
  - {id: d, duration: 4d, constraint: MANDFIN 2026-03-20, actual_start: 2026-03-04, progress: 25%}
)",
                    project),
              "d 03-04T08..03-20T17");
}

TEST_CASE("progress without its date does not count at another date, and says so") {
  ScheduleOptions options;
  options.at = WrittenDate{std::chrono::year{2026} / 3 / 20, std::nullopt};
  CHECK(
      findings_of(dated("tasks:\n  - {id: a, duration: 10d, progress: 60%, actual_start: 2026-03-02}\n",
                        "status_date: 2026-03-13", options)) ==
      R"(plumb.yaml:4:38: warning: 'progress' of 'a' holds at the plan's status date only: at 2026-03-20 it counts for nothing [undated-progress]
     4 |   - {id: a, duration: 10d, progress: 60%, actual_start: 2026-03-02}
       |                                      ^^^
       = help: keep progress with its date in the ledger: rows of 'progress'
)");
}

}  // namespace
}  // namespace plumb::test
