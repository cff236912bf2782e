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

/// Reads them as tasks, so that what is wrong shows before they are needed; they may name each other.
template <>
struct FieldType<WrittenTasks> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, WrittenTasks& out);
  static Value get(const WrittenTasks& tasks, const ValueContext&);
};

/// The fields of a row and their new values, as they are written: {duration: 12d}.
struct WrittenFields {
  NodeRef node;
};

template <>
struct FieldType<WrittenFields> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, WrittenFields& out);
  static Value get(const WrittenFields& fields, const ValueContext&);
};

}  // namespace plumb
