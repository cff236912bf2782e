#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/schedule/pert.hpp"
#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

DatedPlan expected(std::string_view tasks, std::string_view project = {}) {
  ScheduleOptions options;
  options.durations = DurationChoice::expected;
  return dated(tasks, project, options);
}

Pert pert(const DatedPlan& plan) {
  const std::optional<Pert> found = pert_of(*plan.loaded, plan.schedule);
  REQUIRE(found.has_value());
  return *found;
}

std::string path_of(const DatedPlan& plan) {
  std::string text;
  for (const TaskId id : pert(plan).path)
    text += fmt::format("{}{}", text.empty() ? "" : " ", plan.loaded->task(id).id);
  return text;
}

constexpr double kDay = 480.0;

TEST_CASE("of paths that are as long, the one with the greater variance is taken") {
  const DatedPlan plan = expected(R"(tasks:
  - {id: sure, duration: 4d}
  - {id: unsure, duration: 1d/4d/7d}
  - {id: end, milestone: true, after: [sure, unsure]}
)");
  CHECK(path_of(plan) == "unsure end");
  CHECK(pert(plan).variance == doctest::Approx(kDay * kDay));
}

TEST_CASE("of ends that are as late, the later in the file ends the path where the variance is the same") {
  CHECK(path_of(expected(
            "tasks:\n  - {id: a, duration: 4d}\n  - {id: end, milestone: true, after: [a]}\n")) == "a end");
}

TEST_CASE("work behind a summary goes on from the task below it that makes the date") {
  CHECK(path_of(expected(R"(tasks:
  - id: s
    tasks:
      - {id: short, duration: 1d}
      - {id: long, duration: 4d}
  - {id: b, duration: 1d, after: [s]}
)")) == "long b");
  CHECK(path_of(expected(R"(tasks:
  - id: s
    tasks:
      - {id: second, duration: 9d, constraint: SNET 2026-03-03}
      - {id: first, duration: 4d}
  - {id: b, duration: 20d, after: [s SS]}
)")) == "first b");
}

TEST_CASE("complete work varies no more, started work by what is left of it") {
  const DatedPlan plan = expected(R"(tasks:
  - {id: a, duration: 1d/4d/7d, actual_start: 2026-03-02, actual_finish: 2026-03-03}
  - {id: b, duration: 1d/4d/7d, actual_start: 2026-03-03, progress: 50%}
  - {id: c, duration: 2d, after: [b]}
)",
                                  "status_date: 2026-03-03");
  const auto variance = [&](std::string_view id) {
    return variance_of(*plan.loaded, plan.schedule, plan.id(id));
  };
  CHECK(variance("a") == 0);
  CHECK(variance("b") == doctest::Approx(kDay * kDay / 4));
  CHECK(expected_minutes_of(*plan.loaded, plan.schedule, plan.id("b")) == doctest::Approx(2 * kDay));
  CHECK(expected_minutes_of(*plan.loaded, plan.schedule, plan.id("a")) == 0);
}

TEST_CASE("estimates that do not come out in minutes are summed as they are") {
  const DatedPlan plan = expected(
      "tasks:\n  - {id: a, duration: 10min/10min/12min}\n  - {id: b, duration: 10min/10min/12min, after: "
      "[a]}\n");
  CHECK(pert(plan).expected_minutes == doctest::Approx(2 * 62.0 / 6));
}

TEST_CASE("the chance of a date is that of the normal distribution") {
  const DatedPlan plan = expected("tasks:\n  - {id: a, duration: 1d/4d/7d}\n");
  const PertChance chance =
      pert_chance(plan.schedule, pert(plan), plan["a"].finish.value() + Minutes(24 * 60));
  CHECK(*chance.z == doctest::Approx(1.0));
  CHECK(chance.probability_percent == doctest::Approx(84.1345));
}

TEST_CASE("of several tasks below a summary that drive, the one at its end goes before what follows") {
  CHECK(path_of(expected(R"(tasks:
  - id: s
    tasks:
      - {id: x, duration: 1d}
      - {id: y, duration: 3d, after: [x]}
  - {id: b, duration: 1d, after: [s]}
)")) == "x y b");
}

TEST_CASE("what is pulled to the end of a summary is not what its followers wait for") {
  CHECK(path_of(expected(R"(tasks:
  - id: s
    tasks:
      - {id: pulled, duration: 2d, constraint: ALAP}
      - {id: y, duration: 4d}
  - {id: b, duration: 1d, after: [s]}
)")) == "y b");
}

TEST_CASE("complete work varies no more, even where it was to take no time") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: a, duration: 0d/0d/6d, actual_start: 2026-03-02, actual_finish: 2026-03-03}\n",
            "status_date: 2026-03-03");
  CHECK(variance_of(*plan.loaded, plan.schedule, plan.id("a")) == 0);
}

}  // namespace
}  // namespace plumb::test
