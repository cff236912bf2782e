#pragma once

#include "plumb/control/cost.hpp"
#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/change.hpp"

namespace plumb {

/// What changes are expected to come to, as their `impact` and `contract_value` say.
struct ChangeTotals {
  std::int64_t count = 0;
  Cost cost;             // on the budget, in the project's currency
  double minutes = 0;    // on the finish, in working time; impacts of changes are added, as if on one path
  Cost contract_values;  // on the contracts
};

/// Adds up the changes of which `counts` says so, at the rates of a day.
ChangeTotals total_of(const Plan& plan, bool (*counts)(ChangeStatus), Date day);

/// Returns what a change adds to the value of its contract: `contract_value`, else the cost of its impact;
/// nothing for one that alters no contract.
std::optional<Money> contract_addition(const Change& change);

std::span<const Figure> change_figures();
std::span<const Metric> change_metrics();

}  // namespace plumb
