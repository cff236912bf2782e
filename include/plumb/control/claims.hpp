#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/claim.hpp"

namespace plumb {

/// How long after the event a claim must be notified where nothing else is agreed.
/// Source: FIDIC Red Book 1999, 20.1; the same in the Chinese model contract for construction.
inline constexpr std::chrono::days kNoticePeriod{28};

/// Tells whether a claim is still to be decided.
bool is_open(const Claim& claim);

/// Returns until when a claim must be notified: as written, else 28 days after its event.
std::optional<Date> notice_by(const Claim& claim);

/// Tells whether a claim was never notified: there is neither a day of it nor any later step.
bool lacks_notice(const Claim& claim);

/// Tells whether the time for the notice is over, and there was none: neither a day of it nor any later step.
bool is_notice_overdue(const Claim& claim, Date as_of);

std::span<const Figure> claim_figures();
std::span<const Metric> claim_metrics();

}  // namespace plumb
