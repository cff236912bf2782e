#include "plumb/registers/improvement.hpp"

namespace plumb {

const FieldTable<Improvement>& Improvement::fields() {
  static const FieldTable<Improvement> table = register_fields<Improvement>({
      field<&Improvement::lesson>("lesson", "the lesson that it follows from"),
      field<&Improvement::stage>("stage", "plan, do, check or act"),
      field<&Improvement::expected>("expected", "the benefit that is expected, as a number"),
      field<&Improvement::measured>("measured", "the benefit that was measured"),
      field<&Improvement::due>("due", "when the stage must be done"),
  });
  return table;
}

}  // namespace plumb
