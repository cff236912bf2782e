#include "plumb/schedule/drivers.hpp"

#include <algorithm>

namespace plumb {

namespace {

constexpr auto kDriverWords = std::to_array<std::string_view>(
    {"link", "constraint", "status", "calendar", "start", "actual", "span", "resource"});

/// The date of a predecessor as the schedule has it. Source of the rule: forward_pass.cpp.
Instant linked_date(const Plan& plan, const Schedule& schedule, const NetworkLink& link) {
  const TaskDates& dates = schedule.tasks[link.other];
  if (!plan.task(link.other).summary) return from_start(link.type) ? dates.start : dates.early_finish;
  if (!from_start(link.type)) return dates.finish;
  if (!schedule.network.rules.summary_links_bind_each) return dates.start;
  Instant last = kNoEarlyBound;
  for (std::size_t row = link.other.index() + 1; row < plan.task(link.other).subtree_end; ++row)
    if (!plan.tasks.rows[row].summary) last = std::max<Instant>(last, schedule.tasks[TaskId(row)].start);
  return last;
}

/// Collects every bound of a leaf as a driver to be, whether it binds or not.
class Candidates {
 public:
  Candidates(const Plan& plan, const Schedule& schedule, TaskId id)
      : plan_(plan), schedule_(schedule), network_(schedule.network), id_(id), task_(network_.tasks[id]) {}

  std::vector<Driver> collect() {
    if (!started_ || network_.rules.progress == ProgressLogic::retained)
      for (TaskId at = id_; at.valid(); at = plan_.task(at).parent) add_links(at);
    for (TaskId at = id_; at.valid(); at = plan_.task(at).parent) add_constraints(at);
    if (network_.status && (started_ || network_.rules.waits_for_status_date))
      add({.kind = Driver::Kind::status, .bound = *network_.status});
    add({.kind = Driver::Kind::start, .bound = network_.start});
    return std::move(drivers_);
  }

 private:
  void add(Driver driver) { drivers_.push_back(driver); }

  void add_links(TaskId successor) {
    for (const NetworkLink& link : network_.into(successor)) {
      // What was moved as late as it may be has followed its successors: it sets none of them.
      if (schedule_.tasks[link.other].pulled_late) continue;
      add({.kind = Driver::Kind::link,
           .task = link.other,
           .successor = successor,
           .type = link.type,
           .lag_minutes = link.lag_minutes,
           .bound = lag_forward(network_.clocks, link, linked_date(plan_, schedule_, link)),
           .bounds_finish = to_finish(link.type)});
    }
  }

  void add_constraints(TaskId holder) {
    const Bounds& bounds = network_.bounds_of(holder);
    const auto add_constraint = [&](ConstraintKind kind, Instant bound, bool bounds_finish) {
      if (bound == kNoEarlyBound) return;
      add({.kind = Driver::Kind::constraint,
           .task = holder,
           .constraint = kind,
           .bound = bound,
           .bounds_finish = bounds_finish});
    };
    if (!started_)
      add_constraint(has(holder, ConstraintKind::must_start, ConstraintKind::start_no_earlier),
                     bounds.start_floor, false);
    if (holder == id_) add_constraint(finish_floor_kind(holder), bounds.finish_floor, true);
  }

  ConstraintKind finish_floor_kind(TaskId holder) const {
    const ConstraintKind other = has(holder, ConstraintKind::must_finish, ConstraintKind::finish_no_earlier);
    return started_ ? has(holder, ConstraintKind::mandatory_finish, other) : other;
  }

  /// The first kind if the task has such a constraint, else the second.
  ConstraintKind has(TaskId holder, ConstraintKind first, ConstraintKind second) const {
    for (const Constraint& constraint : plan_.task(holder).constraint.items)
      if (constraint.kind == first) return first;
    return second;
  }

