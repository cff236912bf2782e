#include "plumb/control/performance.hpp"

#include <map>

namespace plumb {

namespace {

/// Lists what carries budgets and costs, and books the ledger on it.
class PerformanceBuilder {
 public:
  PerformanceBuilder(const Plan& plan, const Schedule& schedule, Performance& performance)
      : plan_(plan), schedule_(schedule), performance_(performance) {}

  void run(const EarnedCurves& earned) {
    add_baseline(earned);
    add_new_tasks();
    add_undistributed();
    for (std::size_t i = 0; i < plan_.actuals.size(); ++i) book(static_cast<std::uint32_t>(i));
    for (PerformanceElement& element : performance_.elements) add_remaining(element);
  }

 private:
  std::uint32_t add(PerformanceElement element) {
    performance_.elements.push_back(std::move(element));
    const auto index = static_cast<std::uint32_t>(performance_.elements.size() - 1);
    const PerformanceElement& added = performance_.elements.back();
    if (added.task.valid()) performance_.by_task[added.task] = index + 1;
    return index;
  }

  void add_baseline(const EarnedCurves& earned) {
    for (const PlannedElement& planned : performance_.baseline->elements()) {
      PerformanceElement element;
      element.bearer = planned.task.valid() ? Bearer::task : Bearer::left_task;
      element.id = planned.id;
      element.name = planned.name;
      element.task = planned.task;
      element.account = planned.account;
      element.planned = &planned;
      element.budget = planned.budget;
      element.planned_value = planned.planned;
      element.earned_value = earned.of(planned);
      settle_state(element);
      add(std::move(element));
    }
  }

  /// A summary has started with the first leaf below it, and is complete with the last.
  void settle_state(PerformanceElement& element) const {
    if (!element.task.valid()) return;
    const Task& task = plan_.task(element.task);
    element.level_of_effort = technique_of(task).kind == Technique::Kind::level_of_effort;
    element.started = false;
    element.complete = true;
    const std::size_t end = task.summary ? task.subtree_end : element.task.index() + 1;
    for (std::size_t i = element.task.index(); i < end; ++i) {
      if (plan_.tasks.rows[i].summary) continue;
      const TaskState state = schedule_.network.task(TaskId(i)).state;
      element.started = element.started || state != TaskState::unstarted;
      element.complete = element.complete && state == TaskState::complete;
    }
  }

  /// A task that the baseline does not know has no budget in it, but what is left of it will cost something.
  void add_new_tasks() {
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const TaskId id(i);
      if (!plan_.task(id).summary && performance_.by_task[id] == 0) add_task(id);
    }
  }

  std::uint32_t add_task(TaskId id) {
    PerformanceElement element;
    element.id = plan_.task(id).id;
    element.name = plan_.task(id).name;
    element.task = id;
    element.account = plan_.task(id).account;
    settle_state(element);
    return add(std::move(element));
  }

  void add_undistributed() {
    const Cost budget = performance_.baseline->undistributed_budget();
    if (budget.is_zero()) return;
    PerformanceElement element;
    element.bearer = Bearer::undistributed;
    element.name = "undistributed budget";
    element.budget = budget;
    // It has scope, so it will be spent; nobody knows when.
    element.remaining_cost.add_step(schedule_.finish, budget);
    add(std::move(element));
  }

  std::uint32_t element_of(const ActualRow& row) {
    if (row.task_id.valid()) {
      const std::uint32_t index = performance_.by_task[row.task_id];
      return index == 0 ? add_task(row.task_id) : index - 1;
    }
    if (!row.task.empty()) return named(Bearer::left_task, row.task, row.task);
    if (row.account.valid()) {
      const Account& account = plan_.accounts.rows[row.account.index()];
      const std::uint32_t index = named(Bearer::account, account.id, account.name);
      performance_.elements[index].account = row.account;
      return index;
    }
    const auto contract = static_cast<std::uint32_t>(row.contract.index());
    const std::string_view id = plan_.ids[CollectionKind::contracts].id(contract);
    return named(Bearer::contract, id, id);
  }

  /// The element of something that is no task of the plan; made when the first cost is booked on it.
  std::uint32_t named(Bearer bearer, std::string_view id, std::string_view name) {
    if (bearer == Bearer::left_task)
      if (const PlannedElement* planned = performance_.baseline->find(id))
        return static_cast<std::uint32_t>(planned - performance_.baseline->elements().data());
    const auto [found, is_new] = named_.try_emplace({bearer, id}, 0U);
    if (!is_new) return found->second;
    PerformanceElement element;
    element.bearer = bearer;
    element.id = id;
    element.name = name.empty() ? id : name;
    return found->second = add(std::move(element));
  }

  void book(std::uint32_t index) {
    const ActualRow& row = plan_.actuals.rows[index];
    BookedCost cost;
    cost.row = index;
    cost.resource = row.resource;
    cost.known_from = known_from(row.date);
    cost.amount = performance_.cost_plan->prices().of_row(row);
    cost.element = element_of(row);
    performance_.elements[cost.element].actual_cost.add_step(cost.known_from, cost.amount);
    performance_.costs.push_back(cost);
  }

  void add_remaining(PerformanceElement& element) {
    if (!element.task.valid() || plan_.task(element.task).summary) return;
    for (const CostItem& item : performance_.cost_plan->remaining(element.task))
      element.remaining_cost += item.curve;
  }

  const Plan& plan_;
  const Schedule& schedule_;
  Performance& performance_;
  std::map<std::pair<Bearer, std::string_view>, std::uint32_t> named_;
};

}  // namespace

Performance measure_performance(const Plan& plan, const Schedule& schedule,
                                std::shared_ptr<const MeasurementBaseline> baseline, Instant at,
                                bool own_date, const CostPlan* similar) {
  Performance performance{at,
                          std::move(baseline),
                          {},
                          {},
                          IdVector<TaskId, std::uint32_t>(plan.tasks.size()),
                          std::make_unique<CostPlan>(plan, schedule, similar)};
  const EarnedCurves earned(plan, *performance.baseline, at, own_date);
  PerformanceBuilder(plan, schedule, performance).run(earned);
  return performance;
}

}  // namespace plumb
