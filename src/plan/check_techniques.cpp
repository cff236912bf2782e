#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/circles.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

using Kind = Technique::Kind;

struct TechniqueField {
  Kind kind;
  std::string_view technique;
  std::string_view field;
  std::string_view hint;  // what to add
};

constexpr TechniqueField kFields[] = {
    {Kind::milestones, "milestones", "milestones", "add 'milestones: [{name: …, weight: 40%}, …]'"},
    {Kind::units, "units", "units", "add 'units: 0/400', done and total"},
    {Kind::apportioned, "apportioned", "apportioned_to", "add 'apportioned_to: TASK'"},
};

class TechniqueChecks {
 public:
  TechniqueChecks(const Plan& plan, TaskId id, Diagnostics& diagnostics)
      : plan_(plan),
        id_(id),
        task_(plan.task(id)),
        node_(plan.tasks.nodes[id.index()]),
        diagnostics_(diagnostics) {}

  void run() {
    if (task_.summary) return;
    for (const TechniqueField& row : kFields) check_field(row);
    check_milestones();
    check_base();
  }

 private:
  void error(Code code, Place where, std::string message, std::string hint) {
    diagnostics_.error(code, std::move(where), std::move(message), std::move(hint));
  }

  void check_field(const TechniqueField& row) {
    const Kind kind = task_.ev_method.value_or(Technique{}).kind;
    if (kind == row.kind && !gives(node_, row.field)) {
      // What a summary says for work packages does not mean the points and hammocks among them.
      const bool inherited = !gives(node_, "ev_method");
      if (inherited && (task_.is_milestone() || task_.is_hammock())) return;
      error(Code::missing_field, place_of(node_, "ev_method"),
            fmt::format("'{}' earns by {}, but has no '{}'", task_.id, row.technique, row.field),
            std::string(row.hint));
    }
    const bool read = !gives(node_, "ev_method") || task_.ev_method;
    if (kind != row.kind && gives(node_, row.field) && read)
      diagnostics_.warning(
          Code::unused, place_of_key(node_, row.field),
          fmt::format("'{}' does not earn by {}, so '{}' has no effect", task_.id, row.technique, row.field),
          fmt::format("add 'ev_method: {}', or remove it", row.technique));
  }

  void check_milestones() {
    const NodeRef list = node_.find("milestones");
    if (task_.milestones.empty() || list.size() != task_.milestones.size()) return;
    std::int64_t sum = 0;
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < task_.milestones.size(); ++i) {
      const WeightedMilestone& step = task_.milestones[i];
      sum += step.weight.scaled;
      if (!names.insert(step.name).second)
        error(Code::duplicate_id, place_of_item(node_, "milestones", i, task_.milestones.size()),
              fmt::format("milestone '{}' is named twice", step.name), "give one of them another name");
    }
    if (sum != kWhole.scaled)
      error(Code::bad_value, list.place(),
            fmt::format("the weights of '{}' add up to {}%, not 100%", task_.id, decimal_text(sum)),
            "correct the weights");
  }

  void check_base() {
    if (!task_.apportioned_to.valid() || task_.apportioned_to >= id_) return;
    const Task& base = plan_.task(task_.apportioned_to);
    if (id_.index() >= base.subtree_end) return;
    error(Code::cycle, place_of(node_, "apportioned_to"),
          fmt::format("'{}' is apportioned to '{}', which it is part of", task_.id, base.id),
          "name a task beside it");
  }

  const Plan& plan_;
  TaskId id_;
  const Task& task_;
  NodeRef node_;
  Diagnostics& diagnostics_;
};

void check_circles(const Plan& plan, Diagnostics& diagnostics) {
  const auto is_apportioned = [](const Task& task) { return task.apportioned_to.valid(); };
  if (std::ranges::none_of(plan.tasks.rows, is_apportioned)) return;
  std::vector<std::optional<std::size_t>> bases;
  for (const Task& task : plan.tasks.rows)
    bases.push_back(task.apportioned_to.valid() ? std::optional(task.apportioned_to.index()) : std::nullopt);
  for (const std::vector<std::size_t>& circle : find_circles(bases))
    diagnostics.error(Code::cycle, place_of(plan.tasks.nodes[circle.front()], "apportioned_to"),
                      fmt::format("tasks share each other's progress: {}",
                                  circle_text(circle, plan.ids[CollectionKind::tasks].ids())),
                      "let one of them measure its own");
}

}  // namespace

void check_techniques(const Plan& plan, Diagnostics& diagnostics) {
  // Nearly all tasks earn by percent and say nothing of it: their keys need not be looked at.
  const auto says_technique = [](const Task& task) {
    return task.ev_method || !task.milestones.empty() || task.units || task.apportioned_to.valid();
  };
  for (std::size_t i = 0; i < plan.tasks.size(); ++i)
    if (says_technique(plan.tasks.rows[i]) && plan.tasks.nodes[i].is_mapping())
      TechniqueChecks(plan, TaskId(i), diagnostics).run();
  check_circles(plan, diagnostics);
}

}  // namespace plumb
