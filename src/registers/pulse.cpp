#include "plumb/registers/pulse.hpp"

namespace plumb {

const FieldTable<Pulse>& Pulse::fields() {
  static const FieldTable<Pulse> table = register_fields<Pulse>(
      {
          field<&Pulse::date>("date", "the day").require(),
          field<&Pulse::score>("score", "from 1, the worst, to 5").require().between(1, 5),
          field<&Pulse::about>("about", "morale, workload or cooperation"),
          field<&Pulse::comment>("comment", "what was said"),
      },
      RowName::optional);
  return table;
}

}  // namespace plumb
