#pragma once

#include <optional>
#include <span>
#include <vector>

#include "plumb/model/instant.hpp"

namespace plumb {

/// Money at a time, in units of the currency.
struct TimedFlow {
  double years = 0;  // after the first flow
  double amount = 0;
};

/// Returns the years between two days: whole ones where day and month agree, else days / 365.
double years_between(Date from, Date to);

/// Returns the present value at the time of the first flow. rate: a year, as a fraction above -1.
double net_present_value(std::span<const TimedFlow> flows, double rate);

/// Returns every rate at which the present value is zero, rising: none where no sign changes, one where a
/// single one does, and up to as many as there are changes otherwise, which no reader should choose among.
///
/// flows: rising in time, the first at 0. Rates from -99.9999 % to 1e8 % are found; a root that only touches
/// zero counts once.
std::vector<double> internal_rates(std::span<const TimedFlow> flows);

/// Returns after how many years the flows have paid back what went out before, within a period by its share;
/// nothing if they never do, or nothing went out. rate: absent for the static payback.
/// Source: years before + what is still missing / the next flow, each discounted for the dynamic one.
std::optional<double> payback_years(std::span<const TimedFlow> flows, std::optional<double> rate);

}  // namespace plumb
