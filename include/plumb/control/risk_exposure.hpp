#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "plumb/control/cost.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// The expected cost of a range, by how it is spread: pert and lognormal (a + 4m + b) / 6, triangular
/// (a + m + b) / 3, uniform (a + b) / 2, normal m.
/// Source: the means of the distributions; a lognormal range is read as PERT reads it.
Cost expected_cost(Cost low, Cost likely, Cost high, Distribution distribution);
double expected_minutes(const Estimate& estimate, Distribution distribution);

/// What a risk would do, and how likely that is: before its response, or after.
struct RiskState {
  std::optional<double> probability_percent;
  std::optional<Cost> cost;            // expected, if it occurs; absent: not known in money
  std::optional<double> time_minutes;  // working time; absent: not known in time
  std::optional<Cost> exposure;        // probability x cost
  std::optional<double> time_exposure;
  std::optional<double> score;                   // probability x the value of the impact's level
  std::optional<std::size_t> probability_level;  // rows of the matrix, from the lowest
  std::optional<std::size_t> impact_level;
};

/// One risk as it stands at the status date. A closed or retired one is not exposed; an occurred one is
/// certain, less what has been spent on it.
struct RiskFigures {
  RiskId id;
  bool exposed = true;
  RiskState inherent;
  RiskState residual;
  Cost response_cost;
  Cost spent;                       // actual costs that name it, up to the status date
  std::optional<Cost> net_benefit;  // of the response: what it takes off the exposure, less its cost
  bool high = false;                // the inherent score reaches the matrix's threshold
};

/// Sums over the exposed risks. Both parts are positive; net: threats less opportunities.
struct Exposure {
  Cost threats;
  Cost opportunities;
  double time_minutes = 0;   // net
  std::size_t unpriced = 0;  // exposed risks whose cost is not known

  Cost net() const { return threats - opportunities; }
};

/// What some risks, or all, come to.
struct RegisterSums {
  Exposure inherent;
  Exposure residual;
  Cost response_cost;  // of the exposed risks

  /// What the responses take off the exposure, less their cost.
  Cost net_benefit() const { return inherent.net() - residual.net() - response_cost; }
};

/// The exposure of a plan's register; the sums are of all its risks.
struct RiskRegister : RegisterSums {
  RiskMatrix matrix;
  std::vector<RiskFigures> risks;  // in the plan's order
};

/// Returns probability x impact, as 0 to 1.
double risk_score(Percent probability, Decimal impact);

/// The levels that hold where a plan defines none: the PMBOK Guide's.
RiskMatrix built_in_matrix();

/// Measures every risk at a status date.
///
/// Amounts find their level by the matrix: the lowest that reaches up to them, the greater of cost and time;
/// a probability the nearest one. Where no level has an amount, its value is read as a share of the budget
/// and of the planned duration, as the PMBOK Guide's scale is. budget: at completion; planned_minutes: the
/// baseline's duration.
RiskRegister measure_risks(const Plan& plan, Instant at, Cost budget, double planned_minutes);

/// Orders risks by what they add to the residual exposure, opportunities last; then by the inherent one, then
/// in the plan's order.
void sort_by_exposure(const Plan& plan, const RiskRegister& risks, std::vector<std::size_t>& rows);

/// Adds up some of the risks, by their position.
RegisterSums sums_of(const Plan& plan, const RiskRegister& risks, std::span<const std::size_t> rows);

}  // namespace plumb
