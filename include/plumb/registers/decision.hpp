#pragma once

#include "plumb/model/number_by_name.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

/// What options are judged by.
struct DecisionCriterion {
  std::string_view name;
  Units weight;

  static const FieldTable<DecisionCriterion>& fields();
};

/// Money that comes in, or with a minus goes out, on a day.
struct CashFlow {
  Date date;
  Money amount;

  static const FieldTable<CashFlow>& fields();
};

/// What may come of an option.
struct Outcome {
  Percent probability;
  Money value;

  static const FieldTable<Outcome>& fields();
};

/// Something that can be chosen.
struct DecisionOption {
  std::string_view id;
  std::string_view name;
  NumberByName scores;
  std::vector<CashFlow> flows;
  std::vector<Outcome> outcomes;
  std::optional<Money> cost;
  std::optional<Money> unit_cost;

  static const FieldTable<DecisionOption>& fields();
};

/// A choice between options.
struct Decision : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::decisions;

  std::string_view question;
  std::vector<DecisionCriterion> criteria;
  std::vector<DecisionOption> options;
  std::optional<Percent> discount_rate;
  OneOrList<Decimal> quantity;
  std::string_view chosen;
  std::optional<Date> decided;
  std::string_view rationale;

  static const FieldTable<Decision>& fields();
};

}  // namespace plumb
