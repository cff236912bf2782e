#include <fmt/format.h>

#include <map>
#include <set>

#include "plumb/plan/change_steps.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

class StepChecks {
 public:
  StepChecks(const Plan& plan, const Change& change, const IdIndex& ids, Diagnostics& diagnostics)
      : plan_(plan),
        change_(change),
        ids_(ids),
        reader_{diagnostics, ids_, plan.currencies, plan.project.units(), "apply"} {
    for (const ChangeStep& step : change.apply) {
      if (!step.add.empty()) added_.emplace(step.add, &step);
      if (!step.remove.empty()) removed_.insert(step.remove);
    }
  }

  void run() {
    for (const ChangeStep& step : change_.apply) {
      if (!step.task.empty()) check_change(step);
      if (!step.remove.empty()) check_removal(step);
      if (!step.add.empty()) check_new_task(step);
    }
  }

 private:
  /// The task in the plan that a step names; nullopt for one that is added, and after reporting that there is
  /// none.
  std::optional<TaskId> find(NodeRef node) {
    const auto row = plan_.ids[CollectionKind::tasks].find(node.text());
    if (row) return TaskId(*row);
    reader_.reference(node, node.text(), CollectionKind::tasks);
    return std::nullopt;
  }

  /// The step that removes a task, or a summary above it; empty if it stays.
  std::string_view removed_with(std::optional<TaskId> task) const {
    for (TaskId at = task.value_or(TaskId()); at.valid(); at = plan_.task(at).parent)
      if (removed_.contains(plan_.task(at).id)) return plan_.task(at).id;
    return {};
  }

  void check_change(const ChangeStep& step) {
    const NodeRef node = step.node.find("task");
    const auto task = find(node);
    if (const std::string_view gone = removed_with(task); !gone.empty())
      reader_.fail(node, Code::conflicting_fields,
                   fmt::format("'{}' is changed, and another step removes '{}'", step.task, gone),
                   "take one of both steps out");
    reader_.units = task ? plan_.units_of(plan_.task(*task)) : plan_.project.units();
    for (const auto& [key, value] : step.set.node.entries()) {
      if (!check_field(key, value)) continue;
      if (!set_.insert({step.task, key.text()}).second)
        reader_.fail(key, Code::conflicting_fields,
                     fmt::format("two steps set '{}' of '{}'", key.text(), step.task), "keep one of them");
    }
  }

  void check_removal(const ChangeStep& step) {
    const NodeRef node = step.node.find("remove");
    if (added_.contains(step.remove) && !plan_.ids[CollectionKind::tasks].find(step.remove)) {
      reader_.fail(node, Code::conflicting_fields,
                   fmt::format("'{}' is added and removed by the same change", step.remove),
                   "take both steps out");
      return;
    }
    find(node);
  }

  void check_new_task(const ChangeStep& step) {
    const NodeRef id = step.node.find("add");
    std::string_view text;
    if (!read_id(reader_, id, text)) return;
    if (added_.at(step.add) != &step)
      reader_.fail(id, Code::duplicate_id, fmt::format("two steps add task '{}'", step.add),
                   "give one of them another id");
    else if (plan_.ids[CollectionKind::tasks].find(step.add) && !removed_.contains(step.add))
      reader_.fail(id, Code::duplicate_id, fmt::format("task '{}' is in the plan already", step.add),
                   fmt::format("choose another id, or change it: {{task: {}, set: {{…}}}}", step.add));
    if (!step.under.empty()) check_parent(step);
    reader_.units = plan_.project.units();
    for (const auto& [key, value] : step.node.entries())
      if (key.text() != "add" && key.text() != "under") check_field(key, value);
  }

  void check_parent(const ChangeStep& step) {
    const NodeRef under = step.node.find("under");
    std::set<std::string_view> seen{step.add};
    for (const ChangeStep* at = &step; at != nullptr && !at->under.empty();) {
      if (!seen.insert(at->under).second) {
        reader_.fail(under, Code::cycle, fmt::format("'{}' is added below itself", step.add),
                     "name a summary of the plan");
        return;
      }
      const auto next = added_.find(at->under);
      at = next == added_.end() ? nullptr : next->second;
    }
    if (added_.contains(step.under)) return;
    if (const std::string_view gone = removed_with(find(under)); !gone.empty())
      reader_.fail(
          under, Code::conflicting_fields,
          fmt::format("'{}' is added below '{}', and another step removes '{}'", step.add, step.under, gone),
          "name another summary");
  }

  /// Reads a value as the task's field would be read, and forgets it.
  bool check_field(NodeRef key, NodeRef value) {
    const FieldTable<Task>& fields = Task::fields();
    const std::string_view name = key.text();
    if (name.starts_with("x-")) return true;
    if (!WrittenFields::fields().find(name)) {
      if (fields.find(name))
        return reader_.fail(key, Code::conflicting_fields, fmt::format("no step sets '{}'", name),
                            name == "id"
                                ? "'plumb rename ID NEW' follows every reference to it"
                                : "tasks are added by steps of their own: {add: ID, under: SUMMARY}");
      report_unknown_key(reader_, key, value, WrittenFields::fields());
      return false;
    }
    if (value.is_null()) return true;
    const std::size_t index = *fields.find(name);
    reader_.field = name;
    Task scratch;
    const FieldSpec& spec = fields.spec(index);
    return fields.read(index, reader_, value, scratch) && (!spec.range || check_range(reader_, value, spec));
  }

  const Plan& plan_;
  const Change& change_;
  const IdIndex& ids_;
  ValueReader reader_;
  std::map<std::string_view, const ChangeStep*> added_;
  std::set<std::string_view> removed_;
  std::set<std::pair<std::string_view, std::string_view>> set_;  // task and field
};

}  // namespace

IdIndex ids_with_new_tasks(const Plan& plan, std::span<const Change* const> changes) {
  IdIndex ids = plan.ids;
  for (const Change* change : changes)
    for (const ChangeStep& step : change->apply)
      if (!step.add.empty()) ids[CollectionKind::tasks].add(step.add);
  return ids;
}

void check_steps(const Plan& plan, const Change& change, const IdIndex& ids, Diagnostics& diagnostics) {
  StepChecks(plan, change, ids, diagnostics).run();
}

}  // namespace plumb
