#include "plumb/control/contract_terms.hpp"

#include <algorithm>
#include <map>

namespace plumb {

namespace {

Cost amount_of(const Share& share, Cost whole, const MoneyOfDay& money) {
  if (share.percent) return Cost::share(whole, share.percent->scaled, kWhole.scaled);
  return share.money ? money(*share.money) : Cost();
}

std::optional<double> units_of(const std::optional<Money>& amount, const MoneyOfDay& money) {
  return amount ? std::optional(money(*amount).units()) : std::nullopt;
}

void price_with_ceiling(IncentivePrice& price, const Incentive& terms, double target_cost,
                        const MoneyOfDay& money) {
  const double buyer_over = 1 - terms.share_over.fraction();
  const double buyer_under = 1 - terms.share_under.fraction();
  const auto ceiling = units_of(terms.ceiling, money);
  if (ceiling && buyer_over > 0)
    price.point_of_total_assumption = (*ceiling - price.target_price) / buyer_over + target_cost;
  if (!price.cost) return;
  const double beyond = *price.cost - target_cost;
  double paid = price.target_price + beyond * (beyond > 0 ? buyer_over : buyer_under);
  if (ceiling) paid = std::min(paid, *ceiling);
  price.price = paid;
  price.fee = paid - *price.cost;
}

void price_with_fee(IncentivePrice& price, const Incentive& terms, double target_cost,
                    const MoneyOfDay& money) {
  const double target_fee = money(terms.target_fee).units();
  const double over = terms.share_over.fraction();
  const double under = terms.share_under.fraction();
  const auto least = units_of(terms.min_fee, money);
  const auto most = units_of(terms.max_fee, money);
  if (least && over > 0) price.greatest_effective_cost = target_cost + (target_fee - *least) / over;
  if (most && under > 0) price.least_effective_cost = target_cost - (*most - target_fee) / under;
  if (!price.cost) return;
  const double saved = target_cost - *price.cost;
  double fee = target_fee + saved * (saved > 0 ? under : over);
  if (most) fee = std::min(fee, *most);
  if (least) fee = std::max(fee, *least);
  price.fee = fee;
  price.price = *price.cost + fee;
}

}  // namespace

std::optional<Damages> damages_at(const Contract& contract, Date finish, std::int64_t extension_days,
                                  Cost value, const MoneyOfDay& money) {
  if (!contract.penalty) return std::nullopt;
  const Penalty& penalty = *contract.penalty;
  const auto due = penalty.due ? penalty.due : contract.finish;
  if (!due) return std::nullopt;
  Damages damages;
  damages.finish = finish;
  damages.extension_days = extension_days;
  damages.due = *due + std::chrono::days(extension_days);
  damages.days_late = std::max<std::int64_t>(0, (finish - damages.due).count());
  damages.amount = Cost::share(amount_of(penalty.rate, value, money), damages.days_late, 1);
  if (penalty.cap) {
    const Cost cap = amount_of(*penalty.cap, value, money);
    damages.capped = damages.amount > cap;
    damages.amount = std::min(damages.amount, cap);
  }
  return damages;
}

std::optional<IncentivePrice> incentive_price(const Contract& contract, std::optional<double> cost,
                                              const MoneyOfDay& money) {
  if (!contract.incentive) return std::nullopt;
  if (contract.type != PriceType::fpif && contract.type != PriceType::cpif) return std::nullopt;
  const Incentive& terms = *contract.incentive;
  const double target_cost = money(terms.target_cost).units();
  IncentivePrice price;
  price.target_price = target_cost + money(terms.target_fee).units();
  price.cost = cost;
  if (contract.type == PriceType::fpif)
    price_with_ceiling(price, terms, target_cost, money);
  else
    price_with_fee(price, terms, target_cost, money);
  return price;
}

ServiceFigures measure_service(const ServiceLevel& service, Date anchor, KnownUntil known) {
  ServiceFigures figures;
  figures.metric = service.metric;
  if (!service.window || service.window->length <= Minutes{0}) return figures;
  const std::int64_t window = service.window->length.count();
  std::map<std::int64_t, double> down;  // by the number of the window
  for (const ServiceOutage& outage : service.outages) {
    if (known && outage.date > *known) continue;
    const std::int64_t since = Minutes(outage.date - anchor).count();
    const std::int64_t index = since >= 0 ? since / window : -((window - 1 - since) / window);
    down[index] += static_cast<double>(outage.down.length.count());
  }
  const auto worst = std::max_element(down.begin(), down.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (worst != down.end()) {
    figures.down_min = worst->second;
    figures.window_start = day_of(Instant(anchor) + Minutes(worst->first * window));
  }
  const double whole = static_cast<double>(window);
  figures.availability_pct = 100.0 * std::max(0.0, whole - figures.down_min) / whole;
  if (service.target) {
    // From whole numbers: 0.01 % of 43,200 minutes is 4.32, which 1 - 0.9999 would only come near to.
    figures.allowed_down_min = whole * static_cast<double>(kWhole.scaled - service.target->scaled) /
                               static_cast<double>(kWhole.scaled);
    figures.met = figures.down_min <= *figures.allowed_down_min;
  }
  return figures;
}

}  // namespace plumb
