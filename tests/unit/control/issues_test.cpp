#include "plumb/control/issues.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

TEST_CASE("issues are counted by severity, age and how long they took") {
  const auto result = assessed(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-03-20}
issues:
  - {id: a, name: A, raised: 2026-03-10, severity: high, due: 2026-03-19}
  - {id: b, name: B, raised: 2026-03-01, status: doing, severity: critical, due: 2026-03-20}
  - {id: c, name: C, raised: 2026-03-01, resolved: 2026-03-05, status: resolved, due: 2026-03-02}
  - {id: d, name: D, raised: 2026-03-01, closed: 2026-03-11, status: closed}
  - {id: e, name: E, raised: 2026-04-01}
)");
  CHECK(result->word("issues.open") == "3");
  CHECK(result->word("issues.open_critical") == "1");
  CHECK(result->word("issues.open_high") == "1");
  CHECK(result->word("issues.open_medium") == "1");
  CHECK(result->word("issues.open_low") == "0");
  CHECK(result->word("issues.overdue") == "1");
  CHECK(result->word("issues.oldest_days") == "19");
  CHECK(result->word("issues.mean_days_to_resolve") == "7");
  const auto& rows = result->loaded->rows<Issue>().rows;
  CHECK(age_days(rows[0], result->schedule.as_of) == 10);
  CHECK_FALSE(age_days(rows[2], result->schedule.as_of).has_value());
  CHECK_FALSE(age_days(rows[4], result->schedule.as_of).has_value());
  CHECK(days_to_resolve(rows[2]) == 4);
}

TEST_CASE("an action is overdue the day after it was due") {
  const auto result = assessed(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-03-20}
actions:
  - {id: a, name: A, due: 2026-03-19}
  - {id: b, name: B, due: 2026-03-20}
  - {id: c, name: C, due: 2026-03-02, status: done, done: 2026-03-05}
  - {id: d, name: D, due: 2026-03-02, status: dropped}
)");
  CHECK(result->word("actions.open") == "2");
  CHECK(result->word("actions.overdue") == "1");
  CHECK(result->word("issues.mean_days_to_resolve") == "n/a");
  CHECK(result->word("issues.oldest_days") == "n/a");
}

}  // namespace
}  // namespace plumb::test
