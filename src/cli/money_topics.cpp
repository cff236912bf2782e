#include "plumb/cli/money_topics.hpp"

namespace plumb {

namespace {

constexpr std::string_view kContracts = R"(What 'plumb contracts' and 'plumb cashflow' compute.

  value    as agreed, and the changes that name the contract and are
           approved or implemented: their contract_value, else
           impact.cost. Without a value, an incentive's target cost + fee.
  price    with tax; payments, invoices and what is paid have tax too.

Payments, each with its day: a date, or a link that moves with a task.
A working lag runs in the project's calendar.

  gross      percent of the price, or the amount
  advance    paid before the work, and taken off the payments for work
             by their shares
  retention  percent of each payment for work
  net        gross - advance - retention
  release    'retention: true': percent of the price, an amount, or an
             equal part of what is held. Without such a payment,
             retention.release is one of its own.

The payments for work come to 100 %: advance + net + released = price.

  contracts:
    - id: C-main
      name: Main contract
      value: 2000000
      finish: 2026-11-30
      retention: {percent: 5%, release: go-live FS+365ed}
      penalty: {rate: 0.1%, cap: 10%, when: go-live}
      payments:
        - {id: advance, amount: 200000, advance: true, when: 2026-03-02}
        - {id: design, percent: 30%, when: design FS+30ed}
        - {id: rest, percent: 70%, when: go-live FS+30ed}

overdue      due before today, and not paid
damages      rate x calendar days of the forecast finish beyond
             penalty.due, else the contract's finish, and the days of
             the seller's settled claims; up to the cap
fpif         price = min(ceiling, target price + buyer's share of what
             is overspent); point of total assumption
             = (ceiling - target price) / buyer's share + target cost
cpif         fee = target fee + seller's share of what is saved, within
             min_fee and max_fee; price = cost + fee
             Both at the cost that actuals name the contract for.
sla          (window - outages) / window, of the worst window; windows
             follow each other from the contract's start

Cash: what was paid moves on its day; what is open on the day on which
it is due, but not before today. Costs in the ledger move on their day,
those of a supplier's contract with its payments; what tasks are still
to cost moves as the schedule has it. A supplier's contract with an
account covers as much of that, as it is worth beyond what is booked.

With a status date only what was invoiced, paid and booked by then
counts. Other currencies count at the rate of today.
)";

constexpr std::string_view kDecisions = R"(What 'plumb decide' makes of a decision.

  score     weight x score, summed over the criteria; weights count by
            their share of the sum. An option without a score for each
            of them has none. Equal scores share a rank.
  tips at   the weight of one criterion at which another option draws
            level with the winner, while the others share the rest as
            they do now; the nearest one
  NPV       flows / (1 + discount_rate) ^ years after the first flow;
            whole years where day and month agree, else days / 365
  IRR       every rate at which the NPV is 0: none where no flow changes
            the sign, and several where more than one does. Several are
            no answer: go by the NPV.
  payback   years until the flows have paid back what went out, within a
            period by its share; dynamic with discounted flows
  expected  outcomes by their probabilities, less cost and unit_cost at
            the mean quantity. What the probabilities leave open is
            worth nothing.

  decisions:
    - id: D-1
      name: Rent or buy
      quantity: [50, 60]
      discount_rate: 10%
      criteria: [{name: price, weight: 60%}, {name: support, weight: 40%}]
      options:
        - {id: rent, unit_cost: 2500, scores: {price: 2, support: 5}}
        - {id: buy, cost: 100000, scores: {price: 4, support: 3}}

The best option is that of the greatest score, else of the greatest
expected value, else of the greatest NPV.
)";

}  // namespace

std::string_view contracts_topic() {
  return kContracts;
}

std::string_view decisions_topic() {
  return kDecisions;
}

}  // namespace plumb
