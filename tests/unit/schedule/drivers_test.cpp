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

TEST_CASE("the constraint that sets a date is named by its own word") {
  const auto constraint = [](std::string_view text, std::string_view project = {}) {
    const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 2d, " + std::string(text) + "}\n", project);
    std::string words;
    for (const Driver& driver : drivers_of(*plan.loaded, plan.schedule, plan.id("a")))
      if (driver.kind == Driver::Kind::constraint) words += constraint_word(driver.constraint);
    return words;
  };
  for (const char* word : {"SNET", "FNET", "MSO", "MFO", "MANDSTART", "MANDFIN"})
    CHECK(constraint("constraint: " + std::string(word) + " 2026-03-06") == word);
  CHECK(constraint("constraint: SNLT 2026-03-02") == "");
  constexpr std::string_view kStarted = "actual_start: 2026-03-02, constraint: ";
  CHECK(constraint(std::string(kStarted) + "MANDFIN 2026-03-09", "status_date: 2026-03-03") == "MANDFIN");
  CHECK(constraint(std::string(kStarted) + "FNET 2026-03-09", "status_date: 2026-03-03") == "FNET");
  CHECK(constraint(std::string(kStarted) + "SNET 2026-03-09", "status_date: 2026-03-03") == "");
}

TEST_CASE("what holds a summary holds the tasks below it") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d}
  - {id: linked, after: [a], tasks: [{id: b, duration: 1d}]}
  - {id: bound, constraint: SNET 2026-03-05, tasks: [{id: c, duration: 1d}]}
)");
  CHECK(drivers_text(plan, "b") == "link:a");
  CHECK(drivers_text(plan, "c") == "constraint:bound");
  CHECK(drivers_text(plan, "linked") == "");
}

TEST_CASE("only what is latest drives: a finish counts by where it puts the start") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 5d}
  - {id: b, duration: 2d}
  - {id: c, duration: 4d, after: [a FF, b]}
  - {id: d, duration: 1d, after: [a FF, b]}
)");
  CHECK(drivers_text(plan, "c") == "link:b");
  CHECK(drivers_text(plan, "d") == "link:a");
}

TEST_CASE("each type of link drives by the end that it ties") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 5d, constraint: SNET 2026-03-03}
  - {id: ss, duration: 1d, after: [a SS+1d]}
  - {id: sf, duration: 1d, after: [a SF+2d]}
  - id: s
    tasks:
      - {id: early, duration: 1d, constraint: SNET 2026-03-03}
      - {id: late, duration: 1d, constraint: SNET 2026-03-05}
  - {id: of-start, duration: 1d, after: [s SS+1d], constraint: SNET 2026-03-04}
  - {id: of-finish, duration: 1d, after: [s], constraint: SNET 2026-03-04}
)");
  CHECK(drivers_text(plan, "ss") == "link:a");
  CHECK(drivers_text(plan, "sf") == "link:a");
  CHECK(drivers_text(plan, "of-start") == "link:s constraint:of-start");
  CHECK(drivers_text(plan, "of-finish") == "link:s");
}

TEST_CASE("under the preset msproject a start-to-start link out of a summary drives by its last start") {
  const DatedPlan plan = dated(R"(tasks:
  - id: s
    tasks:
      - {id: late, duration: 1d, constraint: SNET 2026-03-05}
      - {id: early, duration: 1d}
  - {id: b, duration: 1d, after: [s SS], constraint: SNET 2026-03-03}
)",
                               "scheduling: {preset: msproject}");
  CHECK_DATES(plan, "late 03-05T08..03-05T17  early 03-02T08..03-02T17  b 03-05T08..03-05T17");
  CHECK(drivers_text(plan, "b") == "link:s");
}

constexpr std::string_view kOutOfSequencePlan = R"(tasks:
  - {id: a, duration: 5d}
  - {id: b, duration: 2d, after: [a], actual_start: 2026-03-02}
)";

TEST_CASE("the links of started work drive its rest, unless progress overrides them") {
  CHECK(drivers_text(dated(kOutOfSequencePlan, "status_date: 2026-03-03"), "b") == "actual link:a");
  CHECK(drivers_text(dated(kOutOfSequencePlan, "status_date: 2026-03-03, scheduling: {progress: override}"),
                     "b") == "actual status");
  constexpr std::string_view kBelow = R"(tasks:
  - {id: a, duration: 5d}
  - {id: s, after: [a], tasks: [{id: b, duration: 2d, actual_start: 2026-03-02}]}
)";
  CHECK(drivers_text(dated(kBelow, "status_date: 2026-03-03"), "b") == "actual link:a");
  CHECK(drivers_text(dated(kBelow, "status_date: 2026-03-03, scheduling: {progress: override}"), "b") ==
        "actual status");
}

