#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// What is said about tasks that stand from line 3 on, with a status date.
std::string of_progressed_tasks(std::string_view tasks) {
  return short_messages_of("project: {id: p, start: 2026-03-02, status_date: 2026-03-31}\ntasks:\n" +
                           std::string(tasks));
}

TEST_CASE("progress needs a status date") {
  CHECK(messages_of(R"(
tasks:
  - {id: a, duration: 2d, progress: 50%}
  - {id: b, duration: 2d, progress: 50%}
project: {id: p, start: 2026-03-02}
)") == R"(plumb.yaml:3:27: error: the plan reports progress, but 'project' has no status date [progress]
     3 |   - {id: a, duration: 2d, progress: 50%}
       |                           ^^^^^^^^
plumb.yaml:5:15: note: 'status_date' is missing here
     5 | project: {id: p, start: 2026-03-02}
       |               ^
       = help: add 'status_date: YYYY-MM-DD', the day up to which this is reported, or 'today'
)");
}

TEST_CASE("the ledger too needs a status date, and proposes one") {
  CHECK(messages_of(R"(
tasks: [{id: a, duration: 2d}]
progress:
  - {date: 2026-04-30, task: a, done: 50%}
  - {date: 2026-03-31, task: a, done: 20%}
)") == R"(plumb.yaml:4:12: error: the plan reports progress, but 'project' has no status date [progress]
     4 |   - {date: 2026-04-30, task: a, done: 50%}
       |            ^^^^^^^^^^
plumb.yaml:7:15: note: 'status_date' is missing here
     7 | project: {id: p, start: 2026-03-02}
       |               ^
       = help: add 'status_date: 2026-04-30', the day of the last report, or 'today'
)");
}

TEST_CASE("today is a status date, against which nothing is checked") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, status_date: today}
tasks: [{id: a, duration: 2d, actual_start: 2999-01-01}]
)")
            .empty());
}

TEST_CASE("a task finishes after it starts") {
  CHECK(
      of_progressed_tasks("  - {id: a, duration: 2d, actual_start: 2026-03-10, actual_finish: 2026-03-10}\n")
          .empty());
  CHECK(of_progressed_tasks(
            "  - {id: a, duration: 2d, actual_start: 2026-03-10T13:00, actual_finish: 2026-03-10}\n")
            .empty());
  CHECK(of_progressed_tasks(
            "  - {id: a, duration: 2d, actual_start: 2026-03-10T13:00, actual_finish: 2026-03-10T12:00}\n") ==
        "3:74 error [impossible-dates] 'a' finished on 2026-03-10T12:00, before it started on "
        "2026-03-10T13:00\n");
  CHECK(of_progressed_tasks(
            "  - {id: a, duration: 2d, actual_start: 2026-03-10, actual_finish: 2026-03-09}\n") ==
        "3:68 error [impossible-dates] 'a' finished on 2026-03-09, before it started on 2026-03-10\n");
}

TEST_CASE("what is finished is done, and nothing remains of it") {
  CHECK(
      of_progressed_tasks("  - {id: a, duration: 2d, actual_finish: 2026-03-10, progress: 100%}\n").empty());
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, actual_finish: 2026-03-10, progress: 0%}\n") ==
        "3:64 error [progress] 'a' is finished, but only 0% done\n");
  CHECK(of_progressed_tasks(
            "  - {id: a, duration: 2d, actual_finish: 2026-03-10, remaining: 1d, expected: 2026-04-01}\n") ==
        "3:65 error [conflicting-fields] 'a' is finished and has 'remaining' too\n"
        "3:79 error [conflicting-fields] 'a' is finished and has 'expected' too\n");
}

TEST_CASE("the rest of a task is said once, and of work that has begun") {
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, progress: 10%, remaining: 5d}\n").empty());
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, actual_start: 2026-03-09, expected: 2026-04-10}\n")
            .empty());
  CHECK(of_progressed_tasks(
            "  - {id: a, duration: 2d, progress: 10%, remaining: 5d, expected: 2026-04-10}\n") ==
        "3:67 error [conflicting-fields] 'a' has both 'remaining' and 'expected'\n");
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, remaining: 1d}\n") ==
        "3:38 error [progress] 'remaining' is given, but 'a' has not started\n");
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, progress: 0%, expected: 2026-04-10}\n") ==
        "3:51 error [progress] 'expected' is given, but 'a' has not started\n");
}

TEST_CASE("a promise may stand on a task whose progress is in the ledger") {
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, expected: 2026-04-10}\n"
                            "progress:\n"
                            "  - {date: 2026-03-31, task: a, start: 2026-03-02, done: 10%}\n")
            .empty());
}

TEST_CASE("what is done after the status date is suspicious") {
  CHECK(of_progressed_tasks("  - {id: a, duration: 2d, actual_start: 2026-03-31}\n").empty());
  CHECK(of_progressed_tasks(
            "  - {id: a, duration: 2d, actual_start: 2026-03-31, actual_finish: 2026-04-01}\n") ==
        "3:68 warning [after-status-date] 'actual_finish' of 'a' is 2026-04-01, after the status date "
        "2026-03-31\n");
}

}  // namespace
}  // namespace plumb::test
