#include "plumb/model/written_rows.hpp"

#include "plumb/model/task.hpp"

namespace plumb {

namespace {

/// Adds the ids of tasks and of those below them.
void add_ids(IdTable& ids, NodeRef list) {
  std::vector<NodeRef> waiting{list};
  while (!waiting.empty()) {
    const NodeRef rows = waiting.back();
    waiting.pop_back();
    if (!rows.is_sequence()) continue;
    for (const NodeRef row : rows.items()) {
      if (const NodeRef id = row.find("id")) ids.add(id.text());
      if (const NodeRef below = row.find("tasks")) waiting.push_back(below);
    }
  }
}

}  // namespace

// A document is no deeper than kMaxDepth.
Value written_value(NodeRef node) {
  if (node.is_scalar()) return {std::string(node.text())};
  if (node.is_sequence()) {
    ValueList list;
    for (const NodeRef item : node.items()) list.push_back(written_value(item));
    return {std::move(list)};
  }
  ValueMap map;
  for (const auto& [key, value] : node.entries()) map.emplace_back(key.text(), written_value(value));
  return {std::move(map)};
}

void FieldType<WrittenTasks>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::row;
  spec.shape = ValueShape::list;
  spec.rows = +[]() -> const FieldTableBase* { return &Task::fields(); };
}

bool FieldType<WrittenTasks>::read(const ValueReader& reader, NodeRef node, WrittenTasks& out) {
  if (!node.is_sequence())
    return reader.fail(node, Code::bad_type, fmt::format("'{}' must be a list of tasks", reader.field),
                       "start each row with '- '");
  IdIndex ids = reader.ids;
  add_ids(ids[CollectionKind::tasks], node);
  const ValueReader inner{reader.diagnostics, ids, reader.currencies, reader.units, reader.field};
  bool good = true;
  for (const NodeRef row : node.items()) {
    Task task;
    good = read_row(inner, row, Task::fields(), task) && good;
    out.nodes.push_back(row);
  }
  return good;
}

Value FieldType<WrittenTasks>::get(const WrittenTasks& tasks, const ValueContext&) {
  ValueList list;
  for (const NodeRef node : tasks.nodes)
    if (const NodeRef id = node.find("id")) list.push_back({std::string(id.text())});
  return list.empty() ? Value{} : Value{std::move(list)};
}

const FieldTable<WrittenFields>& WrittenFields::fields() {
  static const FieldTable<WrittenFields> table = [] {
    FieldTable<WrittenFields> made{};
    for (const FieldSpec& spec : Task::fields().specs())
      if (spec.name != "id" && spec.name != "tasks") made.append(written_field<WrittenFields>(spec));
    return made;
  }();
  return table;
}

void FieldType<WrittenFields>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::row;
  spec.rows = +[]() -> const FieldTableBase* { return &WrittenFields::fields(); };
}

bool FieldType<WrittenFields>::read(const ValueReader& reader, NodeRef node, WrittenFields& out) {
  if (!node.is_mapping())
    return reader.fail(node, Code::bad_type, fmt::format("'{}' must be a mapping of fields", reader.field),
                       "write {duration: 12d, budget: 90000}");
  out.node = node;
  return true;
}

Value FieldType<WrittenFields>::get(const WrittenFields& fields, const ValueContext&) {
  return fields.node ? written_value(fields.node) : Value{};
}

}  // namespace plumb
