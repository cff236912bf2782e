#include "plumb/control/contracts.hpp"

#include <algorithm>

#include "plumb/control/changes.hpp"
#include "plumb/control/claims.hpp"
#include "plumb/control/when_date.hpp"

namespace plumb {

namespace {

KnownUntil known_until(const Schedule& schedule) {
  return schedule.network.status ? KnownUntil(schedule.as_of) : std::nullopt;
}

/// Time is extended for the one who works: for us towards a customer, for a supplier towards us.
bool is_by_seller(const Claim& claim, const Contract& contract) {
  return (claim.kind == ClaimKind::ours) == (contract.kind == ContractKind::customer);
}

}  // namespace

std::optional<double> ContractFigures::availability_pct() const {
  std::optional<double> least;
  for (const ServiceFigures& service : services)
    if (service.availability_pct && (!least || *service.availability_pct < *least))
      least = service.availability_pct;
  return least;
}

ContractBook::ContractBook(const Plan& plan, const Schedule& schedule)
    : plan_(plan),
      schedule_(schedule),
      prices_(plan),
      money_(prices_, schedule.as_of),
      known_(known_until(schedule)),
      rows_(plan.rows<Contract>().size()),
      extension_days_(rows_.size()) {
  const std::vector<Contract>& contracts = plan.rows<Contract>().rows;
  for (std::size_t row = 0; row < rows_.size(); ++row)
    rows_[row].value = agreed_value(contracts[row], money_);
  add_changes();
  add_costs();
  add_claims();
  for (std::size_t row = 0; row < rows_.size(); ++row) measure(row);
}

void ContractBook::add_changes() {
  for (const Change& change : plan_.rows<Change>().rows) {
    const auto worth = contract_addition(change);
    if (!worth) continue;
    ContractValue& value = rows_[change.contract.index()].value;
    if (is_agreed(change.status)) value.changes += money_(*worth);
    if (change.status == ChangeStatus::submitted) value.pending += money_(*worth);
  }
}

void ContractBook::add_costs() {
  for (const ActualRow& row : plan_.actuals.rows) {
    if (!row.contract.valid() || (known_ && row.date > *known_)) continue;
    std::optional<Cost>& cost = rows_[row.contract.index()].cost;
    cost = cost.value_or(Cost()) + prices_.of_row(row);
  }
}

void ContractBook::add_claims() {
  for (const Claim& claim : plan_.rows<Claim>().rows) {
    if (!claim.contract.valid()) continue;
    const std::size_t row = claim.contract.index();
    if (claim.status == ClaimStatus::settled && claim.days &&
        is_by_seller(claim, plan_.rows<Contract>().rows[row]))
      extension_days_[row] += *claim.days;
    if (!is_open(claim) || !claim.amount) continue;
    (claim.kind == ClaimKind::ours ? rows_[row].claims_ours : rows_[row].claims_theirs) +=
        money_(*claim.amount);
  }
}

void ContractBook::measure(std::size_t row) {
  const Contract& contract = plan_.rows<Contract>().rows[row];
  ContractFigures& figures = rows_[row];
  set_tax(figures.value, contract);
  measure_payments(contract, figures);
  figures.damages =
      damages_at(contract, finish_of(contract), extension_days_[row], figures.value.current(), money_);
  figures.incentive =
      incentive_price(contract, figures.cost ? std::optional(figures.cost->units()) : std::nullopt, money_);
  const Date anchor = contract.start       ? *contract.start
                      : contract.signed_on ? *contract.signed_on
                                           : plan_.project.start.date;
  for (const ServiceLevel& service : contract.sla)
    figures.services.push_back(measure_service(service, anchor, known_));
}

void ContractBook::measure_payments(const Contract& contract, ContractFigures& figures) {
  figures.payments = divide_payments(contract, figures.value, money_, known_);
  for (std::size_t i = 0; i < figures.payments.size(); ++i) {
    PaymentFigures& payment = figures.payments[i];
    if (payment.when != nullptr) payment.due = when_date(plan_, schedule_, *payment.when);
    figures.invoiced += payment.invoiced;
    figures.paid += payment.paid;
    figures.outstanding += payment.outstanding();
    figures.retention += payment.retention;
    if (payment.release) figures.released += payment.gross;
    const Cost open = payment.open();
    if (open.is_zero()) continue;
    if (!payment.due) {
      figures.undated += open;
      continue;
    }
    payment.overdue = *payment.due < schedule_.as_of;
    if (payment.overdue) figures.overdue += open;
    if (!figures.next || *payment.due < *figures.payments[*figures.next].due) figures.next = i;
  }
}

Date ContractBook::finish_of(const Contract& contract) const {
  if (contract.penalty && contract.penalty->when)
    if (const auto day = when_date(plan_, schedule_, *contract.penalty->when)) return *day;
  return day_of(schedule_.finish - Minutes{1});
}

}  // namespace plumb
