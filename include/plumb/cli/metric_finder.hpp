#pragma once

#include <string_view>

#include "plumb/cli/context.hpp"
#include "plumb/control/metrics.hpp"

namespace plumb {

/// Finds the metric that an argument names; prints that there is none, with the nearest, and returns nullptr
/// then.
const Metric* find_metric(Context& context, std::string_view name);

}  // namespace plumb
