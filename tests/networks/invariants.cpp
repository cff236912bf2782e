#include "invariants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "minute_calendar.hpp"
#include "plan_text.hpp"
#include "plan_traits.hpp"

namespace plumb::networks {

namespace {

bool is_leaf(const RandomTask& task) {
  return task.kind == TaskKind::kTask || task.kind == TaskKind::kMilestone;
}

bool is_mandatory(const RandomTask& task) {
  return !is_started(task) && !is_complete(task) &&
         (has_constraint(task, ConstraintType::kMandStart) || has_constraint(task, ConstraintType::kMandFin));
}

class Checker {
 public:
  Checker(const RandomPlan& plan, const Answer& answer, InvariantCounts& counts)
      : plan_(plan), answer_(answer), counts_(counts), calendars_(plan, days_of(answer)) {}
  std::vector<std::string> check();

 private:
  static int days_of(const Answer& answer);
  const OracleDates& dates(const RandomTask& task) const { return answer_.tasks.at(task.id).dates; }
  void expect(bool holds, const char* invariant, const std::string& where);

  void check_outline();
  void check_facts(const RandomTask& task);
  void check_duration(const RandomTask& task);
  void check_links(const RandomTask& successor);
  void check_link(const RandomLink& link, const RandomTask& predecessor, const RandomTask& successor);
  bool is_held(const RandomTask& leaf) const;
  Minute lagged(const RandomLink& link, const RandomTask& predecessor, const RandomTask& successor,
                Minute from);
  void check_constraints(const RandomTask& task);
  void check_constraint(const RandomTask& leaf, const RandomConstraint& constraint);
  void check_floats(const RandomTask& task);
  void check_critical(const RandomTask& task);
  void check_summary(const RandomTask& summary);
  void check_hammock(const RandomTask& hammock);
  void check_driving();
  void check_longest_path();
  Minute longest_path();

