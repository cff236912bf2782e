#include "plumb/registers/training.hpp"

namespace plumb {

const FieldTable<Training>& Training::fields() {
  static const FieldTable<Training> table = register_fields<Training>({
      field<&Training::who>("who", "who learns"),
      field<&Training::topic>("topic", "the skill that it gives; what tasks need"),
      field<&Training::planned>("planned", "when it is planned"),
      field<&Training::done>("done", "when it took place"),
      field<&Training::result>("result", "pass or fail"),
  });
  return table;
}

}  // namespace plumb
