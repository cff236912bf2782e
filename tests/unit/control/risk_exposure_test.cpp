#include "plumb/control/risk_exposure.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

const std::string kTask = "tasks:\n  - {id: a, duration: 100d, budget: 100000}\n";

/// The register of a plan with these risks, each a row of fields.
std::unique_ptr<AssessedYaml> with_risks(const std::string& rows, const std::string& project = {},
                                         const std::string& more = {}) {
  return assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-13" + project + "}\n" + kTask +
                  "risks:\n" + rows + more);
}

const RiskFigures& figures(const std::unique_ptr<AssessedYaml>& result, std::size_t row = 0) {
  return (*result)->risks.risks.at(row);
}

TEST_CASE("exposure is probability times the expected impact") {
  const auto result =
      with_risks("  - {id: R, probability: 35%, impact: {cost: 20000, time: 10d}, strategy: accept}\n");
  CHECK(figures(result).inherent.exposure == Cost::exactly(70'000'000));
  CHECK(figures(result).inherent.time_exposure == doctest::Approx(3.5 * 480));
  CHECK(result->word("risks.exposure_inherent") == "7000");
}

TEST_CASE("a range counts with the mean of its distribution") {
  const auto cost = [](const std::string& distribution) {
    const auto result =
        with_risks("  - {id: R, probability: 100%, impact: {cost: 20/50/110, time: 2d/5d/11d}, " +
                   distribution + "strategy: accept}\n");
    CHECK(figures(result).inherent.time_minutes.value() ==
          doctest::Approx(figures(result).inherent.cost->units() * 48));
    return figures(result).inherent.cost->units();
  };
  CHECK(cost("") == doctest::Approx(55));
  CHECK(cost("distribution: triangular, ") == doctest::Approx(60));
  CHECK(cost("distribution: uniform, ") == doctest::Approx(65));
  CHECK(cost("distribution: normal, ") == doctest::Approx(50));
}

TEST_CASE("threats add and opportunities subtract; each part is positive") {
  const auto result = with_risks(
      "  - {id: T, probability: 50%, impact: {cost: 1000, time: 2d}, strategy: accept}\n"
      "  - {id: O, kind: opportunity, probability: 50%, impact: {cost: 300, time: 1d}, strategy: enhance}\n");
  CHECK((*result)->risks.inherent.threats.units() == 500);
  CHECK((*result)->risks.inherent.opportunities.units() == 150);
  CHECK((*result)->risks.inherent.net().units() == 350);
  CHECK((*result)->risks.inherent.time_minutes == doctest::Approx(240));
}

TEST_CASE("what the residual leaves out is as before the response") {
  const auto residual = [](const std::string& after) {
    const auto result = with_risks(
        "  - {id: R, probability: 50%, impact: {cost: 1000, time: 2d}, strategy: mitigate, "
        "response_cost: 40, residual: " +
        after + "}\n");
    return figures(result).residual.exposure->units();
  };
  CHECK(residual("{probability: 10%}") == 100);
  CHECK(residual("{impact: {cost: 200}}") == 100);
  CHECK(residual("{impact: {time: 1d}}") == 500);
  CHECK(residual("{probability: 10%, impact: {cost: 200}}") == 20);
  const auto result = with_risks(
      "  - {id: R, probability: 50%, impact: {cost: 1000}, strategy: mitigate, response_cost: 40, residual: "
      "{probability: 10%}}\n");
  CHECK(figures(result).net_benefit->units() == 360);
}

TEST_CASE("a risk with a residual alone exists only after the response") {
  const auto result =
      with_risks("  - {id: S, strategy: accept, residual: {probability: 10%, impact: {cost: 5000}}}\n");
  CHECK((*result)->risks.inherent.net() == Cost());
  CHECK((*result)->risks.residual.net().units() == 500);
  CHECK((*result)->risks.inherent.unpriced == 0);
}

TEST_CASE("a closed or retired risk is not exposed") {
  for (const std::string status : {"closed", "retired"}) {
    const auto result = with_risks(
        "  - {id: R, probability: 50%, impact: {cost: 1000}, strategy: accept, status: " + status + "}\n");
    CHECK(!figures(result).exposed);
    CHECK(result->word("risks.exposure_residual") == "0");
  }
}

TEST_CASE("an occurred risk is certain, less what was spent on it, before and after the response alike") {
  const std::string row =
      "  - {id: R, probability: 50%, impact: {cost: 1000}, strategy: mitigate, status: occurred, residual: "
      "{probability: 10%}}\n";
  const auto spent = [](const std::string& cost, const std::string& date) {
    return "actuals:\n  - {date: " + date + ", task: a, cost: " + cost + ", risk: R}\n";
  };
  const auto after = with_risks(row, {}, spent("300", "2026-03-10"));
  CHECK(figures(after).inherent.exposure->units() == 700);
  CHECK(figures(after).residual.exposure->units() == 700);
  CHECK(with_risks(row, {}, spent("1300", "2026-03-10"))->word("risks.exposure_inherent") == "0");
  CHECK(with_risks(row, {}, spent("300", "2026-03-16"))->word("risks.exposure_inherent") == "1000");
}

