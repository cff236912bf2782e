#include "plumb/control/contract_payments.hpp"

#include <algorithm>

namespace plumb {

namespace {

Cost percent_part(Cost amount, Percent share) {
  return Cost::share(amount, share.scaled, kWhole.scaled);
}

/// Amounts stand on the terms of the value: without tax where it is.
Cost with_tax(Cost amount, const Contract& contract) {
  return contract.tax && !contract.tax_included ? amount + percent_part(amount, *contract.tax) : amount;
}

Cost gross_of(const Payment& payment, const Contract& contract, Cost price, const MoneyOfDay& money) {
  if (payment.percent) return percent_part(price, *payment.percent);
  return payment.amount ? with_tax(money(*payment.amount), contract) : Cost();
}

bool is_for_work(const PaymentFigures& payment) {
  return !payment.advance && !payment.release;
}

/// Takes retention and advance off the payments for work; returns all that is held.
Cost take_off(std::vector<PaymentFigures>& payments, const Contract& contract) {
  Cost work;
  Cost advance;
  for (const PaymentFigures& payment : payments) {
    if (is_for_work(payment)) work += payment.gross;
    if (payment.advance) advance += payment.gross;
  }
  Cost so_far;
  Cost recovered;
  Cost held;
  for (PaymentFigures& payment : payments) {
    if (!is_for_work(payment)) continue;
    // As differences of one rounded sum, so that the parts add up to the advance.
    so_far += payment.gross;
    payment.recovery = Cost::share(advance, so_far, work) - recovered;
    recovered += payment.recovery;
    if (contract.retention) payment.retention = percent_part(payment.gross, contract.retention->percent);
    held += payment.retention;
  }
  return held;
}

/// Divides what is held among the releases that do not say how much they are.
void fill_releases(std::vector<PaymentFigures>& payments, Cost held) {
  const auto is_open = [](const PaymentFigures& payment) {
    return payment.release &&
           (payment.written == nullptr || (!payment.written->percent && !payment.written->amount));
  };
  Cost rest = held;
  for (const PaymentFigures& payment : payments)
    if (payment.release) rest -= payment.gross;
  auto open = std::count_if(payments.begin(), payments.end(), is_open);
  for (PaymentFigures& payment : payments) {
    if (!is_open(payment) || rest <= Cost()) continue;
    payment.gross = Cost::share(rest, 1, open--);
    rest -= payment.gross;
  }
}

}  // namespace

ContractValue agreed_value(const Contract& contract, const MoneyOfDay& money) {
  ContractValue value;
  value.tax_included = contract.tax_included;
  if (contract.value)
    value.agreed = money(*contract.value);
  else if (contract.incentive)
    value.agreed = money(contract.incentive->target_cost) + money(contract.incentive->target_fee);
  return value;
}

void set_tax(ContractValue& value, const Contract& contract) {
  if (!contract.tax) return;
  const std::int64_t whole = kWhole.scaled + (contract.tax_included ? contract.tax->scaled : 0);
  value.tax = Cost::share(value.current(), contract.tax->scaled, whole);
}

Cost sum_of(const std::vector<PaymentEntry>& entries, const MoneyOfDay& money, KnownUntil known) {
  Cost sum;
  for (const PaymentEntry& entry : entries)
    if (!known || entry.date <= *known) sum += money(entry.amount);
  return sum;
}

std::vector<PaymentFigures> divide_payments(const Contract& contract, const ContractValue& value,
                                            const MoneyOfDay& money, KnownUntil known) {
  std::vector<PaymentFigures> payments;
  payments.reserve(contract.payments.size() + 1);
  bool released = false;
  for (const Payment& written : contract.payments) {
    PaymentFigures& payment = payments.emplace_back();
    payment.id = written.id;
    payment.name = written.name;
    payment.written = &written;
    payment.when = written.when ? &*written.when : nullptr;
    payment.advance = written.advance;
    payment.release = written.retention;
    payment.gross = gross_of(written, contract, value.price(), money);
    payment.invoiced = sum_of(written.invoices, money, known);
    payment.paid = sum_of(written.paid, money, known);
    released = released || written.retention;
  }
  if (contract.retention && contract.retention->release && !released) {
    PaymentFigures& release = payments.emplace_back();
    release.id = "retention";
    release.name = "release of the retention";
    release.when = &*contract.retention->release;
    release.release = true;
  }
  fill_releases(payments, take_off(payments, contract));
  for (PaymentFigures& payment : payments) payment.net = payment.gross - payment.retention - payment.recovery;
  return payments;
}

}  // namespace plumb
