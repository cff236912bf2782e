#include "plumb/control/prices.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

/// The row that holds on a day, of rows in order of time; nullptr of none.
template <class Row>
const Row* row_on(const std::vector<Row>& rows, Date day) {
  const Row* holds = rows.empty() ? nullptr : &rows.front();
  for (const Row& row : rows)
    if (row.from && *row.from <= day) holds = &row;
  return holds;
}

template <class Row>
void add_changes(const std::vector<Row>& rows, std::vector<Date>& days) {
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i].from) days.push_back(*rows[i].from);
}

void sort_once(std::vector<Date>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

}  // namespace

Cost Prices::of_money(Money money, Date day) const {
  const Cost amount = Cost::exactly(money.amount);
  if (money.currency == 0) return amount;
  const ExchangeRate* rate = row_on(plan_.project.rates[money.currency - 1U].rates, day);
  return rate == nullptr ? Cost() : Cost::share(amount, rate->rate.scaled, kDecimalScale);
}

Minutes Prices::length_of(RatePer per) const {
  const WorkUnits units = plan_.project.units();
  switch (per) {
    case RatePer::hour:
      return Minutes(60);
    case RatePer::day:
      return Minutes(units.day);
    case RatePer::week:
      return Minutes(units.week);
    case RatePer::month:
      return Minutes(units.month);
    default:
      return Minutes(1);
  }
}

Cost Prices::of_work(const Resource& resource, Minutes time, std::int64_t units, Date day,
                     bool overtime) const {
  const bool own_rate = overtime && !resource.overtime_rate.empty();
  const Rate* rate = row_on(own_rate ? resource.overtime_rate : resource.rate, day);
  if (rate == nullptr) return {};
  const Cost price = of_money(rate->price, day);
  return Cost::share(Cost::share(price, time.count(), length_of(rate->per).count()), units, kDecimalScale);
}

Cost Prices::of_material(const Resource& resource, std::int64_t quantity, Date day) const {
  const Rate* rate = row_on(resource.rate, day);
  return rate == nullptr ? Cost() : Cost::share(of_money(rate->price, day), quantity, kDecimalScale);
}

Cost Prices::of_row(const ActualRow& row) const {
  if (row.cost) return of_money(*row.cost, row.date);
  if (!row.resource.valid()) return {};
  const Resource& resource = plan_.resource(row.resource);
  // An hour of one unit; `hours` counts the units' hours together.
  const auto worked = [&](const std::optional<Decimal>& hours, bool overtime) {
    return hours ? of_work(resource, Minutes(60), hours->scaled, row.date, overtime) : Cost();
  };
  Cost cost = worked(row.hours, false) + worked(row.overtime, true);
  if (row.quantity) cost += of_material(resource, row.quantity->scaled, row.date);
  return cost;
}

std::vector<Date> Prices::changes(const Resource& resource) const {
  std::vector<Date> days;
  add_changes(resource.rate, days);
  for (const Rate& rate : resource.rate)
    if (rate.price.currency != 0) add_changes(plan_.project.rates[rate.price.currency - 1U].rates, days);
  sort_once(days);
  return days;
}

std::vector<Date> Prices::changes(std::uint16_t currency) const {
  std::vector<Date> days;
  if (currency != 0) add_changes(plan_.project.rates[currency - 1U].rates, days);
  sort_once(days);
  return days;
}

}  // namespace plumb
