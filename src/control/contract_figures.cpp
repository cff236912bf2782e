#include <algorithm>
#include <array>

#include "plumb/control/cash_forecast.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/control/money_value.hpp"

namespace plumb {

namespace {

const ContractFigures& contract_in(const FigureSource& source, std::size_t row) {
  return source.all<ContractBook>()[row];
}

template <Cost ContractFigures::*Member>
Value contract_money(const FigureSource& source, std::size_t row) {
  return money_value(contract_in(source, row).*Member);
}

template <std::optional<double> IncentivePrice::*Member>
Value incentive_money(const FigureSource& source, std::size_t row) {
  const auto& incentive = contract_in(source, row).incentive;
  return incentive && (*incentive).*Member ? Value{*((*incentive).*Member)} : Value{};
}

/// A sum over the contracts of one kind.
template <ContractKind Kind, Cost ContractFigures::*Member>
MetricValue contract_sum(const Assessment& from, const MetricSubject&) {
  const auto& contracts = from.plan.rows<Contract>().rows;
  if (contracts.empty()) return {};
  const ContractBook book(from.plan, from.schedule);
  Cost sum;
  for (std::size_t row = 0; row < contracts.size(); ++row)
    if (contracts[row].kind == Kind) sum += book[row].*Member;
  return sum;
}

template <ContractKind Kind>
MetricValue contract_value_sum(const Assessment& from, const MetricSubject&) {
  const auto& contracts = from.plan.rows<Contract>().rows;
  if (contracts.empty()) return {};
  const ContractBook book(from.plan, from.schedule);
  Cost sum;
  for (std::size_t row = 0; row < contracts.size(); ++row)
    if (contracts[row].kind == Kind) sum += book[row].value.current();
  return sum;
}

/// Counts parts of contracts.
template <class CountOf>
MetricValue count_in_contracts(const Assessment& from, CountOf count_of) {
  const ContractBook book(from.plan, from.schedule);
  std::int64_t count = 0;
  for (const ContractFigures& contract : book.rows()) count += count_of(contract);
  return count;
}

MetricValue customer_damages(const Assessment& from, const MetricSubject&) {
  const auto& contracts = from.plan.rows<Contract>().rows;
  const ContractBook book(from.plan, from.schedule);
  std::optional<Cost> sum;
  for (std::size_t row = 0; row < contracts.size(); ++row)
    if (contracts[row].kind == ContractKind::customer && book[row].damages)
      sum = sum.value_or(Cost()) + book[row].damages->amount;
  return sum ? MetricValue(*sum) : MetricValue();
}

std::optional<CashLow> lowest_cash(const Assessment& from) {
  const ContractBook book(from.plan, from.schedule);
  return cash_forecast(from, book).low;
}

MetricValue cash_low(const Assessment& from, const MetricSubject&) {
  const auto low = lowest_cash(from);
  return low ? MetricValue(low->amount) : MetricValue();
}

MetricValue cash_low_date(const Assessment& from, const MetricSubject&) {
  const auto low = lowest_cash(from);
  return low ? MetricValue(Instant(low->day + std::chrono::days(1))) : MetricValue();
}

MetricValue cash_end(const Assessment& from, const MetricSubject&) {
  const ContractBook book(from.plan, from.schedule);
  const CashForecast cash = cash_forecast(from, book);
  return cash.low ? MetricValue(cash.in.total() - cash.out.total()) : MetricValue();
}

constexpr auto kCustomer = ContractKind::customer;
constexpr auto kSupplier = ContractKind::supplier;

}  // namespace

std::span<const Figure> contract_figures() {
  static const std::array figures = std::to_array<Figure>({
      {figure_spec("current_value", ValueKind::money, "the value with the changes that were agreed"),
       [](const FigureSource& source, std::size_t row) {
         return money_value(contract_in(source, row).value.current());
       }},
      {figure_spec("invoiced", ValueKind::money, "tax included"), contract_money<&ContractFigures::invoiced>},
      {figure_spec("paid", ValueKind::money, "what was paid, tax included"),
       contract_money<&ContractFigures::paid>},
      {figure_spec("overdue", ValueKind::money, "due and not paid"),
       contract_money<&ContractFigures::overdue>},
      {figure_spec("outstanding", ValueKind::money, "invoiced and not paid"),
       contract_money<&ContractFigures::outstanding>},
      {figure_spec("retention_held", ValueKind::money, "what is held back of all payments"),
       contract_money<&ContractFigures::retention>},
      {figure_spec("next_due", ValueKind::date, "the day of the next payment that is open"),
       [](const FigureSource& source, std::size_t row) {
         const ContractFigures& figures_of_row = contract_in(source, row);
         if (!figures_of_row.next) return Value{};
         return Value{WrittenDate{*figures_of_row.payments[*figures_of_row.next].due, std::nullopt}};
       }},
      {figure_spec("damages", ValueKind::money, "liquidated damages at the forecast finish"),
       [](const FigureSource& source, std::size_t row) {
         const auto& damages = contract_in(source, row).damages;
         return damages ? money_value(damages->amount) : Value{};
       }},
      {figure_spec("days_late", ValueKind::integer,
                   "calendar days of the forecast finish beyond the due date"),
       [](const FigureSource& source, std::size_t row) {
         const auto& damages = contract_in(source, row).damages;
         return damages ? Value{damages->days_late} : Value{};
       }},
      {figure_spec("price_at_cost", ValueKind::money, "of fpif and cpif: the price at the cost booked on it"),
       incentive_money<&IncentivePrice::price>},
      {figure_spec("fee_at_cost", ValueKind::money, "of fpif and cpif: the seller's profit at that cost"),
       incentive_money<&IncentivePrice::fee>},
      {figure_spec("point_of_total_assumption", ValueKind::money,
                   "of fpif: the cost from which on the seller bears all"),
       incentive_money<&IncentivePrice::point_of_total_assumption>},
      {figure_spec("availability_pct", ValueKind::number,
                   "of the service that was worst, in its worst window"),
       [](const FigureSource& source, std::size_t row) {
         const auto percent_up = contract_in(source, row).availability_pct();
         return percent_up ? Value{*percent_up} : Value{};
       }},
  });
  return figures;
}

std::span<const Metric> contract_metrics() {
  // clang-format off
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"contracts.value", MetricKind::money, kOfProject, "customer contracts, with the changes that were agreed",
       contract_value_sum<kCustomer>},
      {"contracts.invoiced", MetricKind::money, kOfProject, "invoiced to customers, tax included",
       contract_sum<kCustomer, &ContractFigures::invoiced>},
      {"contracts.paid", MetricKind::money, kOfProject, "paid by customers",
       contract_sum<kCustomer, &ContractFigures::paid>},
      {"contracts.outstanding", MetricKind::money, kOfProject, "invoiced to customers and not paid",
       contract_sum<kCustomer, &ContractFigures::outstanding>},
      {"contracts.overdue", MetricKind::money, kOfProject, "due from customers and not paid",
       contract_sum<kCustomer, &ContractFigures::overdue>},
      {"contracts.retention", MetricKind::money, kOfProject, "what customers hold back of all payments",
       contract_sum<kCustomer, &ContractFigures::retention>},
      {"contracts.supplier_value", MetricKind::money, kOfProject, "supplier contracts, with the changes that were agreed",
       contract_value_sum<kSupplier>},
      {"contracts.supplier_invoiced", MetricKind::money, kOfProject, "invoiced by suppliers, tax included",
       contract_sum<kSupplier, &ContractFigures::invoiced>},
      {"contracts.supplier_paid", MetricKind::money, kOfProject, "paid to suppliers",
       contract_sum<kSupplier, &ContractFigures::paid>},
      {"contracts.supplier_overdue", MetricKind::money, kOfProject, "due to suppliers and not paid",
       contract_sum<kSupplier, &ContractFigures::overdue>},
      {"contracts.payments_overdue", MetricKind::count, kOfProject, "payments that are due and not paid, of either kind",
       [](const Assessment& from, const MetricSubject&) {
         return count_in_contracts(from, [](const ContractFigures& contract) {
           return std::count_if(contract.payments.begin(), contract.payments.end(),
                                [](const PaymentFigures& payment) { return payment.overdue; });
         });
       }},
      {"contracts.damages", MetricKind::money, kOfProject, "liquidated damages to customers at the forecast finish",
       customer_damages},
      {"contracts.sla_missed", MetricKind::count, kOfProject, "services that were worse than promised",
       [](const Assessment& from, const MetricSubject&) {
         return count_in_contracts(from, [](const ContractFigures& contract) {
           return std::count_if(contract.services.begin(), contract.services.end(),
                                [](const ServiceFigures& service) { return service.met == false; });
         });
       }},
      {"contracts.cash_low", MetricKind::money, kOfProject, "the lowest point of money in less money out",
       cash_low},
      {"contracts.cash_low_date", MetricKind::date, kOfProject, "the day of that point", cash_low_date},
      {"contracts.cash_end", MetricKind::money, kOfProject, "money in less money out when all is paid", cash_end},
  });
  // clang-format on
  return kMetrics;
}

}  // namespace plumb
