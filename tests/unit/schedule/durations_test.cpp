#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

DatedPlan with_durations(DurationChoice choice, std::string_view duration) {
  ScheduleOptions options;
  options.durations = choice;
  return dated(std::string("tasks:\n  - {id: a, duration: ") + std::string(duration) + "}\n", {}, options);
}

TEST_CASE("of three points the likely one counts, or the one that is asked for") {
  CHECK(with_durations(DurationChoice::likely, "1d/2d/9d")["a"].duration == Minutes(2 * 480));
  CHECK(with_durations(DurationChoice::optimistic, "1d/2d/9d")["a"].duration == Minutes(1 * 480));
  CHECK(with_durations(DurationChoice::pessimistic, "1d/2d/9d")["a"].duration == Minutes(9 * 480));
  CHECK(with_durations(DurationChoice::expected, "1d/2d/9d")["a"].duration == Minutes(3 * 480));
}

TEST_CASE("the expected duration is rounded to the nearest minute") {
  CHECK(with_durations(DurationChoice::expected, "10min/10min/14min")["a"].duration == Minutes(11));
  CHECK(with_durations(DurationChoice::expected, "10min/10min/12min")["a"].duration == Minutes(10));
}

TEST_CASE("effort is shared by the units of work alone") {
  CHECK_DATES(dated(R"(resources:
  - {id: dev, capacity: 2}
  - {id: pipe, kind: material, unit: m}
tasks:
  - {id: a, effort: 4d, assign: {dev: 2, pipe: 200}}
)"),
              "a 03-02T08..03-03T17");
}

TEST_CASE("elapsed durations run round the clock") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 5ed}\n"), "a 03-02T08..03-07T08");
}

TEST_CASE("pauses take their days out of elapsed time too") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 2ed, pauses: [2026-03-03]}\n"), "a 03-02T08..03-05T08");
}

}  // namespace
}  // namespace plumb::test
