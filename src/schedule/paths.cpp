#include "plumb/schedule/paths.hpp"

#include <algorithm>

#include "plumb/schedule/drivers.hpp"

namespace plumb {

namespace {

bool is_leaf(const Schedule& schedule, TaskId id) {
  const ScheduledKind kind = schedule.network.tasks[id].kind;
  return kind == ScheduledKind::task || kind == ScheduledKind::milestone;
}

/// Finds what leads to a task over any number of links; a summary stands for all below it.
class Leading {
 public:
  explicit Leading(const Plan& plan)
      : plan_(plan), leads_(plan.tasks.size(), false), with_all_below_(plan.tasks.size(), false) {}

  IdVector<TaskId, char> to(TaskId finish) {
    reach_with_all_below(finish);
    while (!open_.empty()) {
      const TaskId id = open_.back();
      open_.pop_back();
      for (const GraphLink& link : plan_.graph.into(id)) reach_with_all_below(link.predecessor);
      for (const TaskId end : plan_.task(id).span) reach_with_all_below(end);
      // What a summary waits for, its tasks wait for; its other tasks do not come with it.
      if (const TaskId parent = plan_.task(id).parent; parent.valid()) reach(parent);
    }
    return std::move(leads_);
  }

 private:
  void reach_with_all_below(TaskId id) {
    if (with_all_below_[id]) return;
    for (std::size_t row = id.index();
         row < std::max<std::size_t>(plan_.task(id).subtree_end, id.index() + 1); ++row) {
      with_all_below_[TaskId(row)] = true;
      reach(TaskId(row));
    }
  }

  void reach(TaskId id) {
    if (leads_[id]) return;
    leads_[id] = true;
    open_.push_back(id);
  }

  const Plan& plan_;
  IdVector<TaskId, char> leads_;
  IdVector<TaskId, char> with_all_below_;
  std::vector<TaskId> open_;
};

/// The link drivers of some tasks, by either end.
class DrivenLinks {
 public:
  DrivenLinks(const Plan& plan, const Schedule& schedule, const IdVector<TaskId, char>& considered)
      : plan_(plan),
        schedule_(schedule),
        into_(plan.tasks.size()),
        out_of_(plan.tasks.size()),
        start_leaf_(plan.tasks.size()),
        finish_leaf_(plan.tasks.size()) {
    for (std::size_t row = 0; row < plan.tasks.size(); ++row) {
      const TaskId id(row);
      if (!considered[id]) continue;
      for (const Driver& driver : drivers_of(plan, schedule, id)) {
        if (driver.kind != Driver::Kind::link) continue;
        const TaskId from = leaf_behind(driver);
        if (!from.valid()) continue;
        into_[id].push_back(from);
        out_of_[from].push_back(id);
      }
    }
  }

  const std::vector<TaskId>& into(TaskId id) const { return into_[id]; }
  const std::vector<TaskId>& out_of(TaskId id) const { return out_of_[id]; }

 private:
  /// Of a summary, the first leaf below it that makes the date; remembered, because many may wait for one
  /// summary.
  TaskId leaf_behind(const Driver& driver) {
    const TaskId summary = driver.task;
    if (!plan_.task(summary).summary) return summary;
    const bool start = from_start(driver.type);
    TaskId& found = start ? start_leaf_[summary] : finish_leaf_[summary];
    const Instant date = start ? schedule_.tasks[summary].start : schedule_.tasks[summary].finish;
    const std::size_t end = plan_.task(summary).subtree_end;
    for (std::size_t row = summary.index() + 1; row < end && !found.valid(); ++row) {
      const TaskDates& dates = schedule_.tasks[TaskId(row)];
      if (is_leaf(schedule_, TaskId(row)) && (start ? dates.start : dates.finish) == date)
        found = TaskId(row);
    }
    return found;
  }

  const Plan& plan_;
  const Schedule& schedule_;
  IdVector<TaskId, std::vector<TaskId>> into_;
  IdVector<TaskId, std::vector<TaskId>> out_of_;
  IdVector<TaskId, TaskId> start_leaf_;
  IdVector<TaskId, TaskId> finish_leaf_;
};

/// Takes one path after the other out of the tasks with little float.
class NearPaths {
 public:
  NearPaths(const Plan& plan, const Schedule& schedule, Minutes most_float)
      : plan_(plan),
        schedule_(schedule),
        near_(near_tasks(plan, schedule, most_float)),
        links_(plan, schedule, near_) {}

