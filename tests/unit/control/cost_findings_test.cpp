#include "plumb/control/cost_findings.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// The names of what is found, in order.
std::string found(const std::string& yaml, std::string_view at = {}) {
  const auto result = assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-13}\n" + yaml, at);
  Diagnostics diagnostics;
  report_cost_findings(**result, diagnostics);
  std::string text;
  for (const Diagnostic& each : diagnostics.all())
    text += std::string(text.empty() ? "" : " ") + std::string(code_name(each.code));
  return text;
}

std::string costed(const std::string& fields, const std::string& more = {}) {
  return "tasks:\n  - {id: a, duration: 10d, " + fields + "}\n" + more;
}

std::string cost(const std::string& amount, const std::string& bearer = "task: a") {
  return "actuals:\n  - {date: 2026-03-10, " + bearer + ", cost: " + amount + "}\n";
}

const std::string kHalf = "budget: 1000, actual_start: 2026-03-02, progress: 50%";
const std::string kDone = "budget: 1000, actual_start: 2026-03-02, actual_finish: 2026-03-12";

TEST_CASE("value without cost is found, unless the cost stands elsewhere") {
  CHECK(found(costed(kHalf)) == "ev-without-cost");
  CHECK(found(costed(kHalf, cost("400"))).empty());
  CHECK(found(costed(kHalf, "accounts: [{id: CA}]\ncontracts: [{id: C-1, name: Terminals}]\n" +
                                cost("400", "contract: C-1")))
            .empty());
  CHECK(found("tasks:\n  - {id: a, duration: 20d, budget: 1000, ev_method: loe}\n").empty());
}

TEST_CASE("cost without value is found, unless the technique earns later") {
  CHECK(found(costed("budget: 1000", cost("400"))) == "cost-without-ev");
  CHECK(found(costed("budget: 1000, ev_method: 0/100, actual_start: 2026-03-02", cost("400"))).empty());
}

TEST_CASE("spending above the budget is found, of no budget too where others have one") {
  CHECK(found(costed(kHalf, cost("1000.01"))) == "spent-over-budget");
  CHECK(found(costed(kHalf, cost("1000"))).empty());
  CHECK(found("tasks:\n  - {id: a, duration: 5d}\n  - {id: b, duration: 5d, budget: 10}\n" + cost("500")) ==
        "spent-over-budget");
  CHECK(found("tasks:\n  - {id: a, duration: 5d}\n" + cost("500")).empty());
}

TEST_CASE("work finished below its budget is found, unless an account paid for it too") {
  CHECK(found(costed(kDone, cost("900"))) == "finished-below-budget");
  CHECK(found(costed(kDone, cost("1000"))).empty());
  CHECK(
      found("accounts: [{id: CA}]\n" +
            costed(kDone + ", account: CA", cost("10") + "  - {date: 2026-03-10, account: CA, cost: 990}\n"))
          .empty());
}

TEST_CASE("progress that goes backwards is found by what was known at the end of each day") {
  const auto rows = [](const std::string& text) {
    return "tasks:\n  - {id: a, duration: 10d, ev_method: units, units: 0/400}\nprogress:\n" + text;
  };
  const std::string first = "  - {date: 2026-03-09, task: a, start: 2026-03-02, units: 300}\n";
  CHECK(found(rows(first + "  - {date: 2026-03-10, task: a, units: 200}\n")) == "progress-backwards");
  CHECK(found(rows(first + "  - {date: 2026-03-10, task: a, done: 30%}\n")) == "progress-backwards");
  CHECK(found(rows(first + "  - {date: 2026-03-10, task: a, finish: 2026-03-10}\n"
                           "  - {date: 2026-03-11, task: a, done: 50%}\n")) == "progress-backwards");
  // A correction on the same day, and what comes after the status date.
  CHECK(found(rows(first + "  - {date: 2026-03-09, task: a, units: 200}\n")).empty());
  CHECK(found(rows(first + "  - {date: 2026-03-10, task: a, units: 200}\n"), "2026-03-09").empty());
}

TEST_CASE("a budget at the end that earns by percent is found") {
  const std::string spent = cost("400");
  CHECK(found(costed("accrue: end, " + kHalf, spent)) == "accrue-end-percent");
  CHECK(found(costed("accrue: end, ev_method: 50/50, " + kHalf, spent)).empty());
  CHECK(found(costed("accrue: end, budget: 0, actual_start: 2026-03-02, progress: 50%")).empty());
}

}  // namespace
}  // namespace plumb::test
