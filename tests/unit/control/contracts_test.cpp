#include "plumb/control/contracts.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// A plan that ends on 2026-03-13, a Friday, looked at on 2026-03-20.
struct ContractWorld {
  explicit ContractWorld(const std::string& rows, const std::string& project = {})
      : plan(assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-20" + project +
                      "}\ntasks: [{id: build, duration: 10d, progress: 100%, actual_start: 2026-03-02, "
                      "actual_finish: 2026-03-13}]\n" +
                      rows)),
        book((*plan)->plan, (*plan)->schedule) {}

  const ContractFigures& operator*() const { return book[0]; }
  const ContractFigures* operator->() const { return &book[0]; }

  std::unique_ptr<AssessedYaml> plan;
  ContractBook book;
};

std::string due(const ContractFigures& contract, std::size_t payment = 0) {
  const auto& day = contract.payments.at(payment).due;
  return day ? date_text(*day) : "n/a";
}

TEST_CASE("the current value has the changes that were agreed") {
  const ContractWorld world(R"(
contracts: [{id: C, name: Works, value: 100000, tax: 6%}]
changes:
  - {id: 1, name: More, contract: C, status: approved, contract_value: 5000, impact: {cost: 3000}}
  - {id: 2, name: Less, contract: C, status: implemented, impact: {cost: -1000}}
  - {id: 3, name: Later, contract: C, status: submitted, contract_value: 700}
  - {id: 4, name: Never, contract: C, status: rejected, contract_value: 9999}
  - {id: 5, name: Other, status: approved, contract_value: 9999}
)");
  CHECK(world->value.current().units() == 104000);
  CHECK(world->value.pending.units() == 700);
  CHECK(world->value.tax.units() == 6240);
  CHECK(world->value.price().units() == 110240);
  CHECK(world->value.net_price().units() == 104000);
  CHECK(world.plan->word("contracts.value") == "104000");
}

TEST_CASE("tax that is included is a part of the value") {
  const ContractWorld world(
      "contracts: [{id: C, name: Works, value: 106, tax: 6%, tax_included: true, payments: "
      "[{id: a, percent: 50%}, {id: b, amount: 53}]}]\n");
  CHECK(world->value.tax.units() == doctest::Approx(6));
  CHECK(world->value.price().units() == 106);
  CHECK(world->payments[0].net.units() == 53);
  CHECK(world->payments[1].net.units() == 53);
}

TEST_CASE("payments have the tax of the price, shares and amounts alike") {
  const ContractWorld world(
      "contracts: [{id: C, name: Works, value: 1000, tax: 20%, payments: [{id: a, percent: "
      "40%}, {id: b, amount: 600}]}]\n");
  CHECK(world->payments[0].gross.units() == 480);
  CHECK(world->payments[1].gross.units() == 720);
}

TEST_CASE("an advance is given back by shares, and a retention released at the end") {
  const ContractWorld world(R"(
contracts:
  - id: C
    name: Works
    value: 1000
    retention: {percent: 10%, release: build FS+365ed}
    payments:
      - {id: advance, percent: 20%, advance: true, when: 2026-03-02}
      - {id: half, percent: 50%, when: build SS}
      - {id: rest, percent: 50%, when: build FS+5d}
)");
  REQUIRE(world->payments.size() == 4);
  CHECK(world->payments[0].net.units() == 200);
  CHECK(world->payments[1].retention.units() == 50);
  CHECK(world->payments[1].recovery.units() == 100);
  CHECK(world->payments[1].net.units() == 350);
  CHECK(world->payments[3].id == "retention");
  CHECK(world->payments[3].net.units() == 100);
  CHECK(world->retention == world->released);
  CHECK(due(*world, 0) == "2026-03-02");
  CHECK(due(*world, 1) == "2026-03-02");
  CHECK(due(*world, 2) == "2026-03-20");
  CHECK(due(*world, 3) == "2027-03-13");
}

TEST_CASE("a payment that is the release takes the place of the retention's own") {
  const ContractWorld world(
      "contracts: [{id: C, name: Works, value: 1000, retention: {percent: 5%, release: "
      "2027-01-01}, payments: [{id: a, percent: 100%}, {id: b, percent: 2%, retention: true}, "
      "{id: c, retention: true}]}]\n");
  REQUIRE(world->payments.size() == 3);
  CHECK(world->payments[0].net.units() == 950);
  CHECK(world->payments[1].net.units() == 20);
  CHECK(world->payments[2].net.units() == 30);
  CHECK(due(*world, 2) == "n/a");
  CHECK(world->undated.units() == 1000);
}

