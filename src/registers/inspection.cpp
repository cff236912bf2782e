#include "plumb/registers/inspection.hpp"

namespace plumb {

const FieldTable<Measurement>& Measurement::fields() {
  static const FieldTable<Measurement> table{
      field<&Measurement::date>("date", "when").require(),
      field<&Measurement::value>("value", "what was measured").require(),
  };
  return table;
}

const FieldTable<Inspection>& Inspection::fields() {
  static const FieldTable<Inspection> table = register_fields<Inspection>({
      field<&Inspection::task>("task", "what is inspected"),
      field<&Inspection::requirement>("requirement", "the requirements that it verifies"),
      field<&Inspection::criterion>("criterion", "what must hold"),
      field<&Inspection::method>("method", "how it is found out"),
      field<&Inspection::planned>("planned", "when it is planned"),
      field<&Inspection::done>("done", "when it took place"),
      field<&Inspection::result>("result", "pass, fail or conditional"),
      field<&Inspection::measured>(
          "measured", "values in the order in which they were measured; those of one date are a sample")
          .with_example("[{date: 2026-05-20, value: 3.4}]"),
      field<&Inspection::target>("target", "the value that is wanted"),
      field<&Inspection::lower>("lower", "the least that is allowed"),
      field<&Inspection::upper>("upper", "the most that is allowed"),
      field<&Inspection::mean>("mean", "the centre of the control chart; default: that of what was measured"),
      field<&Inspection::sigma>("sigma", "the known standard deviation; default: from the ranges"),
      field<&Inspection::control_lower>("control_lower", "the lower control limit; default: mean - 3 sigma"),
      field<&Inspection::control_upper>("control_upper", "the upper control limit; default: mean + 3 sigma"),
      field<&Inspection::run>("run", "how many points in a row are a signal; default: 7").between(2, 100),
  });
  return table;
}

}  // namespace plumb
