#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "plumb/plan/change_steps.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

/// A task that a change adds.
struct NewTask {
  const ChangeStep* step;
  YamlValue row;
  std::size_t depth = 0;  // how many of the tasks above it are new too
};

class StepWriter {
 public:
  StepWriter(PlanEdit& edit, const Plan& plan, const Change& change, Diagnostics& diagnostics)
      : edit_(edit), plan_(plan), change_(change), diagnostics_(diagnostics) {}

  bool run() {
    for (const ChangeStep& step : change_.apply)
      if (is_closed(step)) return false;
    collect_new_tasks();
    for (const ChangeStep& step : change_.apply) {
      if (!step.task.empty()) change(step);
      if (!step.remove.empty()) remove(step);
    }
    write_new_tasks();
    return true;
  }

 private:
  TaskId task(std::string_view id) const {
    const auto row = plan_.ids[CollectionKind::tasks].find(id);
    return row ? TaskId(*row) : TaskId();
  }

  bool is_closed(const ChangeStep& step) {
    TaskId at = task(step.under);
    std::string_view key = "under";
    for (const auto& [name, id] : {std::pair("task", step.task), std::pair("remove", step.remove)})
      if (!id.empty() && task(id).valid()) {
        at = plan_.task(task(id)).parent;
        key = name;
      }
    for (; at.valid(); at = plan_.task(at).parent) {
      const Task& summary = plan_.task(at);
      if (!summary.closed) continue;
      diagnostics_.error(Code::closed, place_of(step.node, key),
                         fmt::format("'{}' is closed, and what is below it is not changed", summary.id),
                         fmt::format("open it first: plumb set {} closed=", summary.id),
                         {{"it was closed here", place_of(plan_, at, "closed")}});
      return true;
    }
    return false;
  }

  void collect_new_tasks() {
    for (const ChangeStep& step : change_.apply) {
      if (step.add.empty()) continue;
      NewTask made{&step, YamlValue::mapping()};
      made.row.add("id", YamlValue::of_text(step.add));
      for (const auto& [key, value] : step.node.entries())
        if (key.text() != "add" && key.text() != "under") made.row.add(key.text(), yaml_value(value));
      by_id_.emplace(step.add, new_.size());
      new_.push_back(std::move(made));
    }
    // The chain of new tasks above each has no circle: that was checked.
    for (NewTask& each : new_)
      for (auto above = by_id_.find(each.step->under); above != by_id_.end();
           above = by_id_.find(new_[above->second].step->under))
        ++each.depth;
  }

  void change(const ChangeStep& step) {
    const auto added = by_id_.find(step.task);
    for (const auto& [key, value] : step.set.node.entries()) {
      std::optional<YamlValue> wanted;
      if (!value.is_null()) wanted = yaml_value(value);
      if (added == by_id_.end()) {
        edit_.set_field(plan_.tasks.nodes[task(step.task).index()], key.text(), std::move(wanted));
        continue;
      }
      YamlValue& row = new_[added->second].row;
      row.erase(key.text());
      if (wanted) row.add(key.text(), *std::move(wanted));
    }
  }

  /// What stands below another task that goes, goes with it.
  void remove(const ChangeStep& step) {
    const auto removes = [&](std::string_view id) {
      return std::ranges::any_of(change_.apply, [&](const ChangeStep& each) { return each.remove == id; });
    };
    const TaskId gone = task(step.remove);
    for (TaskId at = plan_.task(gone).parent; at.valid(); at = plan_.task(at).parent)
      if (removes(plan_.task(at).id)) return;
    edit_.remove_row(plan_.tasks.nodes[gone.index()]);
  }

  /// The deepest first, so that a row is whole when it goes into the one above it.
  void write_new_tasks() {
    std::vector<NewTask*> order;
    for (NewTask& each : new_) order.push_back(&each);
    std::ranges::stable_sort(order, [](const NewTask* a, const NewTask* b) { return a->depth > b->depth; });
    for (NewTask* each : order) {
      const std::string_view under = each->step->under;
      if (each->depth > 0)
        put_below(new_[by_id_.at(under)].row, std::move(each->row));
      else if (under.empty())
        edit_.add_row(CollectionKind::tasks, std::move(each->row), {}, {});
      else
        edit_.add_child(plan_.tasks.nodes[task(under).index()], std::move(each->row), {});
    }
  }

  static void put_below(YamlValue& summary, YamlValue row) {
    summary.in_lines = true;
    if (summary.find("tasks") == nullptr) {
      YamlValue list = YamlValue::sequence();
      list.in_lines = true;
      summary.add("tasks", std::move(list));
    }
    summary.find("tasks")->items.push_back(std::move(row));
  }

  PlanEdit& edit_;
  const Plan& plan_;
  const Change& change_;
  Diagnostics& diagnostics_;
  std::vector<NewTask> new_;
  std::map<std::string_view, std::size_t> by_id_;
};

}  // namespace

bool apply_steps(PlanEdit& edit, const Plan& plan, const Change& change, Diagnostics& diagnostics) {
  return StepWriter(edit, plan, change, diagnostics).run();
}

}  // namespace plumb
