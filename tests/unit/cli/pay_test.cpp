#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kPaidPlan = R"(plumb: 1
project: {id: p, start: 2026-03-02, currency: EUR, rates: {USD: 0.9}}
tasks: [{id: build, duration: 10d}]
contracts:
  - id: C
    name: Works
    value: 1000
    retention: {percent: 5%, release: build FS+365ed}
    payments:
      - {id: half, percent: 50%, when: build FS}  # on time
      - id: rest
        amount: 500
        paid: [{date: 2026-04-01, amount: 100, ref: A}]
  - {id: U, name: Abroad, value: 100 USD, payments: [{id: all, percent: 100%}]}
)";

std::string plan_of(const RowWorld& world) {
  std::ifstream file(world.path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("an invoice is what is open of the payment, less retention") {
  RowWorld world(kPaidPlan);
  CHECK(world.run({"invoice", "C/half", "--ref", "no. 7: first"})
            .starts_with("'C/half': 475 invoiced on 2026-05-29"));
  CHECK(world.exit_code == 0);
  CHECK(plan_of(world).find(
            "{id: half, percent: 50%, when: build FS, invoices: [{date: 2026-05-29, amount: 475, ref: "
            "\"no. 7: first\"}]}  # on time") != std::string::npos);
  CHECK(world.run({"invoice", "C/half"}) ==
        "plumb: error: nothing of 'C/half' is open: 475 of 475 is invoiced\n  = help: write --amount for "
        "more\n");
  CHECK(world.exit_code == 2);
}

TEST_CASE("money is appended to what was paid, by default the rest") {
  RowWorld world(kPaidPlan);
  world.run({"pay", "C/rest", "--date", "2026-05-04"});
  CHECK(world.exit_code == 0);
  CHECK(plan_of(world).find("{date: 2026-04-01, amount: 100, ref: A}, {date: 2026-05-04, amount: 375}]") !=
        std::string::npos);
  world.run({"pay", "C/half", "--amount", "12.50"});
  CHECK(plan_of(world).find("paid: [{date: 2026-05-29, amount: 12.50}]}  # on time") != std::string::npos);
}

TEST_CASE("a dry run writes nothing") {
  RowWorld world(kPaidPlan);
  CHECK(world.run({"pay", "C/rest", "-n"}).find("+") != std::string::npos);
  CHECK(plan_of(world) == kPaidPlan);
}

TEST_CASE("what is no payment cannot be paid") {
  RowWorld world(kPaidPlan);
  CHECK(world.run({"pay", "C"}) ==
        "plumb: error: 'C' is no payment\n  = help: write CONTRACT/PAYMENT; 'plumb contracts CONTRACT' lists "
        "them; see 'plumb pay --help'\n");
  CHECK(world.exit_code == 2);
  CHECK(world.run({"pay", "C/hlaf"}).starts_with("plumb: error: "));
  CHECK(world.exit_code == 2);
  CHECK(world.run({"pay", "U/all"}) ==
        "plumb: error: the contract of 'U/all' is in USD\n  = help: say how much, with the currency: "
        "--amount '1000 "
        "USD'; see 'plumb pay --help'\n");
  CHECK(world.exit_code == 2);
  CHECK(world.run({"pay", "C/half", "--amount", "much"}).find("[bad-value]") != std::string::npos);
  CHECK(world.exit_code == 3);
  CHECK(plan_of(world) == kPaidPlan);
}

}  // namespace plumb::test
