#include "plumb/registers/lesson.hpp"

namespace plumb {

const FieldTable<Lesson>& Lesson::fields() {
  static const FieldTable<Lesson> table = register_fields<Lesson>({
      field<&Lesson::what>("what", "what happened"),
      field<&Lesson::cause>("cause", "why"),
      field<&Lesson::recommendation>("recommendation", "what to do the next time"),
      field<&Lesson::category>("category", "what it belongs to"),
      field<&Lesson::phase>("phase", "when in a project it matters"),
      field<&Lesson::date>("date", "when it was learnt"),
      field<&Lesson::from>("from", "what it comes from").with_example("incidents/outage"),
  });
  return table;
}

}  // namespace plumb
