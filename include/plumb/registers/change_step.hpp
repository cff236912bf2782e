#pragma once

#include "plumb/model/written_rows.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

/// One thing that a change does to the plan: {task: api, set: {duration: 12d}}, {add: audit, under: build,
/// duration: 10d}, or {remove: legacy}.
///
/// Ids are texts, and the fields of a new task are as written: once a change is implemented its tasks are
/// there, or gone, and no later edit of the plan may make it wrong. Those of a change that is still to be
/// decided are checked with the plan.
struct ChangeStep {
  std::string_view task;
  WrittenFields set;
  std::string_view add;
  std::string_view remove;
  std::string_view under;
  NodeRef node;  // the whole step

  static const FieldTable<ChangeStep>& fields();
};

template <>
struct FieldType<ChangeStep> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, ChangeStep& out);
  static Value get(const ChangeStep& step, const ValueContext&) { return written_value(step.node); }
};

}  // namespace plumb
