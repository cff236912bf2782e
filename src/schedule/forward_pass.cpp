#include <algorithm>

#include "plumb/model/decimal.hpp"
#include "plumb/schedule/passes.hpp"

namespace plumb {

namespace {

/// The date of a predecessor that a link hangs on. A started task's start is the fact.
Instant linked_date(const Network& network, const PassDates& dates, const NetworkLink& link) {
  if (link.other_kind != ScheduledKind::summary)
    return from_start(link.type) ? dates.tasks[link.other].start : dates.tasks[link.other].early_finish;
  const SummaryDates& summary = dates.summaries[network.tasks[link.other].summary];
  if (!from_start(link.type)) return summary.greatest_finish;
  return network.rules.summary_links_bind_each ? summary.greatest_start : summary.least_start;
}

void raise_by_links(const Network& network, const PassDates& dates, TaskId id, EarlyBounds& bounds) {
  for (const NetworkLink& link : network.into(id)) {
    const Instant bound = lag_forward(network.clocks, link, linked_date(network, dates, link));
    Instant& raised = to_finish(link.type) ? bounds.finish : bounds.start;
    raised = std::max(raised, bound);
  }
}

/// Settles a leaf's early start and finish together: a finish that FF pushes moves its start.
void place_work(const WorkTimes& clock, std::int64_t to_do, const EarlyBounds& bounds, TaskDates& dates) {
  std::int64_t first = clock.work_before(bounds.start);
  if (bounds.finish != kNoEarlyBound) first = std::max(first, clock.work_before(bounds.finish) - to_do);
  Instant finish = clock.end_at(first + to_do);
  if (bounds.finish != kNoEarlyBound) finish = std::max(finish, clock.boundary_at_or_after(bounds.finish));
  dates.early_start = clock.start_at(first);
  dates.early_finish = finish;
}

Instant place_point(const WorkTimes& clock, Snap snap, const EarlyBounds& bounds) {
  const Instant bound = std::max(bounds.start, bounds.finish);
  switch (snap) {
    case Snap::none:
      return bound;
    case Snap::boundary:
      return clock.boundary_at_or_after(bound);
    case Snap::working_start:
      return clock.start_of(bound);
  }
  return bound;
}

class ForwardPass {
 public:
  ForwardPass(const Plan& plan, Network& network, PassDates& dates)
      : plan_(plan), network_(network), dates_(dates) {}

  /// Dates all, or with `leaves_stand` the summaries and hammocks alone.
  void run(bool leaves_stand) {
    leaves_stand_ = leaves_stand;
    for (const GraphPoint point : plan_.graph.order) {
      const NetworkTask& task = network_.tasks[point.task];
      if (task.kind == ScheduledKind::summary)
        point.exit ? leave_summary(point.task) : enter_summary(point.task);
      else if (task.kind == ScheduledKind::hammock)
        place_hammock(point.task);
      else if (leaves_stand)
        tell_leaf(point.task);
      else
        place_leaf(point.task);
    }
  }

 private:
  void enter_summary(TaskId id) {
    SummaryDates& summary = dates_.summaries[network_.tasks[id].summary];
    EarlyBounds links;
    raise_by_links(network_, dates_, id, links);
    summary.link_start_bound = links.start;
    summary.link_finish_bound = links.finish;
    summary.start_floor = network_.bounds_of(id).start_floor;
    const TaskId parent = network_.tasks[id].parent;
    if (!parent.valid()) return;
    const SummaryDates& above = dates_.summaries[network_.tasks[parent].summary];
    summary.link_start_bound = std::max(summary.link_start_bound, above.link_start_bound);
    summary.link_finish_bound = std::max(summary.link_finish_bound, above.link_finish_bound);
    summary.start_floor = std::max(summary.start_floor, above.start_floor);
  }

  void leave_summary(TaskId id) {
    const SummaryDates& summary = dates_.summaries[network_.tasks[id].summary];
    dates_.tasks[id].start = summary.least_start;
    dates_.tasks[id].early_finish = summary.greatest_finish;
    settle_shares(id);
    tell_parent(id, summary.least_start, summary.greatest_start, summary.greatest_finish);
  }

  void tell_parent(TaskId id, Instant start, Instant last_start, Instant finish) {
    const TaskId parent = network_.tasks[id].parent;
    if (!parent.valid()) return;
    SummaryDates& summary = dates_.summaries[network_.tasks[parent].summary];
    summary.least_start = std::min(summary.least_start, start);
    summary.greatest_start = std::max(summary.greatest_start, last_start);
    summary.greatest_finish = std::max(summary.greatest_finish, finish);
  }

  void place_hammock(TaskId id) {
    const std::vector<TaskId>& span = plan_.task(id).span;
    const Instant start = dates_.tasks[span.front()].start;
    const Instant finish = std::max<Instant>(start, dates_.tasks[span.back()].early_finish);
    dates_.tasks[id].start = dates_.tasks[id].early_start = start;
    dates_.tasks[id].early_finish = finish;
    settle_shares(id);
    tell_parent(id, start, start, finish);
  }

