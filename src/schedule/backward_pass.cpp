#include <algorithm>

#include "plumb/schedule/passes.hpp"

namespace plumb {

namespace {

class BackwardPass {
 public:
  BackwardPass(const Plan& plan, const Network& network, const LateBase& base, PassDates& dates)
      : plan_(plan), network_(network), base_(base), dates_(dates) {}

  void run() {
    for (std::size_t i = plan_.graph.order.size(); i-- > 0;) {
      const GraphPoint point = plan_.graph.order[i];
      const ScheduledKind kind = network_.tasks[point.task].kind;
      if (kind == ScheduledKind::summary)
        point.exit ? enter_summary(point.task) : leave_summary(point.task);
      else if (kind != ScheduledKind::hammock)
        place_leaf(point.task);
    }
  }

 private:
  /// The latest date of a successor that a link may still push to; no bound if nothing below a summary can be
  /// pushed any more.
  Instant linked_date(const NetworkLink& link) const {
    if (link.other_kind != ScheduledKind::summary)
      return to_finish(link.type) ? dates_.tasks[link.other].late_finish
                                  : dates_.tasks[link.other].late_start;
    const SummaryDates& summary = dates_.summaries[network_.tasks[link.other].summary];
    return to_finish(link.type) ? summary.least_live_late_finish : summary.least_live_late_start;
  }

  void lower_by_links(TaskId id, Instant& start_bound, Instant& finish_bound) const {
    for (const NetworkLink& link : network_.out_of(id)) {
      const Instant date = linked_date(link);
      if (date == kNoLateBound) continue;
      Instant& lowered = from_start(link.type) ? start_bound : finish_bound;
      lowered = std::min(lowered, lag_backward(network_.clocks, link, date));
    }
  }

  /// From behind, a summary begins at its exit.
  void enter_summary(TaskId id) {
    SummaryDates& summary = dates_.summaries[network_.tasks[id].summary];
    summary.late_finish_bound = network_.bounds_of(id).finish_cap;
    lower_by_links(id, summary.late_start_bound, summary.late_finish_bound);
    if (const TaskId parent = network_.tasks[id].parent; parent.valid())
      summary.late_finish_bound = std::min(
          summary.late_finish_bound, dates_.summaries[network_.tasks[parent].summary].late_finish_bound);
    if (summary.late_start_bound != kNoLateBound) start_bounds_above_ = true;
  }

  void leave_summary(TaskId id) {
    const SummaryDates& summary = dates_.summaries[network_.tasks[id].summary];
    tell_parent(id, summary.least_live_late_start, summary.least_live_late_finish,
                summary.greatest_late_finish);
  }

  void tell_parent(TaskId id, Instant late_start, Instant late_finish, Instant last_finish) {
    const TaskId parent = network_.tasks[id].parent;
    if (!parent.valid()) return;
    SummaryDates& summary = dates_.summaries[network_.tasks[parent].summary];
    summary.least_live_late_start = std::min(summary.least_live_late_start, late_start);
    summary.least_live_late_finish = std::min(summary.least_live_late_finish, late_finish);
    summary.greatest_late_finish = std::max(summary.greatest_late_finish, last_finish);
  }

  void place_leaf(TaskId id) {
    const NetworkTask& task = network_.tasks[id];
    if (task.state == TaskState::complete) return;
    const Bounds& bounds = network_.bounds_of(id);
    const bool unstarted = task.state == TaskState::unstarted;
    if (unstarted && (bounds.mandatory_start != kNoInstant || bounds.mandatory_finish != kNoInstant)) {
      dates_.tasks[id].late_start = dates_.tasks[id].early_start;
      dates_.tasks[id].late_finish = dates_.tasks[id].early_finish;
    } else {
      Instant start_bound = unstarted ? bounds.start_cap : kNoLateBound;
      Instant finish_bound = std::min(base_.late_finish(id), bounds.finish_cap);
      lower_by_links(id, start_bound, finish_bound);
      if (const TaskId parent = network_.tasks[id].parent; parent.valid()) {
        finish_bound =
            std::min(finish_bound, dates_.summaries[network_.tasks[parent].summary].late_finish_bound);
        if (start_bounds_above_ && unstarted) lower_by_summaries(id, parent, start_bound);
      }
      if (task.point)
        place_point(id, std::min(start_bound, finish_bound));
      else
        place_work(id, start_bound, finish_bound);
    }
    tell_live(id);
  }

  /// SS and SF out of a summary hang on its first start: they limit the leaves that make it.
  void lower_by_summaries(TaskId id, TaskId parent, Instant& start_bound) const {
    for (TaskId above = parent; above.valid(); above = network_.tasks[above].parent) {
      const SummaryDates& summary = dates_.summaries[network_.tasks[above].summary];
      if (network_.rules.summary_links_bind_each || dates_.tasks[id].start == summary.least_start)
        start_bound = std::min(start_bound, summary.late_start_bound);
    }
  }

  void tell_live(TaskId id) {
    const bool overridden = network_.tasks[id].state == TaskState::started &&
                            network_.rules.progress == ProgressLogic::override_logic;
    // What links no longer hold back passes nothing on, but the summary's own late dates contain it.
    if (overridden)
      tell_parent(id, kNoLateBound, kNoLateBound, dates_.tasks[id].late_finish);
    else
      tell_parent(id, dates_.tasks[id].late_start, dates_.tasks[id].late_finish,
                  dates_.tasks[id].late_finish);
  }

