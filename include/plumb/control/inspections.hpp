#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/inspection.hpp"

namespace plumb {

/// How the inspections of a plan came out.
struct InspectionResults {
  std::size_t passed = 0;
  std::size_t judged = 0;        // those with a result; conditional ones are no pass
  std::size_t first_passed = 0;  // things inspected whose first inspection passed
  std::size_t first_judged = 0;

  std::optional<double> pass_rate_pct() const;
  std::optional<double> first_pass_yield_pct() const;
};

/// Counts results. What inspections of one task, requirement and criterion look at is the same thing: the one
/// with the earliest date (done, else planned), of equals the first in the file, decides its first pass.
InspectionResults inspection_results(const Plan& plan);

/// Tells whether an inspection should have taken place: planned before `as_of`, not done, without a result
/// and not closed.
bool is_overdue(const Inspection& inspection, Date as_of);

std::span<const Figure> inspection_figures();
std::span<const Metric> inspection_metrics();

}  // namespace plumb
