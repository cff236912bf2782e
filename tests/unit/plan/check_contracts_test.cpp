#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

std::string contract_messages(const std::string& fields) {
  return short_messages_of("\ncontracts:\n  - {id: C, name: W, " + fields + "}\n");
}

TEST_CASE("a payment is a share or an amount") {
  CHECK(messages_of(R"(
contracts:
  - id: C
    name: Works
    payments:
      - {id: a}
      - {id: b, percent: 10%, amount: 5}
      - {id: c, retention: true}
      - {id: c, amount: 5}
)") == R"(plumb.yaml:6:14: error: payment 'a' has neither 'percent' nor 'amount' [missing-field]
     6 |       - {id: a}
       |              ^
       = help: add 'percent: 30%' or 'amount: 30000'
plumb.yaml:7:39: error: payment 'b' has both 'percent' and 'amount' [conflicting-fields]
     7 |       - {id: b, percent: 10%, amount: 5}
       |                                       ^
       = help: keep one of them
plumb.yaml:9:14: error: the contract has two payments 'c' [duplicate-id]
     9 |       - {id: c, amount: 5}
       |              ^
       = help: give each an id of its own
)");
}

TEST_CASE("payments for work come to the price at most, an advance and a release apart") {
  CHECK(contract_messages(
            "retention: {percent: 5%}, payments: [{id: a, percent: 20%, advance: true}, {id: b, percent: "
            "100%}, {id: c, percent: 5%, retention: true}]")
            .empty());
  CHECK(contract_messages("payments: [{id: a, percent: 60%}, {id: b, percent: 50%}, {id: c, percent: 1%}]") ==
        "3:73 error [bad-value] the payments come to 110% of the value\n");
  // Without a retention nothing is held, and the last part is one like the others.
  CHECK(contract_messages("payments: [{id: a, percent: 96%}, {id: b, percent: 5%, retention: true}]") ==
        "3:73 error [bad-value] the payments come to 101% of the value\n");
}

TEST_CASE("no more is released than was held") {
  CHECK(contract_messages(
            "retention: {percent: 5%}, payments: [{id: a, percent: 100%}, {id: b, percent: 50%, "
            "retention: true}]") == "3:100 error [bad-value] 50% of the value is released, but 5% is held\n");
}

TEST_CASE("incentives are of fpif and cpif, each with its own limits") {
  const std::string terms = "incentive: {target_cost: 100, target_fee: 10, share_under: 20%, share_over: 20%";
  CHECK(contract_messages(terms + "}") ==
        "3:22 error [conflicting-fields] a contract of type 'ffp' has no incentive\n");
  CHECK(contract_messages("type: cpif, " + terms + ", ceiling: 200}") ==
        "3:115 error [conflicting-fields] 'ceiling' is of fpif alone\n");
  CHECK(contract_messages("type: fpif, " + terms + ", min_fee: 2}") ==
        "3:115 error [conflicting-fields] 'min_fee' is of cpif alone\n");
  CHECK(contract_messages("type: fpif, " + terms + ", ceiling: 109}") ==
        "3:124 error [bad-value] the ceiling is below the target price\n");
  CHECK(contract_messages("type: cpif, " + terms + ", min_fee: 7, max_fee: 6}") ==
        "3:124 error [bad-value] the least fee is above the greatest\n");
}

TEST_CASE("a contract does not finish before it starts") {
  CHECK(contract_messages("start: 2026-03-02, finish: 2026-03-01") ==
        "3:49 error [impossible-dates] the contract finishes before it starts\n");
}

TEST_CASE("what a decision refers to is in it") {
  CHECK(short_messages_of(R"(
decisions:
  - id: D
    name: Which
    criteria: [{name: price, weight: 70%}, {name: speed, weight: 30%}, {name: speed, weight: 0%}]
    options: [{id: a, scores: {prize: 3, speed: 1}}, {id: a, outcomes: [{probability: 60%, value: 1}, {probability: 50%, value: 2}]}]
    chosen: b
)") == R"(5:79 error [duplicate-id] the decision has two criteria 'speed'
6:32 error [unknown-reference] no criterion 'prize'
6:59 error [duplicate-id] the decision has two options 'a'
6:62 error [bad-value] the probabilities sum to 110%
7:13 error [unknown-reference] no option 'b'
)");
}

TEST_CASE("weights that are no whole are warned of, thirds are not") {
  const auto weights = [](const std::string& a, const std::string& b, const std::string& c) {
    return short_messages_of("\ndecisions:\n  - {id: D, name: W, criteria: [{name: a, weight: " + a +
                             "}, {name: b, weight: " + b + "}, {name: c, weight: " + c + "}]}\n");
  };
  CHECK(weights("33%", "33%", "33%").empty());
  CHECK(weights("0.5", "0.3", "0.2").empty());
  CHECK(weights("50", "30", "20").empty());
  CHECK(weights("5", "3", "2") == "3:32 warning [weights] the weights sum to 10, not to 1 or 100\n");
}

}  // namespace
}  // namespace plumb::test
