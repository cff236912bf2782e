#include <algorithm>

#include "plumb/schedule/passes.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

namespace {

/// The latest that a leaf's two ends may be without moving what follows.
struct FreeBounds {
  Instant start = kNoLateBound;
  Instant finish = kNoLateBound;
};

class FreeFloatPass {
 public:
  FreeFloatPass(const Plan& plan, const Network& network, const LateBase& base, PassDates& dates)
      : plan_(plan), network_(network), base_(base), dates_(dates) {}

  void run() {
    for (std::size_t i = plan_.graph.order.size(); i-- > 0;) {
      const GraphPoint point = plan_.graph.order[i];
      const ScheduledKind kind = network_.tasks[point.task].kind;
      if (kind == ScheduledKind::summary)
        point.exit ? enter_summary(point.task) : leave_summary(point.task);
      else if (kind != ScheduledKind::hammock)
        settle_leaf(point.task);
    }
  }

 private:
  Instant linked_date(const NetworkLink& link) const {
    if (link.other_kind != ScheduledKind::summary)
      return to_finish(link.type) ? dates_.tasks[link.other].early_finish
                                  : dates_.tasks[link.other].early_start;
    const SummaryDates& summary = dates_.summaries[network_.tasks[link.other].summary];
    return to_finish(link.type) ? summary.least_live_early_finish : summary.least_live_early_start;
  }

  FreeBounds bounds_by_links(TaskId id) const {
    FreeBounds bounds;
    for (const NetworkLink& link : network_.out_of(id)) {
      const Instant date = linked_date(link);
      if (date == kNoLateBound) continue;
      Instant& lowered = from_start(link.type) ? bounds.start : bounds.finish;
      lowered = std::min(lowered, lag_backward(network_.clocks, link, date));
    }
    return bounds;
  }

  void enter_summary(TaskId id) {
    SummaryDates& summary = dates_.summaries[network_.tasks[id].summary];
    const FreeBounds bounds = bounds_by_links(id);
    summary.free_start_bound = bounds.start;
    summary.free_finish_bound = bounds.finish;
    if (const TaskId parent = network_.tasks[id].parent; parent.valid())
      summary.free_finish_bound = std::min(
          summary.free_finish_bound, dates_.summaries[network_.tasks[parent].summary].free_finish_bound);
    if (summary.free_start_bound != kNoLateBound) start_bounds_above_ = true;
  }

  void leave_summary(TaskId id) {
    const SummaryDates& summary = dates_.summaries[network_.tasks[id].summary];
    tell_parent(id, summary.least_live_early_start, summary.least_live_early_finish);
  }

  void tell_parent(TaskId id, Instant early_start, Instant early_finish) {
    const TaskId parent = network_.tasks[id].parent;
    if (!parent.valid()) return;
    SummaryDates& summary = dates_.summaries[network_.tasks[parent].summary];
    summary.least_live_early_start = std::min(summary.least_live_early_start, early_start);
    summary.least_live_early_finish = std::min(summary.least_live_early_finish, early_finish);
  }

  void settle_leaf(TaskId id) {
    const NetworkTask& task = network_.tasks[id];
    if (task.state == TaskState::complete) return;
    const FreeBounds bounds = bounds_of(id);
    const WorkTimes& clock = network_.clocks[task.float_clock];
    std::int64_t slack = slack_of(id, bounds, clock);
    if (task.alap && task.state == TaskState::unstarted && slack > 0) slack = pull_late(id, bounds);
    if (network_.rules.active_free_float_is_zero && task.state == TaskState::started) slack = 0;
    dates_.tasks[id].free_float = Minutes(std::max<std::int64_t>(0, slack));
    if (task.state == TaskState::started && network_.rules.progress == ProgressLogic::override_logic) return;
    tell_parent(id, dates_.tasks[id].early_start, dates_.tasks[id].early_finish);
  }

  FreeBounds bounds_of(TaskId id) const {
    FreeBounds bounds = bounds_by_links(id);
    const TaskId parent = network_.tasks[id].parent;
    if (parent.valid()) {
      bounds.finish =
          std::min(bounds.finish, dates_.summaries[network_.tasks[parent].summary].free_finish_bound);
      if (start_bounds_above_ && network_.tasks[id].state == TaskState::unstarted)
        for (TaskId above = parent; above.valid(); above = network_.tasks[above].parent) {
          const SummaryDates& summary = dates_.summaries[network_.tasks[above].summary];
          if (network_.rules.summary_links_bind_each || dates_.tasks[id].start == summary.least_start)
            bounds.start = std::min(bounds.start, summary.free_start_bound);
        }
    }
    // Where nothing waits for its end, the finish of the project is what must not move; a link with a lead
    // leaves room behind the end of everything, which is none.
    bounds.finish =
        bounds.finish == kNoLateBound ? base_.open_end(id) : std::min(bounds.finish, base_.greatest_finish());
    return bounds;
  }

