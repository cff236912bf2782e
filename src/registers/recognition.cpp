#include "plumb/registers/recognition.hpp"

namespace plumb {

const FieldTable<Recognition>& Recognition::fields() {
  static const FieldTable<Recognition> table = register_fields<Recognition>({
      field<&Recognition::who>("who", "who is thanked").require(),
      field<&Recognition::date>("date", "when"),
  });
  return table;
}

}  // namespace plumb
