#include "plumb/registers/decision.hpp"

namespace plumb {

const FieldTable<DecisionCriterion>& DecisionCriterion::fields() {
  static const FieldTable<DecisionCriterion> table{
      field<&DecisionCriterion::name>("name", "what is judged").require(),
      field<&DecisionCriterion::weight>("weight",
                                        "its share of the result: 40%, 0.4 or 40; they sum to 1 or to 100")
          .require(),
  };
  return table;
}

const FieldTable<CashFlow>& CashFlow::fields() {
  static const FieldTable<CashFlow> table{
      field<&CashFlow::date>("date", "when").require(),
      field<&CashFlow::amount>("amount", "how much; negative for what is paid").require(),
  };
  return table;
}

const FieldTable<Outcome>& Outcome::fields() {
  static const FieldTable<Outcome> table{
      field<&Outcome::probability>("probability", "how likely it is").require(),
      field<&Outcome::value>("value", "what it is worth; negative for a loss").require(),
  };
  return table;
}

const FieldTable<DecisionOption>& DecisionOption::fields() {
  static const FieldTable<DecisionOption> table{
      id_field<&DecisionOption::id>("names the option"),
      field<&DecisionOption::name>("name", "what people call it; defaults to the id"),
      field<&DecisionOption::scores>("scores", "how well it does, by criterion")
          .with_example("{price: 4, support: 3}"),
      field<&DecisionOption::flows>("flows", "the money that it costs and brings, by date")
          .with_example("[{date: 2026-01-01, amount: -1000}]"),
      field<&DecisionOption::outcomes>("outcomes", "what may come of it")
          .with_example("[{probability: 60%, value: 200}]"),
      field<&DecisionOption::cost>("cost", "what choosing it costs at once, taken off its outcomes"),
      field<&DecisionOption::unit_cost>("unit_cost", "what each unit of the decision's quantity costs"),
  };
  return table;
}

const FieldTable<Decision>& Decision::fields() {
  static const FieldTable<Decision> table = register_fields<Decision>({
      field<&Decision::question>("question", "what is to be decided"),
      field<&Decision::criteria>("criteria", "what the options are judged by")
          .with_example("[{name: price, weight: 40%}]"),
      field<&Decision::options>("options", "what can be chosen"),
      field<&Decision::discount_rate>("discount_rate", "what money costs a year").with_example("10%"),
      field<&Decision::quantity>("quantity", "how much is needed, or several quantities to compare at")
          .with_example("[50, 60]"),
      field<&Decision::chosen>("chosen", "the id of the option that was taken"),
      field<&Decision::decided>("decided", "when"),
      field<&Decision::rationale>("rationale", "why"),
  });
  return table;
}

}  // namespace plumb
