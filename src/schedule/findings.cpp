#include "plumb/schedule/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/model/decimal.hpp"
#include "plumb/schedule/passes.hpp"

namespace plumb {

namespace {

std::string day_and_time(Instant instant) {
  return instant_text(instant);
}

class Findings {
 public:
  Findings(const Plan& plan, const Schedule& schedule, Diagnostics& diagnostics)
      : plan_(plan), schedule_(schedule), network_(schedule.network), diagnostics_(diagnostics) {}

  void report() {
    if (!check_range()) return;
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const TaskId id(i);
      if (network_.tasks[id].bounds != 0) check_bounds(id);
      if (network_.tasks[id].kind == ScheduledKind::hammock) check_span(id);
    }
    check_finish_by();
    if (network_.status) check_sequence();
  }

 private:
  std::string_view id_of(TaskId id) const { return plan_.task(id).id; }

  /// A date that no calendar has ends up as kNoInstant or beyond the last year.
  bool check_range() {
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const TaskId id(i);
      if (network_.tasks[id].kind == ScheduledKind::summary) continue;
      if (!early_dates_exist(id)) return refuse_early_dates(id);
      if (!late_dates_exist(id)) return refuse_late_dates(id);
    }
    return true;
  }

  bool early_dates_exist(TaskId id) const {
    const TaskDates& dates = schedule_.tasks[id];
    return dates.early_start > kNoEarlyBound && dates.early_finish > kNoEarlyBound &&
           dates.early_finish < Instant(kLastDate) + kMinutesPerDay;
  }

  bool late_dates_exist(TaskId id) const {
    const NetworkTask& task = network_.tasks[id];
    if (task.kind == ScheduledKind::hammock || task.state == TaskState::complete) return true;
    const TaskDates& dates = schedule_.tasks[id];
    return dates.late_start >= Instant(kFirstDate) && dates.late_finish >= Instant(kFirstDate);
  }

  bool refuse_early_dates(TaskId id) {
    diagnostics_.error(Code::impossible_dates, place_of(plan_, id, "duration"),
                       fmt::format("'{}' would end after {}, or its calendar has no working time left",
                                   id_of(id), date_text(kLastDate)),
                       "check its duration, its lags and its calendar");
    return false;
  }

  bool refuse_late_dates(TaskId id) {
    diagnostics_.error(Code::impossible_dates, place_of(plan_, id, "duration"),
                       fmt::format("'{}' would have to start before {} to keep what comes after it in time",
                                   id_of(id), date_text(kFirstDate)),
                       "check the deadlines and constraints of what follows it, and finish_by");
    return false;
  }

  void check_span(TaskId id) {
    const std::vector<TaskId>& span = plan_.task(id).span;
    if (schedule_.tasks[span.back()].finish >= schedule_.tasks[span.front()].start) return;
    diagnostics_.warning(Code::reversed_span, place_of(plan_, id, "span"),
                         fmt::format("'{}' has no length: '{}' ends before '{}' starts", id_of(id),
                                     id_of(span.back()), id_of(span.front())),
                         "exchange the two, or name the tasks that it really spans");
  }

  void check_bounds(TaskId id) {
    if (network_.tasks[id].state == TaskState::complete) return;
    const Bounds& bounds = network_.bounds_of(id);
    const TaskDates& dates = schedule_.tasks[id];
    const bool unstarted = network_.tasks[id].state == TaskState::unstarted;
    const Task& task = plan_.task(id);
    for (const Constraint& constraint : task.constraint.items) {
      const bool mandatory = constraint.kind == ConstraintKind::mandatory_start ||
                             constraint.kind == ConstraintKind::mandatory_finish;
      if (mandatory && unstarted) {
        check_mandatory(id, constraint);
        continue;
      }
      const bool caps_start =
          constraint.kind == ConstraintKind::start_no_later || constraint.kind == ConstraintKind::must_start;
      const bool caps_finish = constraint.kind == ConstraintKind::finish_no_later ||
                               constraint.kind == ConstraintKind::must_finish ||
                               constraint.kind == ConstraintKind::mandatory_finish;
      if (caps_start && unstarted && is_later(id, dates.early_start, bounds.start_cap))
        report_conflict(id, constraint, "starts", dates.early_start);
      if (caps_finish && is_later(id, dates.early_finish, bounds.finish_cap))
        report_conflict(id, constraint, "ends", dates.early_finish);
    }
    if (task.deadline && is_later(id, dates.early_finish, deadline_of(id)))
      diagnostics_.warning(Code::missed_deadline, place_of(plan_, id, "deadline"),
                           fmt::format("'{}' ends {}, after its deadline {}", task.id,
                                       day_and_time(dates.early_finish), written_date_text(*task.deadline)),
                           fmt::format("see 'plumb explain {}'", task.id), {},
                           minutes_between(deadline_of(id), dates.early_finish));
  }

