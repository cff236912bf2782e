#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

DatedPlan with_rows(std::string_view rows, std::string_view task = "duration: 4d") {
  return dated("tasks:\n  - {id: a, " + std::string(task) + "}\nprogress:\n" + std::string(rows),
               "status_date: 2026-03-06");
}

TEST_CASE("a start once stated stays, and so does the share done") {
  const DatedPlan plan = with_rows(
      "  - {date: 2026-03-03, task: a, start: 2026-03-03, done: 50%}\n"
      "  - {date: 2026-03-04, task: a, remaining: 3d}\n");
  CHECK_DATES(plan, "a 03-03T08..03-11T17");
  CHECK(plan.schedule.network.progress[TaskId(0)].done == Percent{500'000});
}

TEST_CASE("a remaining duration holds until the next row, and a finish may be taken back") {
  CHECK_DATES(with_rows("  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 50%, remaining: 4d}\n"
                        "  - {date: 2026-03-04, task: a, done: 75%}\n"),
              "a 03-02T08..03-09T17");
  CHECK_DATES(with_rows("  - {date: 2026-03-03, task: a, start: 2026-03-02, finish: 2026-03-03}\n"
                        "  - {date: 2026-03-04, task: a, done: 75%}\n"),
              "a 03-02T08..03-09T17");
}

TEST_CASE("rows count by their date, of one day the later in the file") {
  CHECK_DATES(with_rows("  - {date: 2026-03-04, task: a, done: 75%}\n"
                        "  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 25%}\n"),
              "a 03-02T08..03-09T17");
  CHECK_DATES(with_rows("  - {date: 2026-03-04, task: a, start: 2026-03-02, done: 25%}\n"
                        "  - {date: 2026-03-04, task: a, done: 75%}\n"),
              "a 03-02T08..03-09T17");
}

TEST_CASE("all that is done with something remaining is not finished") {
  const DatedPlan plan =
      with_rows("  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 100%, remaining: 1d}\n");
  CHECK_DATES(plan, "a 03-02T08..03-09T17");
  CHECK(plan.schedule.network.tasks[TaskId(0)].state == TaskState::started);
}

TEST_CASE("units say what is done, and none say nothing") {
  CHECK_DATES(with_rows("  - {date: 2026-03-03, task: a, start: 2026-03-02, units: 300}\n",
                        "duration: 4d, units: 0/400, ev_method: units"),
              "a 03-02T08..03-09T17");
  CHECK_DATES(
      dated("tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, units: 300/400, ev_method: units}\n",
            "status_date: 2026-03-06"),
      "a 03-02T08..03-09T17");
  CHECK(
      dated("tasks:\n  - {id: a, duration: 4d, units: 0/400, ev_method: units}\n", "status_date: 2026-03-06")
          .schedule.network.progress[TaskId(0)]
          .done == std::nullopt);
}

TEST_CASE("a share in the ledger wins over the units on the task") {
  CHECK_DATES(with_rows("  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 75%}\n",
                        "duration: 4d, units: 100/400, ev_method: units"),
              "a 03-02T08..03-09T17");
}

TEST_CASE("what is complete is wholly done, and nothing done is not begun") {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, actual_finish: 2026-03-03}\n"
      "  - {id: b, duration: 1d, progress: 0%}\n",
      "status_date: 2026-03-06");
  CHECK(plan.schedule.network.progress[TaskId(0)].done == kWhole);
  CHECK(plan.schedule.network.tasks[TaskId(1)].state == TaskState::unstarted);
}

TEST_CASE("rows behind the status date do not count yet") {
  CHECK_DATES(with_rows("  - {date: 2026-03-04, task: a, start: 2026-03-02, done: 75%}\n"
                        "  - {date: 2026-03-09, task: a, done: 80%, remaining: 4d}\n"),
              "a 03-02T08..03-09T17");
}

TEST_CASE("what is reported on a hammock moves nothing") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 4d}
  - {id: ham, span: [a, a], progress: 50%}
)",
                               "status_date: 2026-03-03");
  CHECK_DATES(plan, "a 03-04T08..03-09T17  ham 03-04T08..03-09T17");
  CHECK(plan.schedule.network.tasks[plan.id("ham")].state == TaskState::unstarted);
}

}  // namespace
}  // namespace plumb::test
