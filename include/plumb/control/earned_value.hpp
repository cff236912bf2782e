#pragma once

#include <optional>

#include "plumb/control/cost.hpp"

namespace plumb {

/// The four figures that everything else follows from, cumulative at a status date. Sums add them up and
/// divide afterwards: indices are never averaged.
struct EarnedValue {
  Cost bac;             // budget at completion
  Cost pv;              // planned value, BCWS
  Cost ev;              // earned value, BCWP
  Cost ac;              // actual cost, ACWP
  Cost remaining_cost;  // what the plan says is still to be spent

  EarnedValue& operator+=(const EarnedValue& other);
};

/// Variances and indices. Whatever divides by nothing is undefined, and absent.
/// Source: PMI, Practice Standard for Earned Value Management.
std::optional<double> ratio(Cost part, Cost whole);
std::optional<double> percent(Cost part, Cost whole);
std::optional<double> spi(const EarnedValue& value);  // EV / PV
std::optional<double> cpi(const EarnedValue& value);  // EV / AC

/// Weight of the CPI in the weighted forecast; the rest is the SPI's.
inline constexpr double kCpiWeight = 0.8;

/// Estimates at completion: what has been spent, and the rest of the work at a performance. Each is computed
/// from exact parts, and absent where the performance is undefined or zero.
struct CostForecasts {
  std::optional<double> typical;     // at the CPI: BAC / CPI
  double atypical = 0;               // as budgeted: AC + (BAC - EV)
  std::optional<double> cpi_spi;     // at CPI x SPI
  double bottom_up = 0;              // AC + what the plan says is still to be spent
  std::optional<double> spi;         // at the SPI
  std::optional<double> weighted;    // at 0.8 CPI + 0.2 SPI
  std::optional<double> spi_t;       // at the SPI(t) of earned schedule
  std::optional<double> cpi_spi_t;   // at CPI x SPI(t)
  std::optional<double> weighted_t;  // at 0.8 CPI + 0.2 SPI(t)

  /// The estimate at completion that VAC, ETC and TCPI are measured with: typical, or atypical while that is
  /// undefined.
  double used() const { return typical.value_or(atypical); }
};

/// spi_t: of earned schedule; absent where that is undefined.
CostForecasts cost_forecasts(const EarnedValue& value, const std::optional<double>& spi_t);

/// Returns the cost still to come, EAC - AC, at the forecast that is used: the rest of the budget at the CPI,
/// or as budgeted. Never negative, and 0 when everything is earned.
double estimate_to_complete(const EarnedValue& value);

/// Returns BAC - EAC at the forecast that is used.
double variance_at_completion(const EarnedValue& value);

/// Returns the performance that the rest needs to end at BAC: (BAC - EV) / (BAC - AC).
///
/// Negative where more has been spent than that: unattainable. Absent where nothing is left to spend.
std::optional<double> to_complete_index_bac(const EarnedValue& value);

/// The same to end at the forecast that is used: the CPI itself, or 1. Absent when everything is earned.
std::optional<double> to_complete_index_eac(const EarnedValue& value);

}  // namespace plumb