  static double minutes_between(Instant bound, Instant date) {
    return static_cast<double>((date - bound).count());
  }

  /// Later by working time: an evening and the next morning are the same.
  bool is_later(TaskId id, Instant date, Instant bound) const {
    if (date <= bound) return false;
    if (network_.tasks[id].point || network_.tasks[id].kind != ScheduledKind::task) return true;
    const WorkTimes& clock = network_.clock_of(id);
    return clock.work_before(date) > clock.work_before(bound);
  }

  Instant deadline_of(TaskId id) const {
    return network_.clock_of(id).finish_instant(*plan_.task(id).deadline);
  }

  void report_conflict(TaskId id, const Constraint& constraint, std::string_view verb, Instant date) {
    diagnostics_.warning(
        Code::conflicting_constraint, place_of(plan_, id, "constraint"),
        fmt::format("'{}' {} {}, against its constraint {} {}: logic wins", id_of(id), verb,
                    day_and_time(date), constraint_word(constraint.kind), written_date_text(constraint.date)),
        fmt::format("see 'plumb explain {}'; relax the constraint, or shorten what comes before", id_of(id)));
  }

  void check_mandatory(TaskId id, const Constraint& constraint) {
    if (!dates_for_bounds_) dates_for_bounds_ = early_dates();
    const EarlyBounds bounds = early_bounds(network_, *dates_for_bounds_, id);
    const TaskDates& own = schedule_.tasks[id];
    if (!is_later(id, bounds.start, own.early_start) && !is_later(id, bounds.finish, own.early_finish))
      return;
    diagnostics_.warning(
        Code::conflicting_constraint, place_of(plan_, id, "constraint"),
        fmt::format("'{}' is kept at {} {}, although what it waits for ends later", id_of(id),
                    constraint_word(constraint.kind), written_date_text(constraint.date)),
        "a mandatory date overrides logic; use SNET, MSO or MFO to let logic win");
  }

  void check_finish_by() {
    if (!network_.finish_by || schedule_.finish <= *network_.finish_by) return;
    diagnostics_.warning(
        Code::missed_deadline, place_of(plan_.project_node, "finish_by"),
        fmt::format("the project ends {}, after its finish_by {}", day_and_time(schedule_.finish),
                    written_date_text(*plan_.project.finish_by)),
        "see 'plumb path' for what sets the finish", {},
        minutes_between(*network_.finish_by, schedule_.finish));
  }

  // Work out of sequence: a link between facts that was not kept.

  void check_sequence() {
    for (const GraphLink& link : plan_.graph.links)
      if (const std::optional<TaskId> successor = broken_below(link))
        report_out_of_sequence(link, *successor);
  }

  /// The first leaf under the successor that was done against the link.
  std::optional<TaskId> broken_below(const GraphLink& link) const {
    if (!plan_.task(link.successor).summary)
      return is_broken(link, link.successor) ? std::optional(link.successor) : std::nullopt;
    for (std::size_t row = link.successor.index() + 1; row < plan_.task(link.successor).subtree_end; ++row)
      if (!plan_.tasks.rows[row].summary && is_broken(link, TaskId(row))) return TaskId(row);
    return std::nullopt;
  }

