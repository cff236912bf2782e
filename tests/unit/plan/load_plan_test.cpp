#include "plumb/plan/load_plan.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("the smallest plan") {
  const LoadedPlan loaded = load(Files{{"plumb.yaml", "plumb: 1\nproject: {id: p, start: 2026-03-02}\n"}});
  REQUIRE(loaded.plan);
  CHECK(loaded->project.name == "p");
  CHECK(loaded->calendar(loaded->project.calendar).id == "standard");
  CHECK(loaded->tasks.empty());
}

TEST_CASE("a plan says its version, and its project its id and start") {
  CHECK(messages_of(Files{{"plumb.yaml", ""}}) ==
        R"(plumb.yaml:1:1: error: 'plumb' is required [format-version]
     1 |
       | ^
       = help: start the root file with 'plumb: 1', the version of the format
)");
  CHECK(short_messages_of("plumb: 2\n") == "1:8 error [format-version] format version '2' is unknown\n");
  CHECK(short_messages_of("project: {name: x}\n") ==
        "1:11 error [missing-field] 'id' is required\n1:11 error [missing-field] 'start' is required\n");
  CHECK(messages_of(Files{{"plumb.yaml", "plumb: 1\n"}})
            .starts_with("plumb.yaml:1:1: error: 'project' is required [missing-field]\n"));
}

TEST_CASE("unknown sections name the nearest one") {
  CHECK(messages_of("taks: []\n").find("= help: did you mean 'tasks'?") != std::string::npos);
  CHECK(short_messages_of("tasks:\n  a: {duration: 2d}\n") ==
        "2:3 error [bad-type] 'tasks' must be a list\n");
  CHECK(short_messages_of("x-own: 5\ntasks:\n").empty());
}

TEST_CASE("ids are unique within their collection, over all files") {
  CHECK(messages_of(Files{{"plumb.yaml",
                           "plumb: 1\nproject: {id: p, start: 2026-03-02}\ninclude: [more.yaml]\ntasks: "
                           "[{id: a, duration: 2d}]\n"},
                          {"more.yaml", "tasks: [{id: a, duration: 2d}]\nresources: [{id: a}]\n"}}) ==
        R"(more.yaml:1:14: error: task 'a' is defined twice [duplicate-id]
     1 | tasks: [{id: a, duration: 2d}]
       |              ^
plumb.yaml:4:14: note: the first one is here
     4 | tasks: [{id: a, duration: 2d}]
       |              ^
       = help: give one of them another id
)");
}

TEST_CASE("tags and duplicate keys hide no other error") {
  CHECK(short_messages_of("calendars: [{id: c, week: {mon: 08:00-12:00, mon: 09:00-12:00}}]\n") ==
        "1:46 error [duplicate-key] 'mon' is given twice\n");
  CHECK(short_messages_of("tasks:\n"
                          "  - {id: a, duration: 2d, duration: 5x, name: !t x}\n"
                          "  - {id: !!str b, duration: 3x, after: [nothing]}\n") ==
        "2:27 error [duplicate-key] 'duration' is given twice\n"
        "2:47 error [tag] tags are not read\n"
        "3:10 error [tag] tags are not read\n"
        "3:29 error [bad-value] '3x' is not a duration\n"
        "3:41 error [unknown-reference] no task 'nothing'\n");
}

/// `message | hint` of everything that is said about the fields of one task.
std::string said_of(std::string_view fields) {
  const LoadedPlan loaded = load(fmt::format(
      "resources: [{{id: dev, capacity: 3}}]\ntasks:\n  - {{id: a, duration: 2d}}\n  - {{id: b, {}}}\n",
      fields));
  std::string text;
  for (const Diagnostic& each : loaded.diagnostics.all()) text += each.message + " | " + each.hint + "\n";
  return text;
}

TEST_CASE("numbers that are too large name the limit") {
  CHECK(said_of("duration: 2d, budget: 9999999999999999") ==
        "'9999999999999999' is more than 922_337_203_685_477, the largest amount | check the number of "
        "digits\n");
  CHECK(said_of("duration: 9999999999999999d") ==
        "'9999999999999999d' is longer than a thousand years | check the unit\n");
  CHECK(said_of("duration: 2d, priority: 99999999999999999999") ==
        "'99999999999999999999' is not a whole number | it has too many digits: check the number\n");
}

