// What tasks cost by themselves, and when: budgets, rates, materials, costs per use, currencies. The plan
// itself serves as the baseline.
#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// Planned value of the whole at each of some instants.
std::string planned(const std::string& yaml, std::initializer_list<const char*> instants) {
  std::string text;
  for (const char* instant : instants)
    text += (text.empty() ? "" : " ") + assessed(yaml, instant)->word("pv");
  return text;
}

TEST_CASE("a budget accrues evenly, at the start or at the end") {
  const auto with = [](const std::string& accrue) {
    return "tasks:\n  - {id: a, duration: 4d, budget: 1000" + accrue + "}\n";
  };
  CHECK(planned(with(""), {"2026-03-02T08:00", "2026-03-03T12:00", "2026-03-05"}) == "0 375 1000");
  CHECK(planned(with(", accrue: start"), {"2026-03-02T07:59", "2026-03-02T08:00"}) == "0 1000");
  CHECK(planned(with(", accrue: end"), {"2026-03-05T16:59", "2026-03-05T17:00"}) == "0 1000");
}

TEST_CASE("assigned work costs its rate by the time it takes") {
  const std::string plan =
      "resources:\n  - {id: dev, capacity: 3, rate: 800/d}\n  - {id: qa, rate: 60/h}\n"
      "tasks:\n  - {id: a, duration: 10d, assign: {dev: 2, qa: 50%}, fixed_cost: 500}\n";
  CHECK(assessed(plan, "2026-03-31")->word("bac") == "18900");
  CHECK(planned(plan, {"2026-03-06"}) == "9450");
}

TEST_CASE("a budget overrides what assignments and fixed costs give") {
  CHECK(assessed("resources:\n  - {id: dev, rate: 800/d}\n"
                 "tasks:\n  - {id: a, duration: 10d, assign: {dev: 1}, fixed_cost: 500, budget: 7000}\n",
                 "2026-03-31")
            ->word("bac") == "7000");
}

TEST_CASE("a cost per use accrues at the start: per unit of work, once for a material") {
  const std::string plan =
      "resources:\n  - {id: crane, capacity: 2, rate: 100/h, cost_per_use: 250}\n"
      "  - {id: sand, kind: material, unit: t, rate: 12.5, cost_per_use: 90}\n"
      "tasks:\n  - {id: a, duration: 1d, assign: {crane: 2, sand: 40}}\n";
  CHECK(planned(plan, {"2026-03-02T08:00", "2026-03-02T12:00", "2026-03-02"}) == "590 1640 2690");
}

TEST_CASE("a rate that changes is paid from its day on") {
  const std::string plan =
      "resources:\n  - {id: li, rate: [{from: 2026-01-01, rate: 100/h}, {from: 2026-03-04, rate: 110/h}]}\n"
      "tasks:\n  - {id: a, duration: 5d, assign: {li: 1}}\n";
  CHECK(planned(plan, {"2026-03-03", "2026-03-04", "2026-03-06"}) == "1600 2480 4240");
}

TEST_CASE("before its first day, a dated rate holds too") {
  CHECK(assessed("resources:\n  - {id: li, rate: [{from: 2026-06-01, rate: 100/h}]}\n"
                 "tasks:\n  - {id: a, duration: 1d, assign: {li: 1}}\n",
                 "2026-03-31")
            ->word("bac") == "800");
}

TEST_CASE("foreign money counts at the rate of the day on which it accrues") {
  const std::string head =
      "project: {id: p, start: 2026-03-02, currency: CNY, rates: {USD: [{from: 2026-01-01, rate: 7.10}, "
      "{from: "
      "2026-03-04, rate: 7.2}]}}\n";
  CHECK(assessed(head + "tasks:\n  - {id: a, duration: 4d, budget: 1000 USD}\n", "2026-03-31")->word("bac") ==
        "7150");
  CHECK(assessed(head + "tasks:\n  - {id: a, duration: 4d, budget: 1000 USD, accrue: end}\n", "2026-03-31")
            ->word("bac") == "7200");
  CHECK(assessed(head + "tasks:\n  - {id: a, duration: 4d, budget: 1000 USD, accrue: start}\n", "2026-03-31")
            ->word("bac") == "7100");
  CHECK(assessed(head + "resources:\n  - {id: li, rate: 10 USD/h}\ntasks:\n  - {id: a, duration: 4d, assign: "
                        "{li: 1}}\n",
                 "2026-03-31")
            ->word("bac") == "2288");
}

TEST_CASE("days off of a resource cost nothing, and move no date") {
  const std::string plan =
      "resources:\n  - {id: li, rate: 100/h, off: [2026-03-03..2026-03-04]}\n"
      "tasks:\n  - {id: a, duration: 5d, assign: {li: 1}}\n";
  const auto result = assessed(plan, "2026-03-02T07:00");
  CHECK(result->word("bac") == "2400");
  CHECK(result->word("finish") == "2026-03-06T17:00");
  CHECK(planned(plan, {"2026-03-02", "2026-03-04", "2026-03-05"}) == "800 800 1600");
}

TEST_CASE("a resource works in its own calendar") {
  CHECK(assessed("calendars:\n  - {id: mornings, week: {mon-fri: 08:00-12:00}}\n"
                 "resources:\n  - {id: li, rate: 100/h, calendar: mornings}\n"
                 "tasks:\n  - {id: a, duration: 5d, assign: {li: 1}}\n",
                 "2026-03-31")
            ->word("bac") == "2000");
}

TEST_CASE("what remains is assigned work for the remaining time, and the rest of everything else") {
  const std::string head =
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-06}\n"
      "resources:\n  - {id: dev, rate: 800/d}\n  - {id: trip, kind: cost}\ntasks:\n";
  const auto left = [&](const std::string& task) { return assessed(head + task)->word("eac.bottom_up"); };
  CHECK(left("  - {id: a, duration: 10d, assign: {dev: 1}}\n") == "8000");
  CHECK(left("  - {id: a, duration: 10d, assign: {dev: 1}, actual_start: 2026-03-02, progress: 50%}\n") ==
        "4000");
  CHECK(left("  - {id: a, duration: 10d, assign: {dev: 1}, actual_start: 2026-03-02, progress: 50%, "
             "remaining: 8d}\n") == "6400");
  CHECK(left("  - {id: a, duration: 10d, budget: 1000, actual_start: 2026-03-02, progress: 30%}\n") == "700");
  CHECK(left("  - {id: a, duration: 10d, fixed_cost: 90, accrue: start, actual_start: 2026-03-02, progress: "
             "30%}\n") == "0");
  CHECK(left("  - {id: a, duration: 10d, fixed_cost: 90, accrue: end, actual_start: 2026-03-02, progress: "
             "30%}\n") == "90");
  CHECK(left("  - {id: a, duration: 10d, assign: {trip: 300}, actual_start: 2026-03-02, progress: 40%}\n") ==
        "180");
  CHECK(
      left(
          "  - {id: a, duration: 5d, budget: 1000, actual_start: 2026-03-02, actual_finish: 2026-03-06}\n") ==
      "0");
}

}  // namespace
}  // namespace plumb::test
