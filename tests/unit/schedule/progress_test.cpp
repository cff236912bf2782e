#include <doctest/doctest.h>

#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

TEST_CASE(
    "with a status date nothing unstarted begins before it, and the rest of what has started is counted from "
    "it") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 4d, actual_start: 2026-03-03, progress: 50%}
  - {id: b, duration: 1d}
)",
                               "status_date: 2026-03-04");
  CHECK_DATES(plan, "a 03-03T08..03-06T17  b 03-05T08..03-05T17");
  CHECK(plan["a"].early_start == Instant(Date(std::chrono::year{2026} / 3 / 5)) + Minutes(480));
  CHECK(plan["a"].remaining == Minutes(960));
}

TEST_CASE("remaining drives dates, progress does not") {
  CHECK_DATES(
      dated("tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, progress: 10%, remaining: 1d}\n",
            "status_date: 2026-03-04"),
      "a 03-02T08..03-05T17");
}

TEST_CASE("completed work has its actual dates, no late ones, no float, and is not critical") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 4d, actual_start: 2026-03-02, actual_finish: 2026-03-03}
  - {id: b, duration: 1d, after: [a]}
)",
                               "status_date: 2026-03-04");
  CHECK_DATES(plan, "a 03-02T08..03-03T17  b 03-05T08..03-05T17");
  CHECK(floats_of(plan) == "a -/-  b 0/0");
  CHECK(late_dates_of(plan) == "a -..-  b 03-05T08..03-05T17");
  CHECK_FALSE(plan["a"].critical);
}

TEST_CASE("a lag behind completed work still has to pass") {
  CHECK_DATES(dated(R"(tasks:
  - {id: pour, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}
  - {id: load, duration: 1d, after: [pour FS+7ed]}
)",
                    "status_date: 2026-03-04"),
              "pour 03-02T08..03-02T17  load 03-10T08..03-10T17");
}

constexpr std::string_view kOutOfSequence = R"(tasks:
  - {id: a, duration: 5d}
  - {id: b, duration: 2d, after: [a], actual_start: 2026-03-03, remaining: 1d}
)";

TEST_CASE("work out of sequence waits for its links, or with override goes on") {
  CHECK_DATES(dated(kOutOfSequence, "status_date: 2026-03-04"), "a 03-05T08..03-11T17  b 03-03T08..03-12T17");
  CHECK_DATES(dated(kOutOfSequence, "status_date: 2026-03-04, scheduling: {progress: override}"),
              "a 03-05T08..03-11T17  b 03-03T08..03-05T17");
}

TEST_CASE("work out of sequence is a warning that names the link") {
  CHECK(findings_of(dated(kOutOfSequence, "status_date: 2026-03-04")) ==
        R"(plumb.yaml:5:35: warning: 'b' started before 'a' let it (FS) [out-of-sequence]
     5 |   - {id: b, duration: 2d, after: [a], actual_start: 2026-03-03, remaining: 1d}
       |                                   ^
       = help: correct the dates, or the link if the work really went that way
)");
}

TEST_CASE("work that goes on the same day is in sequence") {
  CHECK(findings_of(dated(R"(tasks:
  - {id: a, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-03}
  - {id: b, duration: 1d, after: [a], actual_start: 2026-03-03, actual_finish: 2026-03-04}
)",
                          "status_date: 2026-03-04"))
            .empty());
}

TEST_CASE("progress without a start is taken to have started as planned, not later than now") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 2d, after: [a], progress: 50%}\n",
            "status_date: 2026-03-02");
  CHECK_DATES(plan, "a 03-03T08..03-03T17  b 03-03T00..03-04T17");
  CHECK(plan.findings.all().front().message ==
        "'b' has progress but no actual start: 2026-03-03T00:00 is taken");
}

TEST_CASE("a promise sets the finish, FF may still push it, and one in the past leaves no work") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 9d, actual_start: 2026-03-02, expected: 2026-03-06}\n",
                    "status_date: 2026-03-03"),
              "a 03-02T08..03-06T17");
  CHECK_DATES(dated(R"(tasks:
  - {id: x, duration: 6d}
  - {id: a, duration: 9d, actual_start: 2026-03-02, expected: 2026-03-06, after: [x FF]}
)",
                    "status_date: 2026-03-03"),
              "x 03-04T08..03-11T17  a 03-02T08..03-11T17");
  const DatedPlan past =
      dated("tasks:\n  - {id: a, duration: 9d, actual_start: 2026-03-02, expected: 2026-03-03}\n",
            "status_date: 2026-03-04");
  CHECK(past["a"].remaining == Minutes(0));
  CHECK(past.findings.all().front().message == "'a' is promised for 2026-03-03, before the status date");
}

TEST_CASE("the ledger's last row up to the status date holds, and any past date can be asked for") {
  constexpr std::string_view kPlan = R"(tasks:
  - {id: a, duration: 4d}
progress:
  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 25%}
  - {date: 2026-03-05, task: a, done: 50%, remaining: 3d}
)";
  CHECK_DATES(dated(kPlan, "status_date: 2026-03-05"), "a 03-02T08..03-10T17");
  ScheduleOptions earlier;
  earlier.at = WrittenDate{std::chrono::year{2026} / 3 / 3, std::nullopt};
  CHECK_DATES(dated(kPlan, "status_date: 2026-03-05", earlier), "a 03-02T08..03-06T17");
}

TEST_CASE("100% alone in the ledger means finished that day") {
  CHECK_DATES(dated(R"(tasks:
  - {id: a, duration: 4d}
progress:
  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 100%}
)",
                    "status_date: 2026-03-05"),
              "a 03-02T08..03-03T17");
}

TEST_CASE("under the preset msproject unstarted work is not pushed to the status date") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 1d}\n",
                    "status_date: 2026-03-04, scheduling: {preset: msproject}"),
              "a 03-02T08..03-02T17");
}

}  // namespace
}  // namespace plumb::test