  const RandomPlan& plan_;
  const Answer& answer_;
  InvariantCounts& counts_;
  Calendars calendars_;
  std::vector<std::string> violations_;
};

int Checker::days_of(const Answer& answer) {
  Minute last = answer.finish;
  for (const auto& [id, task] : answer.tasks)
    for (const auto& date : {task.dates.finish, task.dates.late_finish})
      if (date) last = std::max(last, *date);
  return static_cast<int>(last / kDay) + 40;
}

void Checker::expect(bool holds, const char* invariant, const std::string& where) {
  ++counts_[invariant];
  if (!holds) violations_.push_back(fmt::format("{}: {}", where, invariant));
}

void Checker::check_outline() {
  expect(answer_.tasks.size() == plan_.tasks.size(), "every task has a row", "plan");
  Minute greatest = 0;
  for (const RandomTask& task : plan_.tasks) {
    const OracleDates& d = dates(task);
    expect(d.start && d.finish && *d.start <= *d.finish, "a task starts before it finishes", task.id);
    if (is_leaf(task)) greatest = std::max(greatest, *d.finish);
    const char* kinds[] = {"task", "milestone", "hammock", "summary"};
    expect(answer_.tasks.at(task.id).kind == kinds[static_cast<std::size_t>(task.kind)], "the kind is right",
           task.id);
  }
  const Minute finish =
      plan_.finish_task.empty() ? greatest : *dates(*find_task(plan_, plan_.finish_task)).finish;
  expect(answer_.finish == finish, "the project finishes with finish_task or the last leaf", "plan");
}

void Checker::check_facts(const RandomTask& task) {
  const OracleDates& d = dates(task);
  if (is_complete(task)) {
    expect(*d.finish == calendars_.finish_of(task, *task.actual_finish), "a completed task keeps its finish",
           task.id);
    expect(!d.late_start && !d.late_finish && !d.total_float && !d.free_float,
           "a completed task has no late dates and no floats", task.id);
    return;
  }
  if (task.actual_start)
    expect(*d.start == calendars_.start_of(task, *task.actual_start), "a started task keeps its start",
           task.id);
  if (is_mandatory(task)) return;
  expect(*d.early_start >= calendars_.project_start() || is_started(task),
         "nothing starts before the project", task.id);
  if (plan_.status_date)
    expect(*d.early_start >= calendars_.status_date(), "what is left begins at the status date or later",
           task.id);
}

void Checker::check_duration(const RandomTask& task) {
  const OracleDates& d = dates(task);
  if (task.kind == TaskKind::kMilestone) {
    expect(d.early_start == d.early_finish && d.late_start == d.late_finish, "a milestone takes no time",
           task.id);
    return;
  }
  if (task.expected) return;  // what is left is then whatever fits
  const MinuteCalendar& c = calendars_.of(task);
  Minute to_do = task.duration;
  if (is_started(task))
    to_do = task.remaining ? *task.remaining : task.duration * (100 - task.progress_pct.value_or(0)) / 100;
  expect(c.worked(*d.early_finish) - c.worked(*d.early_start) == to_do,
         "early dates are as far apart as the work", task.id);
  expect(c.worked(*d.late_finish) - c.worked(*d.late_start) == to_do,
         "late dates are as far apart as the work", task.id);
  expect(c.start(*d.early_start) == *d.early_start, "work begins at a working start", task.id);
  expect(c.is_boundary(*d.early_finish), "work ends at a boundary", task.id);
}

// What is complete or has mandatory dates is held by nothing; what has started, by links only under retained
// logic.
bool Checker::is_held(const RandomTask& leaf) const {
  if (is_complete(leaf) || is_mandatory(leaf)) return false;
  return !is_started(leaf) || plan_.progress == ProgressRule::kRetained;
}

// Walks the lag minute by minute.
Minute Checker::lagged(const RandomLink& link, const RandomTask& predecessor, const RandomTask& successor,
                       Minute from) {
  Minute lag = link.lag;
  bool elapsed = link.kind == LagKind::kElapsed || plan_.lag_calendar == LagCalendar::kRoundTheClock;
  if (link.kind == LagKind::kPercent) {
    lag = (link.lag * predecessor.duration + (link.lag >= 0 ? 50 : -50)) / 100;
    elapsed = elapsed || predecessor.elapsed;
  }
  if (lag == 0) return from;
  if (elapsed) return from + lag;
  const bool by_predecessor = plan_.lag_calendar == LagCalendar::kPredecessor;
  const RandomTask& whose = by_predecessor ? predecessor : successor;
  const MinuteCalendar& c = plan_.lag_calendar == LagCalendar::kProject ? calendars_.project()
                            : whose.kind == TaskKind::kSummary
                                ? calendars_.named(inherited_calendar(plan_, whose))
                                : calendars_.of(whose);
  return c.earliest(c.worked(from) + lag, from);
}

void Checker::check_link(const RandomLink& link, const RandomTask& predecessor, const RandomTask& successor) {
  const bool from_start = link.type == LinkType::kSs || link.type == LinkType::kSf;
  const bool to_start = link.type == LinkType::kFs || link.type == LinkType::kSs;
  const OracleDates& from = dates(predecessor);
  const Minute bound = lagged(link, predecessor, successor, from_start ? *from.start : *from.finish);
  for (const RandomTask* leaf : leaves_of(plan_, successor)) {
    if (!is_held(*leaf)) continue;
    const Minute date = to_start ? *dates(*leaf).early_start : *dates(*leaf).early_finish;
    expect(date >= bound, "every link holds that can still hold anything",
           fmt::format("{} after {}", leaf->id, predecessor.id));
  }
}

void Checker::check_links(const RandomTask& successor) {
  for (const RandomLink& link : successor.after)
    check_link(link, *find_task(plan_, link.predecessor), successor);
}

void Checker::check_constraint(const RandomTask& leaf, const RandomConstraint& constraint) {
  const OracleDates& d = dates(leaf);
  const ConstraintType type = constraint.type;
  if (type == ConstraintType::kAlap || type == ConstraintType::kAsap) return;
  const bool on_start = type == ConstraintType::kSnet || type == ConstraintType::kSnlt ||
                        type == ConstraintType::kMso || type == ConstraintType::kMandStart;
  if (on_start && is_started(leaf)) return;
  const Minute date =
      on_start ? calendars_.start_of(leaf, constraint.date) : calendars_.finish_of(leaf, constraint.date);
  const std::optional<Minute>& early = on_start ? d.early_start : d.early_finish;
  const std::optional<Minute>& late = on_start ? d.late_start : d.late_finish;
  if (type == ConstraintType::kMandStart || type == ConstraintType::kMandFin) {
    expect(*early == date && *late == date, "mandatory dates are exactly that", leaf.id);
    return;
  }
  const bool lower = type != ConstraintType::kSnlt && type != ConstraintType::kFnlt;
  const bool upper = type != ConstraintType::kSnet && type != ConstraintType::kFnet;
  if (lower) expect(*early >= date, "constraints that push hold", leaf.id);
  if (!upper) return;
  const MinuteCalendar& c = leaf.kind == TaskKind::kMilestone ? calendars_.project() : calendars_.of(leaf);
  expect(*late <= date, "constraints that cap bound the late dates", leaf.id);
  if (c.worked(*early) > c.worked(date))
    expect(*d.total_float < 0, "a cap that does not hold is reported as negative float", leaf.id);
}

void Checker::check_constraints(const RandomTask& task) {
  if (is_mandatory(task)) {
    for (const RandomConstraint& each : task.constraints) check_constraint(task, each);
    return;
  }
  for (const RandomConstraint& each : task.constraints) check_constraint(task, each);
  if (task.deadline) check_constraint(task, {ConstraintType::kFnlt, *task.deadline});
  for (const RandomTask& summary : plan_.tasks)
    if (is_below(plan_, task, summary.id))
      for (const RandomConstraint& each : summary.constraints) check_constraint(task, each);
}

void Checker::check_floats(const RandomTask& task) {
  const OracleDates& d = dates(task);
  const MinuteCalendar& c = task.kind == TaskKind::kMilestone ? calendars_.project() : calendars_.of(task);
  expect(*d.total_float == c.worked(*d.late_finish) - c.worked(*d.early_finish),
         "total float is what lies between early and late finish", task.id);
  expect(*d.total_float < 0 || c.worked(*d.early_start) <= c.worked(*d.late_start),
         "early is not after late unless the float is negative", task.id);
  expect(*d.free_float >= 0, "free float is never negative", task.id);
  const auto& interfering = answer_.tasks.at(task.id).interfering_float;
  expect(interfering && *interfering == *d.total_float - *d.free_float,
         "interfering float is total less free float", task.id);
}

void Checker::check_critical(const RandomTask& task) {
  const ScheduledTask& row = answer_.tasks.at(task.id);
  const bool expected = row.dates.total_float && *row.dates.total_float <= plan_.critical_float;
  if (task.kind != TaskKind::kSummary)
    expect(row.critical == expected, "critical is total float up to the threshold", task.id);
}

void Checker::check_summary(const RandomTask& summary) {
  std::optional<Minute> start, finish, total;
  for (const RandomTask* leaf : leaves_of(plan_, summary)) {
    const OracleDates& d = dates(*leaf);
    start = std::min(start.value_or(*d.start), *d.start);
    finish = std::max(finish.value_or(*d.finish), *d.finish);
    if (d.total_float) total = std::min(total.value_or(*d.total_float), *d.total_float);
  }
  const OracleDates& d = dates(summary);
  expect(d.start == start && d.finish == finish, "a summary reaches from its first start to its last finish",
         summary.id);
  expect(d.total_float == total, "a summary's float is the least below it", summary.id);
}

void Checker::check_hammock(const RandomTask& hammock) {
  const ScheduledTask& row = answer_.tasks.at(hammock.id);
  expect(row.dates.start == dates(*find_task(plan_, hammock.span_first)).start &&
             row.dates.finish == dates(*find_task(plan_, hammock.span_last)).finish,
         "a hammock reaches from its first task to its last", hammock.id);
  expect(!row.dates.total_float && !row.dates.free_float && !row.critical,
         "a hammock has no float and is never critical", hammock.id);
}

// The task that sets the finish is on the path that sets it; in one calendar and without caps the path has
// the least float.
void Checker::check_driving() {
  bool sets_finish = false, finish_is_open = false;
  std::optional<Minute> least;
  for (const RandomTask& task : plan_.tasks) {
    if (!is_leaf(task) || is_complete(task)) continue;
    const ScheduledTask& row = answer_.tasks.at(task.id);
    least = std::min(least.value_or(*row.dates.total_float), *row.dates.total_float);
    if (*row.dates.finish != answer_.finish) continue;
    if (!plan_.finish_task.empty() && task.id != plan_.finish_task) continue;
    finish_is_open = true;
    sets_finish = sets_finish || row.driving;
  }
  if (!finish_is_open) return;
  expect(sets_finish, "a task that sets the finish is driving", "plan");
  if (has_caps(plan_) || has_alap(plan_) || !is_in_one_calendar(plan_) ||
      plan_.progress == ProgressRule::kActual)
    return;
  for (const RandomTask& task : plan_.tasks)
    if (is_leaf(task) && !is_complete(task) && answer_.tasks.at(task.id).driving)
      expect(dates(task).total_float == least, "the driving path has the least float", task.id);
}

// Start of every leaf in working minutes after the project's start, by the plain arithmetic of the textbook.
Minute Checker::longest_path() {
  std::map<std::string, Minute> start;
  Minute finish = 0;
  const auto edge = [&](const RandomTask& task, bool of_start) {
    const bool is_hammock = task.kind == TaskKind::kHammock;
    const RandomTask& end =
        is_hammock ? *find_task(plan_, of_start ? task.span_first : task.span_last) : task;
    Minute date = of_start ? answer_.finish : 0;
    for (const RandomTask* leaf : leaves_of(plan_, end))
      date = of_start ? std::min(date, start[leaf->id]) : std::max(date, start[leaf->id] + leaf->duration);
    return date;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const RandomTask& successor : plan_.tasks) {
      for (const RandomLink& link : successor.after) {
        const RandomTask& predecessor = *find_task(plan_, link.predecessor);
        Minute lag = link.lag;
        if (link.kind == LagKind::kPercent) lag = (lag * predecessor.duration + (lag >= 0 ? 50 : -50)) / 100;
        const Minute bound =
            edge(predecessor, link.type == LinkType::kSs || link.type == LinkType::kSf) + lag;
        const bool to_start = link.type == LinkType::kFs || link.type == LinkType::kSs;
        for (const RandomTask* leaf : leaves_of(plan_, successor)) {
          const Minute least = to_start ? bound : bound - leaf->duration;
          if (start[leaf->id] >= least) continue;
          start[leaf->id] = least;
          changed = true;
        }
      }
    }
  }
  for (const RandomTask& task : plan_.tasks)
    if (is_leaf(task)) finish = std::max(finish, start[task.id] + task.duration);
  return finish;
}

void Checker::check_longest_path() {
  if (has_caps(plan_) || has_alap(plan_) || !is_in_one_calendar(plan_) || plan_.status_date) return;
  for (const RandomTask& task : plan_.tasks)
    if (has_constraint(task, ConstraintType::kSnet) || has_constraint(task, ConstraintType::kFnet)) return;
  const MinuteCalendar& c = calendars_.project();
  expect(c.worked(answer_.finish) - c.worked(calendars_.project_start()) == longest_path(),
         "the longest path equals the finish", "plan");
}

std::vector<std::string> Checker::check() {
  check_outline();
  if (!violations_.empty()) return violations_;
  for (const RandomTask& task : plan_.tasks) {
    if (task.kind == TaskKind::kSummary) check_summary(task);
    if (task.kind == TaskKind::kHammock) check_hammock(task);
    check_critical(task);
    check_links(task);
    if (!is_leaf(task)) continue;
    check_facts(task);
    if (is_complete(task)) continue;
    check_duration(task);
    check_constraints(task);
    check_floats(task);
  }
  check_driving();
  check_longest_path();
  return violations_;
}

}  // namespace

std::vector<std::string> check_answer(const RandomPlan& plan, const Answer& answer, InvariantCounts& counts) {
  return Checker(plan, answer, counts).check();
}

}  // namespace plumb::networks
