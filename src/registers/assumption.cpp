#include "plumb/registers/assumption.hpp"

namespace plumb {

const FieldTable<Assumption>& Assumption::fields() {
  static const FieldTable<Assumption> table = register_fields<Assumption>({
      field<&Assumption::basis>("basis", "why it is believed"),
      field<&Assumption::validate_by>("validate_by", "when it must be known"),
      field<&Assumption::status>("status", "open, valid or invalid"),
      field<&Assumption::risk>("risk", "the risk that it becomes if it is wrong"),
  });
  return table;
}

}  // namespace plumb
