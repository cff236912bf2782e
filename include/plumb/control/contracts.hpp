#pragma once

#include "plumb/control/contract_terms.hpp"
#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"

namespace plumb {

/// Where one contract stands. Amounts are the project's currency, at the rates of the day that counts as
/// today; sums of payments have tax in them.
struct ContractFigures {
  ContractValue value;
  std::vector<PaymentFigures> payments;  // in file order, a release that no payment stands for last
  Cost invoiced;
  Cost paid;
  Cost outstanding;                 // invoiced and not paid
  Cost overdue;                     // due and not paid
  Cost retention;                   // held back in all
  Cost released;                    // of that, by the releases there are
  Cost undated;                     // still to be paid, nobody knows when
  std::optional<std::size_t> next;  // of the payments: the open one that is due first
  std::optional<Cost> cost;         // booked on it; absent if nothing is
  std::optional<Damages> damages;
  std::optional<IncentivePrice> incentive;
  std::vector<ServiceFigures> services;
  Cost claims_ours;  // what is claimed and not decided
  Cost claims_theirs;

  /// The lowest availability of its services.
  std::optional<double> availability_pct() const;
};

/// All contracts of a plan at the date of its schedule, in the plan's order.
///
/// With a status date only what was invoiced, paid and booked by then counts, without one all that is
/// written.
class ContractBook {
 public:
  ContractBook(const Plan& plan, const Schedule& schedule);

  const std::vector<ContractFigures>& rows() const { return rows_; }
  const ContractFigures& operator[](std::size_t row) const { return rows_[row]; }

 private:
  void add_changes();
  void add_costs();
  void add_claims();
  void measure(std::size_t row);
  void measure_payments(const Contract& contract, ContractFigures& figures);
  Date finish_of(const Contract& contract) const;

  const Plan& plan_;
  const Schedule& schedule_;
  Prices prices_;
  MoneyOfDay money_;
  KnownUntil known_;
  std::vector<ContractFigures> rows_;
  std::vector<std::int64_t> extension_days_;
};

std::span<const Figure> contract_figures();
std::span<const Metric> contract_metrics();

}  // namespace plumb