  bool is_broken(const GraphLink& link, TaskId successor) const {
    const TaskState state = network_.tasks[successor].state;
    // The end that the link ties must be a fact: the start of what has started, the finish of what is
    // complete.
    if (state == TaskState::unstarted || (to_finish(link.type) && state != TaskState::complete)) return false;
    const TaskDates& dates = schedule_.tasks[successor];
    const Instant fact = to_finish(link.type) ? dates.finish : dates.start;
    const std::optional<Instant> predecessor = fact_of(link.predecessor, link.type);
    if (!predecessor) return true;
    const Instant bound = link.lag.amount == 0 ? *predecessor : lagged(link, *predecessor);
    // Facts are reported by the day: work that went on in the afternoon of the same day is in sequence.
    return fact < bound && day_of(fact) < day_of(bound - Minutes(1));
  }

  /// The date of the predecessor that the link hangs on, if it has started.
  std::optional<Instant> fact_of(TaskId predecessor, LinkType type) const {
    if (!plan_.task(predecessor).summary) {
      const TaskState state = network_.tasks[predecessor].state;
      if (network_.tasks[predecessor].kind == ScheduledKind::hammock) return schedule_.start;
      // Of what goes on, the finish that is expected stands in: a lead before it may well have been kept.
      if (state == TaskState::unstarted) return std::nullopt;
      return from_start(type) ? schedule_.tasks[predecessor].start : schedule_.tasks[predecessor].finish;
    }
    std::optional<Instant> extreme;
    for (std::size_t row = predecessor.index() + 1; row < plan_.task(predecessor).subtree_end; ++row) {
      const TaskId leaf(row);
      if (plan_.task(leaf).summary || network_.tasks[leaf].kind == ScheduledKind::hammock) continue;
      const TaskState state = network_.tasks[leaf].state;
      if (from_start(type)) {
        if (state != TaskState::unstarted && (!extreme || schedule_.tasks[leaf].start < *extreme))
          extreme = schedule_.tasks[leaf].start;
      } else {
        if (state != TaskState::complete) return std::nullopt;
        extreme = std::max<Instant>(extreme.value_or(kNoEarlyBound), schedule_.tasks[leaf].finish);
      }
    }
    return extreme;
  }

  Instant lagged(const GraphLink& link, Instant from) const {
    NetworkLink made = with_lag(plan_, network_, link);
    const ScheduledKind kind = network_.tasks[link.predecessor].kind;
    const bool is_leaf = kind == ScheduledKind::task || kind == ScheduledKind::milestone;
    if (!is_leaf && link.lag.kind == Lag::Kind::percent)
      made.lag_minutes = lag_in_bounds(multiply_divide(schedule_.tasks[link.predecessor].duration.count(),
                                                       link.lag.amount, kWhole.scaled));
    return lag_forward(network_.clocks, made, from);
  }

  void report_out_of_sequence(const GraphLink& link, TaskId successor) {
    const bool ended = to_finish(link.type);
    diagnostics_.warning(
        Code::out_of_sequence,
        NodeRef(plan_.tasks.nodes[link.successor.index()].document(), link.node).place(),
        fmt::format("'{}' {} before '{}' let it ({})", id_of(successor), ended ? "ended" : "started",
                    id_of(link.predecessor), kWords<LinkType>[static_cast<std::size_t>(link.type)]),
        "correct the dates, or the link if the work really went that way");
  }

  /// Early dates in the form that early_bounds reads.
  PassDates early_dates() const {
    PassDates dates;
    dates.tasks = schedule_.tasks;
    dates.summaries.resize(network_.summaries.size());
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const TaskId id(i);
      if (network_.tasks[id].kind != ScheduledKind::summary) continue;
      SummaryDates& summary = dates.summaries[network_.tasks[id].summary];
      summary.least_start = summary.greatest_start = schedule_.tasks[id].start;
      summary.greatest_finish = schedule_.tasks[id].finish;
    }
    return dates;
  }

  const Plan& plan_;
  const Schedule& schedule_;
  const Network& network_;
  Diagnostics& diagnostics_;
  std::optional<PassDates> dates_for_bounds_;  // made when the first mandatory date asks for them
};

}  // namespace

void report_findings(const Plan& plan, const Schedule& schedule, Diagnostics& diagnostics) {
  Findings(plan, schedule, diagnostics).report();
}

}  // namespace plumb
