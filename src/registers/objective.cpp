#include "plumb/registers/objective.hpp"

namespace plumb {

const FieldTable<Objective>& Objective::fields() {
  static const FieldTable<Objective> table = register_fields<Objective>({
      field<&Objective::measure>("measure", "what is counted or measured")
          .with_example("seconds a passenger"),
      field<&Objective::baseline>("baseline", "its value before the project"),
      field<&Objective::target>("target", "the value to be reached"),
      field<&Objective::actual>("actual", "its value as last measured"),
      field<&Objective::direction>("direction", "whether more is better or less"),
      field<&Objective::due>("due", "when the target must be reached"),
      field<&Objective::status>("status", "open, met, missed or dropped"),
  });
  return table;
}

}  // namespace plumb