  std::int64_t slack_of(TaskId id, const FreeBounds& bounds, const WorkTimes& clock) const {
    std::int64_t slack = std::numeric_limits<std::int64_t>::max();
    if (bounds.finish != kNoLateBound)
      slack = clock.work_before(bounds.finish) - clock.work_before(dates_.tasks[id].early_finish);
    if (bounds.start == kNoLateBound) return slack;
    std::int64_t of_start = clock.work_before(bounds.start) - clock.work_before(dates_.tasks[id].early_start);
    // Moved by as much, work would begin at the next working start, which may lie behind the bound.
    if (!network_.tasks[id].point && clock.start_of(bounds.start) > bounds.start) --of_start;
    return std::min(slack, of_start);
  }

  /// Moves a task to where its free float ends, or its own cap before that; returns what is left of it.
  std::int64_t pull_late(TaskId id, const FreeBounds& free) {
    const NetworkTask& task = network_.tasks[id];
    const Instant early_start = dates_.tasks[id].early_start;
    move_late(id, with_own_caps(id, free));
    if (dates_.tasks[id].early_start > early_start) dates_.pulled_late.push_back(id);
    return slack_of(id, free, network_.clocks[task.float_clock]);
  }

  FreeBounds with_own_caps(TaskId id, FreeBounds bounds) const {
    const Bounds& own = network_.bounds_of(id);
    bounds.start = std::min(bounds.start, own.start_cap);
    bounds.finish = std::min(bounds.finish, own.finish_cap);
    for (TaskId above = network_.tasks[id].parent; above.valid(); above = network_.tasks[above].parent)
      bounds.finish = std::min(bounds.finish, network_.bounds_of(above).finish_cap);
    return bounds;
  }

  void move_late(TaskId id, const FreeBounds& bounds) {
    const NetworkTask& task = network_.tasks[id];
    const WorkTimes& clock = network_.clocks[task.clock];
    TaskDates& dates = dates_.tasks[id];
    if (task.point) {
      Instant at = std::min(bounds.start, bounds.finish);
      if (task.snap != Snap::none) at = clock.boundary_at_or_before(at);
      dates.early_start = dates.early_finish = dates.start = std::max<Instant>(at, dates.early_start);
      return;
    }
    // The work runs by its own clock, which resource calendars may make slower than the one that floats count
    // in.
    const std::int64_t slack = slack_of(id, bounds, clock);
    if (slack <= 0) return;
    const std::int64_t first = clock.work_before(dates.early_start) + slack;
    dates.early_start = dates.start = clock.start_at(first);
    dates.early_finish = clock.end_at(first + task.to_do.count());
  }

  const Plan& plan_;
  const Network& network_;
  const LateBase& base_;
  PassDates& dates_;
  bool start_bounds_above_ = false;
};

/// The latest date of a predecessor that a link hangs on: a fact where it is one. What is complete, and
/// hammocks, have no late dates, and take nothing.
Instant latest_linked_date(const Network& network, const PassDates& dates, const NetworkLink& link) {
  if (link.other_kind != ScheduledKind::summary) {
    if (!from_start(link.type)) return dates.tasks[link.other].late_finish;
    return link.other_state == TaskState::started ? dates.tasks[link.other].start
                                                  : dates.tasks[link.other].late_start;
  }
  const SummaryDates& summary = dates.summaries[network.tasks[link.other].summary];
  if (!from_start(link.type)) return summary.greatest_late_finish;
  return summary.least_live_late_start == kNoLateBound ? summary.least_start : summary.least_live_late_start;
}

}  // namespace

void free_float_pass(const Plan& plan, const Network& network, const LateBase& base, PassDates& dates) {
  FreeFloatPass(plan, network, base, dates).run();
}

Minutes independent_float(const Network& network, const PassDates& dates, TaskId id) {
  const NetworkTask& task = network.tasks[id];
  const Minutes free = dates.tasks[id].free_float;
  const WorkTimes& clock = network.clocks[task.float_clock];
  const std::int64_t now = clock.work_before(dates.tasks[id].early_start);
  std::int64_t earliest = now;
  const auto raise = [&](TaskId bound_to) {
    for (const NetworkLink& link : network.into(bound_to)) {
      const Instant bound = lag_forward(network.clocks, link, latest_linked_date(network, dates, link));
      const std::int64_t work = clock.work_before(bound) - (to_finish(link.type) ? task.to_do.count() : 0);
      earliest = std::max(earliest, work);
    }
  };
  raise(id);
  for (TaskId above = network.tasks[id].parent; above.valid(); above = network.tasks[above].parent)
    raise(above);
  return Minutes(std::max<std::int64_t>(0, free.count() - (earliest - now)));
}

}  // namespace plumb