TEST_CASE("under the preset msproject the status date drives started work alone") {
  const DatedPlan plan =
      dated("tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 2d, actual_start: 2026-03-02}\n",
            "status_date: 2026-03-03, scheduling: {preset: msproject}");
  CHECK(drivers_text(plan, "a") == "start");
  CHECK(drivers_text(plan, "b") == "actual status");
}

TEST_CASE("days off and pauses drive only the work that they hold up") {
  const DatedPlan plan = dated(R"(calendars:
  - id: office
    base: standard
    exceptions: [{dates: 2026-03-04}, {dates: 2026-03-05, hours: 10:00-12:00}, {dates: 2026-03-10}]
tasks:
  - {id: a, duration: 2d}
  - {id: held, duration: 1d, after: [a], calendar: office}
  - {id: free, duration: 1d, after: [a FS+3d], calendar: office}
  - {id: short, duration: 1h, constraint: SNET 2026-03-05T08:00, calendar: office}
  - {id: paused, duration: 1d, after: [a], pauses: [2026-03-04]}
  - {id: later, duration: 1d, after: [a], pauses: [2026-03-12]}
  - {id: point, milestone: true, calendar: office, after: [a FS+12eh]}
)");
  CHECK(drivers_text(plan, "held") == "link:a calendar");
  CHECK(drivers_text(plan, "free") == "link:a");
  CHECK(drivers_text(plan, "short") == "constraint:short");
  CHECK(drivers_text(plan, "paused") == "link:a calendar");
  CHECK(drivers_text(plan, "later") == "link:a");
  CHECK(drivers_text(plan, "point") == "link:a");
}

TEST_CASE("days off of those assigned drive the work that waits for them") {
  const DatedPlan plan = dated(R"(resources:
  - {id: dev, off: [2026-03-04]}
tasks:
  - {id: a, duration: 2d}
  - {id: held, duration: 1d, after: [a], assign: {dev: 1}}
  - {id: free, duration: 1d, after: [a FS+1d], assign: {dev: 1}}
)",
                               "scheduling: {resource_calendars: true}");
  CHECK(drivers_text(plan, "held") == "link:a resource");
  CHECK(drivers_text(plan, "free") == "link:a");
}

TEST_CASE("a milestone that snaps is driven by what it snaps from") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 1d}
  - {id: b, duration: 1d, constraint: SNET 2026-03-03T08:00}
  - {id: m, milestone: finish, calendar: standard, after: [a FS+12eh, b SS]}
  - {id: zero, duration: 0d, after: [a, b SS]}
)",
                               "scheduling: {preset: p6}");
  CHECK(drivers_text(plan, "m") == "link:a link:b");
  CHECK(drivers_text(plan, "zero") == "link:a link:b");
}

TEST_CASE("the driving path goes through starts, hammocks and summaries, and ends at facts") {
  CHECK(driving(dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: b, duration: 9d, after: [a]}
  - {id: c, duration: 20d, after: [b SS]}
)")) == "a b c");
  CHECK(driving(dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: b, duration: 9d, actual_start: 2026-03-02, after: [a]}
  - {id: c, duration: 20d, after: [b SS+1d]}
)",
                      "status_date: 2026-03-02")) == "c");
  CHECK(driving(dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: b, duration: 2d}
  - {id: ham, span: [b, a]}
  - {id: c, duration: 1d, after: [ham]}
)")) == "a c");
  CHECK(driving(dated(R"(tasks:
  - {id: z, duration: 1d}
  - {id: a, duration: 3d, after: [z]}
  - {id: b, duration: 20d}
  - {id: ham, span: [a, b]}
  - {id: c, duration: 30d, after: [ham SS]}
)")) == "z a c");
  CHECK(driving(dated(R"(tasks:
  - id: s
    tasks:
      - {id: first, duration: 2d}
      - {id: later, duration: 3d, constraint: SNET 2026-03-04}
  - {id: c, duration: 9d, after: [s SS]}
)")) == "first c");
}

TEST_CASE("the driving path leads to the finish task where one is named") {
  CHECK(driving(dated("tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 5d}\n", "finish_task: a")) ==
        "a");
}

TEST_CASE("changes that are tried out leave alone what they do not name") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 3d}
  - {id: b, duration: 1d, after: [a, a SS+1d], constraint: [SNET 2026-03-10, FNLT 2026-03-20]}
)");
  const PlanChange link{.kind = PlanChange::Kind::remove_link,
                        .task = plan.id("b"),
                        .predecessor = plan.id("a"),
                        .type = LinkType::finish_to_start};
  const PlanChange constraint{.kind = PlanChange::Kind::remove_constraint,
                              .task = plan.id("b"),
                              .constraint = ConstraintKind::start_no_earlier};
  const ChangedPlan changed = schedule_with(*plan.loaded, std::vector{link, constraint}, {});
  const TaskDates& b = changed.schedule.tasks[plan.id("b")];
  CHECK(instant_text(b.start) == "2026-03-03T08:00");
  CHECK(changed.plan.task(plan.id("b")).constraint.items.size() == 1);
}

