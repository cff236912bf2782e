#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/incident.hpp"

namespace plumb {

/// Returns the time from an incident to its detection, around the clock. A date without a time is its first
/// minute.
std::optional<Minutes> time_to_detect(const Incident& incident);

/// Returns the time until service was back, from the incident, or from its detection where nobody knows when
/// it happened.
std::optional<Minutes> time_to_restore(const Incident& incident);

/// Tells whether restoring took longer than the recovery time objective of the contingency plan that was
/// followed; also while it takes longer already at the beginning of the day `as_of`. Nothing without an
/// objective or a beginning.
std::optional<bool> is_over_objective(const Plan& plan, const Incident& incident, Date as_of);

std::span<const Figure> incident_figures();
std::span<const Metric> incident_metrics();

}  // namespace plumb
