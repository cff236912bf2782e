#include "plumb/control/claims.hpp"

#include <doctest/doctest.h>

#include "plumb/control/partners.hpp"
#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

const std::string kClaimHead =
    "project: {id: p, start: 2026-03-02, status_date: 2026-05-29}\ntasks: [{id: a, duration: 1d}]\n"
    "contracts: [{id: C, name: Works}]\n";

TEST_CASE("open claims are summed by who makes them") {
  const auto plan = assessed(kClaimHead + R"(
claims:
  - {id: 1, name: Rain, contract: C, amount: 100}
  - {id: 2, name: Rock, contract: C, amount: 20, status: negotiating}
  - {id: 3, name: Delay, contract: C, amount: 7, kind: theirs, status: submitted}
  - {id: 4, name: Old, contract: C, amount: 1000, status: settled, settled_amount: 500}
)");
  CHECK(plan->word("claims.open") == "3");
  CHECK(plan->word("claims.exposure_ours") == "120");
  CHECK(plan->word("claims.exposure_theirs") == "7");
  CHECK(assessed(kClaimHead)->word("claims.exposure_ours") == "n/a");
}

TEST_CASE("a notice is due 28 days after the event, or when it is agreed") {
  const auto overdue = [](const std::string& fields) {
    return assessed(kClaimHead + "claims: [{id: 1, name: Rain, contract: C, " + fields + "}]\n")
        ->word("claims.notices_overdue");
  };
  CHECK(overdue("event: 2026-04-30") == "1");  // 2026-05-28
  CHECK(overdue("event: 2026-05-01") == "0");  // today
  CHECK(overdue("event: 2026-04-30, notice_due: 2026-06-30") == "0");
  CHECK(overdue("notice_due: 2026-05-01") == "1");
  CHECK(overdue("notice_due: 2026-05-01, notified: 2026-05-10") == "0");
  CHECK(overdue("notice_due: 2026-05-01, status: submitted") == "0");
  CHECK(overdue("notice_due: 2026-05-01, kind: theirs") == "0");
  CHECK(overdue("amount: 3") == "0");
}

TEST_CASE("a partner's scorecard has a mean and a trend for each criterion") {
  const auto plan = assessed(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-05-29}
tasks: [{id: a, duration: 1d}]
partners:
  - {id: north, name: North, scores: [{date: 2026-05-01, criterion: price, score: 5}, {date: 2026-03-01, criterion: price, score: 2}, {date: 2026-04-01, criterion: price, score: 4}, {date: 2026-03-01, criterion: time, score: 3}, {date: 2026-06-01, criterion: time, score: 1}]}
  - {id: south, name: South}
  - {id: east, name: East, scores: [{date: 2026-03-01, criterion: time, score: 4}, {date: 2026-04-01, criterion: time, score: 3.5}]}
)");
  const auto& partners = (*plan)->plan.rows<Partner>().rows;
  const Scorecard north = scorecard_of(partners[0], (*plan)->schedule.as_of);
  REQUIRE(north.criteria.size() == 2);
  CHECK(north.criteria[0].criterion == "price");
  CHECK(north.criteria[0].mean == doctest::Approx(11.0 / 3));
  CHECK(north.criteria[0].trend.value() == doctest::Approx(2));
  CHECK_FALSE(north.criteria[1].trend);  // the second score is not known yet
  CHECK(north.mean.value() == doctest::Approx(3.5));
  CHECK(north.trend.value() == doctest::Approx(2));
  CHECK_FALSE(scorecard_of(partners[1], std::nullopt).mean);
  CHECK(plan->word("partners.falling") == "1");
  CHECK(plan->word("partners.score_mean") == "3.625");
}

}  // namespace
}  // namespace plumb::test
