// What performance is measured against: baselines from files, with their own calendars, and the plan itself.
#include "plumb/control/measurement_baseline.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

const std::string kTwoTasks = "tasks:\n  - {id: a, duration: 5d}\n  - {id: b, duration: 5d, after: [a]}\n";

std::string baseline(const std::string& rows, const std::string& fields = {}) {
  return "baselines:\n  - {id: v1, date: 2026-03-02" + fields + ", tasks: [" + rows + "]}\n";
}

TEST_CASE("without a baseline the plan itself serves, as if nothing had started") {
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-06}\n"
      "tasks:\n  - {id: a, duration: 5d, budget: 100, actual_start: 2026-03-05, progress: 10%}\n");
  CHECK((*result)->performance.baseline->id().empty());
  CHECK(result->word("pv") == "100");
  CHECK(result->word("ev") == "10");
  CHECK(result->word("finish_variance") ==
        "2160");  // the 4.5 days that 10 % leave start after the status date
}

TEST_CASE("of several baselines the project's holds, else the latest") {
  const std::string two =
      "tasks:\n  - {id: a, duration: 1d}\nbaselines:\n"
      "  - {id: v2, date: 2026-05-01, tasks: [{id: a, start: 2026-03-02, finish: 2026-03-02, budget: 2}]}\n"
      "  - {id: v1, date: 2026-03-02, tasks: [{id: a, start: 2026-03-02, finish: 2026-03-02, budget: 1}]}\n";
  CHECK(assessed(two, "2026-03-06")->word("bac") == "2");
  CHECK(assessed("project: {id: p, start: 2026-03-02, baseline: v1}\n" + two, "2026-03-06")->word("bac") ==
        "1");
}

TEST_CASE("dates without a time are the first and the last minute of the baseline's own calendar") {
  const std::string own = ", calendars: [{id: standard, week: {mon-fri: 10:00-12:00}}]";
  const std::string plan =
      kTwoTasks + baseline("{id: a, start: 2026-03-02, finish: 2026-03-03, budget: 240}", own);
  CHECK(assessed(plan, "2026-03-02T10:00")->word("pv") == "0");
  CHECK(assessed(plan, "2026-03-02T11:00")->word("pv") == "60");
  CHECK(assessed(plan, "2026-03-03T11:59")->word("pv") == "239");
  // The time figures count in it too.
  CHECK(assessed(plan, "2026-03-03")->word("pd_min") == "240");
}

TEST_CASE("elapsed rows accrue around the clock") {
  const std::string plan =
      kTwoTasks + baseline("{id: a, start: 2026-03-07, finish: 2026-03-08, budget: 480, elapsed: true}");
  CHECK(assessed(plan, "2026-03-07T12:00")->word("pv") == "120");
}

TEST_CASE("a budget in parts accrues at the start, evenly and at the end") {
  const std::string plan =
      kTwoTasks + baseline(
                      "{id: a, start: 2026-03-02, finish: 2026-03-03, budget: {start: 5, "
                      "linear: 160, end: 7}}");
  CHECK(assessed(plan, "2026-03-02T08:00")->word("pv") == "5");
  CHECK(assessed(plan, "2026-03-02")->word("pv") == "85");
  CHECK(assessed(plan, "2026-03-03T16:59")->word("pv") == "164.83333333333334");
  CHECK(assessed(plan, "2026-03-03")->word("pv") == "172");
}

TEST_CASE("a task that left stays in BAC and PV, and earns nothing; its cost still counts") {
  const auto result =
      assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-06}\n" + kTwoTasks +
                   baseline("{id: gone, start: 2026-03-02, finish: 2026-03-02, budget: 50}, {id: a, "
                            "start: 2026-03-02, finish: 2026-03-06, budget: 100}") +
                   "progress:\n  - {date: 2026-03-03, task: gone, done: 100%}\n"
                   "actuals:\n  - {date: 2026-03-03, task: gone, cost: 20}\n",
               "2026-03-06");
  CHECK(result->word("bac") == "150");
  CHECK(result->word("pv") == "150");
  CHECK(result->word("ev") == "0");
  CHECK(result->word("ac") == "20");
}

