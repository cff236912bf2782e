#include "plumb/schedule/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/model/decimal.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

namespace {

ClockId lag_clock(const Network& network, const GraphLink& link) {
  switch (network.rules.lag_calendar) {
    case LagCalendar::successor:
      return network.tasks[link.successor].clock;
    case LagCalendar::predecessor:
      return network.tasks[link.predecessor].clock;
    case LagCalendar::project:
      return network.clocks.project();
    case LagCalendar::round_the_clock:
      break;
  }
  return network.clocks.round_the_clock();
}

/// Turns a plan into a network, part by part.
class NetworkBuilder {
 public:
  NetworkBuilder(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics,
                 const SharedClocks* shared)
      : plan_(plan), options_(options), diagnostics_(diagnostics), network_(plan, shared) {}

  Network build() {
    network_.rules = rules_of(plan_.project.scheduling);
    network_.start = network_.clocks[network_.clocks.project()].start_instant(plan_.project.start);
    if (!options_.as_planned) network_.status = status_instant(plan_, options_.at, options_.today);
    network_.finish_task = plan_.project.finish_task;
    if (plan_.project.finish_by)
      network_.finish_by =
          network_.clocks[network_.clocks.project()].finish_instant(*plan_.project.finish_by);
    network_.tasks.resize(plan_.tasks.size());
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) prepare(TaskId(i));
    if (network_.status) apply_progress();
    add_links();
    return std::move(network_);
  }

 private:
  void prepare(TaskId id) {
    const Task& task = plan_.task(id);
    NetworkTask& prepared = network_.tasks[id];
    prepared.parent = task.parent;
    if (task.summary) {
      prepared.kind = ScheduledKind::summary;
      prepared.clock = network_.clocks.of_calendar(calendar_of(plan_, task));
      prepared.summary = static_cast<std::uint32_t>(network_.summaries.size());
      network_.summaries.push_back(id);
    } else if (task.is_hammock()) {
      prepared.kind = ScheduledKind::hammock;
      has_hammocks_ = true;
      prepared.clock = network_.clocks.of_calendar(calendar_of(plan_, task));
    } else {
      prepare_leaf(task, prepared);
    }
    if (prepared.kind != ScheduledKind::milestone) prepared.float_clock = prepared.clock;
    if (network_.rules.resource_calendars && prepared.kind == ScheduledKind::task)
      prepared.float_clock = float_clock_of(task);
    add_bounds(task, prepared);
  }

  void prepare_leaf(const Task& task, NetworkTask& prepared) {
    prepared.clock = network_.clocks.of_task(plan_, task, network_.rules);
    prepared.duration = duration_of(task);
    prepared.to_do = prepared.duration;
    const bool marked = task.is_milestone();
    prepared.kind = marked ? ScheduledKind::milestone : ScheduledKind::task;
    prepared.point = prepared.duration == Minutes(0);
    // A milestone has no working time of its own, so its float is the project's.
    if (marked) prepared.float_clock = network_.clocks.project();
    if (prepared.point) prepared.snap = snap_of(task);
  }

  Snap snap_of(const Task& task) const {
    if (network_.rules.snaps_milestones) {
      if (!task.is_milestone()) return Snap::working_start;
      return task.milestone == MilestoneKind::start ? Snap::none : Snap::boundary;
    }
    return network_.rules.snaps_own_calendar && task.is_milestone() && task.own_calendar ? Snap::boundary
                                                                                         : Snap::none;
  }

  /// Total float of a task counts in its own calendar, not in what it shares with its resources'.
  ClockId float_clock_of(const Task& task) {
    ScheduleRules without_resources = network_.rules;
    without_resources.resource_calendars = false;
    return network_.clocks.of_task(plan_, task, without_resources);
  }

  Minutes duration_of(const Task& task) const {
    if (task.duration) {
      const Estimate& estimate = *task.duration;
      switch (options_.durations) {
        case DurationChoice::likely:
          return estimate.likely;
        case DurationChoice::optimistic:
          return estimate.optimistic;
        case DurationChoice::pessimistic:
          return estimate.pessimistic;
        case DurationChoice::expected:
          return Minutes(std::llround(pert_expected_minutes(estimate)));
      }
    }
    if (!task.effort) return Minutes(0);
    std::int64_t units = 0;
    for (const Assignment& assignment : task.assign)
      if (plan_.resource(assignment.resource).kind == ResourceKind::work) units += assignment.amount;
    // Never by zero: effort without anybody to do it is refused when the plan is read.
    return Minutes(multiply_divide(task.effort->minutes.count(), kDecimalScale, units));
  }