  std::vector<NearPath> find() {
    std::vector<TaskId> seeds;
    for (std::size_t row = 0; row < near_.size(); ++row)
      if (near_[TaskId(row)]) seeds.emplace_back(row);
    std::ranges::stable_sort(seeds, {}, [&](TaskId id) { return schedule_.tasks[id].total_float; });
    std::vector<NearPath> paths;
    for (const TaskId seed : seeds)
      if (near_[seed]) paths.push_back(path_through(seed));
    return paths;
  }

 private:
  static IdVector<TaskId, char> near_tasks(const Plan& plan, const Schedule& schedule, Minutes most_float) {
    IdVector<TaskId, char> near(plan.tasks.size(), false);
    const TaskId finish_task = schedule.network.finish_task;
    const IdVector<TaskId, char> leading =
        finish_task.valid() ? Leading(plan).to(finish_task) : IdVector<TaskId, char>(plan.tasks.size(), true);
    for (std::size_t row = 0; row < plan.tasks.size(); ++row) {
      const TaskId id(row);
      const TaskDates& dates = schedule.tasks[id];
      near[id] = is_leaf(schedule, id) && !dates.driving && dates.total_float != kNoFloat &&
                 dates.total_float <= most_float && leading[id];
    }
    return near;
  }

  NearPath path_through(TaskId seed) {
    NearPath path{schedule_.tasks[seed].total_float, {}, {}};
    near_[seed] = false;
    for (TaskId at = next_of(links_.into(seed)); at.valid(); at = next_of(links_.into(at))) take(at, path);
    std::ranges::reverse(path.tasks);
    path.tasks.push_back(seed);
    for (TaskId at = next_of(links_.out_of(seed)); at.valid(); at = next_of(links_.out_of(at)))
      take(at, path);
    path.joins = limiting_successor(path.tasks.back());
    return path;
  }

  void take(TaskId id, NearPath& path) {
    near_[id] = false;
    path.tasks.push_back(id);
  }

  /// The one with the least float of those that no path holds yet, the first in the file of equal ones.
  TaskId next_of(const std::vector<TaskId>& candidates) const {
    TaskId next;
    for (const TaskId id : candidates) {
      if (!near_[id]) continue;
      const Minutes slack = schedule_.tasks[id].total_float;
      if (!next.valid() || slack < schedule_.tasks[next].total_float ||
          (slack == schedule_.tasks[next].total_float && id < next))
        next = id;
    }
    return next;
  }

  /// The successor that leaves the task the least time, whose path is the one that it would delay.
  TaskId limiting_successor(TaskId id) const {
    TaskId limiting;
    Instant least = kNoLateBound;
    for (TaskId at = id; at.valid(); at = plan_.task(at).parent)
      for (const NetworkLink& link : schedule_.network.out_of(at)) {
        const TaskDates& dates = schedule_.tasks[link.other];
        const Instant date = to_finish(link.type) ? dates.late_finish : dates.late_start;
        if (date == kNoInstant) continue;
        const Instant bound = lag_backward(schedule_.network.clocks, link, date);
        if (bound >= least) continue;
        least = bound;
        limiting = link.other;
      }
    return limiting;
  }

  const Plan& plan_;
  const Schedule& schedule_;
  IdVector<TaskId, char> near_;  // and on no path yet
  DrivenLinks links_;
};

}  // namespace

std::vector<TaskId> driving_path(const Plan& plan, const Schedule& schedule) {
  std::vector<TaskId> path;
  for (const GraphPoint point : plan.graph.order)
    if (!point.exit && is_leaf(schedule, point.task) && schedule.tasks[point.task].driving)
      path.push_back(point.task);
  std::ranges::stable_sort(path, {}, [&](TaskId id) { return schedule.tasks[id].start; });
  return path;
}

std::vector<NearPath> near_paths(const Plan& plan, const Schedule& schedule, Minutes most_float) {
  return NearPaths(plan, schedule, most_float).find();
}

}  // namespace plumb
