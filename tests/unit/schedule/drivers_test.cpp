#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/schedule/drivers.hpp"
#include "plumb/schedule/explanation.hpp"
#include "plumb/schedule/pert.hpp"
#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

std::string drivers_text(const DatedPlan& plan, std::string_view task) {
  std::string text;
  for (const Driver& driver : drivers_of(*plan.loaded, plan.schedule, plan.id(task)))
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", driver_word(driver.kind),
                        driver.task.valid() ? fmt::format(":{}", plan.loaded->task(driver.task).id) : "");
  return text;
}

std::string driving(const DatedPlan& plan) {
  std::string text;
  for (std::size_t i = 0; i < plan.loaded->tasks.size(); ++i)
    if (plan.schedule.tasks[TaskId(i)].driving)
      text += fmt::format("{}{}", text.empty() ? "" : " ", plan.loaded->tasks.rows[i].id);
  return text;
}

TEST_CASE("each date has what sets it") {
  const DatedPlan plan = dated(R"(calendars:
  - {id: office, base: standard, exceptions: [{dates: 2026-03-05, name: Founders' day}]}
tasks:
  - {id: a, duration: 3d}
  - {id: b, duration: 1d, after: [a], calendar: office}
  - {id: c, duration: 3d}
  - {id: d, duration: 1d, after: [a, c]}
  - {id: e, duration: 1d, constraint: SNET 2026-03-04}
  - {id: office-work, span: [a, d]}
)");
  CHECK(drivers_text(plan, "a") == "start");
  CHECK(drivers_text(plan, "b") == "link:a calendar");
  CHECK(drivers_text(plan, "d") == "link:a link:c");
  CHECK(drivers_text(plan, "e") == "constraint:e");
  CHECK(drivers_text(plan, "office-work") == "span:a span:d");
}

TEST_CASE("the status date and facts are drivers too") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 3d, actual_start: 2026-03-02}
  - {id: b, duration: 1d}
  - {id: c, duration: 1d, actual_start: 2026-03-02, actual_finish: 2026-03-02}
)",
                               "status_date: 2026-03-03");
  CHECK(drivers_text(plan, "a") == "actual status");
  CHECK(drivers_text(plan, "b") == "status");
  CHECK(drivers_text(plan, "c") == "actual");
}

TEST_CASE("the driving path leads to the finish, through summaries") {
  const DatedPlan plan = dated(R"(tasks:
  - id: s
    tasks:
      - {id: a, duration: 2d}
      - {id: b, duration: 3d}
  - {id: c, duration: 1d, after: [s]}
  - {id: d, duration: 2d}
)");
  CHECK(driving(plan) == "b c");
}

TEST_CASE("an explanation says what would happen without the links that hold a task") {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: a, duration: 3d}\n  - {id: b, duration: 2d}\n  - {id: c, duration: 1d, after: [a, "
      "b]}\n");
  const Explanation explanation = explain(*plan.loaded, plan.schedule, {}, plan.id("c"));
  REQUIRE(explanation.without.has_value());
  CHECK(instant_text(explanation.without->start) == "2026-03-04T08:00");
  REQUIRE(explanation.shorter.size() == 1);
  CHECK(instant_text(explanation.shorter.front().start) == "2026-03-04T08:00");
  CHECK(instant_text(explanation.longer->project_finish) == "2026-03-06T17:00");
}

TEST_CASE("PERT sums expected values and variances along the path of expected durations") {
  ScheduleOptions expected;
  expected.durations = DurationChoice::expected;
  const DatedPlan plan = dated(
      "tasks:\n  - {id: a, duration: 1d/4d/7d}\n  - {id: b, duration: 2d/2d/8d, after: [a]}\n  - {id: c, "
      "duration: 5d}\n",
      {}, expected);
  const std::optional<Pert> pert = pert_of(*plan.loaded, plan.schedule);
  REQUIRE(pert.has_value());
  CHECK(pert->expected_minutes == doctest::Approx(7 * 480.0));
  CHECK(pert->variance == doctest::Approx(2 * 480.0 * 480.0));
  const PertChance chance = pert_chance(plan.schedule, *pert, pert->expected_finish);
  CHECK(chance.probability_percent == doctest::Approx(50.0));
}

TEST_CASE("a chance without deviation is certain or none") {
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 2d}\n");
  const std::optional<Pert> pert = pert_of(*plan.loaded, plan.schedule);
  REQUIRE(pert.has_value());
  CHECK_FALSE(pert_chance(plan.schedule, *pert, plan.schedule.finish).z.has_value());
  CHECK(pert_chance(plan.schedule, *pert, plan.schedule.finish).probability_percent == 100.0);
  CHECK(pert_chance(plan.schedule, *pert, plan.schedule.start).probability_percent == 0.0);
}

}  // namespace
}  // namespace plumb::test
