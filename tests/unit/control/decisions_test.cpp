#include "plumb/control/decisions.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "plumb/control/investment.hpp"
#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

struct Weighed {
  explicit Weighed(const std::string& fields)
      : loaded(plan_from(
            "project: {id: p, start: 2026-03-02}\ntasks: [{id: a, duration: 1d}]\ndecisions: [{id: D, "
            "name: Which, " +
            fields + "}]\n")),
        figures(weigh(loaded.plan->rows<Decision>().rows[0], Prices(*loaded.plan), Date{})) {}

  LoadedPlan loaded;
  DecisionFigures figures;
};

TEST_CASE("options are ranked by their weighted scores, and equal ones share a rank") {
  const Weighed weighed(
      "criteria: [{name: price, weight: 60%}, {name: support, weight: 40%}], options: [{id: a, scores: "
      "{price: 4, "
      "support: 3}}, {id: b, scores: {price: 2, support: 6}}, {id: c, scores: {price: 1, support: 1}}, {id: "
      "d, scores: "
      "{price: 5}}]");
  const auto& options = weighed.figures.options;
  CHECK(options[0].score.value() == doctest::Approx(3.6));
  CHECK(options[0].rank == 1U);
  CHECK(options[1].rank == 1U);
  CHECK(options[2].rank == 3U);
  CHECK_FALSE(options[3].score);  // a criterion is missing
  CHECK(weighed.figures.best_score == std::vector<std::string_view>{"a", "b"});
  CHECK(weighed.figures.criteria[0].move().value() == doctest::Approx(0));
}

TEST_CASE("a weight tips the result where another option draws level, the others in proportion") {
  const Weighed weighed(
      "criteria: [{name: price, weight: 50}, {name: speed, weight: 30}, {name: looks, weight: 20}], options: "
      "[{id: a, "
      "scores: {price: 5, speed: 2, looks: 3}}, {id: b, scores: {price: 3, speed: 4, looks: 3}}]");
  // a 3.7, b 3.3. Without price: a (0.6 x 2 + 0.4 x 3) 2.4, b 3.6: level at w = 1.2 / (1.2 + 2).
  const auto& criteria = weighed.figures.criteria;
  CHECK(criteria[0].tipping_weight.value() == doctest::Approx(0.375));
  CHECK(criteria[0].move().value() == doctest::Approx(-0.125));
  CHECK(criteria[0].then == "b");
  // Without speed: lead (5/7 x 2) = 10/7, own -2: level at 10/7 / (10/7 + 2).
  CHECK(criteria[1].tipping_weight.value() == doctest::Approx(10.0 / 24));
  CHECK_FALSE(criteria[2].tipping_weight);  // both are equal in it: the rest decides
}

TEST_CASE("a present value begins with the first flow, and years are whole where day and month agree") {
  CHECK(years_between(Date(std::chrono::year{2024} / 2 / 29), Date(std::chrono::year{2028} / 2 / 29)) == 4);
  CHECK(years_between(Date(std::chrono::year{2026} / 1 / 1), Date(std::chrono::year{2026} / 7 / 2)) ==
        doctest::Approx(182.0 / 365));
  const Weighed weighed(
      "discount_rate: 10%, options: [{id: a, flows: [{date: 2027-06-01, amount: 110}, {date: 2026-06-01, "
      "amount: "
      "-90}]}, {id: b, flows: [{date: 2026-06-01, amount: 5}]}]");
  CHECK(weighed.figures.options[0].npv.value() == doctest::Approx(10));
  CHECK(weighed.figures.options[0].payback.value() == doctest::Approx(90.0 / 110));
  CHECK(weighed.figures.options[0].dynamic_payback.value() == doctest::Approx(0.9));
  CHECK(weighed.figures.options[0].rates.size() == 1);
  CHECK(weighed.figures.options[1].rates.empty());
  CHECK_FALSE(weighed.figures.options[1].payback);
  CHECK(weighed.figures.best_npv == std::vector<std::string_view>{"a"});
}

TEST_CASE("every internal rate of return is found") {
  const auto rates = [](std::initializer_list<double> amounts) {
    std::vector<TimedFlow> flows;
    for (const double amount : amounts) flows.push_back({static_cast<double>(flows.size()), amount});
    std::string text;
    for (const double rate : internal_rates(flows))
      text += fmt::format("{}{:.4f}", text.empty() ? "" : " ", 100 * rate);
    return text;
  };
  CHECK(rates({-100, 110}) == "10.0000");
  CHECK(rates({-100, 50}) == "-50.0000");
  CHECK(rates({-100, 230, -132}) == "10.0000 20.0000");
  CHECK(rates({-100, 240, -144}) == "20.0000");  // touches zero
  CHECK(rates({-100, 200, -150}).empty());       // never reaches it
  CHECK(rates({100, 50}).empty());
  CHECK(rates({-100, 0}).empty());
  CHECK(rates({}).empty());
  // (x - 1.1)(x - 1.2)(x - 1.3) x 1000
  CHECK(rates({1000, -3600, 4310, -1716}) == "10.0000 20.0000 30.0000");
  // Long ones neither overflow nor take long.
  std::vector<TimedFlow> flows{{0, -1000}};
  for (int month = 1; month <= 1200; ++month) flows.push_back({month / 12.0, 10});
  const auto found = internal_rates(flows);
  REQUIRE(found.size() == 1);
  CHECK(net_present_value(flows, found[0]) == doctest::Approx(0).epsilon(1e-6));
}

TEST_CASE("the expected value is the outcomes' less the cost, and what is left open is worth nothing") {
  const Weighed weighed(
      "options: [{id: a, cost: 10, outcomes: [{probability: 60%, value: 100}, {probability: 10%, value: "
      "-50}]}, {id: "
      "b, cost: 3}, {id: c}]");
  CHECK(weighed.figures.options[0].expected_value.value() == doctest::Approx(45));
  CHECK(weighed.figures.options[1].expected_value.value() == -3);
  CHECK_FALSE(weighed.figures.options[2].expected_value);
  CHECK(weighed.figures.best() == std::vector<std::string_view>{"a"});
}

TEST_CASE("options that cost by the unit are compared at each quantity") {
  const Weighed weighed(
      "quantity: [10, 100], options: [{id: rent, unit_cost: 5}, {id: buy, cost: 200, unit_cost: 1}, {id: "
      "gift}]");
  CHECK(weighed.figures.cheapest[0] == std::vector<std::string_view>{"rent"});
  CHECK(weighed.figures.cheapest[1] == std::vector<std::string_view>{"buy"});
  CHECK(weighed.figures.options[1].costs == std::vector<double>{210, 300});
  CHECK(weighed.figures.options[1].expected_value.value() == -255);
  REQUIRE(weighed.figures.break_evens.size() == 1);
  CHECK(weighed.figures.break_evens[0].quantity == 50);
}

TEST_CASE("decisions are metrics") {
  const auto plan = assessed(R"(
project: {id: p, start: 2026-03-02}
tasks: [{id: a, duration: 1d}]
decisions:
  - {id: 1, name: One, options: [{id: a, cost: 5}, {id: b, cost: 4}], chosen: a}
  - {id: 2, name: Two, options: [{id: a, cost: 5}]}
)");
  CHECK(plan->word("decisions.open") == "1");
  CHECK(plan->word("decisions.against_best") == "1");
}

}  // namespace
}  // namespace plumb::test