  void add_bounds(const Task& task, NetworkTask& prepared) {
    if (task.constraint.items.empty() && !task.deadline) return;
    const WorkTimes& clock = network_.clocks[prepared.clock];
    Bounds bounds;
    for (const Constraint& constraint : task.constraint.items)
      add_constraint(constraint, clock, bounds, prepared);
    if (task.deadline) bounds.finish_cap = std::min(bounds.finish_cap, clock.finish_instant(*task.deadline));
    prepared.bounds = static_cast<std::uint32_t>(network_.bounds.size());
    network_.bounds.push_back(bounds);
  }

  static void add_constraint(const Constraint& constraint, const WorkTimes& clock, Bounds& bounds,
                             NetworkTask& prepared) {
    if (constraint.kind == ConstraintKind::as_late_as_possible) prepared.alap = true;
    if (!constraint.has_date()) return;
    const Instant date = constraint.about_start() ? clock.start_instant(constraint.date)
                                                  : clock.finish_instant(constraint.date);
    switch (constraint.kind) {
      case ConstraintKind::start_no_earlier:
        bounds.start_floor = std::max(bounds.start_floor, date);
        break;
      case ConstraintKind::start_no_later:
        bounds.start_cap = std::min(bounds.start_cap, date);
        break;
      case ConstraintKind::finish_no_earlier:
        bounds.finish_floor = std::max(bounds.finish_floor, date);
        break;
      case ConstraintKind::finish_no_later:
        bounds.finish_cap = std::min(bounds.finish_cap, date);
        break;
      case ConstraintKind::must_start:
        bounds.start_floor = std::max(bounds.start_floor, date);
        bounds.start_cap = std::min(bounds.start_cap, date);
        break;
      case ConstraintKind::must_finish:
        bounds.finish_floor = std::max(bounds.finish_floor, date);
        bounds.finish_cap = std::min(bounds.finish_cap, date);
        break;
      case ConstraintKind::mandatory_start:
        bounds.mandatory_start = date;
        break;
      case ConstraintKind::mandatory_finish:
        bounds.mandatory_finish = date;
        break;
      default:
        break;
    }
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Progress

  void apply_progress() {
    const bool own_date = !options_.at || status_instant(plan_, {}, options_.today) == network_.status;
    network_.progress = progress_at(plan_, *network_.status, own_date);
    if (!own_date) check_undated_progress();
    network_.facts.resize(plan_.tasks.size());
    std::vector<TaskId> without_start;
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const TaskId id(i);
      const TaskProgress& progress = network_.progress[id];
      NetworkTask& task = network_.tasks[id];
      task.state = progress.state;
      if (task.state == TaskState::unstarted) continue;
      if (task.bounds != 0) relax_mandatory(task);
      const WorkTimes& clock = network_.clocks[task.clock];
      Facts& facts = network_.facts[id];
      if (progress.actual_finish) facts.finish = clock.finish_instant(*progress.actual_finish);
      if (progress.actual_start) facts.start = clock.start_instant(*progress.actual_start);
      if (task.kind == ScheduledKind::milestone && facts.finish != kNoInstant) facts.start = facts.finish;
      if (facts.start == kNoInstant) without_start.push_back(id);
      settle_remaining(id, task, progress);
    }
    if (!without_start.empty()) assume_starts(without_start);
  }

