#include <doctest/doctest.h>

#include "plumb/schedule/drivers.hpp"
#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

std::string driver_words(const DatedPlan& plan, std::string_view task) {
  std::string words;
  for (const Driver& driver : drivers_of(*plan.loaded.plan, plan.schedule, plan.id(task))) {
    if (!words.empty()) words += ' ';
    words += driver_word(driver.kind);
    if (driver.kind == Driver::Kind::link) words += ":" + std::string(plan.loaded.plan->task(driver.task).id);
  }
  return words;
}

TEST_CASE("as late as possible ends at the deadline, if that comes first") {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: a, duration: 2d, constraint: ALAP, deadline: 2026-03-05}\n  - {id: c, duration: "
      "10d}\n");
  CHECK_DATES(plan, "a 03-04T08..03-05T17  c 03-02T08..03-13T17");
  CHECK(floats_of(plan) == "a 0/6  c 0/0");
  CHECK(
      findings_of(dated("tasks:\n  - {id: a, duration: 2d, constraint: ALAP, deadline: 2026-03-05}\n  - {id: "
                        "c, duration: 10d}\n"))
          .empty());
}

TEST_CASE("as late as possible keeps the task's other constraint, and a summary's") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 2d, constraint: [ALAP, SNLT 2026-03-04]}\n"
                    "  - {id: c, duration: 10d}\n"),
              "a 03-04T08..03-05T17  c 03-02T08..03-13T17");
  CHECK_DATES(dated("tasks:\n  - {id: s, constraint: FNLT 2026-03-10, tasks: [{id: a, duration: 2d, "
                    "constraint: ALAP}]}\n  - {id: c, duration: 10d}\n"),
              "a 03-09T08..03-10T17  c 03-02T08..03-13T17");
}

TEST_CASE("as late as possible never moves the finish, whatever lead the successor has") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 1d, constraint: ALAP}\n"
                    "  - {id: b, duration: 1d, after: [a FS-150%]}\n"),
              "a 03-02T08..03-02T17  b 03-02T08..03-02T17");
}

TEST_CASE("what stands as late as possible sets nothing and is not on the driving path") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 5d}
  - {id: b, duration: 2d, constraint: ALAP}
  - {id: c, duration: 1d, after: [a, b]}
)");
  CHECK_DATES(plan, "a 03-02T08..03-06T17  b 03-05T08..03-06T17  c 03-09T08..03-09T17");
  CHECK(driver_words(plan, "c") == "link:a");
  CHECK(driver_words(plan, "b") == "constraint");
  CHECK_FALSE(plan["b"].driving);
  CHECK(plan["a"].driving);
}

TEST_CASE("in a chain of tasks as late as possible each stands there for itself") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: x, duration: 6d}
  - {id: al1, duration: 1d, constraint: ALAP}
  - {id: al2, duration: 1d, constraint: ALAP, after: [al1]}
  - {id: al3, duration: 1d, after: [al2, x]}
)");
  CHECK(driver_words(plan, "al2") == "constraint");
  CHECK(driver_words(plan, "al3") == "link:x");
}

TEST_CASE("where as late as possible leaves no choice, the links set what follows") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: a, duration: 5d, constraint: ALAP}\n  - {id: c, duration: 1d, after: [a]}\n");
  CHECK(driver_words(plan, "c") == "link:a");
  CHECK(driver_words(plan, "a") == "start");
  CHECK(plan["a"].driving);
}

TEST_CASE("what is pulled to the finish does not set it") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: a, duration: 5d}\n  - {id: b, duration: 2d, constraint: ALAP}\n");
  CHECK(plan["b"].finish == plan.schedule.finish);
  CHECK_FALSE(plan["b"].driving);
}

TEST_CASE("links out of a summary's start hang on where its tasks stand in the end") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: s, tasks: [{id: a, duration: 1d, constraint: ALAP}]}
  - {id: b, duration: 1d, after: [s SS+1d], constraint: SNET 2026-03-10}
  - {id: c, duration: 9d}
)");
  CHECK_DATES(plan, "a 03-09T08..03-09T17  b 03-10T08..03-10T17  c 03-02T08..03-12T17");
  CHECK(late_dates_of(plan) == "a 03-11T08..03-11T17  b 03-12T08..03-12T17  c 03-02T08..03-12T17");
}

TEST_CASE("a milestone as late as possible stays where a deadline that it misses is earlier") {
  CHECK_DATES(dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: m, milestone: true, constraint: ALAP, after: [a], deadline: 2026-03-03}
  - {id: b, duration: 9d}
)"),
              "a 03-02T08..03-04T17  m 03-04T17..03-04T17  b 03-02T08..03-12T17");
}

TEST_CASE("what has float but nowhere to go in its calendar is not pulled late") {
  const DatedPlan plan = dated(R"(calendars:
  - {id: mornings, week: {mon-fri: 08:00-12:00}}
tasks:
  - {id: a, duration: 4h}
  - {id: m, milestone: true, constraint: ALAP, calendar: mornings, after: [a]}
  - {id: b, duration: 1d}
)");
  CHECK_DATES(plan, "a 03-02T08..03-02T12  m 03-02T12..03-02T12  b 03-02T08..03-02T17");
  CHECK_FALSE(plan["m"].pulled_late);
}

TEST_CASE("work as late as possible stays where a deadline that it misses is earlier") {
  CHECK_DATES(dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: t, duration: 1d, constraint: ALAP, after: [a], deadline: 2026-03-03}
  - {id: b, duration: 9d}
)"),
              "a 03-02T08..03-04T17  t 03-05T08..03-05T17  b 03-02T08..03-12T17");
}

}  // namespace
}  // namespace plumb::test
