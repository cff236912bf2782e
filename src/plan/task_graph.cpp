#include "plumb/plan/task_graph.hpp"

#include <algorithm>

#include "plumb/plan/cycles.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

namespace {

/// Orders the points of a graph: a scan in file order emits every point whose predecessors are out; what a
/// later row releases among the rows already passed follows at once. A file in logical order is thus taken as
/// it is, which keeps memory access in line.
class Ordering {
 public:
  Ordering(const Plan& plan, const TaskGraph& graph)
      : tasks_(plan.tasks.rows), graph_(graph), waiting_(tasks_.size()), exit_waiting_(tasks_.size()) {
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      const Task& task = tasks_[i];
      waiting_[i] = graph.in_begin[i + 1] - graph.in_begin[i];
      waiting_[i] += static_cast<std::uint32_t>(task.span.size());
      if (task.parent.valid()) {
        ++waiting_[i];
        ++exit_waiting_[task.parent.index()];
      }
      if (task.summary) ++exit_waiting_[i];  // its own entry
    }
    for (std::size_t i = 0; i < tasks_.size(); ++i)
      for (const TaskId end : tasks_[i].span) hammocks_.push_back({end, TaskId(i)});
    std::sort(hammocks_.begin(), hammocks_.end());
  }

  /// Returns false if a cycle keeps some points waiting for ever.
  bool run(std::vector<GraphPoint>& order) {
    const std::size_t points = tasks_.size() + count_summaries();
    order.reserve(points);
    for (scanned_ = 0; scanned_ < tasks_.size(); ++scanned_) {
      if (waiting_[scanned_] == 0) ready_.push_back({TaskId(scanned_), false});
      drain(order);
    }
    return order.size() == points;
  }

 private:
  std::size_t count_summaries() const {
    std::size_t count = 0;
    for (const Task& task : tasks_) count += task.summary ? 1 : 0;
    return count;
  }

  void drain(std::vector<GraphPoint>& order) {
    while (!ready_.empty()) {
      const GraphPoint point = ready_.back();
      ready_.pop_back();
      order.push_back(point);
      release_from(point);
    }
  }

  void release_from(GraphPoint point) {
    const Task& task = tasks_[point.task.index()];
    if (task.summary && !point.exit) {
      for (std::size_t child = point.task.index() + 1; child < task.subtree_end; child = next_sibling(child))
        release(TaskId(child));
      release_exit(point.task);
      return;
    }
    // The whole of a task is out: a leaf, or a summary's exit.
    for (const std::uint32_t link : graph_.out_of(point.task)) release(graph_.links[link].successor);
    auto hammock = std::lower_bound(hammocks_.begin(), hammocks_.end(), std::pair(point.task, TaskId(0)));
    for (; hammock != hammocks_.end() && hammock->first == point.task; ++hammock) release(hammock->second);
    if (task.parent.valid()) release_exit(task.parent);
  }

  std::size_t next_sibling(std::size_t row) const { return tasks_[row].subtree_end; }

  void release(TaskId task) {
    // A row that the scan has not reached yet is emitted when it does.
    if (--waiting_[task.index()] == 0 && task.index() <= scanned_) ready_.push_back({task, false});
  }

  void release_exit(TaskId summary) {
    if (--exit_waiting_[summary.index()] == 0) ready_.push_back({summary, true});
  }

  const std::vector<Task>& tasks_;
  const TaskGraph& graph_;
  std::vector<std::uint32_t> waiting_;               // predecessors not out yet, per leaf or summary's entry
  std::vector<std::uint32_t> exit_waiting_;          // children not out yet, per summary
  std::vector<std::pair<TaskId, TaskId>> hammocks_;  // end of a span and its hammock, sorted
  std::vector<GraphPoint> ready_;
  std::size_t scanned_ = 0;
};

void collect_links(const Plan& plan, TaskGraph& graph) {
  const std::vector<Task>& tasks = plan.tasks.rows;
  graph.in_begin.assign(tasks.size() + 1, 0);
  graph.out_begin.assign(tasks.size() + 1, 0);
  std::size_t count = 0;
  for (const Task& task : tasks) count += task.after.items.size();
  graph.links.reserve(count);
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    for (const Link& link : tasks[i].after.items) {
      if (!link.predecessor.valid()) continue;  // reported already
      graph.links.push_back({link.predecessor, TaskId(i), link.lag, link.node, link.type});
      ++graph.out_begin[link.predecessor.index() + 1];
    }
    graph.in_begin[i + 1] = static_cast<std::uint32_t>(graph.links.size());
  }
  for (std::size_t i = 0; i < tasks.size(); ++i) graph.out_begin[i + 1] += graph.out_begin[i];
  graph.out_links.resize(graph.links.size());
  std::vector<std::uint32_t> next(graph.out_begin.begin(), graph.out_begin.end() - 1);
  for (std::uint32_t link = 0; link < graph.links.size(); ++link)
    graph.out_links[next[graph.links[link].predecessor.index()]++] = link;
}

}  // namespace

TaskId linked_end(const Plan& plan, const GraphLink& link) {
  TaskId id = link.predecessor;
  while (plan.task(id).is_hammock()) {
    const std::vector<TaskId>& span = plan.task(id).span;
    id = from_start(link.type) ? span.front() : span.back();
  }
  return id;
}

std::optional<TaskGraph> build_task_graph(const Plan& plan, Diagnostics& diagnostics) {
  TaskGraph graph;
  collect_links(plan, graph);
  if (!Ordering(plan, graph).run(graph.order)) {
    report_cycles(plan, graph, diagnostics);
    return std::nullopt;
  }
  return graph;
}

}  // namespace plumb
