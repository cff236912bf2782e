// A baseline that is frozen and read again plans the same value at every date.
#include "plumb/control/freeze_baseline.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

FrozenBaseline frozen(const std::string& yaml) {
  const LoadedPlan loaded = plan_from(yaml);
  Diagnostics diagnostics;
  const Schedule schedule = make_schedule(*loaded, {}, diagnostics);
  return frozen_baseline(*loaded, schedule, {"v1", loaded->project.start.date, "agreed: yes", {}, {}});
}

/// Checks planned value before and after freezing, at many instants.
void check_round_trip(const std::string& yaml) {
  const std::string with_baseline = yaml + frozen(yaml).text;
  for (int step = 0; step < 60; ++step) {
    const Instant at = Instant(std::chrono::sys_days(std::chrono::year{2026} / 3 / 2)) + Minutes(407 * step);
    const std::string text = instant_text(at);
    CAPTURE(text);
    CHECK(assessed(yaml, text)->word("pv") == assessed(with_baseline, text)->word("pv"));
  }
}

TEST_CASE("calendars, shifts past midnight, exceptions and elapsed time are read as they were frozen") {
  check_round_trip(
      "project: {id: p, start: 2026-03-02, calendar: office}\n"
      "calendars:\n"
      "  - {id: office, hours_per_day: 7.5, week: {mon-thu: 08:30-12:00 13:00-17:00, fri: 08:30-12:00}, "
      "exceptions: "
      "[{dates: 2026-03-05, name: Holiday}, {dates: 2026-03-07, as: mon}, {dates: 2026-03-10, hours: "
      "10:00-11:00}]}\n"
      "  - {id: night, base: office, week: {mon-fri: 22:00-06:00}}\n"
      "tasks:\n"
      "  - {id: a, name: \"null: yes\", duration: 3d, budget: 1000.5}\n"
      "  - {id: b, duration: 2d, calendar: night, fixed_cost: 77, accrue: end}\n"
      "  - {id: c, duration: 30eh, budget: 300, accrue: start}\n"
      "  - {id: m, milestone: true, budget: 50, after: [a]}\n"
      "  - {id: office-work, span: [a, b], budget: 200}\n");
}

TEST_CASE("a plan without tasks is frozen as one that can be read again") {
  CHECK(frozen("x-mark: 1\n").text.ends_with("tasks: []\n"));
  check_round_trip("x-mark: 1\n");
}

TEST_CASE("pauses are frozen as a calendar of the task's own") {
  check_round_trip("tasks:\n  - {id: a, duration: 5d, budget: 1000, pauses: [2026-03-04..2026-03-06]}\n");
}

TEST_CASE("days off that move a task are frozen too") {
  check_round_trip(
      "project: {id: p, start: 2026-03-02, scheduling: {resource_calendars: true}}\n"
      "resources:\n  - {id: li, rate: 100/h, off: [2026-03-04..2026-03-06]}\n"
      "tasks:\n  - {id: a, duration: 5d, assign: {li: 1}}\n");
}

TEST_CASE("what accrues unevenly is frozen evenly, and named") {
  const FrozenBaseline result = frozen(
      "resources:\n  - {id: li, rate: [{from: 2026-01-01, rate: 100/h}, {from: 2026-03-04, rate: 110/h}]}\n"
      "tasks:\n  - {id: a, duration: 5d, assign: {li: 1}}\n  - {id: b, duration: 5d, budget: 5}\n");
  REQUIRE(result.evened.size() == 1);
  CHECK(result.evened[0] == TaskId(0));
  CHECK(result.text.find("{id: a, start: 2026-03-02, finish: 2026-03-06, budget: 4240}") !=
        std::string::npos);
}

TEST_CASE("a budget beyond what can be written is named") {
  CHECK(frozen("resources:\n  - {id: li, capacity: 900000, rate: 900000000000/h}\n"
               "tasks:\n  - {id: a, duration: 500d, assign: {li: 90000}}\n")
            .too_great.size() == 1);
}

}  // namespace
}  // namespace plumb::test
