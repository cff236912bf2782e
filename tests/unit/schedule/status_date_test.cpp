#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

ScheduleOptions at(int day, std::optional<Minutes> time = std::nullopt) {
  ScheduleOptions options;
  options.at = WrittenDate{std::chrono::year{2026} / 3 / day, time};
  return options;
}

TEST_CASE("the status date is the end of its day, or the time that it names") {
  constexpr std::string_view kTask = "tasks:\n  - {id: a, duration: 1d}\n";
  CHECK_DATES(dated(kTask, "status_date: 2026-03-03"), "a 03-04T08..03-04T17");
  CHECK_DATES(dated(kTask, "status_date: 2026-03-03T10:00"), "a 03-03T10..03-04T10");
}

TEST_CASE("another status date may be asked for, and 'today' is today") {
  constexpr std::string_view kTask = "tasks:\n  - {id: a, duration: 1d}\n";
  CHECK_DATES(dated(kTask, "status_date: 2026-03-03", at(5)), "a 03-06T08..03-06T17");
  ScheduleOptions options;
  options.today = std::chrono::year{2026} / 3 / 4;
  CHECK_DATES(dated(kTask, "status_date: today", options), "a 03-05T08..03-05T17");
}

TEST_CASE("what stands on a task holds at the plan's own status date only, asked for or not") {
  constexpr std::string_view kTask =
      "tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, progress: 50%}\n";
  const DatedPlan own = dated(kTask, "status_date: 2026-03-03", at(3));
  CHECK_DATES(own, "a 03-02T08..03-05T17");
  CHECK(own.findings.all().empty());
  const DatedPlan later = dated(kTask, "status_date: 2026-03-03", at(4));
  CHECK_DATES(later, "a 03-02T08..03-10T17");
  REQUIRE(later.findings.all().size() == 1);
  CHECK(later.findings.all().front().code == Code::undated_progress);
}

TEST_CASE("undated progress of what is complete anyway is no matter") {
  CHECK(dated("tasks:\n  - {id: a, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02, "
              "progress: 100%}\n",
              "status_date: 2026-03-03", at(4))
            .findings.all()
            .empty());
}

TEST_CASE("a fact counts from its day on, or from its time on") {
  constexpr std::string_view kTask = "tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-03T10:00}\n";
  const auto state = [&](ScheduleOptions options) {
    return dated(kTask, "status_date: 2026-03-04", options).schedule.network.tasks[TaskId(0)].state;
  };
  CHECK(state(at(3, Minutes(9 * 60 + 59))) == TaskState::unstarted);
  CHECK(state(at(3, Minutes(10 * 60))) == TaskState::started);
  constexpr std::string_view kDay =
      "tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-03, actual_finish: 2026-03-04}\n";
  const auto state_of_days = [&](ScheduleOptions options) {
    return dated(kDay, "status_date: 2026-03-05", options).schedule.network.tasks[TaskId(0)].state;
  };
  CHECK(state_of_days(at(2)) == TaskState::unstarted);
  CHECK(state_of_days(at(3)) == TaskState::started);
  CHECK(state_of_days(at(4)) == TaskState::complete);
}

TEST_CASE("as planned is without a status date and as if nothing had started") {
  ScheduleOptions options;
  options.as_planned = true;
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 2d, actual_start: 2026-03-04}\n",
                    "status_date: 2026-03-05", options),
              "a 03-02T08..03-03T17");
}

TEST_CASE(
    "a start that is not known is taken from the plan as it was, even where another date is asked for") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d}
  - {id: b, duration: 2d, after: [a]}
progress:
  - {date: 2026-03-05, task: b, done: 50%}
)",
                               "status_date: 2026-03-10", at(6));
  CHECK(instant_text(plan["b"].start) == "2026-03-04T08:00");
}

TEST_CASE("a start that is not known is not later than the finish that is") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 4d}
  - {id: b, duration: 1d, after: [a], progress: 100%, actual_finish: 2026-03-03}
)",
                               "status_date: 2026-03-10");
  CHECK(instant_text(plan["b"].start) == "2026-03-03T17:00");
  CHECK(instant_text(plan["b"].finish) == "2026-03-03T17:00");
}

