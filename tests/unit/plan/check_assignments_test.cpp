#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kResources = R"(resources:
  - {id: dev, capacity: 3, rate: 800/d}
  - {id: qa}
  - {id: fibre, kind: material, unit: m, rate: 12}
  - {id: travel, kind: cost}
project: {id: p, start: 2026-03-02, rates: {USD: 7.1}}
tasks:
)";

/// What is said about tasks that stand from line 8 on.
std::string of_tasks(std::string_view tasks) {
  return short_messages_of(std::string(kResources) + std::string(tasks));
}

TEST_CASE("a number above the capacity may have been meant as a percentage") {
  CHECK(messages_of(R"(
resources: [{id: dev, capacity: 3}]
tasks:
  - {id: a, duration: 2d, assign: {dev: 50}}
)") == R"(plumb.yaml:4:41: warning: 'a' takes 50 of 'dev', which has 3 [over-capacity]
     4 |   - {id: a, duration: 2d, assign: {dev: 50}}
       |                                         ^^
       = help: did you mean '50%'?
)");
}

TEST_CASE("an assignment within the capacity is silent, one above it a warning") {
  CHECK(of_tasks("  - {id: a, duration: 2d, assign: {dev: 3, qa: 100%}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 2d, assign: {dev: 3.5, qa: 150%}}\n") ==
        "8:41 warning [over-capacity] 'a' takes 3.5 of 'dev', which has 3\n"
        "8:50 warning [over-capacity] 'a' takes 150% of 'qa', which has 1\n");
}

TEST_CASE("the greatest capacity of all times counts") {
  CHECK(short_messages_of(R"(
resources: [{id: dev, capacity: [{from: 2026-01-01, units: 2}, {from: 2026-06-01, units: 6}]}]
tasks: [{id: a, duration: 2d, assign: {dev: 6}}]
)")
            .empty());
}

TEST_CASE("an assignment is in what its resource is counted in") {
  CHECK(of_tasks("  - {id: a, duration: 2d, assign: {fibre: 200, travel: 3000, dev: 50%}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 2d, assign: {travel: 3000 USD}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 2d, assign: {fibre: 50%, travel: 30%, dev: 200 USD}}\n") ==
        "8:43 error [bad-value] '50%' of 'fibre', which is a material\n"
        "8:56 error [bad-value] '30%' of 'travel', which is a cost\n"
        "8:66 error [bad-value] '200 USD' of 'dev', which does work\n");
}

TEST_CASE("duration, effort and units must agree") {
  CHECK(of_tasks("  - {id: a, duration: 10d, effort: 25d, assign: {dev: 2, qa: 50%}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 5d/10d/20d, effort: 25d, assign: {dev: 2, qa: 50%}}\n").empty());
  CHECK(of_tasks("  - {id: a, effort: 10d, assign: {dev: 3}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 5d, effort: 20d, assign: {dev: 2}}\n") ==
        "8:23 error [conflicting-fields] the effort of 20d with 2 units takes 10d, not 5d\n");
}

TEST_CASE("a third that does not come out even agrees to the minute") {
  CHECK(of_tasks("  - {id: a, duration: 1600min, effort: 10d, assign: {dev: 3}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 1602min, effort: 10d, assign: {dev: 3}}\n") ==
        "8:23 error [conflicting-fields] the effort of 10d with 3 units takes 1600min, not 1602min\n");
}

TEST_CASE("effort needs somebody to do it") {
  CHECK(of_tasks("  - {id: a, effort: 10d}\n") ==
        "8:21 error [conflicting-fields] 'a' has effort, but nobody to do it\n");
  CHECK(of_tasks("  - {id: a, effort: 10d, assign: {fibre: 200, dev: 0}}\n") ==
        "8:21 error [conflicting-fields] 'a' has effort, but nobody to do it\n");
  CHECK(of_tasks("  - {id: a, effort: 10d, duration: 4d}\n").empty());
}

TEST_CASE("effort is work, not elapsed time") {
  CHECK(of_tasks("  - {id: a, effort: 10ed, assign: {dev: 1}}\n") ==
        "8:21 error [bad-value] '10ed' is elapsed time, and effort is work\n");
}

TEST_CASE("an assignment that cannot be read is the only error") {
  CHECK(of_tasks("  - {id: a, effort: 10d, assign: {dve: 1}}\n") ==
        "8:35 error [unknown-reference] no resource 'dve'\n");
}

TEST_CASE("exactly one is accountable") {
  CHECK(of_tasks("  - {id: a, duration: 2d, raci: {R: [dev, qa], A: dev, C: [], I: [qa]}}\n").empty());
  CHECK(of_tasks("  - {id: a, duration: 2d, raci: {R: [dev]}}\n") ==
        "8:33 error [missing-field] nobody is accountable for 'a'\n");
  CHECK(of_tasks("  - {id: a, duration: 2d, raci: {R: dev, A: [dev, qa]}}\n") ==
        "8:45 error [conflicting-fields] 2 are accountable for 'a'\n");
  CHECK(of_tasks("  - {id: a, duration: 2d, raci: {A: dev}}\n") ==
        "8:33 warning [missing-field] nobody is responsible for 'a'\n");
}

}  // namespace
}  // namespace plumb::test
