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

TEST_CASE("under the preset msproject a link out of a summary's start limits every task below it") {
  constexpr std::string_view kTasks = R"(tasks:
  - id: s
    tasks:
      - {id: early, duration: 1d}
      - {id: late, duration: 1d, constraint: SNET 2026-03-03}
  - {id: b, duration: 4d, after: [s SS+1d]}
  - {id: c, duration: 9d}
)";
  const DatedPlan each = dated(kTasks, "scheduling: {preset: msproject}");
  CHECK(late_dates_of(each) ==
        "early 03-06T08..03-06T17  late 03-06T08..03-06T17  b 03-09T08..03-12T17  c 03-02T08..03-12T17");
  CHECK(floats_of(each) == "early 4/1  late 3/0  b 3/3  c 0/0");
  const DatedPlan first = dated(kTasks);
  CHECK(late_dates_of(first) ==
        "early 03-06T08..03-06T17  late 03-12T08..03-12T17  b 03-09T08..03-12T17  c 03-02T08..03-12T17");
  CHECK(floats_of(first) == "early 4/0  late 7/7  b 4/4  c 0/0");
}

TEST_CASE("what leads to the finish task through a hammock leads to it") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: ham, span: [a, a]}
  - {id: live, duration: 1d, after: [ham FS-2d]}
  - {id: z, duration: 5d, after: [live, a]}
)",
                               "finish_task: live");
  CHECK(late_dates_of(plan) ==
        "a 02-27T08..03-03T17  ham -..-  live 03-03T08..03-03T17  z 03-05T08..03-11T17");
}

TEST_CASE("an independent float assumes that a summary before it ends as late as it may") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: s, tasks: [{id: a, duration: 1d}]}
  - {id: b, duration: 1d, after: [s]}
  - {id: c, duration: 1d, after: [b FS+1d, long]}
  - {id: long, duration: 6d}
)");
  CHECK(floats_of(plan) == "a 3/0  b 3/3  c 0/0  long 0/0");
  CHECK(plan["b"].independent_float == Minutes(0));
}

TEST_CASE("a plan without tasks ends when it starts") {
  const DatedPlan plan = dated("");
  CHECK(plan.schedule.finish == plan.schedule.start);
}

TEST_CASE("a summary ends as late as its started tasks may, even where progress overrides their links") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: s, tasks: [{id: a, duration: 1d, actual_start: 2026-03-02}]}
  - {id: b, duration: 1d, after: [s]}
  - {id: c, duration: 1d, after: [b FS+1d, long]}
  - {id: long, duration: 6d}
)",
                               "status_date: 2026-03-02, scheduling: {progress: override}");
  CHECK(floats_of(plan) == "a 3/0  b 3/3  c 0/0  long 0/0");
  CHECK(plan["b"].independent_float == Minutes(0));
}

}  // namespace
}  // namespace plumb::test
