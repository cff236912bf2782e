#include "plumb/registers/quality_cost.hpp"

namespace plumb {

const FieldTable<QualityCost>& QualityCost::fields() {
  static const FieldTable<QualityCost> table = register_fields<QualityCost>(
      {
          field<&QualityCost::cost_class>("class",
                                          "prevention, appraisal, internal_failure or external_failure")
              .require(),
          field<&QualityCost::amount>("amount", "how much").require(),
          field<&QualityCost::date>("date", "when"),
      },
      RowName::optional);
  return table;
}

}  // namespace plumb