TEST_CASE("hints say what was meant") {
  CHECK(said_of("duration: 2d, assign: {dev: 5}") ==
        "'b' takes 5 of 'dev', which has 3 | raise the capacity, or assign less\n");
  CHECK(said_of("duration: 1,5d") ==
        "'1' has no unit | a comma ends the value: write '1.5d' with a point\n"
        "'5d' stands behind a comma, which ends the value before it | write numbers without commas, as in "
        "12_000.50 or 1.5d\n");
  CHECK(said_of("duration: 5 d") == "'5 d' is not a duration | remove the blank: '5d'\n");
  CHECK(said_of("duration: 2d, budget: 1 000") ==
        "'1 000' is not an amount of money | did you mean '1_000'?\n");
  CHECK(said_of("duration: 2d, budget: '1,000,000.50'") ==
        "'1,000,000.50' is not an amount of money | did you mean '1_000_000.50'?\n");
  CHECK(said_of("tasks: []").find("'tasks' is an empty list | add a task, or remove the key\n") !=
        std::string::npos);
  CHECK(said_of("duration: 2d，") ==
        "'2d，' is not a duration | '，' is full-width punctuation: use the plain sign, and a blank after "
        "',' and ':'\n");
}

TEST_CASE("every message says what to do next") {
  CHECK(said_of("duration: [2d]") ==
        "'duration' must be a duration, not a list | write one value, without brackets or '- '; 'plumb help "
        "format' "
        "shows the forms\n");
  CHECK(said_of("duration: 2d, priority: 2000") ==
        "'2000' is not between 0 and 1000 | write a number from 0 to 1000\n");
  CHECK(said_of("duration: 2d, priority: x") ==
        "'x' is not a whole number | write digits alone, as in 500\n");
  CHECK(said_of("duration: 2d, assign: {dev: -1}") == "'-1' is negative | write 0 or more\n");
  CHECK(said_of("duration: 0.7min") ==
        "'0.7min' is not a whole number of minutes, rounded to 1 min | write '1min' if that is meant\n");
}

TEST_CASE("tasks stand in pre-order, with what their summaries hand down") {
  const LoadedPlan plan = plan_from(R"(
resources: [{id: li}, {id: qa}]
calendars: [{id: night, base: standard}]
accounts: [{id: CA}]
tasks:
  - id: build
    owner: li
    calendar: night
    account: CA
    ev_method: 50/50
    tags: [x]
    tasks:
      - {id: api, duration: 2d, owner: qa, tags: [y]}
      - id: deep
        tasks: [{id: db, duration: 2d}]
  - {id: last, duration: 2d}
)");
  const auto& tasks = plan->tasks.rows;
  REQUIRE(tasks.size() == 5);
  CHECK(tasks[0].subtree_end == 4);
  CHECK(tasks[1].owner == ResourceId(1));
  CHECK(std::vector<std::string_view>(tasks[1].tags.begin(), tasks[1].tags.end()) ==
        std::vector<std::string_view>{"y", "x"});
  CHECK(tasks[3].id == "db");
  CHECK(tasks[3].depth == 2);
  CHECK(tasks[3].owner == ResourceId(0));
  CHECK(tasks[3].account == AccountId(0));
  CHECK(tasks[3].ev_method->at_start == 50);
  CHECK_FALSE(tasks[3].own_calendar);
  CHECK(plan->calendar(tasks[3].calendar).id == "night");
  CHECK_FALSE(tasks[4].owner.valid());
}

TEST_CASE("a day is what the project says, or the task's calendar") {
  const LoadedPlan plan = plan_from(R"(
project: {id: p, start: 2026-03-02, hours_per_day: 7.5}
calendars: [{id: night, base: standard, hours_per_day: 6}]
tasks:
  - {id: a, duration: 1d}
  - {id: b, duration: 1d, calendar: night}
  - {id: s, calendar: night, tasks: [{id: c, duration: 1w}]}
)");
  CHECK(plan->tasks.rows[0].duration->likely == Minutes(450));
  CHECK(plan->tasks.rows[1].duration->likely == Minutes(360));
  CHECK(plan->tasks.rows[3].duration->likely == Minutes(1800));
}

TEST_CASE("rows may come through an alias, whose ids are then double") {
  CHECK(short_messages_of(R"(
x-common: &common {R: [li], A: li}
resources: [{id: li}]
tasks:
  - {id: a, duration: 2d, raci: *common}
  - {id: b, duration: 2d, raci: *common}
)")
            .empty());
  CHECK(short_messages_of("x-rows: &rows [{id: a, duration: 2d}]\ntasks:\n  - {id: s, tasks: *rows}\n  - "
                          "{id: t, tasks: *rows}\n") ==
        "1:21 error [duplicate-id] task 'a' is defined twice\n");
}

TEST_CASE("a plan with a file that cannot be read says nothing about references into it") {
  const std::string said = messages_of(Files{{"plumb.yaml",
                                              "plumb: 1\nproject: {id: p, start: 2026-03-02}\ninclude: "
                                              "[a.yaml]\ntasks: [{id: b, duration: 5m, after: [a]}]\n"},
                                             {"a.yaml", "tasks: [{id: a, duration: 2d}\n"}});
  CHECK(said.find("a.yaml:1:8: error: not valid YAML") != std::string::npos);
  CHECK(said.find("'5m' is ambiguous") != std::string::npos);
  CHECK(said.find("no task 'a'") == std::string::npos);
}

}  // namespace
}  // namespace plumb::test
