#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/obligation.hpp"

namespace plumb {

/// Tells whether nothing shows that an obligation is met: no evidence is named, or a file that is named is
/// not there. Addresses of the web are taken to be there. Never of one that is waived or closed.
bool lacks_evidence(const Plan& plan, const Obligation& obligation);

/// Returns the day of the next review: a period after the last one, the first a period after the project's
/// start; nothing for one that is not reviewed regularly, waived or closed.
std::optional<Date> next_review(const Plan& plan, const Obligation& obligation);

/// Tells whether an obligation should be met: open, and due before `as_of`.
bool is_overdue(const Obligation& obligation, Date as_of);

/// Returns the share of those not waived that are met, in percent.
std::optional<double> compliance_pct(const Plan& plan);

std::span<const Figure> obligation_figures();
std::span<const Metric> obligation_metrics();

}  // namespace plumb
