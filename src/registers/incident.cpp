#include "plumb/registers/incident.hpp"

namespace plumb {

const FieldTable<Incident>& Incident::fields() {
  static const FieldTable<Incident> table = register_fields<Incident>({
      field<&Incident::occurred>("occurred", "when it happened").with_example("2026-05-12T02:10"),
      field<&Incident::detected>("detected", "when somebody noticed"),
      field<&Incident::restored>("restored", "when service was back"),
      field<&Incident::contingency>("contingency", "the plan that was followed"),
      field<&Incident::loss>("loss", "what it cost"),
      field<&Incident::cause>("cause", "why it happened"),
      field<&Incident::tasks>("tasks", "the work that it hit"),
  });
  return table;
}

}  // namespace plumb
