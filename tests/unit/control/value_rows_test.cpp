// The figures of the parts agree with the whole: by task, WBS, account, resource, owner and organization.
#include "plumb/control/value_rows.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "plumb/control/periods.hpp"
#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// A plan with random budgets, rates, progress and costs; half of them with a baseline that froze sums.
std::string random_value_plan(unsigned seed) {
  std::mt19937 random(seed);
  const auto any = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  const auto amount = [&] { return fmt::format("{}.{:04}", any(100'000), any(10'000)); };
  std::string yaml =
      "project: {id: p, start: 2026-03-02, status_date: 2026-04-10, undistributed_budget: 333.3333}\n"
      "accounts: [{id: A1, organization: X}, {id: A2, organization: Y}, {id: A3}]\nresources:\n";
  for (int i = 0; i < 4; ++i) yaml += fmt::format("  - {{id: r{}, capacity: 9, rate: {}/h}}\n", i, amount());
  yaml += "tasks:\n";
  constexpr const char* kTechniques[] = {"percent", "0/100", "50/50", "33/67", "loe", "planning"};
  constexpr const char* kAccruals[] = {"linear", "start", "end"};
  for (int phase = 0; phase < 4; ++phase) {
    yaml += fmt::format("  - id: s{}\n    owner: r{}\n    tasks:\n", phase, phase);
    for (int i = 0; i < 6; ++i) {
      yaml += fmt::format("      - {{id: t{}-{}, duration: {}min, ev_method: {}, accrue: {}", phase, i,
                          7 + any(20'000), kTechniques[any(6)], kAccruals[any(3)]);
      if (any(2) == 0) yaml += fmt::format(", budget: {}", amount());
      if (any(3) == 0) yaml += fmt::format(", fixed_cost: {}", amount());
      if (any(2) == 0)
        yaml += fmt::format(", assign: {{r{}: {}%, r{}: {}}}", any(2), 1 + any(300), 2 + any(2), 1 + any(3));
      if (any(3) != 0) yaml += fmt::format(", account: A{}", 1 + any(3));
      if (any(2) == 0)
        yaml += fmt::format(", actual_start: 2026-03-02, progress: {}.{:04}%", any(100), any(10'000));
      yaml += "}\n";
    }
  }
  yaml += "actuals:\n";
  for (int i = 0; i < 20; ++i) {
    yaml += fmt::format("  - {{date: 2026-03-{:02}, ", 2 + any(28));
    switch (any(4)) {
      case 0:
        yaml += fmt::format("task: s{}, cost: {}", any(4), amount());
        break;
      case 1:
        yaml += fmt::format("account: A{}, cost: {}", 1 + any(3), amount());
        break;
      case 2:
        yaml += fmt::format("task: t{}-{}, resource: r{}, hours: {}.{:04}", any(4), any(6), any(4), any(90),
                            any(10'000));
        break;
      default:
        yaml += fmt::format("task: t{}-{}, cost: {}", any(4), any(6), amount());
        break;
    }
    yaml += "}\n";
  }
  if (any(2) == 0) {
    yaml += "baselines:\n  - id: v1\n    date: 2026-03-02\n    tasks:\n";
    for (int phase = 0; phase < 4; ++phase)
      for (int i = 0; i < 6; ++i)
        if (any(6) != 0)
          yaml += fmt::format(
              "      - {{id: t{}-{}, start: 2026-03-{:02}T0{}:{:02}, finish: 2026-04-{:02}, budget: {}}}\n",
              phase, i, 2 + any(28), any(10), any(60), 1 + any(30), amount());
  }
  return yaml;
}

void check_sums(const EarnedValue& sum, const EarnedValue& whole) {
  CHECK(sum.bac == whole.bac);
  CHECK(sum.pv == whole.pv);
  CHECK(sum.ev == whole.ev);
  CHECK(sum.ac == whole.ac);
  CHECK(sum.remaining_cost == whole.remaining_cost);
}

TEST_CASE("random budgets add up exactly: by every breakdown and over every period") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const auto result = assessed(random_value_plan(seed));
    const Assessment& assessment = **result;
    const EarnedValue& whole = assessment.project.value;
    for (std::size_t by = 0; by < kWords<ValueBreakdown>.size(); ++by) {
      CAPTURE(kWords<ValueBreakdown>[by]);
      EarnedValue sum;
      for (const ValueRow& row : value_rows(assessment.plan, assessment.schedule, assessment.performance,
                                            static_cast<ValueBreakdown>(by)))
        if (row.level == 0) sum += row.figures.value;
      check_sums(sum, whole);
    }
    for (const PeriodLength length : {PeriodLength::week, PeriodLength::month}) {
      Cost pv, ev, ac;
      Cost before;
      for (const PeriodFigures& period : period_figures(assessment, length)) {
        pv += period.pv;
        ev += period.ev;
        ac += period.ac;
        CHECK(pv == period.cumulative_pv);
        CHECK(period.cumulative_pv >= before);  // planned value is monotone
        before = period.cumulative_pv;
      }
      CHECK(pv == assessment.performance.baseline->distributed_budget());
      CHECK(ev == whole.ev);
      CHECK(ac == whole.ac);
    }
    for (const PerformanceElement& element : assessment.performance.elements) {
      const EarnedValue value = value_of(assessment.performance, element);
      CHECK(value.ev <= value.bac);
      CHECK(value.pv <= value.bac);
      CHECK(value.ev >= Cost());
    }
  }
}

TEST_CASE("a summary is the sum of what is below it, with the costs booked on it") {
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-13}\n"
      "tasks:\n  - id: s\n    tasks:\n"
      "      - {id: a, duration: 5d, budget: 100, actual_start: 2026-03-02, actual_finish: 2026-03-06}\n"
      "      - {id: b, duration: 5d, budget: 300}\n"
      "actuals:\n  - {date: 2026-03-06, task: a, cost: 90}\n  - {date: 2026-03-06, task: s, cost: 10}\n");
  CHECK(result->word("ac", "s") == "100");
  CHECK(result->word("ac", "a") == "90");
  CHECK(result->word("cpi", "s") == "1");
  CHECK(result->word("bac", "s") == "400");
}

TEST_CASE("a resource has the cost of its own work") {
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-04}\n"
      "resources:\n  - {id: dev, rate: 800/d}\n  - {id: qa, rate: 100/h, overtime_rate: 150/h}\n"
      "  - {id: sand, kind: material, unit: t, rate: 12.5}\n"
      "tasks:\n  - {id: a, duration: 4d, assign: {dev: 1, qa: 50%, sand: 8}, fixed_cost: 400, actual_start: "
      "2026-03-02, "
      "progress: 50%}\n"
      "actuals:\n  - {date: 2026-03-03, task: a, resource: dev, hours: 20}\n"
      "  - {date: 2026-03-03, task: a, resource: qa, hours: 6, overtime: 2}\n"
      "  - {date: 2026-03-03, task: a, resource: sand, quantity: 4}\n"
      "  - {date: 2026-03-03, task: a, cost: 77}\n");
  CHECK(result->word("bac") == "5300");
  CHECK(result->word("bac", "dev") == "3200");
  CHECK(result->word("ev", "dev") == "1600");
  CHECK(result->word("pv", "qa") == "1200");
  CHECK(result->word("ac", "dev") == "2000");
  CHECK(result->word("ac", "qa") == "900");
  CHECK(result->word("ac", "sand") == "50");
  CHECK(result->word("ac") == "3027");
}

TEST_CASE("a frozen sum is divided among its resources without a rest, at every date alike") {
  const std::string plan =
      "resources:\n  - {id: x, rate: 1/h}\n  - {id: y, rate: 1/h}\n  - {id: z, rate: 1/h}\n"
      "tasks:\n  - {id: a, duration: 5d, assign: {x: 1, y: 1, z: 1}}\n"
      "baselines:\n  - {id: v1, date: 2026-03-02, tasks: [{id: a, start: 2026-03-02, finish: 2026-03-06, "
      "budget: 100}]}\n";
  for (const char* at : {"2026-03-02", "2026-03-20"}) {
    const auto result = assessed(plan, at);
    const auto rows =
        value_rows((*result)->plan, (*result)->schedule, (*result)->performance, ValueBreakdown::resource);
    CHECK(rows.size() == 3);
    CHECK(result->word("bac", "y").starts_with("33.333333333333"));
  }
}

}  // namespace
}  // namespace plumb::test
