#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

/// What is recorded of a payment, and how people call it.
struct EntryKind {
  std::string_view field;
  std::string_view done;  // 'C/p' DONE
  std::vector<PaymentEntry> Payment::*entries;
};
constexpr EntryKind kInvoice{"invoices", "invoiced", &Payment::invoices};
constexpr EntryKind kPaid{"paid", "paid", &Payment::paid};

/// Returns what is open of a payment; nullopt after printing why it cannot be said.
std::optional<std::string> open_amount(EditSession& session, const FoundRow& found, std::string_view id,
                                       const EntryKind& kind) {
  const Plan& plan = session.plan();
  Context& context = session.context();
  const Contract& contract = plan.rows<Contract>().rows[found.row];
  const bool foreign = contract.value && contract.value->currency != 0;
  if (foreign) {
    context.usage_error(
        fmt::format("the contract of '{}' is in {}", id, plan.currencies[contract.value->currency]),
        "say how much, with the currency: --amount '1000 USD'");
    return std::nullopt;
  }
  Diagnostics unsaid;
  ScheduleOptions options;
  options.today = context.today();
  const Schedule schedule = make_schedule(plan, options, unsaid);
  const ContractBook book(plan, schedule);
  const Prices prices(plan);
  const MoneyOfDay money(prices, schedule.as_of);
  const PaymentFigures& payment = book[found.row].payments[found.item];
  const Cost entered = sum_of(payment.written->*kind.entries, money, std::nullopt);
  if (entered >= payment.net) {
    context.error(fmt::format("nothing of '{}' is open: {} of {} is {}", id, decimal_text(entered.rounded()),
                              decimal_text(payment.net.rounded()), kind.done),
                  "write --amount for more");
    return std::nullopt;
  }
  return decimal_text((payment.net - entered).rounded());
}

int add_entry(Context& context, const Arguments& arguments, const EntryKind& kind) {
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const std::string id(arguments.text_or("CONTRACT/PAYMENT", {}));
  const auto found = session->find(id, code);
  if (!found) return code;
  if (found->kind != CollectionKind::contracts || !found->field || &fields_of(*found) != &Payment::fields())
    return context.usage_error(fmt::format("'{}' is no payment", id),
                               "write CONTRACT/PAYMENT; 'plumb contracts CONTRACT' lists them");
  const auto amount = arguments.text("amount");
  const auto open = amount ? std::optional(std::string(*amount)) : open_amount(*session, *found, id, kind);
  if (!open) return kExitUsage;
  const auto date = arguments.date("date", context.today());
  const std::string day = date_text(date ? date->date : context.today());
  YamlValue entry = YamlValue::mapping();
  entry.add("date", YamlValue::of_typed(day));
  entry.add("amount", YamlValue::of_typed(*open));
  if (const auto ref = arguments.text("ref")) entry.add("ref", YamlValue::of_text(*ref));
  const NodeRef node = node_of(session->plan(), *found);
  if (!session->change_field(node, Payment::fields(), fmt::format("{}+={}", kind.field, flow_text(entry))))
    return kExitUsage;
  return session->finish(fmt::format("'{}': {} {} on {}", id, *open, kind.done, day), {id});
}

}  // namespace

int run_invoice(Context& context, const Arguments& arguments) {
  return add_entry(context, arguments, kInvoice);
}

int run_pay(Context& context, const Arguments& arguments) {
  return add_entry(context, arguments, kPaid);
}

}  // namespace plumb
