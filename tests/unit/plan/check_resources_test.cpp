#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("fields fit the kind of the resource") {
  CHECK(short_messages_of(R"(
resources:
  - {id: dev, kind: work, capacity: 3, rate: 800/d, overtime_rate: 120/h, cost_per_use: 50, skills: [sql], off: [2026-07-06]}
  - {id: fibre, kind: material, unit: m, rate: 12, cost_per_use: 20}
  - {id: travel, kind: cost}
)")
            .empty());
  CHECK(short_messages_of(R"(
resources:
  - {id: dev, unit: m}
  - {id: fibre, kind: material, capacity: 5}
  - {id: travel, kind: cost, rate: 12}
)") == R"(3:15 error [conflicting-fields] 'unit' stands on 'dev', a resource of kind work
4:33 error [conflicting-fields] 'capacity' stands on 'fibre', a resource of kind material
5:30 error [conflicting-fields] 'rate' stands on 'travel', a resource of kind cost
)");
}

TEST_CASE("a rate of work is for a time, that of material for a unit") {
  CHECK(messages_of(R"(
resources:
  - {id: dev, rate: 800}
)") == R"(plumb.yaml:3:21: error: 'rate' of 'dev' does not say for what time [bad-value]
     3 |   - {id: dev, rate: 800}
       |                     ^^^
       = help: write '800/h' or '800/d'
)");
  CHECK(short_messages_of(R"(
resources:
  - {id: fibre, kind: material, rate: 12/d}
  - {id: dev, rate: -1/h}
  - {id: qa, rate: [{from: 2026-01-01, rate: 1/h}, {from: 2026-01-01, rate: 2/h}]}
)") == R"(3:39 error [bad-value] 'rate' of 'fibre' is for a time, and material has no hours
4:21 error [bad-value] 'rate' is negative
5:20 error [conflicting-fields] two rates of 'qa' are from 2026-01-01
)");
}

TEST_CASE("a capacity of nothing is refused, a period of nothing is not") {
  CHECK(short_messages_of(R"(
resources:
  - {id: dev, capacity: 0}
  - {id: qa, capacity: [{from: 2026-01-01, units: 2}, {from: 2026-06-01, units: 0}]}
)") == "3:25 error [bad-value] the capacity of 'dev' is 0\n");
}

TEST_CASE("teams may not be members of each other") {
  CHECK(short_messages_of(R"(
resources:
  - {id: li, member_of: dev}
  - {id: dev, member_of: it}
  - {id: it, member_of: dev}
)") == "4:26 error [cycle] teams are members of each other: dev → it → dev\n");
}

TEST_CASE("of a resource of unknown kind nothing else is said") {
  CHECK(short_messages_of(R"(
resources:
  - {id: fibre, kind: materiel, unit: m, rate: 12}
)") == "3:23 error [bad-value] 'materiel' is not a value of 'kind'\n");
}

}  // namespace
}  // namespace plumb::test