  /// Percent lags out of what has its length only now. They stay when leaves have moved: what follows stands
  /// by them.
  void settle_shares(TaskId id) {
    if (leaves_stand_) return;
    const WorkTimes& clock = network_.clock_of(id);
    auto share = std::ranges::lower_bound(network_.lag_shares, id, {}, &LagShare::predecessor);
    for (; share != network_.lag_shares.end() && share->predecessor == id; ++share) {
      const std::int64_t length =
          clock.work_before(dates_.tasks[id].early_finish) - clock.work_before(dates_.tasks[id].start);
      const std::int32_t lag = lag_in_bounds(multiply_divide(length, share->percent, kWhole.scaled));
      if (share->in_link != kNoLink) network_.in_links[share->in_link].lag_minutes = lag;
      if (share->out_link != kNoLink) network_.out_links[share->out_link].lag_minutes = lag;
    }
  }

  void place_leaf(TaskId id) {
    const NetworkTask& task = network_.tasks[id];
    TaskDates& dates = dates_.tasks[id];
    if (task.state == TaskState::complete) {
      dates.early_start = network_.facts[id].start;
      dates.early_finish = network_.facts[id].finish;
    } else if (task.state == TaskState::started || !place_mandatory(id)) {
      const EarlyBounds bounds = early_bounds(network_, dates_, id);
      const WorkTimes& clock = network_.clocks[task.clock];
      if (task.state == TaskState::started) settle_promise(id, bounds);
      if (task.point)
        dates.early_start = dates.early_finish = place_point(clock, task.snap, bounds);
      else
        place_work(clock, task.to_do.count(), bounds, dates);
    }
    dates.start = task.state == TaskState::unstarted ? dates.early_start.value() : network_.facts[id].start;
    tell_leaf(id);
  }

  void tell_leaf(TaskId id) {
    const TaskDates& dates = dates_.tasks[id];
    dates_.greatest_finish = std::max<Instant>(dates_.greatest_finish, dates.early_finish);
    tell_parent(id, dates.start, dates.start, dates.early_finish);
  }

  /// A promise sets the finish: the work from where the rest can begin up to it is what remains.
  void settle_promise(TaskId id, const EarlyBounds& bounds) {
    const Instant expected = network_.facts[id].expected;
    if (expected == kNoInstant) return;
    NetworkTask& task = network_.tasks[id];
    const WorkTimes& clock = network_.clocks[task.clock];
    task.to_do =
        Minutes(std::max<std::int64_t>(0, clock.work_before(expected) - clock.work_before(bounds.start)));
    task.point = task.to_do == Minutes(0);
  }

  /// Mandatory dates override logic. Returns whether the task has one.
  bool place_mandatory(TaskId id) {
    const Bounds& bounds = network_.bounds_of(id);
    if (bounds.mandatory_start == kNoInstant && bounds.mandatory_finish == kNoInstant) return false;
    const NetworkTask& task = network_.tasks[id];
    const WorkTimes& clock = network_.clocks[task.clock];
    Instant start = bounds.mandatory_start;
    Instant finish = bounds.mandatory_finish;
    if (start == kNoInstant)
      start = task.point ? finish : clock.start_at(clock.work_before(finish) - task.to_do.count());
    if (finish == kNoInstant)
      finish = task.point ? start : clock.end_at(clock.work_before(start) + task.to_do.count());
    dates_.tasks[id].early_start = start;
    dates_.tasks[id].early_finish = finish;
    return true;
  }

  const Plan& plan_;
  Network& network_;
  PassDates& dates_;
  bool leaves_stand_ = false;
};

}  // namespace

EarlyBounds early_bounds(const Network& network, const PassDates& dates, TaskId id) {
  const NetworkTask& task = network.tasks[id];
  const bool started = task.state == TaskState::started;
  EarlyBounds bounds;
  bounds.start = network.start;
  if (network.status && (started || network.rules.waits_for_status_date))
    bounds.start = std::max(bounds.start, *network.status);
  raise_by_links(network, dates, id, bounds);
  const bool held_by_links = !started || network.rules.progress == ProgressLogic::retained;
  if (const TaskId parent = network.tasks[id].parent; parent.valid()) {
    const SummaryDates& above = dates.summaries[network.tasks[parent].summary];
    if (held_by_links) {
      bounds.start = std::max(bounds.start, above.link_start_bound);
      bounds.finish = std::max(bounds.finish, above.link_finish_bound);
    }
    if (!started) bounds.start = std::max(bounds.start, above.start_floor);
  }
  if (task.bounds != 0) {
    const Bounds& own = network.bounds[task.bounds];
    // What has started cannot be told any more when to start.
    if (!started) bounds.start = std::max(bounds.start, own.start_floor);
    bounds.finish = std::max(bounds.finish, own.finish_floor);
  }
  return bounds;
}

namespace {

void settle_finish(const Network& network, PassDates& dates) {
  dates.finish = dates.greatest_finish == kNoEarlyBound ? network.start : dates.greatest_finish;
  if (network.finish_task.valid()) dates.finish = dates.tasks[network.finish_task].early_finish;
}

}  // namespace

void forward_pass(const Plan& plan, Network& network, PassDates& dates) {
  ForwardPass(plan, network, dates).run(false);
  settle_finish(network, dates);
}

void refresh_summaries(const Plan& plan, Network& network, PassDates& dates) {
  // Tasks have moved later, never earlier: what was the greatest can only have grown.
  for (SummaryDates& summary : dates.summaries) summary.least_start = kNoLateBound;
  ForwardPass(plan, network, dates).run(true);
  settle_finish(network, dates);
}

}  // namespace plumb