  void place_point(TaskId id, Instant bound) {
    const NetworkTask& task = network_.tasks[id];
    const WorkTimes& clock = network_.clocks[task.clock];
    if (task.snap == Snap::boundary) bound = clock.boundary_at_or_before(bound);
    if (task.snap == Snap::working_start) bound = clock.end_of(bound);
    dates_.tasks[id].late_start = dates_.tasks[id].late_finish = bound;
  }

  void place_work(TaskId id, Instant start_bound, Instant finish_bound) {
    const NetworkTask& task = network_.tasks[id];
    const WorkTimes& clock = network_.clocks[task.clock];
    const std::int64_t to_do = task.to_do.count();
    std::int64_t last = clock.work_before(finish_bound);
    if (start_bound != kNoLateBound) last = std::min(last, clock.work_before(start_bound) + to_do);
    TaskDates& dates = dates_.tasks[id];
    Instant late_finish = clock.end_at(last);
    // A finish that a link pushed to the morning is not late for lying behind the evening before: in working
    // time they are one.
    const Instant early_finish = dates.early_finish;
    if (early_finish <= finish_bound && clock.work_before(early_finish) == last)
      late_finish = std::max(late_finish, early_finish);
    Instant late_start = clock.start_at(last - to_do);
    // A late start is kept where it is a working start, else it is pulled back to the previous working end,
    // as P6 does.
    if (start_bound != kNoLateBound)
      late_start = std::min(late_start, clock.boundary_at_or_before(start_bound));
    dates.late_start = late_start;
    dates.late_finish = late_finish;
  }

  const Plan& plan_;
  const Network& network_;
  const LateBase& base_;
  PassDates& dates_;
  bool start_bounds_above_ = false;
};

/// Which tasks lie behind the finish task, or lead there without leading to it.
class AfterFinishTask {
 public:
  explicit AfterFinishTask(const Plan& plan)
      : plan_(plan), after_(plan.tasks.size(), 0), entry_after_(plan.tasks.size(), 0) {}

  IdVector<TaskId, char> find(TaskId finish_task) {
    find_after(finish_task);
    std::vector<char> to_finish = leading_to([&](TaskId id) { return id == finish_task; });
    std::vector<char> to_after =
        leading_to([&](TaskId id) { return after_[id] != 0 && !plan_.task(id).summary; });
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i)
      if (to_finish[i] == 0 && to_after[i] != 0) after_[TaskId(i)] = 1;
    return std::move(after_);
  }

 private:
  void find_after(TaskId finish_task) {
    for (const GraphPoint point : plan_.graph.order) {
      const Task& task = plan_.task(point.task);
      if (point.exit) {
        // A link out of a summary waits for all below it: it lies behind as soon as one of them does.
        for (std::size_t row = point.task.index() + 1; row < task.subtree_end && after_[point.task] == 0;
             ++row)
          if (after_[TaskId(row)] != 0 || TaskId(row) == finish_task) after_[point.task] = 1;
        continue;
      }
      bool after = task.parent.valid() && entry_after_[task.parent.index()] != 0;
      for (const GraphLink& link : plan_.graph.into(point.task)) {
        const TaskId predecessor = linked_end(plan_, link);
        after = after || predecessor == finish_task || after_[predecessor] != 0;
      }
      if (task.summary)
        entry_after_[point.task.index()] = after ? 1 : 0;
      else
        after_[point.task] = after && point.task != finish_task ? 1 : 0;
    }
  }

  /// Which tasks lead to one that `is_target` names, themselves included.
  template <class IsTarget>
  std::vector<char> leading_to(IsTarget is_target) const {
    const std::size_t count = plan_.tasks.size();
    std::vector<char> leads(count, 0);       // leaf, or anything below a summary as its predecessors see it
    std::vector<char> exit_leads(count, 0);  // summary, as what is below it sees it
    std::vector<char> by_hammock(count, 0);  // ends of hammocks that lead
    for (std::size_t i = plan_.graph.order.size(); i-- > 0;) {
      const GraphPoint point = plan_.graph.order[i];
      const std::size_t row = point.task.index();
      const Task& task = plan_.task(point.task);
      if (task.summary && !point.exit) {
        for (std::size_t below = row + 1; below < task.subtree_end && leads[row] == 0; ++below)
          leads[row] = leads[below];
        continue;
      }
      bool found = is_target(point.task) || by_hammock[row] != 0 ||
                   (task.parent.valid() && exit_leads[task.parent.index()] != 0);
      for (const std::uint32_t index : plan_.graph.out_of(point.task)) {
        const GraphLink& link = plan_.graph.links[index];
        if (leads[link.successor.index()] == 0) continue;
        found = true;
        if (task.is_hammock()) by_hammock[linked_end(plan_, link).index()] = 1;
      }
      (point.exit ? exit_leads : leads)[row] = found ? 1 : 0;
    }
    return leads;
  }

  const Plan& plan_;
  IdVector<TaskId, char> after_;
  std::vector<char> entry_after_;
};

}  // namespace

LateBase::LateBase(const Plan& plan, const Network& network, const PassDates& dates)
    : finish_by_(network.finish_by),
      finish_(dates.finish),
      greatest_(std::max(dates.finish, dates.greatest_finish)) {
  if (network.finish_task.valid()) after_finish_task_ = AfterFinishTask(plan).find(network.finish_task);
}

void backward_pass(const Plan& plan, const Network& network, const LateBase& base, PassDates& dates) {
  BackwardPass(plan, network, base, dates).run();
}

}  // namespace plumb