  /// What stands on the tasks does not say since when it holds.
  void check_undated_progress() {
    TaskId first;
    std::size_t count = 0;
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const Task& task = plan_.tasks.rows[i];
      const bool undated = task.progress || task.remaining || task.expected;
      if (!undated || network_.progress[TaskId(i)].state == TaskState::complete) continue;
      if (count++ == 0) first = TaskId(i);
    }
    if (count == 0) return;
    const Task& task = plan_.task(first);
    const std::string_view field = task.progress ? "progress" : task.remaining ? "remaining" : "expected";
    const std::string others = count == 1 ? "" : fmt::format(" and of {} more", count - 1);
    diagnostics_.warning(
        Code::undated_progress, place_of(plan_, first, field),
        fmt::format("'{}' of '{}'{} holds at the plan's status date only: at {} it counts for nothing", field,
                    task.id, others, written_date_text(*options_.at)),
        "keep progress with its date in the ledger: rows of 'progress'");
  }

  /// What has started cannot be told any more when to start; a mandatory finish still bounds the rest, as MFO
  /// does.
  void relax_mandatory(const NetworkTask& task) {
    Bounds& bounds = network_.bounds[task.bounds];
    if (bounds.mandatory_finish == kNoInstant) return;
    bounds.finish_floor = std::max(bounds.finish_floor, bounds.mandatory_finish);
    bounds.finish_cap = std::min(bounds.finish_cap, bounds.mandatory_finish);
  }

  void settle_remaining(TaskId id, NetworkTask& task, const TaskProgress& progress) {
    if (task.state == TaskState::complete) {
      task.to_do = Minutes(0);
    } else if (progress.remaining) {
      task.to_do = progress.remaining->minutes;
    } else {
      const std::int64_t left = kWhole.scaled - progress.done.value_or(Percent{0}).scaled;
      task.to_do = Minutes(multiply_divide(task.duration.count(), left, kWhole.scaled));
    }
    task.point = task.to_do == Minutes(0);
    if (!progress.expected || task.state != TaskState::started) return;
    network_.facts[id].expected = network_.clock_of(id).finish_instant(*progress.expected);
    check_promise(id, *progress.expected);
  }

  void check_promise(TaskId id, const WrittenDate& expected) {
    if (network_.facts[id].expected > *network_.status) return;
    diagnostics_.warning(Code::past_promise, place_of(plan_, id, "expected"),
                         fmt::format("'{}' is promised for {}, before the status date", plan_.task(id).id,
                                     written_date_text(expected)),
                         "it counts as having no work left: give a new promise, or the actual finish");
  }

  /// A task that has progress but no start is taken to have started as planned, not later than now.
  void assume_starts(const std::vector<TaskId>& tasks) {
    ScheduleOptions as_planned = options_;
    as_planned.as_planned = true;
    Diagnostics ignored;
    const Schedule planned = make_schedule(plan_, as_planned, ignored);
    for (const TaskId id : tasks) {
      Facts& facts = network_.facts[id];
      facts.start = std::min<Instant>(planned.tasks[id].start, *network_.status);
      if (facts.finish != kNoInstant) facts.start = std::min(facts.start, facts.finish);
      diagnostics_.warning(Code::assumed_start, place_of(plan_, id, "progress"),
                           fmt::format("'{}' has progress but no actual start: {} is taken",
                                       plan_.task(id).id, instant_text(facts.start)),
                           "say when it started: actual_start, or start in the ledger");
    }
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Links

  void add_links() {
    const std::size_t count = plan_.tasks.size();
    ends_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
      ends_[TaskId(i)] = {network_.tasks[TaskId(i)].kind, network_.tasks[TaskId(i)].state};
    network_.in_ranges.resize(count);
    network_.out_ranges.resize(count);
    network_.in_links.reserve(plan_.graph.links.size());
    network_.out_links.resize(plan_.graph.links.size());  // what limits no predecessor stays unused
    lay_out_ranges();
    for (std::size_t i = 0; i < count; ++i) {
      Network::Range& range = network_.in_ranges[TaskId(i)];
      range.begin = static_cast<std::uint32_t>(network_.in_links.size());
      for (const GraphLink& link : plan_.graph.into(TaskId(i))) add_link(link);
      range.end = static_cast<std::uint32_t>(network_.in_links.size());
    }
    std::ranges::stable_sort(network_.lag_shares, {}, &LagShare::predecessor);
  }

  /// Gives every task room for the links that may limit it.
  void lay_out_ranges() {
    const std::size_t count = plan_.tasks.size();
    std::vector<std::uint32_t> begins(plan_.graph.out_begin);
    if (has_hammocks_) {
      std::fill(begins.begin(), begins.end(), 0);
      for (const GraphLink& link : plan_.graph.links) ++begins[linked_end(plan_, link).index() + 1];
      for (std::size_t i = 0; i < count; ++i) begins[i + 1] += begins[i];
    }
    for (std::size_t i = 0; i < count; ++i) network_.out_ranges[TaskId(i)] = {begins[i], begins[i]};
  }

  void add_link(const GraphLink& link) {
    const TaskId limited = has_hammocks_ ? linked_end(plan_, link) : link.predecessor;
    const bool holds = holds_successor(link);
    const bool limits = limits_predecessor(link, limited);
    if (!holds && !limits) return;
    const NetworkLink made = with_lag(plan_, network_, link);
    if (holds) network_.in_links.push_back(with_other(made, link.predecessor));
    if (limits) network_.out_links[network_.out_ranges[limited].end++] = with_other(made, link.successor);
    if (link.lag.kind == Lag::Kind::percent && !is_leaf(link.predecessor))
      remember_share(link, holds, limited, limits);
  }

  NetworkLink with_other(NetworkLink link, TaskId other) const {
    link.other = other;
    link.other_kind = ends_[other].kind;
    link.other_state = ends_[other].state;
    return link;
  }

  /// Whether a link holds its successor back; what is complete is held by nothing.
  bool holds_successor(const GraphLink& link) const {
    const LinkEnd successor = ends_[link.successor];
    if (successor.state == TaskState::complete) return false;
    return successor.state == TaskState::unstarted || network_.rules.progress == ProgressLogic::retained;
  }

  bool is_leaf(TaskId id) const {
    return ends_[id].kind == ScheduledKind::task || ends_[id].kind == ScheduledKind::milestone;
  }

  /// How long a summary or a hammock is, the forward pass finds out.
  void remember_share(const GraphLink& link, bool holds, TaskId limited, bool limits) {
    LagShare share{link.predecessor, link.lag.amount, kNoLink, kNoLink};
    if (holds) share.in_link = static_cast<std::uint32_t>(network_.in_links.size() - 1);
    if (limits) share.out_link = network_.out_ranges[limited].end - 1;
    network_.lag_shares.push_back(share);
  }

  /// Whether a link limits how late `limited` may be: not once the end that it hangs on is a fact.
  bool limits_predecessor(const GraphLink& link, TaskId limited) const {
    const LinkEnd predecessor = ends_[limited];
    const LinkEnd successor = ends_[link.successor];
    if (successor.state == TaskState::complete) return false;
    if (predecessor.state == TaskState::started && from_start(link.type)) return false;
    return successor.state == TaskState::unstarted ||
           network_.rules.progress != ProgressLogic::override_logic;
  }

  /// What is asked of both ends of every link, close together: the ends lie scattered.
  struct LinkEnd {
    ScheduledKind kind;
    TaskState state;
  };

  const Plan& plan_;
  const ScheduleOptions& options_;
  Diagnostics& diagnostics_;
  Network network_;
  IdVector<TaskId, LinkEnd> ends_;
  bool has_hammocks_ = false;
};

}  // namespace

NetworkLink with_lag(const Plan& plan, const Network& network, const GraphLink& link) {
  NetworkLink made;
  made.lag_clock = lag_clock(network, link);
  made.type = link.type;
  std::int64_t minutes = link.lag.amount;
  if (link.lag.kind == Lag::Kind::percent) {
    const NetworkTask& predecessor = network.tasks[link.predecessor];
    minutes = multiply_divide(predecessor.duration.count(), link.lag.amount, kWhole.scaled);
    const Task& task = plan.task(link.predecessor);
    if (task.duration && task.duration->elapsed) made.lag_clock = network.clocks.round_the_clock();
  } else if (link.lag.kind == Lag::Kind::elapsed) {
    made.lag_clock = network.clocks.round_the_clock();
  }
  made.lag_minutes = lag_in_bounds(minutes);
  return made;
}

Network make_network(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics,
                     const SharedClocks* shared) {
  return NetworkBuilder(plan, options, diagnostics, shared).build();
}

}  // namespace plumb
