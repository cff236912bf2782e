#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/assumption.hpp"

namespace plumb {

/// Tells whether it should be known by now if an assumption holds: open, and to be validated before `as_of`.
bool is_overdue(const Assumption& assumption, Date as_of);

/// Tells whether an assumption turned out to be wrong and no risk says what follows.
bool lacks_risk(const Assumption& assumption);

std::span<const Figure> assumption_figures();
std::span<const Metric> assumption_metrics();

}  // namespace plumb
