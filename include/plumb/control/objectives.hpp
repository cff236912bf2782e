#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/objective.hpp"

namespace plumb {

/// Returns how much of the way from the baseline to the target is gone, in percent; more than 100 beyond it,
/// negative where it got worse. Nothing without the three values, or with a target that is the baseline.
std::optional<double> attainment_pct(const Objective& objective);

/// Tells whether an open objective has missed its day, or is behind the share of the time that is gone
/// between the project's start and its day.
bool is_at_risk(const Objective& objective, Date start, Date as_of);

std::span<const Figure> objective_figures();
std::span<const Metric> objective_metrics();

}  // namespace plumb
