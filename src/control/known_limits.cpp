#include "plumb/control/known_limits.hpp"

#include <algorithm>
#include <cmath>

namespace plumb {

namespace {

using Sign = Condition::Comparison;

/// How far a value is on the wrong side; only differences between two values of one limit mean something.
double badness(double value, Sign must, double bound) {
  switch (must) {
    case Sign::less:
    case Sign::at_most:
      return value;
    case Sign::equal:
      return std::abs(value - bound);
    default:
      return -value;
  }
}

bool no_worse(const LimitResult& before, const LimitResult& now, Sign must) {
  const auto then_value = number_in(before.value);
  const auto value = number_in(now.value);
  const auto bound = number_in(now.bound);
  if (!then_value || !value || !bound) return !then_value && !value;
  const double then = badness(*then_value, must, *bound);
  return badness(*value, must, *bound) <= then + 1e-12 * std::abs(then);
}

}  // namespace

void mark_known(const Plan& earlier_plan, std::span<const LimitResult> earlier_limits, const Plan& plan,
                std::vector<LimitResult>& limits) {
  for (LimitResult& now : limits) {
    const Limit& limit = plan.limits.rows[now.id.index()];
    const auto before = std::ranges::find_if(earlier_limits, [&](const LimitResult& each) {
      const Limit& earlier = earlier_plan.limits.rows[each.id.index()];
      return earlier.id == limit.id && earlier.of == limit.of && each.metric == now.metric;
    });
    now.known = !now.holds && before != earlier_limits.end() && !before->holds &&
                no_worse(*before, now, limit.must->comparison);
  }
}

}  // namespace plumb
