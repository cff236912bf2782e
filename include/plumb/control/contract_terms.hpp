#pragma once

#include <optional>
#include <span>
#include <vector>

#include "plumb/control/contract_payments.hpp"

namespace plumb {

/// Liquidated damages at the forecast finish.
struct Damages {
  Date due;     // with the extensions of time
  Date finish;  // as the schedule has it
  std::int64_t extension_days = 0;
  std::int64_t days_late = 0;  // calendar days; never negative
  Cost amount;
  bool capped = false;
};

/// Returns the damages of a contract that is finished on a day: the rate for each calendar day beyond the due
/// date and its extensions, up to the cap. Percentages are of `value`, the current value.
///
/// Nothing without a penalty, and without a date to be late against.
std::optional<Damages> damages_at(const Contract& contract, Date finish, std::int64_t extension_days,
                                  Cost value, const MoneyOfDay& money);

/// What follows from the target cost, the fee and the shares; amounts in units of the currency.
struct IncentivePrice {
  double target_price = 0;
  /// Of fpif: the cost from which on the seller bears everything. Not the cost at which his profit is zero.
  std::optional<double> point_of_total_assumption;
  /// Of cpif: the costs between which the fee still moves.
  std::optional<double> least_effective_cost;
  std::optional<double> greatest_effective_cost;
  // At the cost, where one is known.
  std::optional<double> cost;
  std::optional<double> fee;  // what the seller gets beyond the cost: negative for a loss
  std::optional<double> price;
};

/// Returns the price of an fpif or cpif contract at a cost; nothing for other types, and without an
/// incentive.
///
/// fpif: min(ceiling, target price + the buyer's share of what is overspent), and
/// PTA = (ceiling - target price) / buyer's share + target cost. cpif: cost + fee, where the fee is the
/// target fee + the seller's share of what is saved, within min_fee and max_fee. Source:
/// FAR 16.403-1, 16.405-1.
std::optional<IncentivePrice> incentive_price(const Contract& contract, std::optional<double> cost,
                                              const MoneyOfDay& money);

/// How a promised service did in its worst window.
struct ServiceFigures {
  std::string_view metric;
  std::optional<double> availability_pct;  // absent without a window
  std::optional<double> allowed_down_min;  // absent without a window or a target
  double down_min = 0;                     // in that window
  std::optional<Date> window_start;
  std::optional<bool> met;  // in every window, as the worst one counts
};

/// Measures a service over windows that follow each other from `anchor` on: (window - outages) / window of
/// the worst. Outages count in the window of their date.
ServiceFigures measure_service(const ServiceLevel& service, Date anchor, KnownUntil known);

}  // namespace plumb
