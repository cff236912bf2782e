#include "plumb/control/stakeholders.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

TEST_CASE("more than 3 of 5 is high in the grid of influence and interest") {
  Stakeholder someone;
  CHECK_FALSE(quadrant_of(someone).has_value());
  someone.influence = 4;
  CHECK_FALSE(quadrant_of(someone).has_value());
  someone.interest = 4;
  CHECK(quadrant_of(someone) == Quadrant::manage_closely);
  someone.interest = 3;
  CHECK(quadrant_of(someone) == Quadrant::keep_satisfied);
  someone.influence = 3;
  CHECK(quadrant_of(someone) == Quadrant::monitor);
  someone.interest = 5;
  CHECK(quadrant_of(someone) == Quadrant::keep_informed);
}

TEST_CASE("the gap is counted in steps of engagement") {
  Stakeholder someone;
  someone.wanted_engagement = Engagement::leading;
  CHECK_FALSE(engagement_gap(someone).has_value());
  someone.engagement = Engagement::unaware;
  CHECK(engagement_gap(someone) == 4);
  someone.wanted_engagement = Engagement::unaware;
  someone.engagement = Engagement::neutral;
  CHECK(engagement_gap(someone) == -2);
}

TEST_CASE("who is closed, or told by nothing that goes on, is counted so") {
  const auto result = assessed(
      "stakeholders:\n"
      "  - {id: a, name: A, influence: 5, interest: 5, engagement: neutral, wanted_engagement: leading}\n"
      "  - {id: b, name: B}\n"
      "  - {id: c, name: C, closed: 2026-01-05}\n"
      "communications:\n"
      "  - {id: k, name: K, audience: [a, c]}\n"
      "  - {id: l, name: L, audience: b, closed: 2026-01-05}\n");
  CHECK(result->word("stakeholders.count") == "2");
  CHECK(result->word("stakeholders.manage_closely") == "1");
  CHECK(result->word("stakeholders.below_wanted") == "1");
  CHECK(result->word("stakeholders.not_told") == "1");
}

}  // namespace
}  // namespace plumb::test
