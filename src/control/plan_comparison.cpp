#include "plumb/control/plan_comparison.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "plumb/control/variance.hpp"
#include "plumb/schedule/drivers.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostMovers = 3;

class PlanComparer {
 public:
  PlanComparer(const AssessedVersion& before, const AssessedVersion& after)
      : before_(before.assessment),
        after_(after.assessment),
        old_options_(before.options),
        new_options_(after.options) {}

  PlanComparison run() {
    result_.before = key_figures(before_);
    result_.after = key_figures(after_);
    result_.finish_change = working_variance(after_.schedule, result_.before.finish, result_.after.finish);
    result_.ledgers = ledger_differences(before_.plan, after_.plan);
    for (RowDifference& row : row_differences(before_.plan, after_.plan)) sort(std::move(row));
    if (result_.finish_change != 0)
      result_.causes = finish_causes({before_.plan, before_.schedule, old_options_},
                                     {after_.plan, after_.schedule, new_options_}, {});
    for (std::size_t i = 0; i < after_.plan.tasks.size(); ++i) compare_task(TaskId(i));
    for (const std::string& id : removed_) add_removed(tasks_.at(id));
    compare_limits();
    return std::move(result_);
  }

 private:
  void sort(RowDifference row) {
    if (row.kind != CollectionKind::tasks) {
      result_.rows.push_back(std::move(row));
      return;
    }
    std::string id = row.id;
    if (row.change == RowChange::removed) removed_.push_back(id);
    tasks_.emplace(std::move(id), std::move(row));
  }

  static std::optional<TaskPosition> position(const Assessment& of, TaskId id) {
    if (of.plan.task(id).summary) return std::nullopt;
    const TaskDates& dates = of.schedule.tasks[id];
    TaskPosition position{dates.start, dates.finish, dates.duration, std::nullopt, dates.critical, {}};
    if (dates.total_float != kNoFloat) position.total_float = dates.total_float;
    for (const CostItem& item : of.performance.cost_plan->items(id)) position.budget += item.sums.total();
    return position;
  }

  static std::optional<TaskId> task_in(const Assessment& of, std::string_view id) {
    const auto row = of.plan.ids[CollectionKind::tasks].find(id);
    return row ? std::optional(TaskId(*row)) : std::nullopt;
  }

  void compare_task(TaskId id) {
    const Task& task = after_.plan.task(id);
    const auto old = task_in(before_, task.id);
    const auto row = tasks_.find(std::string(task.id));
    TaskDifference difference;
    difference.id = task.id;
    difference.name = task.name;
    difference.summary = task.summary;
    difference.after = position(after_, id);
    if (row != tasks_.end()) {
      difference.change = row->second.change;
      difference.fields = std::move(row->second.fields);
    }
    if (old) {
      difference.before = position(before_, *old);
      compare_dates(*old, id, difference);
    }
    const bool moved = difference.start_change != 0 || difference.finish_change != 0;
    if (row == tasks_.end() && !(moved && difference.before && difference.after)) return;
    difference.finish_effect = effect_of(difference.id);
    if (row == tasks_.end()) difference.moved_by = movers_of(id, *old);
    result_.tasks.push_back(std::move(difference));
  }

  void compare_dates(TaskId old, TaskId id, TaskDifference& difference) {
    const TaskDates& then = before_.schedule.tasks[old];
    const TaskDates& now = after_.schedule.tasks[id];
    difference.start_change = working_variance(after_.schedule, then.start, now.start);
    difference.finish_change = working_variance(after_.schedule, then.finish, now.finish);
    if (!difference.before || !difference.after || now.critical == then.critical) return;
    (now.critical ? result_.path_joined : result_.path_left).push_back(difference.id);
  }

  double effect_of(const std::string& id) const {
    double minutes = 0;
    for (const FinishCause& cause : result_.causes)
      if ((cause.kind == CollectionKind::tasks || cause.kind == CollectionKind::progress) && cause.id == id)
        minutes += cause.minutes;
    return minutes;
  }

  /// What moved a task whose row is the same: the nearest tasks with another row among those that drive it
  /// now, else among those that drove it before.
  std::vector<std::string> movers_of(TaskId now, TaskId then) const {
    std::vector<std::string> movers = changed_drivers(after_, now);
    return movers.empty() ? changed_drivers(before_, then) : movers;
  }

  std::vector<std::string> changed_drivers(const Assessment& of, TaskId from) const {
    std::vector<std::string> movers;
    std::vector<TaskId> open{from};
    std::set<TaskId> seen{from};
    for (std::size_t i = 0; i < open.size() && movers.size() < kMostMovers; ++i) {
      for (const Driver& driver : drivers_of(of.plan, of.schedule, open[i])) {
        if (driver.kind != Driver::Kind::link && driver.kind != Driver::Kind::span) continue;
        if (!seen.insert(driver.task).second) continue;
        const std::string id(of.plan.task(driver.task).id);
        if (tasks_.contains(id) && movers.size() < kMostMovers)
          movers.push_back(id);
        else
          open.push_back(driver.task);
      }
    }
    return movers;
  }

  void add_removed(const RowDifference& row) {
    const TaskId id = *task_in(before_, row.id);
    TaskDifference difference;
    difference.change = RowChange::removed;
    difference.id = row.id;
    difference.name = row.name;
    difference.summary = before_.plan.task(id).summary;
    difference.before = position(before_, id);
    result_.tasks.push_back(std::move(difference));
  }

  static std::map<std::string_view, const LimitResult*> by_id(const Plan& plan,
                                                              const std::vector<LimitResult>& limits) {
    std::map<std::string_view, const LimitResult*> found;
    for (const LimitResult& limit : limits) found[plan.limits.rows[limit.id.index()].id] = &limit;
    return found;
  }

  void compare_limits() {
    Diagnostics unsaid;
    const std::vector<LimitResult> old_limits = test_limits(before_, unsaid);
    const std::vector<LimitResult> new_limits = test_limits(after_, unsaid);
    const auto then = by_id(before_.plan, old_limits);
    for (const LimitResult& limit : new_limits) {
      const std::string_view id = after_.plan.limits.rows[limit.id.index()].id;
      const auto old = then.find(id);
      const bool held = old == then.end() || old->second->holds;
      if (held != limit.holds)
        result_.limits.push_back({std::string(id), limit.holds, limit.level == LimitLevel::error});
    }
  }

  const Assessment& before_;
  const Assessment& after_;
  ScheduleOptions old_options_;
  ScheduleOptions new_options_;
  std::map<std::string, RowDifference> tasks_;
  std::vector<std::string> removed_;
  PlanComparison result_;
};

}  // namespace

PlanComparison compare_plans(const AssessedVersion& before, const AssessedVersion& after) {
  return PlanComparer(before, after).run();
}

}  // namespace plumb
