#pragma once

#include <vector>

#include "plumb/control/cost.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// Converts what is used, and foreign money, into the project's currency at the prices of a day.
///
/// Dated prices hold from their day on, the first of them also before it.
class Prices {
 public:
  /// plan: outlives the object.
  explicit Prices(const Plan& plan) : plan_(plan) {}

  /// Returns money at the exchange rate of the day.
  Cost of_money(Money money, Date day) const;

  /// Returns the price of working time on a day; nothing for a resource without a rate.
  ///
  /// units: of the resource, 1/10,000. overtime: at the overtime rate, where the resource has one.
  Cost of_work(const Resource& resource, Minutes time, std::int64_t units, Date day,
               bool overtime = false) const;

  /// Returns the price of a quantity of material, given in 1/10,000 of its unit.
  Cost of_material(const Resource& resource, std::int64_t quantity, Date day) const;

  /// Returns what a row of the ledger comes to: the cost that it gives, else what was used at that day's
  /// prices.
  Cost of_row(const ActualRow& row) const;

  /// Lists the days, rising, on which the price of a resource changes, through its rate or the exchange rate
  /// of it.
  std::vector<Date> changes(const Resource& resource) const;

  /// Lists the days on which the exchange rate of a currency changes.
  std::vector<Date> changes(std::uint16_t currency) const;

 private:
  Minutes length_of(RatePer per) const;

  const Plan& plan_;
};

}  // namespace plumb
