#include "plumb/registers/obligation.hpp"

namespace plumb {

const FieldTable<Obligation>& Obligation::fields() {
  static const FieldTable<Obligation> table = register_fields<Obligation>({
      field<&Obligation::source>("source", "law, standard or contract"),
      field<&Obligation::clause>("clause", "where it is written"),
      field<&Obligation::requirement>("requirement", "what it demands"),
      field<&Obligation::evidence>("evidence", "what shows that it is met: paths or addresses"),
      field<&Obligation::status>("status", "open, met or waived"),
      field<&Obligation::due>("due", "when it must be met"),
      field<&Obligation::review_every>("review_every", "how often it is looked at again").with_example("3mo"),
      field<&Obligation::reviewed>("reviewed", "when it was last looked at"),
  });
  return table;
}

}  // namespace plumb