  const Plan& plan_;
  const Schedule& schedule_;
  const Network& network_;
  TaskId id_;
  const NetworkTask& task_;
  bool started_ = task_.state == TaskState::started;
  std::vector<Driver> drivers_;
};

/// Orders candidates by how late they let the task be, in a measure in which what ties moves no date when it
/// goes alone.
std::int64_t lateness(const Driver& driver, const NetworkTask& task, const WorkTimes& clock) {
  if (task.point) {
    Instant at = driver.bound;
    if (task.snap == Snap::boundary) at = clock.boundary_at_or_after(at);
    if (task.snap == Snap::working_start) at = clock.start_of(at);
    return at.time_since_epoch().count();
  }
  return clock.work_before(driver.bound) - (driver.bounds_finish ? task.to_do.count() : 0);
}

/// Days off, by an exception or a pause, from what lets the task start to its start.
bool delayed_by_days_off(const Plan& plan, const Schedule& schedule, TaskId id, Instant bound) {
  const Instant start = schedule.tasks[id].early_start;
  if (start <= bound || schedule.network.tasks[id].point) return false;
  for (const DateRange& pause : plan.task(id).pauses)
    if (Instant(pause.first) < start && Instant(pause.last) + kMinutesPerDay > bound) return true;
  const WorkWeek week = effective_calendar(plan.calendars.rows, calendar_of(plan, plan.task(id)));
  for (const CalendarException& exception : week.exceptions)
    if (exception.kind == CalendarException::Kind::off && Instant(exception.first) < start &&
        Instant(exception.last) + kMinutesPerDay > bound)
      return true;
  return false;
}

bool delayed_by_resource(const Schedule& schedule, TaskId id, Instant bound) {
  const NetworkTask& task = schedule.network.tasks[id];
  if (task.clock == task.float_clock || task.kind != ScheduledKind::task) return false;
  return schedule.network.clocks[task.float_clock].start_of(bound) < schedule.tasks[id].early_start;
}

bool is_mandatory(const Bounds& bounds) {
  return bounds.mandatory_start != kNoInstant || bounds.mandatory_finish != kNoInstant;
}

std::vector<Driver> drivers_of_leaf(const Plan& plan, const Schedule& schedule, TaskId id) {
  const NetworkTask& task = schedule.network.tasks[id];
  const TaskDates& dates = schedule.tasks[id];
  const WorkTimes& clock = schedule.network.clocks[task.clock];
  std::vector<Driver> drivers;
  if (task.state != TaskState::unstarted)
    drivers.push_back({.kind = Driver::Kind::actual, .bound = dates.start});
  if (task.state == TaskState::complete) return drivers;
  const Bounds& bounds = schedule.network.bounds_of(id);
  if (task.state == TaskState::unstarted && is_mandatory(bounds)) {
    const bool finish = bounds.mandatory_start == kNoInstant;
    drivers.push_back(
        {.kind = Driver::Kind::constraint,
         .task = id,
         .constraint = finish ? ConstraintKind::mandatory_finish : ConstraintKind::mandatory_start,
         .bound = finish ? bounds.mandatory_finish : bounds.mandatory_start,
         .bounds_finish = finish});
    return drivers;
  }
  const std::vector<Driver> candidates = Candidates(plan, schedule, id).collect();
  std::int64_t latest = std::numeric_limits<std::int64_t>::min();
  for (const Driver& driver : candidates) latest = std::max(latest, lateness(driver, task, clock));
  Instant bound = kNoEarlyBound;
  bool other_than_start = false;
  for (const Driver& driver : candidates) {
    if (lateness(driver, task, clock) != latest) continue;
    if (driver.kind == Driver::Kind::start && other_than_start) continue;
    other_than_start = other_than_start || driver.kind != Driver::Kind::start;
    drivers.push_back(driver);
    if (!driver.bounds_finish) bound = std::max(bound, driver.bound);
  }
  const std::int64_t now = task.point ? dates.early_start.value().time_since_epoch().count()
                                      : clock.work_before(dates.early_start);
  if (task.alap && now > latest) {
    // What would let it start has let go of it: it waits for its own free float to end.
    std::erase_if(drivers, [](const Driver& driver) { return driver.kind != Driver::Kind::actual; });
    drivers.push_back(
        {.kind = Driver::Kind::constraint, .task = id, .constraint = ConstraintKind::as_late_as_possible});
    return drivers;
  }
  if (bound != kNoEarlyBound && delayed_by_days_off(plan, schedule, id, bound))
    drivers.push_back({.kind = Driver::Kind::calendar, .bound = bound});
  if (bound != kNoEarlyBound && delayed_by_resource(schedule, id, bound))
    drivers.push_back({.kind = Driver::Kind::resource, .bound = bound});
  return drivers;
}

/// Follows drivers back from the finish.
class DrivingPath {
 public:
  DrivingPath(const Plan& plan, Schedule& schedule) : plan_(plan), schedule_(schedule) {}

