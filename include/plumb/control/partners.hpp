#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/partner.hpp"

namespace plumb {

/// How a partner did by one criterion.
struct CriterionScore {
  std::string_view criterion;
  std::size_t count = 0;
  double mean = 0;
  double last = 0;
  std::optional<double> trend;  // the last score less the mean of those before it; absent of a first one
};

/// A partner's scores by criterion, in the order in which they are first written.
struct Scorecard {
  std::vector<CriterionScore> criteria;
  std::optional<double> mean;   // of all scores
  std::optional<double> trend;  // the mean of the criteria's
};

/// known: the last day whose scores count; absent: all do.
Scorecard scorecard_of(const Partner& partner, std::optional<Date> known);

std::span<const Figure> partner_figures();
std::span<const Metric> partner_metrics();

}  // namespace plumb
