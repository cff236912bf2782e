#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/control/metrics.hpp"
#include "plumb/control/prices.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/decision.hpp"

namespace plumb {

/// What one option comes to; amounts in units of the project's currency.
struct OptionFigures {
  std::string_view id;
  std::string_view name;
  std::optional<double> score;      // absent if a criterion has none
  std::optional<std::size_t> rank;  // from 1; equal scores share it
  std::optional<double> npv;        // absent without flows or a rate
  std::vector<double> rates;        // internal rates of return, as fractions; several: none is the one
  std::optional<double> payback;    // years, not discounted
  std::optional<double> dynamic_payback;
  std::optional<double> expected_value;  // outcomes less cost
  std::vector<double> costs;             // at each of the decision's quantities
};

/// One criterion, and how far its weight is from changing the winner, the others keeping their proportions.
struct CriterionFigures {
  std::string_view name;
  double weight = 0;  // its share of all weights
  /// The nearest weight at which another option draws level; absent where none does between 0 and 1.
  std::optional<double> tipping_weight;
  std::string_view then;  // that option

  std::optional<double> move() const {
    return tipping_weight ? std::optional(*tipping_weight - weight) : std::nullopt;
  }
};

/// The quantity at which two options cost the same.
struct BreakEven {
  std::string_view a;
  std::string_view b;
  double quantity = 0;
};

/// What a decision's options come to. Winners: all that are equally good, in file order; empty where nothing
/// is compared.
struct DecisionFigures {
  std::vector<CriterionFigures> criteria;
  std::vector<OptionFigures> options;
  std::vector<double> quantities;
  std::vector<BreakEven> break_evens;
  std::vector<std::string_view> best_score;
  std::vector<std::string_view> best_npv;
  std::vector<std::string_view> best_expected_value;
  std::vector<std::vector<std::string_view>> cheapest;  // at each quantity

  /// The winners by what the decision is compared by: its scores, else expected value, else NPV.
  const std::vector<std::string_view>& best() const;
};

/// Weighs a decision's options. Weights count by their share of the sum.
///
/// Expected value: outcomes by their probabilities, less the cost at once and the unit cost at the mean of
/// the quantities; what the probabilities leave open is worth nothing. NPV: the first flow of each option is
/// at time 0.
DecisionFigures weigh(const Decision& decision, const Prices& prices, Date day);

std::span<const Figure> decision_figures();
std::span<const Metric> decision_metrics();

}  // namespace plumb
