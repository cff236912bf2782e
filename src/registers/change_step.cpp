#include "plumb/registers/change_step.hpp"

#include "plumb/model/task.hpp"

namespace plumb {

namespace {

/// A reference that a rename follows, and that may lead nowhere.
template <auto Member>
Field<ChangeStep> task_field(std::string_view name, std::string_view help) {
  Field<ChangeStep> made = field<Member>(name, help);
  made.spec.kind = ValueKind::reference;
  made.spec.refers_to = kCollectionKinds<CollectionKind::tasks>;
  return made;
}

}  // namespace

const FieldTable<ChangeStep>& ChangeStep::fields() {
  static const FieldTable<ChangeStep> table = [] {
    FieldTable<ChangeStep> made{
        task_field<&ChangeStep::task>("task", "the task that is changed"),
        field<&ChangeStep::set>("set", "its fields with their new values; null takes one out"),
        field<&ChangeStep::add>("add", "the id of a new task; its fields stand beside it"),
        task_field<&ChangeStep::under>("under", "the summary below which it is added"),
        task_field<&ChangeStep::remove>("remove", "the task that is removed"),
    };
    for (const FieldSpec& spec : WrittenFields::fields().specs())
      made.append(written_field<ChangeStep>(spec));
    return made;
  }();
  return table;
}

void FieldType<ChangeStep>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::row;
  spec.rows = +[]() -> const FieldTableBase* { return &ChangeStep::fields(); };
}

bool FieldType<ChangeStep>::read(const ValueReader& reader, NodeRef node, ChangeStep& out) {
  if (!read_row(reader, node, ChangeStep::fields(), out)) return false;
  out.node = node;
  const int verbs = static_cast<int>(!out.task.empty()) + static_cast<int>(!out.add.empty()) +
                    static_cast<int>(!out.remove.empty());
  if (verbs != 1)
    return reader.fail(
        node, Code::conflicting_fields, "a step needs one of 'task', 'add' and 'remove'",
        "write {task: api, set: {duration: 12d}}, {add: audit, duration: 10d} or {remove: api}");
  if (out.set.node && out.task.empty())
    return reader.fail(out.set.node, Code::conflicting_fields, "'set' changes a task that is there",
                       "write 'task: ID' beside it; the fields of a new task stand beside 'add'");
  if (!out.task.empty() && !out.set.node)
    return reader.fail(node, Code::missing_field, fmt::format("nothing changes '{}'", out.task),
                       "add 'set: {duration: 12d}'");
  return true;
}

}  // namespace plumb
