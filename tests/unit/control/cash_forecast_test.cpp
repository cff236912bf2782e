#include "plumb/control/cash_forecast.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// Each month that something moves in: `03 +in -out =balance`.
std::string months_of(const std::string& yaml) {
  const auto plan = assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-31}\n" + yaml);
  const ContractBook book((*plan)->plan, (*plan)->schedule);
  std::string text;
  for (const CashPeriod& period : cash_periods(cash_forecast(**plan, book), PeriodLength::month))
    text += fmt::format("{}{} +{:.0f} -{:.0f} ={:.0f}", text.empty() ? "" : "  ",
                        date_text(period.first).substr(5, 2), period.in.units(), period.out.units(),
                        period.balance.units());
  return text;
}

TEST_CASE("customers bring, suppliers and costs take out") {
  CHECK(months_of(R"(
tasks: [{id: a, duration: 5d, budget: 100, progress: 100%, actual_start: 2026-03-02, actual_finish: 2026-03-06}]
contracts:
  - {id: C, name: Works, value: 1000, payments: [{id: a, amount: 400, when: 2026-03-31, paid: [{date: 2026-03-31, amount: 400}]}, {id: b, amount: 600, when: a FS+60ed}]}
  - {id: S, name: Parts, kind: supplier, value: 300, payments: [{id: a, amount: 300, when: 2026-04-10}]}
actuals: [{date: 2026-03-05, task: a, cost: 120}]
)") == "03 +400 -120 =280  04 +0 -300 =-20  05 +600 -0 =580");
}

TEST_CASE("what is overdue is expected today, and what has no date not at all") {
  CHECK(months_of(R"(
tasks: [{id: a, duration: 1d, progress: 100%, actual_start: 2026-03-02, actual_finish: 2026-03-02}]
contracts: [{id: C, name: Works, value: 100, payments: [{id: a, amount: 60, when: 2026-01-31}, {id: b, amount: 40}]}]
)") == "03 +60 -0 =60");
}

TEST_CASE("costs that a supplier's contract covers are not counted twice") {
  const std::string tasks =
      "accounts: [{id: A, name: Parts}]\ntasks: [{id: a, constraint: SNET 2026-04-06, duration: 5d, budget: "
      "500, "
      "account: A}, "
      "{id: b, duration: 1d, budget: 70, progress: 100%, actual_start: 2026-03-02, actual_finish: "
      "2026-03-02}]\n"
      "actuals: [{date: 2026-03-10, contract: S, cost: 40}, {date: 2026-03-10, task: b, cost: "
      "70}]\n";
  CHECK(months_of(tasks +
                  "contracts: [{id: S, name: Parts, kind: supplier, value: 300, payments: [{id: a, percent: "
                  "100%, when: 2026-05-05}]}]\n") == "03 +0 -70 =-70  04 +0 -500 =-570  05 +0 -300 =-870");
  // 260 of the account's 500 are the supplier's.
  CHECK(months_of(
            tasks +
            "contracts: [{id: S, name: Parts, kind: supplier, account: A, value: 300, payments: [{id: a, "
            "percent: 100%, when: 2026-05-05}]}]\n") == "03 +0 -70 =-70  04 +0 -240 =-310  05 +0 -300 =-610");
}

TEST_CASE("the lowest point is a day's end, and there is none where nothing moves") {
  const auto plan = assessed(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-03-31}
tasks: [{id: a, duration: 1d, progress: 100%, actual_start: 2026-03-02, actual_finish: 2026-03-02}]
contracts:
  - {id: C, name: Works, value: 100, payments: [{id: a, amount: 100, when: 2026-05-01}]}
  - {id: S, name: Parts, kind: supplier, value: 80, payments: [{id: a, amount: 30, when: 2026-04-10}, {id: b, amount: 50, when: 2026-04-20}, {id: c, amount: 10, when: 2026-06-01}]}
)");
  CHECK(plan->word("contracts.cash_low") == "-80");
  CHECK(plan->word("contracts.cash_low_date") == "2026-04-21T00:00");
  CHECK(plan->word("contracts.cash_end") == "10");
  const auto empty = assessed("project: {id: p, start: 2026-03-02}\ntasks: [{id: a, duration: 1d}]\n");
  CHECK(empty->word("contracts.cash_low") == "n/a");
  CHECK(empty->word("contracts.cash_low_date") == "n/a");
  CHECK(empty->word("contracts.cash_end") == "n/a");
}

TEST_CASE("without a status date nothing is spent, and all is to come") {
  const auto plan = assessed(
      "project: {id: p, start: 2999-03-01}\ntasks: [{id: a, duration: 1d, budget: 50}]\n"
      "contracts: [{id: C, name: Works, value: 60, payments: [{id: a, amount: 60, when: a FS}]}]\n");
  CHECK(plan->word("contracts.cash_end") == "10");
}

}  // namespace
}  // namespace plumb::test
