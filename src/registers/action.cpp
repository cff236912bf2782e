#include "plumb/registers/action.hpp"

namespace plumb {

const FieldTable<Action>& Action::fields() {
  static const FieldTable<Action> table = register_fields<Action>({
      field<&Action::source>("source", "what it comes from").with_example("issues/vpn"),
      field<&Action::due>("due", "when it must be done"),
      field<&Action::done>("done", "the day on which it was done"),
      field<&Action::status>("status", "open, done or dropped"),
  });
  return table;
}

}  // namespace plumb