TEST_CASE("levels stand for what the matrix says of them") {
  const std::string matrix =
      ", risk_matrix: {probability: [{level: rare, value: 5%}, {level: likely, value: 60%}], impact: "
      "[{level: small, "
      "value: 0.1, cost: 2000, time: 2d}, {level: big, value: 0.5}], high: 0.3}";
  const auto small =
      with_risks("  - {id: R, probability: likely, impact: small, strategy: accept}\n", matrix);
  CHECK(figures(small).inherent.exposure->units() == 1200);
  CHECK(figures(small).inherent.score == doctest::Approx(0.06));
  CHECK(!figures(small).high);
  // A level without money is n/a in money.
  const auto big = with_risks("  - {id: R, probability: likely, impact: big, strategy: accept}\n", matrix);
  CHECK(!figures(big).inherent.exposure);
  CHECK(figures(big).high);
  CHECK((*big)->risks.inherent.unpriced == 1);
}

TEST_CASE("amounts find the lowest level that reaches up to them") {
  const std::string matrix =
      ", risk_matrix: {impact: [{level: small, value: 0.1, cost: 2000, time: 2d}, {level: big, value: 0.5, "
      "cost: 9000, "
      "time: 20d}]}";
  const auto level = [&](const std::string& impact) {
    const auto result =
        with_risks("  - {id: R, probability: 50%, impact: {" + impact + "}, strategy: accept}\n", matrix);
    return figures(result).inherent.impact_level.value();
  };
  CHECK(level("cost: 2000") == 0);
  CHECK(level("cost: 2000.0001") == 1);
  CHECK(level("cost: 99000") == 1);
  CHECK(level("cost: 100, time: 3d") == 1);
}

TEST_CASE("without amounts in the matrix, levels are shares of the budget and of the planned duration") {
  const auto level = [&](const std::string& impact) {
    const auto result =
        with_risks("  - {id: R, probability: 50%, impact: {" + impact + "}, strategy: accept}\n");
    return (*result)->risks.matrix.impact[figures(result).inherent.impact_level.value()].level;
  };
  CHECK(level("cost: 5000") == "very-low");
  CHECK(level("cost: 5001") == "low");
  CHECK(level("cost: 40000") == "high");
  CHECK(level("cost: 90000") == "very-high");
  CHECK(level("time: 20d") == "medium");
}

TEST_CASE("a probability is in the nearest level, of two in the higher") {
  const auto level = [&](const std::string& probability) {
    const auto result =
        with_risks("  - {id: R, probability: " + probability + ", impact: low, strategy: accept}\n");
    return (*result)->risks.matrix.probability[figures(result).inherent.probability_level.value()].level;
  };
  CHECK(level("35%") == "low");
  CHECK(level("20%") == "low");
  CHECK(level("19%") == "very-low");
  CHECK(level("100%") == "very-high");
}

TEST_CASE("foreign money counts at the rate of the status date") {
  const auto result =
      with_risks("  - {id: R, probability: 50%, impact: {cost: 1000 USD}, strategy: accept}\n",
                 ", currency: CNY, rates: {USD: [{from: 2026-01-01, rate: 7}, {from: 2026-03-13, rate: 8}]}");
  CHECK(figures(result).inherent.exposure->units() == 4000);
}

TEST_CASE("a residual in money keeps the time of the level before it") {
  const std::string matrix =
      ", risk_matrix: {impact: [{level: low, value: 0.1, cost: 100, time: 1d}, {level: big, value: "
      "0.5, cost: 200000, time: 20d}]}";
  const auto result = with_risks(
      "  - {id: R, probability: 50%, impact: big, strategy: mitigate, residual: {impact: {cost: 50000}}}\n",
      matrix);
  CHECK(figures(result).residual.cost->units() == 50000);
  CHECK(figures(result).residual.time_minutes == doctest::Approx(9600));
}

TEST_CASE("a product that reaches the threshold is high") {
  const auto result = with_risks("  - {id: R, probability: 70%, impact: high, strategy: accept}\n",
                                 ", risk_matrix: {high: 0.28}");
  CHECK(figures(result).inherent.score == 0.28);
  CHECK(figures(result).high);
}

TEST_CASE("an opportunity that occurred is less what was gained by it, or spent on it") {
  const auto left_after = [](const std::string& cost) {
    const auto result = with_risks(
        "  - {id: O, kind: opportunity, probability: 50%, impact: {cost: 20000}, strategy: accept, status: "
        "occurred}\n",
        {}, "actuals:\n  - {date: 2026-03-10, task: a, cost: " + cost + ", risk: O}\n");
    return figures(result).inherent.exposure->units();
  };
  CHECK(left_after("-20000") == 0);
  CHECK(left_after("-5000") == 15000);
  CHECK(left_after("5000") == 15000);
}

TEST_CASE("without a probability the exposure is not known") {
  const auto result = with_risks("  - {id: R, impact: {cost: 20000}, strategy: accept}\n");
  CHECK(!figures(result).inherent.exposure);
  CHECK(!figures(result).inherent.probability_percent);
  CHECK((*result)->risks.inherent.unpriced == 1);
}

}  // namespace
}  // namespace plumb::test
