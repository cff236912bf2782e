#include "plumb/control/board.hpp"

#include "plumb/control/issues.hpp"

namespace plumb {

namespace {

/// How far every task is; a summary is complete with all below it, and started with the first.
IdVector<TaskId, TaskState> states_of(const Plan& plan, const Schedule& schedule) {
  IdVector<TaskId, TaskState> states(plan.tasks.size());
  std::vector<bool> any(plan.tasks.size());
  for (std::size_t i = plan.tasks.size(); i-- > 0;) {
    const TaskId id(i);
    const Task& task = plan.task(id);
    if (task.is_hammock()) {
      states[id] = TaskState::complete;  // holds nothing up
      continue;
    }
    if (!task.summary) states[id] = schedule.network.task(id).state;
    if (!task.parent.valid()) continue;
    TaskState& above = states[task.parent];
    if (!any[task.parent.index()])
      above = states[id];
    else if (above != states[id])
      above = TaskState::started;
    any[task.parent.index()] = true;
  }
  return states;
}

bool is_waiting(const Plan& plan, const IdVector<TaskId, TaskState>& states, TaskId id) {
  for (const GraphLink& link : plan.graph.into(id)) {
    if (to_finish(link.type)) continue;
    const TaskState before = states[link.predecessor];
    if (from_start(link.type) ? before == TaskState::unstarted : before != TaskState::complete) return true;
  }
  return false;
}

/// The open issues that name each task, or a summary above it.
std::vector<std::vector<std::size_t>> blockers_of(const Plan& plan) {
  std::vector<std::vector<std::size_t>> blockers(plan.tasks.size());
  const auto& issues = plan.rows<Issue>().rows;
  for (std::size_t row = 0; row < issues.size(); ++row) {
    if (!is_open(issues[row])) continue;
    for (const TaskId task : issues[row].tasks.items) blockers[task.index()].push_back(row);
  }
  return blockers;
}

}  // namespace

std::vector<BoardCard> board_of(const Plan& plan, const Schedule& schedule) {
  const IdVector<TaskId, TaskState> states = states_of(plan, schedule);
  std::vector<std::vector<std::size_t>> blockers = blockers_of(plan);
  std::vector<bool> waiting(plan.tasks.size());
  std::vector<BoardCard> cards;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const TaskId id(i);
    const Task& task = plan.task(id);
    waiting[i] = is_waiting(plan, states, id);
    if (task.parent.valid()) {
      const std::size_t above = task.parent.index();
      waiting[i] = waiting[i] || waiting[above];
      blockers[i].insert(blockers[i].end(), blockers[above].begin(), blockers[above].end());
    }
    if (task.summary || task.is_hammock()) continue;
    BoardCard card{id, waiting[i] ? BoardState::waiting : BoardState::ready, {}};
    if (states[id] == TaskState::started) card.state = BoardState::doing;
    if (states[id] == TaskState::complete) card.state = BoardState::done;
    if (card.state != BoardState::done) card.blocked_by = blockers[i];
    cards.push_back(std::move(card));
  }
  return cards;
}

}  // namespace plumb
