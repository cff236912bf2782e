#include "plumb/control/earned_value.hpp"

#include <algorithm>
#include <cmath>

namespace plumb {

EarnedValue& EarnedValue::operator+=(const EarnedValue& other) {
  bac += other.bac;
  pv += other.pv;
  ev += other.ev;
  ac += other.ac;
  remaining_cost += other.remaining_cost;
  return *this;
}

std::optional<double> ratio(Cost part, Cost whole) {
  if (whole.is_zero()) return std::nullopt;
  return part.units() / whole.units();
}

std::optional<double> percent(Cost part, Cost whole) {
  if (whole.is_zero()) return std::nullopt;
  return 100 * part.units() / whole.units();
}

std::optional<double> spi(const EarnedValue& value) {
  return ratio(value.ev, value.pv);
}

std::optional<double> cpi(const EarnedValue& value) {
  return ratio(value.ev, value.ac);
}

namespace {

/// Whether the rest is forecast at the CPI, which needs value and cost; credits above the costs are no
/// performance.
bool forecasts_at_cpi(const EarnedValue& value) {
  return value.ev > Cost() && value.ac > Cost();
}

}  // namespace

CostForecasts cost_forecasts(const EarnedValue& value, const std::optional<double>& spi_t) {
  const double ac = value.ac.units();
  const double rest = (value.bac - value.ev).units();
  const double ev = value.ev.units();
  const double pv = value.pv.units();
  // The rest at a performance given as a fraction, so that nothing is rounded in between.
  const auto at = [&](double numerator, double denominator) -> std::optional<double> {
    const double estimate = ac + rest * denominator / numerator;
    if (!(numerator > 0 && denominator > 0) || !std::isfinite(estimate)) return std::nullopt;
    return estimate;
  };
  CostForecasts forecasts;
  forecasts.atypical = ac + rest;
  forecasts.bottom_up = ac + value.remaining_cost.units();
  // AC / EV of the budget is BAC / CPI.
  if (forecasts_at_cpi(value)) forecasts.typical = rest == 0 ? ac : value.bac.units() * ac / ev;
  forecasts.spi = at(ev, pv);
  forecasts.cpi_spi = at(ev * ev, ac * pv);
  if (spi_t) forecasts.spi_t = at(*spi_t, 1);
  if (spi_t) forecasts.cpi_spi_t = at(ev * *spi_t, ac);
  const std::optional<double> index = cpi(value);
  const std::optional<double> of_schedule = spi(value);
  if (index && of_schedule) forecasts.weighted = at(kCpiWeight * *index + (1 - kCpiWeight) * *of_schedule, 1);
  if (index && spi_t) forecasts.weighted_t = at(kCpiWeight * *index + (1 - kCpiWeight) * *spi_t, 1);
  return forecasts;
}

double estimate_to_complete(const EarnedValue& value) {
  if (value.ev >= value.bac) return 0;
  const double rest = (value.bac - value.ev).units();
  return std::max(0.0, forecasts_at_cpi(value) ? rest * value.ac.units() / value.ev.units() : rest);
}

double variance_at_completion(const EarnedValue& value) {
  const double variance = (value.ev - value.ac).units();
  const bool scales = forecasts_at_cpi(value) && value.ev != value.bac;
  return scales ? value.bac.units() * variance / value.ev.units() : variance;
}

std::optional<double> to_complete_index_bac(const EarnedValue& value) {
  const std::optional<double> index = ratio(value.bac - value.ev, value.bac - value.ac);
  return index == 0.0 ? 0.0 : index;  // not -0
}

std::optional<double> to_complete_index_eac(const EarnedValue& value) {
  if (value.ev >= value.bac) return std::nullopt;
  return forecasts_at_cpi(value) ? cpi(value) : 1.0;
}

}  // namespace plumb
