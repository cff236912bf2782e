#include <fmt/format.h>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

class AssignmentChecks {
 public:
  AssignmentChecks(const Plan& plan, TaskId id, Diagnostics& diagnostics)
      : plan_(plan), task_(plan.task(id)), node_(plan.tasks.nodes[id.index()]), diagnostics_(diagnostics) {}

  void run() {
    for (const Assignment& assignment : task_.assign) check_amount(assignment);
    check_effort();
    check_raci();
  }

 private:
  void error(Code code, Place where, std::string message, std::string hint) {
    diagnostics_.error(code, std::move(where), std::move(message), std::move(hint));
  }

  void check_amount(const Assignment& assignment) {
    const Resource& resource = plan_.resource(assignment.resource);
    const NodeRef written(node_.document(), assignment.node);
    const bool has_currency = assignment.currency != 0;
    if (resource.kind == ResourceKind::cost && assignment.percent)
      error(Code::bad_value, written.place(),
            fmt::format("'{}' of '{}', which is a cost", written.text(), resource.id),
            "write an amount of money, as in {travel: 3000}");
    if (resource.kind == ResourceKind::material && (assignment.percent || has_currency))
      error(Code::bad_value, written.place(),
            fmt::format("'{}' of '{}', which is a material", written.text(), resource.id),
            fmt::format("write a quantity{}",
                        resource.unit.empty() ? "" : fmt::format(" in {}", resource.unit)));
    if (resource.kind != ResourceKind::work) return;
    if (has_currency)
      error(Code::bad_value, written.place(),
            fmt::format("'{}' of '{}', which does work", written.text(), resource.id),
            "write units, as in 2 or 50%; money goes to a resource of 'kind: cost'");
    else
      check_capacity(assignment, resource, written);
  }

  void check_capacity(const Assignment& assignment, const Resource& resource, NodeRef written) {
    const Units greatest = resource.greatest_capacity();
    if (assignment.amount <= greatest.scaled) return;
    std::string hint = "raise the capacity, or assign less";
    // 50 developers are hardly meant where there are 3, but 5 may be.
    constexpr std::int64_t kLeastMistaken = 10 * kDecimalScale;
    if (!assignment.percent && assignment.amount >= kLeastMistaken &&
        assignment.amount / 100 <= greatest.scaled)
      hint = fmt::format("did you mean '{}%'?", written.text());
    diagnostics_.warning(Code::over_capacity, written.place(),
                         fmt::format("'{}' takes {} of '{}', which has {}", task_.id, written.text(),
                                     resource.id, decimal_text(greatest.scaled)),
                         std::move(hint), {}, static_cast<double>(assignment.amount - greatest.scaled));
  }

  void check_effort() {
    if (!task_.effort || task_.summary || task_.is_milestone() || task_.is_hammock()) return;
    const Place where = place_of(node_, "effort");
    if (task_.effort->elapsed) {
      error(Code::bad_value, where,
            fmt::format("'{}' is elapsed time, and effort is work", node_.find("effort").text()),
            "write it in min, h, d, w or mo");
      return;
    }
    const std::int64_t units = work_units();
    if (units > 0) {
      check_agreement(units);
      return;
    }
    // An assignment that could not be read may have been the one that works.
    const bool all_read = !gives(node_, "assign") || node_.find("assign").size() == task_.assign.size() * 2;
    if (gives(node_, "duration") || !all_read) return;
    error(Code::conflicting_fields, where, fmt::format("'{}' has effort, but nobody to do it", task_.id),
          "add 'assign: {dev: 1}' with a resource that works, or write 'duration' instead");
  }

  std::int64_t work_units() const {
    std::int64_t units = 0;
    for (const Assignment& assignment : task_.assign)
      if (plan_.resource(assignment.resource).kind == ResourceKind::work) units += assignment.amount;
    return units;
  }

  /// Duration, effort and units: two of them give the third.
  void check_agreement(std::int64_t units) {
    if (!task_.duration || task_.duration->elapsed) return;
    const Minutes expected{multiply_divide(task_.effort->minutes.count(), kDecimalScale, units)};
    // Both may have been rounded to the minute.
    if (std::chrono::abs(expected - task_.duration->likely) <= Minutes{1}) return;
    const WorkUnits day = plan_.units_of(task_);
    error(Code::conflicting_fields, place_of(node_, "duration"),
          fmt::format("the effort of {} with {} {} takes {}, not {}", duration_text(*task_.effort, day),
                      decimal_text(units), units == kDecimalScale ? "unit" : "units",
                      duration_text({expected, false}, day), duration_text(task_.duration->duration(), day)),
          "remove 'duration' or 'effort': two of duration, effort and units give the third");
  }

  void check_raci() {
    if (!task_.raci) return;
    const NodeRef raci = node_.find("raci");
    const std::size_t accountable = task_.raci->accountable.items.size();
    if (!gives(raci, "A"))
      error(Code::missing_field, raci.place(), fmt::format("nobody is accountable for '{}'", task_.id),
            "add 'A: RESOURCE', exactly one");
    else if (accountable > 1)
      error(Code::conflicting_fields, place_of(raci, "A"),
            fmt::format("{} are accountable for '{}'", accountable, task_.id),
            "name exactly one in 'A'; the others may be in 'R', 'C' or 'I'");
    if (!gives(raci, "R"))
      diagnostics_.warning(Code::missing_field, raci.place(),
                           fmt::format("nobody is responsible for '{}'", task_.id),
                           "add 'R: [RESOURCE]', who does the work");
  }

  const Plan& plan_;
  const Task& task_;
  NodeRef node_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_assignments(const Plan& plan, Diagnostics& diagnostics) {
  if (!plan.project.calendar.valid()) return;
  const auto says_who = [](const Task& task) { return !task.assign.empty() || task.effort || task.raci; };
  for (std::size_t i = 0; i < plan.tasks.size(); ++i)
    if (says_who(plan.tasks.rows[i]) && plan.tasks.nodes[i].is_mapping())
      AssignmentChecks(plan, TaskId(i), diagnostics).run();
}

}  // namespace plumb
