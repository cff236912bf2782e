#include "plumb/registers/defect.hpp"

namespace plumb {

const FieldTable<Defect>& Defect::fields() {
  static const FieldTable<Defect> table = register_fields<Defect>({
      field<&Defect::severity>("severity", "low, medium, high or critical"),
      field<&Defect::found>("found", "the day on which it was found"),
      field<&Defect::fixed>("fixed", "the day on which it was put right; absent: it is open"),
      field<&Defect::phase_found>("phase_found", "the phase in which it was found"),
      field<&Defect::phase_caused>("phase_caused", "the phase in which it was made"),
      field<&Defect::task>("task", "the work that it is in"),
      field<&Defect::cause>("cause", "why it was made; what the Pareto chart counts"),
      field<&Defect::cost>("cost", "what it cost to put right"),
  });
  return table;
}

}  // namespace plumb
