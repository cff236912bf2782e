#pragma once

#include <functional>

#include "random_plan.hpp"

namespace plumb::networks {

/// Takes tasks, links and fields out of a plan as long as it still fails, so that a person can read what is
/// left.
///
/// fails: true for the given plan; false for a smaller plan that does not fail, or not in the same way.
RandomPlan shrink(RandomPlan plan, const std::function<bool(const RandomPlan&)>& fails);

}  // namespace plumb::networks
