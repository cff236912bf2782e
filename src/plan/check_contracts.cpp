#include <fmt/format.h>

#include <set>

#include "plumb/model/decimal.hpp"
#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"
#include "plumb/registers/contract.hpp"

namespace plumb {

namespace {

class ContractChecks {
 public:
  explicit ContractChecks(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check(const Contract& contract, NodeRef node) {
    if (contract.start && contract.finish && *contract.finish < *contract.start)
      error(Code::impossible_dates, place_of(node, "finish"), "the contract finishes before it starts",
            fmt::format("it starts on {}", date_text(*contract.start)));
    check_payments(contract, node.find("payments"));
    if (gives(node, "incentive")) check_incentive(contract, node);
  }

 private:
  void error(Code code, Place where, std::string message, std::string hint) {
    diagnostics_.error(code, std::move(where), std::move(message), std::move(hint));
  }

  void check_payments(const Contract& contract, NodeRef list) {
    // What could not be read is reported already, and the rest would be counted wrongly.
    if (!list || !list.is_sequence() || list.size() != contract.payments.size()) return;
    std::set<std::string_view> ids;
    std::int64_t work = 0;
    std::int64_t released = 0;
    std::size_t row = 0;
    for (const NodeRef node : list.items()) {
      const Payment& payment = contract.payments[row++];
      if (!ids.insert(payment.id).second)
        error(Code::duplicate_id, place_of(node, "id"),
              fmt::format("the contract has two payments '{}'", payment.id), "give each an id of its own");
      check_payment(payment, node);
      if (!payment.percent || payment.advance) continue;
      std::int64_t& sum = payment.retention && contract.retention ? released : work;
      const std::int64_t before = sum;
      sum += payment.percent->scaled;
      if (&sum == &work && before <= kWhole.scaled && sum > kWhole.scaled)
        error(Code::bad_value, place_of(node, "percent"),
              fmt::format("the payments come to {}% of the value", decimal_text(sum)),
              "together they are 100%; an advance that they give back has 'advance: true'");
      check_release(contract, node, before, sum, &sum == &released);
    }
  }

  void check_payment(const Payment& payment, NodeRef node) {
    if (payment.percent && payment.amount)
      error(Code::conflicting_fields, place_of(node, "amount"),
            fmt::format("payment '{}' has both 'percent' and 'amount'", payment.id), "keep one of them");
    if (!gives(node, "percent") && !gives(node, "amount") && !payment.retention)
      error(Code::missing_field, place_of(node, "id"),
            fmt::format("payment '{}' has neither 'percent' nor 'amount'", payment.id),
            "add 'percent: 30%' or 'amount: 30000'");
    if (payment.advance && payment.retention)
      error(Code::conflicting_fields, place_of(node, "retention"),
            fmt::format("payment '{}' is both an advance and the release of a retention", payment.id),
            "keep one of them");
  }

  /// No more is released than was held.
  void check_release(const Contract& contract, NodeRef node, std::int64_t before, std::int64_t sum,
                     bool is_release) {
    if (!is_release) return;
    const std::int64_t held = contract.retention->percent.scaled;
    if (before > held || sum <= held) return;
    error(Code::bad_value, place_of(node, "percent"),
          fmt::format("{}% of the value is released, but {}% is held", decimal_text(sum), decimal_text(held)),
          "it is a share of the value; without 'percent', releases divide what is held among them");
  }

  void check_incentive(const Contract& contract, NodeRef node) {
    const bool fixed = contract.type == PriceType::fpif;
    if (!fixed && contract.type != PriceType::cpif) {
      error(Code::conflicting_fields, place_of_key(node, "incentive"),
            fmt::format("a contract of type '{}' has no incentive",
                        kWords<PriceType>[static_cast<std::size_t>(contract.type)]),
            "write 'type: fpif' or 'type: cpif'");
      return;
    }
    if (!contract.incentive) return;
    const NodeRef written = node.find("incentive");
    for (const std::string_view field : {"ceiling", "min_fee", "max_fee"})
      if (gives(written, field) && fixed != (field == "ceiling"))
        error(Code::conflicting_fields, place_of_key(written, field),
              fmt::format("'{}' is of {} alone", field, fixed ? "cpif" : "fpif"),
              fixed ? "the price of fpif has a 'ceiling'" : "the fee of cpif has 'min_fee' and 'max_fee'");
    const Incentive& terms = *contract.incentive;
    if (terms.min_fee && terms.max_fee && terms.min_fee->currency == terms.max_fee->currency &&
        terms.min_fee->amount > terms.max_fee->amount)
      error(Code::bad_value, place_of(written, "min_fee"), "the least fee is above the greatest",
            fmt::format("'max_fee' is {}", decimal_text(terms.max_fee->amount)));
    if (terms.ceiling && terms.ceiling->currency == terms.target_cost.currency &&
        terms.target_cost.currency == terms.target_fee.currency &&
        terms.ceiling->amount < terms.target_cost.amount + terms.target_fee.amount)
      error(Code::bad_value, place_of(written, "ceiling"), "the ceiling is below the target price",
            fmt::format("target cost and fee are {}",
                        decimal_text(terms.target_cost.amount + terms.target_fee.amount)));
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void check_contracts(const Plan& plan, Diagnostics& diagnostics) {
  const auto& contracts = plan.rows<Contract>();
  ContractChecks checks(diagnostics);
  for (std::size_t row = 0; row < contracts.size(); ++row)
    checks.check(contracts.rows[row], contracts.nodes[row]);
}

}  // namespace plumb
