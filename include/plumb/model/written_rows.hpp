#pragma once

#include <vector>

#include "plumb/model/field.hpp"

namespace plumb {

struct Task;

/// Rows of the plan that are not in it: kept as they are written until a command adds them.
struct WrittenTasks {
  std::vector<NodeRef> nodes;
};

/// What a node says, as texts, whatever it means.
Value written_value(NodeRef node);

/// A field that is described as another row's is, and whose value stays as it is written.
template <class Row>
Field<Row> written_field(const FieldSpec& spec) {
  Field<Row> made;
  made.spec = spec;
  made.read = [](const ValueReader&, NodeRef, Row&) { return true; };
  made.get = [](const Row&, const ValueContext&) { return Value{}; };
  return made;
}

/// Reads them as tasks, so that what is wrong shows before they are needed; they may name each other.
template <>
struct FieldType<WrittenTasks> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, WrittenTasks& out);
  static Value get(const WrittenTasks& tasks, const ValueContext&);
};

/// The fields of a task and their new values, as they are written: {duration: 12d}; null takes one out.
struct WrittenFields {
  NodeRef node;

  /// Those of a task but for its id and the tasks below it. Values are read with the plan's checks.
  static const FieldTable<WrittenFields>& fields();
};

template <>
struct FieldType<WrittenFields> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, WrittenFields& out);
  static Value get(const WrittenFields& fields, const ValueContext&);
};

}  // namespace plumb
