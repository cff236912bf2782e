#include "plumb/control/cash_forecast.hpp"

#include <algorithm>

namespace plumb {

namespace {

/// Money of a day is there at its end.
Instant moved_on(Date day) {
  return Instant(day + std::chrono::days(1));
}

class CashBuilder {
 public:
  CashBuilder(const Assessment& assessment, const ContractBook& book)
      : assessment_(assessment), plan_(assessment.plan), book_(book), prices_(assessment.plan) {}

  CashForecast build() {
    const auto& contracts = plan_.rows<Contract>().rows;
    for (std::size_t row = 0; row < contracts.size(); ++row) add_contract(contracts[row], book_[row]);
    add_booked_costs();
    add_costs_to_come();
    find_low();
    return std::move(cash_);
  }

 private:
  void add(Curve& curve, Date day, Cost amount) {
    if (amount.is_zero()) return;
    curve.add_step(moved_on(day), amount);
    see(day, day);
  }

  void see(Date first, Date last) {
    cash_.days.first = seen_ ? std::min(cash_.days.first, first) : first;
    cash_.days.last = seen_ ? std::max(cash_.days.last, last) : last;
    seen_ = true;
  }

  void add_contract(const Contract& contract, const ContractFigures& figures) {
    const Date today = assessment_.schedule.as_of;
    const MoneyOfDay money(prices_, today);
    const bool brings = contract.kind == ContractKind::customer;
    Curve& curve = brings ? cash_.in : cash_.out;
    (brings ? cash_.undated_in : cash_.undated_out) += figures.undated;
    for (const PaymentFigures& payment : figures.payments) {
      if (payment.written != nullptr)
        for (const PaymentEntry& entry : payment.written->paid)
          if (!assessment_.schedule.network.status || entry.date <= today)
            add(curve, entry.date, money(entry.amount));
      if (payment.due) add(curve, std::max(*payment.due, today), payment.open());
    }
  }

  bool is_of_supplier(const ActualRow& row) const {
    return row.contract.valid() && plan_.row<Contract>(row.contract).kind == ContractKind::supplier;
  }

  void add_booked_costs() {
    for (const BookedCost& cost : assessment_.performance.costs) {
      const ActualRow& row = plan_.actuals.rows[cost.row];
      if (cost.known_from <= assessment_.performance.at && !is_of_supplier(row))
        add(cash_.out, row.date, cost.amount);
    }
  }

  /// What suppliers' contracts still cover in each account.
  IdVector<AccountId, Cost> covered() const {
    IdVector<AccountId, Cost> amounts(plan_.accounts.size());
    const auto& contracts = plan_.rows<Contract>().rows;
    for (std::size_t row = 0; row < contracts.size(); ++row) {
      const Contract& contract = contracts[row];
      if (contract.kind != ContractKind::supplier || !contract.account.valid()) continue;
      const Cost left = book_[row].value.net_price() - book_[row].cost.value_or(Cost());
      if (left > Cost()) amounts[contract.account] += left;
    }
    return amounts;
  }

  void add_costs_to_come() {
    const auto& elements = assessment_.performance.elements;
    const IdVector<AccountId, Cost> cover = covered();
    IdVector<AccountId, Cost> rest(plan_.accounts.size());
    for (const PerformanceElement& element : elements)
      if (element.account.valid()) rest[element.account] += element.remaining_cost.total();
    for (const PerformanceElement& element : elements) {
      if (element.remaining_cost.total().is_zero()) continue;
      const bool shared = element.account.valid() && cover[element.account] > Cost();
      const Cost whole = shared ? rest[element.account] : Cost();
      if (shared && cover[element.account] >= whole) continue;
      cash_.out += shared ? element.remaining_cost.scaled(whole - cover[element.account], whole)
                          : element.remaining_cost;
      see_remaining(element);
    }
  }

  /// The days on which what is still to be spent may fall.
  void see_remaining(const PerformanceElement& element) {
    const Schedule& schedule = assessment_.schedule;
    Instant first = schedule.finish;
    Instant last = schedule.finish;
    if (element.task.valid()) {
      const TaskDates& dates = schedule.tasks[element.task];
      if (dates.start != kNoInstant) first = dates.start;
      if (dates.finish != kNoInstant) last = dates.finish;
    }
    see(day_of(std::min(first, last)), day_of(last));
  }

  /// Day by day: within a day nobody counts.
  void find_low() {
    if (!seen_) return;
    std::vector<Instant> ends;
    for (Date day = cash_.days.first; day <= cash_.days.last; day += std::chrono::days(1))
      ends.push_back(moved_on(day));
    std::vector<Cost> in(ends.size());
    std::vector<Cost> out(ends.size());
    cash_.in.cut(ends, in);
    cash_.out.cut(ends, out);
    Cost balance;
    bool moved = false;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      balance += in[i] - out[i];
      moved = moved || !in[i].is_zero() || !out[i].is_zero();
      if (moved && (!cash_.low || balance < cash_.low->amount))
        cash_.low = CashLow{cash_.days.first + std::chrono::days(i), balance};
    }
  }

  const Assessment& assessment_;
  const Plan& plan_;
  const ContractBook& book_;
  Prices prices_;
  CashForecast cash_;
  bool seen_ = false;
};

}  // namespace

CashForecast cash_forecast(const Assessment& assessment, const ContractBook& book) {
  return CashBuilder(assessment, book).build();
}

std::vector<CashPeriod> cash_periods(const CashForecast& cash, Date from, std::span<const Instant> ends) {
  std::vector<Cost> in(ends.size());
  std::vector<Cost> out(ends.size());
  cash.in.cut(ends, in);
  cash.out.cut(ends, out);
  std::vector<CashPeriod> periods(ends.size());
  Cost balance;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    balance += in[i] - out[i];
    periods[i] = {i == 0 ? from : day_of(ends[i - 1]), ends[i], in[i], out[i], balance};
  }
  return periods;
}

std::vector<CashPeriod> cash_periods(const CashForecast& cash, PeriodLength length) {
  if (!cash.low) return {};
  const CalendarPeriods periods = calendar_periods(cash.days, length);
  return cash_periods(cash, periods.first, periods.ends);
}

}  // namespace plumb
