#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/registers/recognition.hpp"

namespace plumb {

std::span<const Metric> recognition_metrics();

}  // namespace plumb