TEST_CASE("a task that is shortened below nothing lasts nothing, and all three of its points move") {
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 1d/2d/3d}\n");
  const auto after = [&](Minutes by, DurationChoice choice) {
    ScheduleOptions options;
    options.durations = choice;
    const PlanChange change{.kind = PlanChange::Kind::lengthen, .task = plan.id("a"), .by = by};
    return schedule_with(*plan.loaded, std::vector{change}, options).schedule.tasks[plan.id("a")].duration;
  };
  CHECK(after(Minutes(480), DurationChoice::optimistic) == Minutes(2 * 480));
  CHECK(after(Minutes(480), DurationChoice::likely) == Minutes(3 * 480));
  CHECK(after(Minutes(480), DurationChoice::pessimistic) == Minutes(4 * 480));
  CHECK(after(Minutes(-9 * 480), DurationChoice::likely) == Minutes(0));
}

TEST_CASE("only unstarted tasks with a duration of their own can be lengthened") {
  const DatedPlan plan = dated(R"(resources:
  - {id: dev, capacity: 2}
tasks:
  - {id: plain, duration: 2d}
  - {id: started, duration: 9d, actual_start: 2026-03-02}
  - {id: effort, effort: 4d, duration: 2d, assign: {dev: 2}}
  - {id: mark, milestone: true}
)",
                               "status_date: 2026-03-03");
  const auto can = [&](std::string_view id) {
    return can_be_lengthened(*plan.loaded, plan.schedule, plan.id(id));
  };
  CHECK(can("plain"));
  CHECK_FALSE(can("started"));
  CHECK_FALSE(can("effort"));
  CHECK_FALSE(can("mark"));
}

TEST_CASE("an explanation tries what the constraint, the day and the float do") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: day, duration: 1d}
  - {id: a, duration: 1d, after: [day], constraint: SNET 2026-03-05}
  - {id: b, duration: 1d, after: [a]}
  - {id: c, duration: 9d}
)");
  const Explanation of_a = explain(*plan.loaded, plan.schedule, {}, plan.id("a"));
  REQUIRE(of_a.without.has_value());
  CHECK(instant_text(of_a.without->start) == "2026-03-03T08:00");
  REQUIRE(of_a.beyond_float.has_value());
  CHECK(instant_text(of_a.beyond_float->project_finish) == "2026-03-13T17:00");
  const Explanation of_b = explain(*plan.loaded, plan.schedule, {}, plan.id("b"));
  CHECK(of_b.shorter.empty());
  CHECK(of_b.chain.size() == 2);
}

TEST_CASE("days off drive work that a finish drives as well") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d}
  - {id: f, duration: 4d}
  - {id: b, duration: 1d, after: [a, f FF], pauses: [2026-03-04]}
)");
  CHECK_DATES(plan, "a 03-02T08..03-03T17  f 03-02T08..03-05T17  b 03-05T08..03-05T17");
  CHECK(drivers_text(plan, "b") == "link:a link:f calendar");
}

TEST_CASE("a night that runs into a day off is not held up by it") {
  const DatedPlan plan = dated(R"(calendars:
  - {id: night, week: {mon-fri: 22:00-06:00}, exceptions: [{dates: 2026-03-04}]}
tasks:
  - {id: a, duration: 4h, calendar: night, constraint: SNET 2026-03-03}
  - {id: b, duration: 4h, calendar: night, after: [a]}
)");
  CHECK_DATES(plan, "a 03-03T22..03-04T02  b 03-04T02..03-04T06");
  CHECK(drivers_text(plan, "b") == "link:a");
}

}  // namespace
}  // namespace plumb::test
