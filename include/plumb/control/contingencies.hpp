#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/contingency.hpp"

namespace plumb {

/// Returns the day of the next rehearsal: a period after the last test that was held, the first a period
/// after the project's start; nothing for a plan that is not rehearsed regularly, or closed.
std::optional<Date> next_test(const Plan& plan, const Contingency& contingency);

/// Finds the exposed risks at or above the matrix's threshold that no contingency answers.
std::vector<RiskId> risks_without_plan(const Plan& plan, const RiskRegister& risks);

std::span<const Figure> contingency_figures();
std::span<const Metric> contingency_metrics();

}  // namespace plumb
