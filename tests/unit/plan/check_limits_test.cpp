#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("a limit holds a metric or switches a warning") {
  CHECK(short_messages_of(R"(
accounts: [{id: CA-1.2}]
tasks: [{id: api, duration: 2d}]
limits:
  - {id: spi, must: ">= 0.90"}
  - {id: clearing-cpi, metric: cpi, of: CA-1.2, must: ">= 0.85", level: warn, undefined: pass}
  - {id: api-cpi, metric: cpi, of: api, must: ">= 0.85"}
  - {id: no-response, rule: risk-without-response, level: off}
)")
            .empty());
}

TEST_CASE("a limit has one of must and rule") {
  CHECK(messages_of(R"(
limits:
  - {id: spi, level: warn}
  - {id: odd, rule: risk-without-response, must: "> 1", of: x}
)") == R"(plumb.yaml:3:10: error: limit 'spi' has neither 'must' nor 'rule' [missing-field]
     3 |   - {id: spi, level: warn}
       |          ^^^
       = help: add what the figure must be, as in 'must: ">= 0.90"'
plumb.yaml:4:44: error: 'must' and 'rule' exclude each other [conflicting-fields]
     4 |   - {id: odd, rule: risk-without-response, must: "> 1", of: x}
       |                                            ^^^^
       = help: a limit holds a metric with 'must', or switches the warning 'rule' with 'level'
plumb.yaml:4:57: error: 'of' and 'rule' exclude each other [conflicting-fields]
     4 |   - {id: odd, rule: risk-without-response, must: "> 1", of: x}
       |                                                         ^^
       = help: a limit holds a metric with 'must', or switches the warning 'rule' with 'level'
)");
}

TEST_CASE("a rule is a warning that there is") {
  CHECK(messages_of(R"(
limits:
  - {id: a, rule: mised-deadline, level: off}
  - {id: b, rule: cycle, level: off}
)") == R"(plumb.yaml:3:19: error: no warning is called 'mised-deadline' [unknown-reference]
     3 |   - {id: a, rule: mised-deadline, level: off}
       |                   ^^^^^^^^^^^^^^
       = help: did you mean 'missed-deadline'?
plumb.yaml:4:19: error: 'cycle' is always an error [bad-value]
     4 |   - {id: b, rule: cycle, level: off}
       |                   ^^^^^
       = help: a limit switches warnings only; correct what the error is about
)");
  const std::string listed = messages_of("limits: [{id: c, rule: spi}]");
  CHECK(listed.find("help: one of missing-field, unknown-reference, impossible-dates, strategy, rounded, ") !=
        std::string::npos);
  CHECK(listed.find(", overdue-action, action-without-owner, weights, unused\n") != std::string::npos);
}

TEST_CASE("a limit is of something that exists") {
  CHECK(short_messages_of(R"(
accounts: [{id: CA-1.2}]
limits:
  - {id: cpi, of: CA-1.3, must: "> 1"}
)") == "4:19 error [unknown-reference] no account, task or resource 'CA-1.3'\n");
}

}  // namespace
}  // namespace plumb::test
