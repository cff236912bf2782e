// Earned value by each technique, at the status date and at any date before it.
#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kHead = "project: {id: p, start: 2026-03-02, status_date: 2026-03-13}\n";

std::string earned(const std::string& yaml, std::string_view at = {}) {
  return assessed(std::string(kHead) + yaml, at)->word("ev");
}

std::string task(const std::string& fields) {
  return "tasks:\n  - {id: a, duration: 10d, budget: 1000, " + fields + "}\n";
}

TEST_CASE("percent earns what is done, and everything when finished") {
  CHECK(earned(task("actual_start: 2026-03-02, progress: 33.3%")) == "333");
  CHECK(earned(task("actual_start: 2026-03-02, actual_finish: 2026-03-12")) == "1000");
  CHECK(earned(task("actual_start: 2026-03-02")) == "0");
}

TEST_CASE("a fixed formula earns at the start and at the finish") {
  CHECK(earned(task("ev_method: 25/75")) == "0");
  CHECK(earned(task("ev_method: 25/75, actual_start: 2026-03-02")) == "250");
  CHECK(earned(task("ev_method: 25/75, actual_start: 2026-03-02, progress: 90%")) == "250");
  CHECK(earned(task("ev_method: 0/100, actual_start: 2026-03-02, progress: 99%")) == "0");
  CHECK(earned(task("ev_method: 100/0, actual_start: 2026-03-02")) == "1000");
}

TEST_CASE("units earn their exact share") {
  CHECK(earned(task("ev_method: units, units: 1/3, actual_start: 2026-03-02")) == "333.3333333333333");
  CHECK(earned(task("ev_method: units, units: 0/400") +
               "progress:\n  - {date: 2026-03-05, task: a, start: 2026-03-03, units: 100}\n"
               "  - {date: 2026-03-12, task: a, units: 250}\n") == "625");
}

TEST_CASE("milestones earn their weights when they are done") {
  const std::string steps =
      "ev_method: milestones, actual_start: 2026-03-02, milestones: [{name: agreed, weight: 40%, done: "
      "2026-03-04}, "
      "{name: tested, weight: 60%}]";
  CHECK(earned(task(steps)) == "400");
  CHECK(earned(task(steps), "2026-03-03") == "0");
  const std::string by_ledger =
      task("ev_method: milestones, milestones: [{name: agreed, weight: 40%}, {name: tested, weight: 60%}]") +
      "progress:\n  - {date: 2026-03-10, task: a, start: 2026-03-02, milestone: agreed}\n";
  CHECK(earned(by_ledger) == "400");
  CHECK(earned(by_ledger, "2026-03-09") == "0");
}

TEST_CASE("level of effort earns as planned, whatever happens") {
  CHECK(earned("tasks:\n  - {id: a, duration: 20d, budget: 1000, ev_method: loe}\n") == "500");
  // A hammock has no progress of its own.
  CHECK(earned("tasks:\n  - {id: a, duration: 20d}\n  - {id: office, span: [a, a], budget: 1000}\n") ==
        "500");
  const auto both = assessed(std::string(kHead) +
                             "tasks:\n  - {id: a, duration: 20d, budget: 1000}\n"
                             "  - {id: office, span: [a, a], budget: 1000}\n");
  CHECK(both->word("spi") == "0.5");
  CHECK(both->word("discrete.spi") == "0");
}

TEST_CASE("a planning package earns nothing") {
  CHECK(earned(task("ev_method: planning, actual_start: 2026-03-02, progress: 50%")) == "0");
}

TEST_CASE("apportioned work earns the share of its base, with its own budget") {
  const auto with = [](const std::string& base) {
    return "tasks:\n  - {id: base, duration: 10d, budget: 4000, " + base +
           "}\n  - {id: qa, duration: 10d, budget: 200, ev_method: apportioned, apportioned_to: base}\n";
  };
  const auto of_qa = [&](const std::string& base) {
    return assessed(std::string(kHead) + with(base))->word("ev", "qa");
  };
  CHECK(of_qa("actual_start: 2026-03-02, progress: 60%") == "120");
  CHECK(of_qa("ev_method: 50/50, actual_start: 2026-03-02") == "100");
  CHECK(of_qa("ev_method: loe") == "200");
  // Of a chain, the one at its end says.
  CHECK(assessed(std::string(kHead) + with("actual_start: 2026-03-02, progress: 60%") +
                 "  - {id: audit, duration: 1d, budget: 50, ev_method: apportioned, apportioned_to: qa}\n")
            ->word("ev", "audit") == "30");
}

