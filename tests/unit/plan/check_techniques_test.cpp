#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("the weights of milestones add up to 100 %") {
  CHECK(messages_of(R"(
tasks:
  - id: api
    duration: 2d
    ev_method: milestones
    milestones: [{name: agreed, weight: 40%}, {name: tested, weight: 50%}]
)") == R"(plumb.yaml:6:17: error: the weights of 'api' add up to 90%, not 100% [bad-value]
     6 |     milestones: [{name: agreed, weight: 40%}, {name: tested, weight: 50%}]
       |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = help: correct the weights
)");
  CHECK(short_messages_of(R"(
tasks:
  - id: api
    duration: 2d
    ev_method: milestones
    milestones: [{name: a, weight: 33.3%}, {name: b, weight: 33.3%}, {name: c, weight: 33.4%}]
)")
            .empty());
}

TEST_CASE("milestones of a task have names of their own") {
  CHECK(short_messages_of(R"(
tasks:
  - id: api
    duration: 2d
    ev_method: milestones
    milestones: [{name: a, weight: 50%}, {name: a, weight: 50%}]
)") == "6:42 error [duplicate-id] milestone 'a' is named twice\n");
}

TEST_CASE("a technique needs what it measures") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, ev_method: milestones}
  - {id: b, duration: 2d, ev_method: units}
  - {id: c, duration: 2d, ev_method: apportioned}
  - {id: d, duration: 2d, ev_method: units, units: 0/400}
  - {id: e, duration: 2d, ev_method: apportioned, apportioned_to: d}
  - {id: f, duration: 2d, ev_method: 25/75}
)") == R"(3:38 error [missing-field] 'a' earns by milestones, but has no 'milestones'
4:38 error [missing-field] 'b' earns by units, but has no 'units'
5:38 error [missing-field] 'c' earns by apportioned, but has no 'apportioned_to'
)");
}

TEST_CASE("a technique of the summary holds below it, apart from milestones and hammocks") {
  CHECK(short_messages_of(R"(
tasks:
  - id: build
    ev_method: units
    tasks:
      - {id: a, duration: 2d}
      - {id: b, duration: 2d, units: 0/10}
      - {id: c, milestone: true}
      - {id: d, span: [a, b]}
      - {id: e, duration: 2d, ev_method: percent}
)") == "6:14 error [missing-field] 'a' earns by units, but has no 'units'\n");
}

TEST_CASE("what the technique does not measure has no effect") {
  CHECK(messages_of(R"(
tasks:
  - {id: a, duration: 2d, units: 0/400}
)") == R"(plumb.yaml:3:27: warning: 'a' does not earn by units, so 'units' has no effect [unused]
     3 |   - {id: a, duration: 2d, units: 0/400}
       |                           ^^^^^
       = help: add 'ev_method: units', or remove it
)");
}

TEST_CASE("a technique that cannot be read is the only error") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, ev_method: unit, units: 0/400}
)") == "3:38 error [bad-value] 'unit' is not an earned value technique\n");
}

TEST_CASE("tasks may not share each other's progress") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, ev_method: apportioned, apportioned_to: a}
  - {id: b, duration: 2d, ev_method: apportioned, apportioned_to: c}
  - {id: c, duration: 2d, ev_method: apportioned, apportioned_to: b}
  - id: s
    tasks:
      - {id: d, duration: 2d, ev_method: apportioned, apportioned_to: s}
      - {id: e, duration: 2d, ev_method: apportioned, apportioned_to: b}
)") == R"(3:67 error [cycle] tasks share each other's progress: a → a
4:67 error [cycle] tasks share each other's progress: b → c → b
8:71 error [cycle] 'd' is apportioned to 's', which it is part of
)");
}

}  // namespace
}  // namespace plumb::test
