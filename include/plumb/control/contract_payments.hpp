#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "plumb/control/prices.hpp"
#include "plumb/registers/contract.hpp"

namespace plumb {

/// What a contract is worth, with the changes that were agreed. Amounts are the project's currency.
struct ContractValue {
  Cost agreed;   // as it is written: with tax where the value includes it
  Cost changes;  // approved and implemented ones, on the same terms
  Cost pending;  // submitted ones
  Cost tax;      // on the current value
  bool tax_included = false;

  Cost current() const { return agreed + changes; }
  Cost price() const { return tax_included ? current() : current() + tax; }      // with tax
  Cost net_price() const { return tax_included ? current() - tax : current(); }  // without
};

/// One part of the price, tax included: gross = net + retention + recovery.
struct PaymentFigures {
  std::string_view id;
  std::string_view name;
  const Payment* written = nullptr;  // null: the release that only the contract's retention speaks of
  const When* when = nullptr;        // null: nobody said
  bool advance = false;
  bool release = false;
  Cost gross;
  Cost retention;  // held back of it
  Cost recovery;   // what it gives back of the advance
  Cost net;        // what is paid
  Cost invoiced;
  Cost paid;
  std::optional<Date> due;  // filled in by ContractBook
  bool overdue = false;     // the same: due, and not paid in full

  Cost open() const { return paid < net ? net - paid : Cost(); }
  Cost outstanding() const { return paid < invoiced ? invoiced - paid : Cost(); }
};

/// The last day whose entries count; absent: all do.
using KnownUntil = std::optional<Date>;

/// Converts money at the rate of one day.
class MoneyOfDay {
 public:
  MoneyOfDay(const Prices& prices, Date day) : prices_(&prices), day_(day) {}
  Cost operator()(Money money) const { return prices_->of_money(money, day_); }

 private:
  const Prices* prices_;
  Date day_;
};

/// Returns what is agreed, without changes: the value, else an incentive's target cost and fee.
ContractValue agreed_value(const Contract& contract, const MoneyOfDay& money);

/// Sets the tax that follows from the current value.
void set_tax(ContractValue& value, const Contract& contract);

/// Adds up invoices, or what was paid.
Cost sum_of(const std::vector<PaymentEntry>& entries, const MoneyOfDay& money, KnownUntil known);

/// Divides the price among the payments.
///
/// An advance is taken off the payments for work by their shares, the retention off each of them; neither
/// touches the release of what was held. A release without percentage and amount is an equal part of what the
/// others leave of it. Advance + net + released = price, where the payments for work come to the whole price.
std::vector<PaymentFigures> divide_payments(const Contract& contract, const ContractValue& value,
                                            const MoneyOfDay& money, KnownUntil known);

}  // namespace plumb
