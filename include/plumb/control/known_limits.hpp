#pragma once

#include <span>
#include <vector>

#include "plumb/control/limits.hpp"

namespace plumb {

/// Marks the limits that fail now and failed in an earlier version of the plan too, with the same value of
/// the same figure or a worse one. Better and worse follow from what the limit must be now: a bound that was
/// tightened alone makes nothing worse. A figure that was or is undefined is no worse only if it is so in
/// both.
///
/// plan, limits: now.
void mark_known(const Plan& earlier_plan, std::span<const LimitResult> earlier_limits, const Plan& plan,
                std::vector<LimitResult>& limits);

}  // namespace plumb