TEST_CASE("a milestone that is complete started when it ended: no start is missing") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: m, milestone: true, actual_finish: 2026-03-03}\n", "status_date: 2026-03-05");
  CHECK_DATES(plan, "m 03-03T17..03-03T17");
  CHECK(plan.findings.all().empty());
}

TEST_CASE("a promise is silent while it lies ahead, and when it has been kept") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 1d, actual_start: 2026-03-02, expected: 2026-03-05}
  - {id: b, duration: 1d, actual_start: 2026-03-02, expected: 2026-03-03}
progress:
  - {date: 2026-03-03, task: b, finish: 2026-03-03}
)",
                               "status_date: 2026-03-03");
  CHECK_DATES(plan, "a 03-02T08..03-05T17  b 03-02T08..03-03T17");
  CHECK(plan.findings.all().empty());
}

TEST_CASE("a promise that leaves no work makes the rest a point at the status date") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: a, duration: 9d, actual_start: 2026-03-02, expected: 2026-03-03}\n",
            "status_date: 2026-03-04");
  CHECK(instant_text(plan["a"].early_start) == "2026-03-05T00:00");
  CHECK(instant_text(plan["a"].early_finish) == "2026-03-05T00:00");
}

TEST_CASE("under the preset msproject the rest of started work still resumes at the status date") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, remaining: 1d}\n",
                    "status_date: 2026-03-04, scheduling: {preset: msproject}"),
              "a 03-02T08..03-05T17");
}

TEST_CASE("under the preset p6 the free float of started work reads zero") {
  constexpr std::string_view kTasks = R"(tasks:
  - {id: a, duration: 4d, actual_start: 2026-03-02, remaining: 1d}
  - {id: b, duration: 1d}
  - {id: c, duration: 3d}
)";
  CHECK(floats_of(dated(kTasks, "status_date: 2026-03-04")) == "a 2/2  b 2/2  c 0/0");
  CHECK(floats_of(dated(kTasks, "status_date: 2026-03-04, scheduling: {preset: p6}")) ==
        "a 2/0  b 2/2  c 0/0");
}

TEST_CASE("with actual dates, links do not hold started work, and it still limits what it was to wait for") {
  constexpr std::string_view kTasks = R"(tasks:
  - {id: a, duration: 5d}
  - {id: b, duration: 4d, after: [a], actual_start: 2026-03-02}
  - {id: c, duration: 20d}
)";
  const auto dates = [&](std::string_view progress) {
    const DatedPlan plan =
        dated(kTasks, "status_date: 2026-03-03, scheduling: {progress: " + std::string(progress) + "}");
    return dates_of(plan) + " | " + late_dates_of(plan);
  };
  CHECK(dates("retained") ==
        "a 03-04T08..03-10T17  b 03-02T08..03-16T17  c 03-04T08..03-31T17 | "
        "a 03-19T08..03-25T17  b 03-26T08..03-31T17  c 03-04T08..03-31T17");
  CHECK(dates("actual") ==
        "a 03-04T08..03-10T17  b 03-02T08..03-09T17  c 03-04T08..03-31T17 | "
        "a 03-19T08..03-25T17  b 03-26T08..03-31T17  c 03-04T08..03-31T17");
  CHECK(dates("override") ==
        "a 03-04T08..03-10T17  b 03-02T08..03-09T17  c 03-04T08..03-31T17 | "
        "a 03-25T08..03-31T17  b 03-26T08..03-31T17  c 03-04T08..03-31T17");
}

TEST_CASE("a summary's rest is counted from the status date, or from its start where that is later") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: begun, tasks: [{id: a, duration: 4d, actual_start: 2026-03-02}]}
  - {id: ahead, tasks: [{id: b, duration: 2d, constraint: SNET 2026-03-09}]}
  - {id: done, tasks: [{id: c, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}]}
)",
                               "status_date: 2026-03-03");
  CHECK(plan["begun"].duration == Minutes(6 * 480));
  CHECK(plan["begun"].remaining == Minutes(4 * 480));
  CHECK(plan["ahead"].remaining == Minutes(2 * 480));
  CHECK(plan["done"].remaining == Minutes(0));
}

}  // namespace
}  // namespace plumb::test