  void mark() {
    const TaskId finish_task = schedule_.network.finish_task;
    if (finish_task.valid()) {
      reach_finish(finish_task);
    } else {
      for (std::size_t i = 0; i < plan_.tasks.size(); ++i)
        if (is_leaf(TaskId(i)) && sets(TaskId(i), schedule_.finish)) reach(TaskId(i));
    }
    while (!open_.empty()) {
      const TaskId id = open_.back();
      open_.pop_back();
      if (schedule_.network.tasks[id].state == TaskState::complete) continue;
      for (const Driver& driver : drivers_of(plan_, schedule_, id))
        if (driver.kind == Driver::Kind::link) reach_end(driver);
    }
  }

 private:
  bool is_leaf(TaskId id) const {
    const ScheduledKind kind = schedule_.network.tasks[id].kind;
    return kind == ScheduledKind::task || kind == ScheduledKind::milestone;
  }

  bool sets(TaskId id, Instant finish) const {
    return schedule_.tasks[id].finish == finish && !schedule_.tasks[id].pulled_late;
  }

  void reach(TaskId id) {
    if (schedule_.tasks[id].driving) return;
    schedule_.tasks[id].driving = true;
    open_.push_back(id);
  }

  /// What makes the finish of a task: itself, or the leaves below a summary that end last.
  void reach_finish(TaskId id) {
    if (schedule_.network.tasks[id].kind == ScheduledKind::hammock)
      return reach_finish(plan_.task(id).span.back());
    if (is_leaf(id)) return reach(id);
    for (std::size_t row = id.index() + 1; row < plan_.task(id).subtree_end; ++row)
      if (is_leaf(TaskId(row)) && sets(TaskId(row), schedule_.tasks[id].finish)) reach(TaskId(row));
  }

  void reach_start(TaskId id) {
    if (schedule_.network.tasks[id].kind == ScheduledKind::hammock)
      return reach_start(plan_.task(id).span.front());
    if (is_leaf(id)) {
      // A start that is a fact is set by nothing before it.
      if (schedule_.network.tasks[id].state == TaskState::unstarted) reach(id);
      return;
    }
    for (std::size_t row = id.index() + 1; row < plan_.task(id).subtree_end; ++row)
      if (is_leaf(TaskId(row)) && schedule_.tasks[TaskId(row)].start == schedule_.tasks[id].start)
        reach(TaskId(row));
  }

  void reach_end(const Driver& driver) {
    from_start(driver.type) ? reach_start(driver.task) : reach_finish(driver.task);
  }

  const Plan& plan_;
  Schedule& schedule_;
  std::vector<TaskId> open_;
};

}  // namespace

std::string_view driver_word(Driver::Kind kind) {
  return kDriverWords[static_cast<std::size_t>(kind)];
}

std::vector<Driver> drivers_of(const Plan& plan, const Schedule& schedule, TaskId id) {
  switch (schedule.network.tasks[id].kind) {
    case ScheduledKind::summary:
      return {};
    case ScheduledKind::hammock: {
      const std::vector<TaskId>& span = plan.task(id).span;
      return {{.kind = Driver::Kind::span, .task = span.front(), .bound = schedule.tasks[id].start},
              {.kind = Driver::Kind::span,
               .task = span.back(),
               .bound = schedule.tasks[id].finish,
               .bounds_finish = true}};
    }
    default:
      return drivers_of_leaf(plan, schedule, id);
  }
}

void mark_driving(const Plan& plan, Schedule& schedule) {
  DrivingPath(plan, schedule).mark();
}

}  // namespace plumb
