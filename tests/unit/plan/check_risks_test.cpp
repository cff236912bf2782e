#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("a strategy answers its kind of risk") {
  CHECK(messages_of(R"(
risks:
  - {id: R-1, strategy: exploit}
  - {id: R-2, kind: opportunity, strategy: mitigate}
  - {id: R-3, kind: opportunity, strategy: accept}
  - {id: R-4, strategy: escalate}
)") == R"(plumb.yaml:3:25: error: 'exploit' does not answer a threat [strategy]
     3 |   - {id: R-1, strategy: exploit}
       |                         ^^^^^^^
       = help: one of avoid, transfer, mitigate, accept, escalate
plumb.yaml:4:44: error: 'mitigate' does not answer an opportunity [strategy]
     4 |   - {id: R-2, kind: opportunity, strategy: mitigate}
       |                                            ^^^^^^^^
       = help: one of accept, escalate, exploit, share, enhance
)");
}

TEST_CASE("a response without a strategy is suspicious") {
  CHECK(short_messages_of(R"(
risks: [{id: R-1, response: Second source}]
)") == "2:19 warning [strategy] risk 'R-1' has a response, but no strategy\n");
}

TEST_CASE("an open risk wants an answer") {
  CHECK(messages_of(R"(
risks:
  - {id: R-1, kind: opportunity}
  - {id: R-2, strategy: accept}
  - {id: R-3, status: occurred}
)") == R"(plumb.yaml:3:10: warning: nothing answers the open risk 'R-1' [risk-without-response]
     3 |   - {id: R-1, kind: opportunity}
       |          ^^^
       = help: add 'strategy: …', one of accept, escalate, exploit, share, enhance
)");
}

TEST_CASE("levels are those of the matrix, or the built-in ones") {
  CHECK(short_messages_of(R"(
risks:
  - {id: R-1, probability: very-low, impact: very-high, strategy: accept}
  - {id: R-2, probability: medum, impact: {level: hihg}, strategy: accept}
  - {id: R-3, probability: 30%, residual: {probability: never, impact: none}, strategy: accept}
)") == R"(4:28 error [unknown-reference] no level of probability 'medum'
4:51 error [unknown-reference] no level of impact 'hihg'
5:57 error [unknown-reference] no level of probability 'never'
5:72 error [unknown-reference] no level of impact 'none'
)");
  CHECK(short_messages_of(R"(
project:
  id: p
  start: 2026-03-02
  risk_matrix: {probability: [{level: rare, value: 5%}, {level: often, value: 60%}]}
risks:
  - {id: R-1, probability: often, impact: low, strategy: accept}
  - {id: R-2, probability: low, strategy: accept}
)") == "8:28 error [unknown-reference] no level of probability 'low'\n");
}

TEST_CASE("an impact is not negative: the kind says what it is") {
  CHECK(messages_of(R"(
risks:
  - {id: R-1, strategy: accept, impact: {cost: -500}}
  - {id: R-2, strategy: accept, impact: {cost: 0}, residual: {impact: {cost: -1/0/5}}}
)") == R"(plumb.yaml:3:48: error: 'cost' is negative [bad-value]
     3 |   - {id: R-1, strategy: accept, impact: {cost: -500}}
       |                                                ^^^^
       = help: write 0 or more; a gain is the impact of a risk with 'kind: opportunity'
plumb.yaml:4:78: error: 'cost' is negative [bad-value]
     4 |   - {id: R-2, strategy: accept, impact: {cost: 0}, residual: {impact: {cost: -1/0/5}}}
       |                                                                              ^^^^^^
       = help: write 0 or more; a gain is the impact of a risk with 'kind: opportunity'
)");
}

TEST_CASE("the levels of a matrix rise") {
  CHECK(short_messages_of(R"(
project:
  id: p
  start: 2026-03-02
  risk_matrix:
    probability: [{level: low, value: 10%}, {level: high, value: 10%}]
    impact: [{level: low, value: 0.1}, {level: low, value: 0.2}]
)") == R"(6:45 error [bad-value] level 'high' is not above 'low', which stands before it
7:40 error [duplicate-id] level 'low' is defined twice
)");
}

}  // namespace
}  // namespace plumb::test