TEST_CASE("a task that the baseline does not know earns nothing, and is a row of its own") {
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-06}\n"
      "tasks:\n  - {id: a, duration: 5d}\n  - {id: new, duration: 5d, budget: 70, actual_start: 2026-03-02, "
      "progress: "
      "50%}\n" +
      baseline("{id: a, start: 2026-03-02, finish: 2026-03-06, budget: 100}"));
  CHECK(result->word("bac") == "100");
  CHECK(result->word("ev") == "0");
  const auto rows =
      value_rows((*result)->plan, (*result)->schedule, (*result)->performance, ValueBreakdown::task);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].id == "new");
  CHECK(!rows[1].in_baseline);
  CHECK(result->word("eac.bottom_up") == "35");
}

TEST_CASE("undistributed budget is in BAC, contingency and management reserve are outside") {
  const std::string project =
      "project: {id: p, start: 2026-03-02, contingency: 25, undistributed_budget: 40, management_reserve: "
      "60}\n";
  const auto from_plan = assessed(project + "tasks:\n  - {id: a, duration: 1d, budget: 400}\n", "2026-03-06");
  CHECK(from_plan->word("bac") == "440");
  CHECK(from_plan->word("distributed_budget") == "400");
  CHECK(from_plan->word("cost_baseline") == "465");
  CHECK(from_plan->word("cbb") == "525");
  const std::string row = "{id: a, start: 2026-03-02, finish: 2026-03-02, budget: 400}";
  CHECK(assessed(project + kTwoTasks + baseline(row, ", undistributed_budget: 0, contingency: 10"),
                 "2026-03-06")
            ->word("cost_baseline") == "410");
  CHECK(assessed(project + kTwoTasks + baseline(row), "2026-03-06")->word("bac") == "440");
}

TEST_CASE("the finish of the project is that of its finish task") {
  const std::string rows =
      "{id: a, start: 2026-03-02, finish: 2026-03-05}, {id: b, start: 2026-03-06, finish: 2026-03-13}";
  CHECK(assessed("project: {id: p, start: 2026-03-02, finish_task: a}\n" + kTwoTasks + baseline(rows),
                 "2026-03-02T07:00")
            ->word("finish_variance") == "480");
  CHECK(assessed(kTwoTasks + baseline(rows), "2026-03-02T07:00")->word("finish_variance") == "0");
}

TEST_CASE("a baseline in git is not in the plan's files") {
  const auto result =
      assessed("project: {id: p, start: 2026-03-02, baseline: git:v1}\n" + kTwoTasks, "2026-03-02");
  CHECK(!result->assessment);
  REQUIRE(result->diagnostics.all().size() == 1);
  CHECK(result->diagnostics.all()[0].message == "baseline 'git:v1' is not in the plan's files");
}

TEST_CASE("actual time stops when everything is finished, wherever costs stand") {
  const auto with = [](const std::string& bearer) {
    return assessed(
        "project: {id: p, start: 2026-03-02, status_date: 2026-04-20}\ntasks:\n  - id: s\n    tasks:\n"
        "      - {id: a, duration: 5d, budget: 100, actual_start: 2026-03-02, actual_finish: 2026-03-09}\n"
        "actuals:\n  - {date: 2026-03-05, task: " +
        bearer + ", cost: 90}\n");
  };
  CHECK(with("a")->word("at_min") == "2880");
  CHECK(with("s")->word("at_min") == "2880");
}

TEST_CASE("without a status date nothing was planned, earned or spent by now") {
  const auto result =
      assessed(kTwoTasks +
               "actuals:\n  - {date: 2026-03-05, task: a, cost: 500}\n"
               "baselines:\n  - {id: v1, date: 2026-03-02, tasks: [{id: a, start: 2026-03-02, finish: "
               "2026-03-06, budget: 100}]}\n");
  CHECK(result->word("bac") == "100");
  for (const char* name : {"pv", "ev", "ac", "sv", "cv", "spi", "eac.atypical", "etc", "spi_t", "p_factor"}) {
    CAPTURE(name);
    CHECK(result->word(name) == "n/a");
  }
}

}  // namespace
}  // namespace plumb::test
