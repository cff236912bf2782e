#include "plumb/registers/requirement.hpp"

namespace plumb {

const FieldTable<Requirement>& Requirement::fields() {
  static const FieldTable<Requirement> table = register_fields<Requirement>({
      field<&Requirement::source>("source", "who asks for it"),
      field<&Requirement::objectives>("objectives", "the objectives that it serves"),
      field<&Requirement::priority>("priority", "must, should, could or wont"),
      field<&Requirement::parent>("parent", "the requirement that it is a part of"),
      field<&Requirement::acceptance>("acceptance", "how one sees that it is fulfilled"),
      field<&Requirement::status>("status", "proposed, agreed, implemented, verified, accepted or dropped"),
      field<&Requirement::verified_by>("verified_by", "the inspections that verify it"),
  });
  return table;
}

}  // namespace plumb