TEST_CASE("apportioned to a summary, work earns what is earned below it") {
  CHECK(
      assessed(
          std::string(kHead) +
          "tasks:\n  - id: build\n    tasks:\n"
          "      - {id: a, duration: 5d, budget: 300, actual_start: 2026-03-02, actual_finish: 2026-03-06}\n"
          "      - {id: b, duration: 5d, budget: 100}\n"
          "  - {id: qa, duration: 10d, budget: 40, ev_method: apportioned, apportioned_to: build}\n")
          ->word("ev", "qa") == "30");
}

TEST_CASE("earned value at a past date is what the ledger said then") {
  const std::string ledger =
      "tasks:\n  - {id: a, duration: 10d, budget: 1000}\nprogress:\n"
      "  - {date: 2026-03-03, task: a, start: 2026-03-02, done: 20%}\n"
      "  - {date: 2026-03-10, task: a, done: 70%}\n"
      "  - {date: 2026-03-10, task: a, done: 65%}\n";
  CHECK(earned(ledger, "2026-03-02") == "0");
  CHECK(earned(ledger, "2026-03-03") == "200");
  CHECK(earned(ledger, "2026-03-09") == "200");
  CHECK(earned(ledger, "2026-03-10") == "650");
}

TEST_CASE("progress on the task holds at the project's own date only") {
  const std::string plan = task("actual_start: 2026-03-02, progress: 40%");
  CHECK(earned(plan, "2026-03-13") == "400");
  CHECK(earned(plan, "2026-03-12") == "0");
}

TEST_CASE("a task that a baseline froze whole, and that was divided since, earns what its parts have") {
  const std::string plan =
      "tasks:\n  - id: a\n    tasks:\n"
      "      - {id: a1, duration: 6d, actual_start: 2026-03-02, actual_finish: 2026-03-09}\n"
      "      - {id: a2, duration: 2d, after: [a1]}\n"
      "baselines:\n  - {id: v1, date: 2026-03-02, tasks: [{id: a, start: 2026-03-02, finish: 2026-03-11, "
      "budget: 800}]}\n";
  CHECK(earned(plan) == "600");
}

TEST_CASE("what is earned through a summary adds up to the whole budget") {
  // Thirds of a budget: nothing may be left over, or the project would never be complete.
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-13}\ntasks:\n  - id: s\n    tasks:\n"
      "      - {id: a, duration: 1d, budget: 7, actual_start: 2026-03-02, actual_finish: 2026-03-02}\n"
      "      - {id: b, duration: 1d, budget: 7, actual_start: 2026-03-02, actual_finish: 2026-03-02}\n"
      "      - {id: c, duration: 1d, budget: 7, actual_start: 2026-03-02, actual_finish: 2026-03-02}\n"
      "  - {id: qa, duration: 1d, budget: 100, ev_method: apportioned, apportioned_to: s, actual_start: "
      "2026-03-02, "
      "actual_finish: 2026-03-02}\n"
      "  - {id: close, duration: 9d, after: [qa], actual_start: 2026-03-03, actual_finish: 2026-03-13}\n");
  CHECK(result->word("ev") == "121");
  CHECK(result->word("es_min") == "4800");
  CHECK(result->word("spi_t") == "1");
  CHECK(result->word("tcpi_bac") == "0");
}

TEST_CASE("a task whose last milestone is done is finished on that day") {
  const auto result =
      assessed(std::string(kHead) +
               "tasks:\n  - {id: a, duration: 10d, budget: 100, actual_start: 2026-03-02, ev_method: "
               "milestones, milestones: [{name: x, weight: 50%, done: 2026-03-04}, {name: y, weight: "
               "50%, done: 2026-03-06}]}\n");
  CHECK(result->word("finish", "a") == "2026-03-06T17:00");
  CHECK(result->word("tasks.complete") == "1");
  CHECK(result->word("eac.bottom_up") == "0");
}

TEST_CASE("a later report in percent replaces an earlier one in units") {
  CHECK(earned(task("ev_method: units, units: 0/400") +
               "progress:\n  - {date: 2026-03-05, task: a, start: 2026-03-03, units: 100}\n"
               "  - {date: 2026-03-10, task: a, done: 60%}\n") == "600");
}

}  // namespace
}  // namespace plumb::test
