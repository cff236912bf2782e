#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/training.hpp"

namespace plumb {

/// Tells whether a training took place and was not failed.
bool is_passed(const Training& training);

/// Tells whether a training should have taken place: planned before `as_of`, not done and not closed.
bool is_overdue(const Training& training, Date as_of);

std::span<const Figure> training_figures();
std::span<const Metric> training_metrics();

}  // namespace plumb
