#pragma once

#include <array>

#include "plumb/control/metrics.hpp"
#include "plumb/registers/quality_cost.hpp"

namespace plumb {

/// What quality costs, and what its lack does, in the project's currency.
struct CostOfQuality {
  std::array<Cost, kWords<QualityCostClass>.size()> by_class;

  Cost of(QualityCostClass which) const { return by_class[static_cast<std::size_t>(which)]; }
  Cost conformance() const { return of(QualityCostClass::prevention) + of(QualityCostClass::appraisal); }
  Cost non_conformance() const {
    return of(QualityCostClass::internal_failure) + of(QualityCostClass::external_failure);
  }
  Cost total() const { return conformance() + non_conformance(); }
};

/// Sums the rows of quality_costs and the costs of the defects. A defect is an internal failure, one that was
/// found in operation (see found_in_operation) an external one.
/// Source: prevention, appraisal, failure as Feigenbaum 1956 and the PMBOK divide them.
CostOfQuality cost_of_quality(const Plan& plan);

std::span<const Metric> quality_cost_metrics();

}  // namespace plumb