TEST_CASE("what is due and not paid is overdue, what is invoiced and not paid outstanding") {
  const ContractWorld world(R"(
contracts:
  - id: C
    name: Works
    value: 1000
    payments:
      - {id: a, percent: 30%, when: build FS, invoices: [{date: 2026-03-13, amount: 300}], paid: [{date: 2026-03-18, amount: 120}, {date: 2026-03-30, amount: 100}]}
      - {id: b, percent: 30%, when: 2026-03-20}
      - {id: c, percent: 40%, when: 2026-04-01}
)");
  CHECK(world->invoiced.units() == 300);
  CHECK(world->paid.units() == 120);  // what comes later is not known at the status date
  CHECK(world->outstanding.units() == 180);
  CHECK(world->overdue.units() == 180);
  CHECK(world->payments[0].overdue);
  CHECK_FALSE(world->payments[1].overdue);  // due today
  CHECK(world->next == 0U);
  CHECK(world.plan->word("contracts.overdue") == "180");
  CHECK(world.plan->word("contracts.payments_overdue") == "1");
  CHECK(world.plan->word("contracts.supplier_overdue") == "0");
}

TEST_CASE("damages run from the due date, extended by settled claims, up to the cap") {
  const auto damages = [](const std::string& penalty, const std::string& claims = {}) {
    const ContractWorld world(
        "contracts: [{id: C, name: Works, value: 100000, finish: 2026-03-08, penalty: {" + penalty + "}}]\n" +
        claims);
    return world->damages->amount.units();
  };
  CHECK(damages("rate: 0.1%, when: build") == 500);
  CHECK(damages("rate: 0.1%") == 500);  // the project's finish
  CHECK(damages("rate: 70, when: 2026-03-09") == 70);
  CHECK(damages("rate: 1%, cap: 2%") == 2000);
  CHECK(damages("rate: 1%, cap: 1500") == 1500);
  CHECK(damages("rate: 1%, due: 2026-03-13") == 0);
  const std::string claim = "claims: [{id: 1, name: Rain, contract: C, days: 3, status: ";
  CHECK(damages("rate: 100", claim + "settled}]\n") == 200);
  CHECK(damages("rate: 100", claim + "submitted}]\n") == 500);
  CHECK(damages("rate: 100", claim + "settled, kind: theirs}]\n") == 500);
}

TEST_CASE("without a date to be late against there are no damages") {
  const ContractWorld world("contracts: [{id: C, name: Works, value: 1000, penalty: {rate: 1%}}]\n");
  CHECK_FALSE(world->damages);
  CHECK(world.plan->word("contracts.damages") == "n/a");
}

TEST_CASE("an incentive's price follows the cost booked on the contract") {
  const std::string terms = "incentive: {target_cost: 100, target_fee: 10, share_under: 40%, share_over: 20%";
  const auto price = [&](const std::string& rest, const std::string& cost) {
    return ContractWorld(
               "contracts: [{id: C, name: Works, " + rest + "}}]\n" +
               (cost.empty() ? "" : "actuals: [{date: 2026-03-05, contract: C, cost: " + cost + "}]\n"))
        ->incentive.value();
  };
  const IncentivePrice fixed = price("type: fpif, " + terms + ", ceiling: 118", "150");
  CHECK(fixed.point_of_total_assumption.value() == doctest::Approx(110));
  CHECK(fixed.price.value() == doctest::Approx(118));
  CHECK(fixed.fee.value() == doctest::Approx(-32));
  CHECK(price("type: fpif, " + terms + ", ceiling: 118", "90").price.value() == doctest::Approx(104));
  const IncentivePrice plus = price("type: cpif, " + terms + ", min_fee: 5, max_fee: 12", "90");
  CHECK(plus.fee.value() == doctest::Approx(12));
  CHECK(plus.price.value() == doctest::Approx(102));
  CHECK(plus.greatest_effective_cost.value() == doctest::Approx(125));
  CHECK(plus.least_effective_cost.value() == doctest::Approx(95));
  CHECK(price("type: cpif, " + terms + ", min_fee: 5", "200").fee.value() == doctest::Approx(5));
  const IncentivePrice open = price("type: cpif, " + terms, "");
  CHECK_FALSE(open.price);
  CHECK(open.target_price == 110);
}

TEST_CASE("a service is as good as its worst window") {
  const ContractWorld world(R"(
contracts:
  - id: C
    name: Hosting
    start: 2026-02-01
    sla:
      - {metric: availability, target: 99%, window: 10d, outages: [{date: 2026-02-03, down: 1h}, {date: 2026-02-10, down: 2h}, {date: 2026-02-11, down: 2h}]}
      - {metric: answers}
)");
  const ServiceFigures& service = world->services[0];
  CHECK(service.availability_pct.value() == doctest::Approx(100 * 237.0 / 240));
  CHECK(date_text(service.window_start.value()) == "2026-02-01");
  CHECK(service.allowed_down_min.value() == doctest::Approx(144));
  CHECK(service.met == false);
  CHECK_FALSE(world->services[1].availability_pct);
  CHECK_FALSE(world->services[1].met);
  CHECK(world.plan->word("contracts.sla_missed") == "1");
}

TEST_CASE("money of other currencies counts at the rate of the day that counts as today") {
  const ContractWorld world(
      "contracts: [{id: C, name: Works, value: 1000 USD}]\n",
      ", currency: EUR, rates: {USD: [{from: 2026-01-01, rate: 0.8}, {from: 2026-03-15, rate: "
      "0.9}, {from: 2026-04-01, rate: 1}]}");
  CHECK(world->value.current().units() == 900);
}

}  // namespace
}  // namespace plumb::test
