#include "oracle.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "minute_calendar.hpp"

namespace plumb::networks {

namespace {

constexpr Minute kNever = std::numeric_limits<Minute>::max() / 4;

struct Leaf {
  const RandomTask* task = nullptr;
  const MinuteCalendar* calendar = nullptr;        // of its work
  const MinuteCalendar* float_calendar = nullptr;  // the project's for milestones
  std::vector<const RandomTask*> summaries;        // all above it
  bool complete = false;
  bool started = false;  // and not complete
  bool milestone = false;
  bool snapped = false;   // a milestone with a calendar of its own
  Minute to_do = 0;       // the duration; once started, what remains of it
  Minute fact_start = 0;  // once started
  Minute early_start = 0, early_finish = 0;
  Minute late_start = 0, late_finish = 0;
  Minute base = 0;      // where its late dates start from
  Minute open_end = 0;  // how late it may finish without moving the project's finish, nor being late itself

  Minute start() const { return started || complete ? fact_start : early_start; }
  Minute finish() const { return early_finish; }
};

// One link as it binds one leaf.
struct Binding {
  std::vector<std::size_t> from;  // the predecessor, or all leaves under it
  std::size_t to = 0;
  LinkType type = LinkType::kFs;
  Minute lag = 0;  // minutes of lag_calendar
  const MinuteCalendar* lag_calendar = nullptr;
  bool from_summary = false;
  bool live = true;
};

struct Bounds {
  Minute start = 0;
  Minute finish = 0;
};

bool from_start(LinkType type) {
  return type == LinkType::kSs || type == LinkType::kSf;
}
bool to_start(LinkType type) {
  return type == LinkType::kFs || type == LinkType::kSs;
}

class Oracle {
 public:
  Oracle(const RandomPlan& plan, int days) : plan_(plan), days_(days), calendars_(plan, days) {}
  OracleAnswer solve();

 private:
  void make_leaves();
  void settle_facts(Leaf& leaf);
  Minute planned_start(const RandomTask& task);
  void make_bindings();
  Binding binding(const RandomLink& link, const RandomTask& predecessor, const RandomTask& successor);
  const MinuteCalendar& lag_calendar(const RandomTask& predecessor, const RandomTask& successor);
  const MinuteCalendar& calendar_of(const RandomTask& task);
  std::size_t leaf_index(const RandomTask& task) const;

  Minute lag_forward(const Binding& link, Minute from) const;
  Minute lag_backward(const Binding& link, Minute from) const;
  Minute predecessor_date(const Binding& link) const;
  Bounds forward_bounds(const Leaf& leaf);
  void bound_by_constraints(const Leaf& leaf, Bounds& bounds);
  bool place_mandatory(Leaf& leaf);
  void place_early(Leaf& leaf);
  void forward();

  Minute project_finish() const;
  Minute greatest_finish() const;
  void find_bases();
  std::vector<bool> leads_to(const std::vector<bool>& targets) const;
  std::vector<bool> lies_after(std::size_t task) const;
  bool limits(const Binding& link, std::size_t predecessor) const;
  Minute free_float(std::size_t index) const;
  Minute slack_to_caps(const Leaf& leaf);
  void pull_late();

  void bound_late_by_constraints(const Leaf& leaf, std::vector<Minute>& start_bounds, Bounds& bounds);
  Bounds late_bounds(std::size_t index, std::vector<Minute>& start_bounds);
  void place_late(std::size_t index);
  void backward();
  Minute total_float(const Leaf& leaf) const;
  OracleAnswer answer() const;
  OracleDates leaf_dates(std::size_t index) const;
  OracleDates summary_dates(const RandomTask& summary, const OracleAnswer& leaves) const;

  const RandomPlan& plan_;
  int days_;
  Calendars calendars_;
  std::vector<Leaf> leaves_;
  std::vector<Binding> bindings_;
  Minute greatest_ = 0;  // finish, before ALAP
};

const MinuteCalendar& Oracle::calendar_of(const RandomTask& task) {
  if (task.kind == TaskKind::kSummary) return calendars_.named(inherited_calendar(plan_, task));
  return calendars_.of(task);
}

std::size_t Oracle::leaf_index(const RandomTask& task) const {
  for (std::size_t i = 0; i < leaves_.size(); ++i)
    if (leaves_[i].task == &task) return i;
  throw Unsettled("a link to something that has no dates of its own");
}

void Oracle::make_leaves() {
  for (const RandomTask& task : plan_.tasks) {
    if (task.kind != TaskKind::kTask && task.kind != TaskKind::kMilestone) continue;
    Leaf leaf;
    leaf.task = &task;
    leaf.milestone = task.kind == TaskKind::kMilestone;
    leaf.calendar = &calendar_of(task);
    // "Milestones unsnapped unless a calendar is written on them, their float in the project's calendar."
    leaf.snapped = leaf.milestone && !task.calendar.empty();
    leaf.float_calendar = leaf.milestone ? &calendars_.project() : leaf.calendar;
    for (const RandomTask& summary : plan_.tasks)
      if (is_below(plan_, task, summary.id)) leaf.summaries.push_back(&summary);
    leaf.to_do = task.duration;
    settle_facts(leaf);
    leaves_.push_back(leaf);
  }
}

// "start and actual_start are the fact"; "a completed task has its actual dates as early ones"; "remaining:
// absent: from progress".
void Oracle::settle_facts(Leaf& leaf) {
  const RandomTask& task = *leaf.task;
  leaf.complete = is_complete(task);
  leaf.started = is_started(task);
  if (leaf.complete) {
    leaf.early_finish = calendars_.finish_of(task, *task.actual_finish);
    leaf.fact_start = task.actual_start ? calendars_.start_of(task, *task.actual_start) : leaf.early_finish;
    if (leaf.milestone) leaf.fact_start = leaf.early_finish;
    leaf.early_start = leaf.fact_start;
  }
  if (!leaf.started) return;
  leaf.fact_start = task.actual_start ? calendars_.start_of(task, *task.actual_start) : planned_start(task);
  leaf.to_do = task.remaining ? *task.remaining : task.duration * (100 - task.progress_pct.value_or(0)) / 100;
}

// "actual_start: absent with progress: the planned start, not later than the status date": planned as if
// nothing had started.
Minute Oracle::planned_start(const RandomTask& task) {
  RandomPlan planned = plan_;
  planned.status_date.reset();
  for (RandomTask& each : planned.tasks) {
    each.actual_start.reset();
    each.actual_finish.reset();
    each.expected.reset();
    each.progress_pct.reset();
    each.remaining.reset();
  }
  return std::min(*oracle(planned, days_).tasks.at(task.id).start, calendars_.status_date());
}

// "Lags in the successor's calendar" (options: predecessor, project, 24h).
const MinuteCalendar& Oracle::lag_calendar(const RandomTask& predecessor, const RandomTask& successor) {
  switch (plan_.lag_calendar) {
    case LagCalendar::kSuccessor:
      return calendar_of(successor);
    case LagCalendar::kPredecessor:
      return calendar_of(predecessor);
    case LagCalendar::kProject:
      return calendars_.project();
    case LagCalendar::kRoundTheClock:
      break;
  }
  return calendars_.round_the_clock();
}

Binding Oracle::binding(const RandomLink& link, const RandomTask& predecessor, const RandomTask& successor) {
  Binding result;
  result.type = link.type;
  result.from_summary = predecessor.kind == TaskKind::kSummary;
  // "Hammock: from the first's start to the last's finish": what follows it follows one of these.
  const RandomTask* end = &predecessor;
  if (predecessor.kind == TaskKind::kHammock)
    end = find_task(plan_, from_start(link.type) ? predecessor.span_first : predecessor.span_last);
  for (const RandomTask* leaf : leaves_of(plan_, *end)) result.from.push_back(leaf_index(*leaf));
  result.lag = link.lag;
  result.lag_calendar = &lag_calendar(predecessor, successor);
  bool elapsed = link.kind == LagKind::kElapsed;
  if (link.kind == LagKind::kPercent && predecessor.kind != TaskKind::kTask)
    throw Unsettled("the length of a summary changes as ALAP moves what is below it");
  if (link.kind == LagKind::kPercent) {
    // "Percent lags take the predecessor's whole duration, elapsed if it is", rounded to whole minutes.
    const int share = link.lag * predecessor.duration;
    result.lag = (share >= 0 ? share + 50 : share - 50) / 100;
    elapsed = predecessor.elapsed;
  }
  if (elapsed) result.lag_calendar = &calendars_.round_the_clock();
  return result;
}

// "A link into a summary binds all leaves under it." "Links into and out of completed work are satisfied":
// what is complete is held by nothing, and can be late no more; but a lag behind it still has to pass, as
// behind concrete poured.
void Oracle::make_bindings() {
  for (const RandomTask& successor : plan_.tasks) {
    for (const RandomLink& link : successor.after) {
      Binding each = binding(link, *find_task(plan_, link.predecessor), successor);
      for (const RandomTask* leaf : leaves_of(plan_, successor)) {
        each.to = leaf_index(*leaf);
        const Leaf& to = leaves_[each.to];
        const bool overridden = to.started && plan_.progress == ProgressRule::kOverride;
        each.live = !to.complete && !overridden;
        bindings_.push_back(each);
      }
    }
  }
}

// "A lag lands on the earliest instant it can forward; lag zero keeps the instant."
Minute Oracle::lag_forward(const Binding& link, Minute from) const {
  if (link.lag == 0) return from;
  return link.lag_calendar->earliest(link.lag_calendar->worked(from) + link.lag, from);
}

// "... the latest backward."
Minute Oracle::lag_backward(const Binding& link, Minute from) const {
  if (link.lag == 0) return from;
  return link.lag_calendar->latest(link.lag_calendar->worked(from) - link.lag, from);
}

// "FS and FF from a summary mean its last finish, SS and SF its first start"; out of a started task its
// actual start.
Minute Oracle::predecessor_date(const Binding& link) const {
  Minute date = from_start(link.type) ? kNever : -kNever;
  for (const std::size_t i : link.from)
    date = from_start(link.type) ? std::min(date, leaves_[i].start()) : std::max(date, leaves_[i].finish());
  return date;
}

// "SNET and start-on lower ES; FNET and finish-on raise EF"; "SNET may stand on a summary and hold for its
// leaves".
void Oracle::bound_by_constraints(const Leaf& leaf, Bounds& bounds) {
  for (const RandomConstraint& each : leaf.task->constraints) {
    const bool on_start = each.type == ConstraintType::kSnet || each.type == ConstraintType::kMso;
    const bool on_finish = each.type == ConstraintType::kFnet || each.type == ConstraintType::kMfo;
    if (on_start && !leaf.started)
      bounds.start = std::max(bounds.start, calendars_.start_of(*leaf.task, each.date));
    if (on_finish) bounds.finish = std::max(bounds.finish, calendars_.finish_of(*leaf.task, each.date));
  }
  for (const RandomTask* summary : leaf.summaries)
    for (const RandomConstraint& each : summary->constraints)
      if (each.type == ConstraintType::kSnet && !leaf.started)
        bounds.start = std::max(bounds.start, calendars_.start_of(*leaf.task, each.date));
}

Bounds Oracle::forward_bounds(const Leaf& leaf) {
  // The project's start bounds the finish too, so that there is always a bound; it never decides.
  Bounds bounds{calendars_.project_start(), calendars_.project_start()};
  // "With a status date, remaining work is scheduled from it and nothing unstarted begins before it."
  if (plan_.status_date) bounds.start = std::max(bounds.start, calendars_.status_date());
  for (const Binding& link : bindings_) {
    if (!link.live || &leaves_[link.to] != &leaf) continue;
    const Minute bound = lag_forward(link, predecessor_date(link));
    if (to_start(link.type)) bounds.start = std::max(bounds.start, bound);
    if (!to_start(link.type)) bounds.finish = std::max(bounds.finish, bound);
  }
  bound_by_constraints(leaf, bounds);
  return bounds;
}

// "MANDSTART, MANDFIN override logic": the dates are exactly that.
bool Oracle::place_mandatory(Leaf& leaf) {
  if (leaf.started) return false;
  const MinuteCalendar& c = *leaf.calendar;
  for (const RandomConstraint& each : leaf.task->constraints) {
    if (each.type == ConstraintType::kMandStart) {
      leaf.early_start = calendars_.start_of(*leaf.task, each.date);
      leaf.early_finish = leaf.milestone
                              ? leaf.early_start
                              : c.earliest(c.worked(leaf.early_start) + leaf.to_do, leaf.early_start);
      return true;
    }
    if (each.type == ConstraintType::kMandFin) {
      leaf.early_finish = calendars_.finish_of(*leaf.task, each.date);
      leaf.early_start = leaf.milestone
                             ? leaf.early_finish
                             : c.latest(c.worked(leaf.early_finish) - leaf.to_do, leaf.early_finish);
      return true;
    }
  }
  return false;
}

// "ES = start(bound), EF = end(ES + duration)"; "a finish that FF or SF pushes: EF = the smallest working
// boundary >= bound, ES = EF - duration"; once started it is the rest that is placed, "FF moves the rest as a
// block".
void Oracle::place_early(Leaf& leaf) {
  if (leaf.complete || place_mandatory(leaf)) return;
  const MinuteCalendar& c = *leaf.calendar;
  const Bounds bounds = forward_bounds(leaf);
  if (leaf.milestone) {
    const Minute bound = std::max(bounds.start, bounds.finish);
    leaf.early_start = leaf.early_finish = leaf.snapped ? c.up(bound) : bound;
    return;
  }
  if (leaf.started && leaf.task->expected) {
    // "A promise sets the finish, and the work up to it is what remains; FF may still push it."
    leaf.to_do = c.worked(calendars_.finish_of(*leaf.task, *leaf.task->expected)) - c.worked(bounds.start);
    if (leaf.to_do <= 0) throw Unsettled("expected before the rest can begin");
  }
  const Minute w = std::max(c.worked(bounds.start), c.worked(bounds.finish) - leaf.to_do);
  leaf.early_start = c.latest(w, bounds.start);
  leaf.early_finish = std::max(c.earliest(w + leaf.to_do, leaf.early_start), c.up(bounds.finish));
}

void Oracle::forward() {
  for (bool changed = true; changed;) {
    changed = false;
    for (Leaf& leaf : leaves_) {
      const Leaf before = leaf;
      place_early(leaf);
      if (before.early_start != leaf.early_start || before.early_finish != leaf.early_finish) changed = true;
    }
  }
}

// "What the finish means; absent: the latest finish of all, hammocks apart."
Minute Oracle::greatest_finish() const {
  Minute finish = -kNever;
  for (const Leaf& leaf : leaves_) finish = std::max(finish, leaf.finish());
  return finish;
}

Minute Oracle::project_finish() const {
  if (plan_.finish_task.empty()) return greatest_finish();
  return leaves_[leaf_index(*find_task(plan_, plan_.finish_task))].finish();
}

std::vector<bool> Oracle::leads_to(const std::vector<bool>& targets) const {
  std::vector<bool> result(leaves_.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Binding& link : bindings_) {
      if (!targets[link.to] && !result[link.to]) continue;
      for (const std::size_t i : link.from) {
        if (!result[i]) changed = true;
        result[i] = true;
      }
    }
  }
  return result;
}

std::vector<bool> Oracle::lies_after(std::size_t task) const {
  std::vector<bool> result(leaves_.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Binding& link : bindings_)
      for (const std::size_t i : link.from)
        if ((i == task || result[i]) && !result[link.to]) changed = result[link.to] = true;
  }
  return result;
}

// "Late dates start from finish_by, else from the finish: tasks that lead to finish_task and other open ends
// from its finish, what lies after it from the greatest finish of all."
void Oracle::find_bases() {
  greatest_ = greatest_finish();
  for (Leaf& leaf : leaves_) {
    leaf.base = plan_.finish_by ? calendars_.finish_by() : project_finish();
    leaf.open_end = std::min(project_finish(), leaf.base);
  }
  if (plan_.finish_task.empty()) return;
  const std::size_t target = leaf_index(*find_task(plan_, plan_.finish_task));
  std::vector<bool> only_target(leaves_.size(), false);
  only_target[target] = true;
  const std::vector<bool> after = lies_after(target);
  const std::vector<bool> before = leads_to(only_target);
  const std::vector<bool> before_after = leads_to(after);
  for (std::size_t i = 0; i < leaves_.size(); ++i)
    if (after[i] || (before_after[i] && !before[i] && i != target))
      leaves_[i].base = leaves_[i].open_end = greatest_finish();
}

// "A link out of a started predecessor counts from its actual start, and limits it no more backward"; of a
// summary's leaves only those that are its first start have something to lose.
bool Oracle::limits(const Binding& link, std::size_t predecessor) const {
  if (!link.live) return false;
  if (std::find(link.from.begin(), link.from.end(), predecessor) == link.from.end()) return false;
  if (!from_start(link.type)) return true;
  if (leaves_[predecessor].started || leaves_[predecessor].complete) return false;
  return !link.from_summary || leaves_[predecessor].start() == predecessor_date(link);
}

// "Free float is the least slack of a link out of the task"; "with no successor, project finish - EF", and so
// where only its start has successors; never beyond the
// end of everything; "floor 0".
Minute Oracle::free_float(std::size_t index) const {
  const Leaf& leaf = leaves_[index];
  const MinuteCalendar& c = *leaf.float_calendar;
  Minute least = kNever;
  bool is_end_open = true;
  for (const Binding& link : bindings_) {
    if (!limits(link, index)) continue;
    if (!from_start(link.type)) is_end_open = false;
    const Leaf& to = leaves_[link.to];
    const Minute limit = lag_backward(link, to_start(link.type) ? to.early_start : to.early_finish);
    Minute slack = c.worked(limit) - c.worked(leaf.early_finish);
    if (from_start(link.type)) {
      slack = c.worked(limit) - c.worked(leaf.early_start);
      // Work starts at working starts only: with all of the slack it would start after a limit that is none.
      if (!leaf.milestone && c.start(limit) != limit) --slack;
    }
    least = std::min(least, slack);
  }
  least = std::min(least, c.worked(greatest_) - c.worked(leaf.early_finish));
  if (is_end_open) least = std::min(least, c.worked(leaf.open_end) - c.worked(leaf.early_finish));
  return std::max<Minute>(least, 0);
}

// How far a task may move before its own SNLT, FNLT, MSO, MFO or deadline, or a summary's FNLT.
Minute Oracle::slack_to_caps(const Leaf& leaf) {
  std::vector<Minute> start_bounds;
  Bounds bounds{kNever, kNever};
  bound_late_by_constraints(leaf, start_bounds, bounds);
  for (const Minute bound : start_bounds) bounds.start = std::min(bounds.start, bound);
  const MinuteCalendar& c = *leaf.calendar;
  Minute slack = kNever;
  if (bounds.finish != kNever) slack = c.worked(bounds.finish) - c.worked(leaf.early_finish);
  if (bounds.start == kNever) return slack;
  Minute of_start = c.worked(bounds.start) - c.worked(leaf.early_start);
  if (!leaf.milestone && c.start(bounds.start) != bounds.start) --of_start;
  return std::min(slack, of_start);
}

// "ALAP consumes free float, successors first, moving early dates": the dates that are right when all
// successors are.
void Oracle::pull_late() {
  find_bases();
  const std::vector<Leaf> before = leaves_;
  const Minute finish = project_finish(), greatest = greatest_finish();
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      Leaf& leaf = leaves_[i];
      if (leaf.complete || leaf.started || !has_constraint(*leaf.task, ConstraintType::kAlap)) continue;
      const Leaf now = leaf;
      leaf = before[i];
      const Minute slack = std::min(free_float(i), slack_to_caps(leaf));
      if (slack > 0) {
        const MinuteCalendar& c = *leaf.calendar;
        leaf.early_start = c.latest(c.worked(leaf.early_start) + slack, leaf.early_start);
        leaf.early_finish = c.earliest(c.worked(leaf.early_start) + leaf.to_do, leaf.early_start);
      }
      if (now.early_start != leaf.early_start || now.early_finish != leaf.early_finish) changed = true;
    }
  }
  // A slack that is longer than the way to the finish: whether ALAP may use it up is not said.
  if (project_finish() != finish || greatest_finish() != greatest) throw Unsettled("ALAP moves the finish");
}

// "Deadlines and FNLT, SNLT, MSO, MFO cap late dates"; "FNLT may stand on a summary and hold for its leaves".
Bounds Oracle::late_bounds(std::size_t index, std::vector<Minute>& start_bounds) {
  const Leaf& leaf = leaves_[index];
  Bounds bounds{kNever, leaf.base};
  for (const Binding& link : bindings_) {
    if (!limits(link, index)) continue;
    const Leaf& to = leaves_[link.to];
    const Minute bound = lag_backward(link, to_start(link.type) ? to.late_start : to.late_finish);
    if (from_start(link.type)) start_bounds.push_back(bound);
    if (!from_start(link.type)) bounds.finish = std::min(bounds.finish, bound);
  }
  bound_late_by_constraints(leaf, start_bounds, bounds);
  for (const Minute bound : start_bounds) bounds.start = std::min(bounds.start, bound);
  return bounds;
}

void Oracle::bound_late_by_constraints(const Leaf& leaf, std::vector<Minute>& start_bounds, Bounds& bounds) {
  for (const RandomConstraint& each : leaf.task->constraints) {
    const bool on_start = each.type == ConstraintType::kSnlt || each.type == ConstraintType::kMso;
    const bool on_finish = each.type == ConstraintType::kFnlt || each.type == ConstraintType::kMfo;
    if (on_start && !leaf.started) start_bounds.push_back(calendars_.start_of(*leaf.task, each.date));
    if (on_finish) bounds.finish = std::min(bounds.finish, calendars_.finish_of(*leaf.task, each.date));
  }
  for (const RandomTask* summary : leaf.summaries)
    for (const RandomConstraint& each : summary->constraints)
      if (each.type == ConstraintType::kFnlt)
        bounds.finish = std::min(bounds.finish, calendars_.finish_of(*leaf.task, each.date));
  if (leaf.task->deadline)
    bounds.finish = std::min(bounds.finish, calendars_.finish_of(*leaf.task, *leaf.task->deadline));
}

// "LF = end(bound), LS = start(LF - duration)"; "a late start bound is kept if it is a working start, else
// pulled back to end()"; "late_start = late finish - remaining".
void Oracle::place_late(std::size_t index) {
  Leaf& leaf = leaves_[index];
  if (leaf.complete) return;
  if (Leaf fixed = leaf; place_mandatory(fixed)) {
    leaf.late_start = fixed.early_start;
    leaf.late_finish = fixed.early_finish;
    return;
  }
  std::vector<Minute> start_bounds;
  const Bounds bounds = late_bounds(index, start_bounds);
  const MinuteCalendar& c = *leaf.calendar;
  if (leaf.milestone) {
    const Minute bound = std::min(bounds.start, bounds.finish);
    leaf.late_start = leaf.late_finish = leaf.snapped ? c.down(bound) : bound;
    return;
  }
  Minute w = c.worked(bounds.finish);
  for (const Minute bound : start_bounds) w = std::min(w, c.worked(bound) + leaf.to_do);
  leaf.late_finish = c.earliest(w, bounds.finish);
  // A finish that was pushed to the morning is on time there, if the evening before would be.
  if (leaf.early_finish <= bounds.finish && c.worked(leaf.early_finish) == w)
    leaf.late_finish = std::max(leaf.late_finish, leaf.early_finish);
  leaf.late_start = c.latest(w - leaf.to_do, leaf.late_finish);
  for (const Minute bound : start_bounds) leaf.late_start = std::min(leaf.late_start, c.down(bound));
}

void Oracle::backward() {
  for (Leaf& leaf : leaves_) leaf.late_start = leaf.late_finish = leaf.base;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      const Leaf before = leaves_[i];
      place_late(i);
      if (before.late_start != leaves_[i].late_start || before.late_finish != leaves_[i].late_finish)
        changed = true;
    }
  }
}

// "Float = finish float in the task's calendar" (options: start, min).
Minute Oracle::total_float(const Leaf& leaf) const {
  const MinuteCalendar& c = *leaf.float_calendar;
  const Minute finish = c.worked(leaf.late_finish) - c.worked(leaf.early_finish);
  const Minute start = c.worked(leaf.late_start) - c.worked(leaf.early_start);
  if (plan_.float_rule == FloatRule::kStart) return start;
  return plan_.float_rule == FloatRule::kMin ? std::min(start, finish) : finish;
}

// "A completed task has its actual dates as early ones, no late ones, no float."
OracleDates Oracle::leaf_dates(std::size_t index) const {
  const Leaf& leaf = leaves_[index];
  OracleDates dates{leaf.start(), leaf.finish(), leaf.early_start, leaf.early_finish, {}, {}, {}, {}};
  if (leaf.complete) return dates;
  dates.late_start = leaf.late_start;
  dates.late_finish = leaf.late_finish;
  dates.total_float = total_float(leaf);
  dates.free_float = free_float(index);
  return dates;
}

void widen(std::optional<Minute>& result, const std::optional<Minute>& value, bool least) {
  if (!value) return;
  result = !result ? *value : least ? std::min(*result, *value) : std::max(*result, *value);
}

// "A summary's late dates are its leaves' extremes, its float their least."
OracleDates Oracle::summary_dates(const RandomTask& summary, const OracleAnswer& leaves) const {
  OracleDates dates;
  for (const RandomTask* task : leaves_of(plan_, summary)) {
    const OracleDates& leaf = leaves.tasks.at(task->id);
    widen(dates.start, leaf.start, true);
    widen(dates.finish, leaf.finish, false);
    widen(dates.early_start, leaf.early_start, true);
    widen(dates.early_finish, leaf.early_finish, false);
    widen(dates.late_start, leaf.late_start, true);
    widen(dates.late_finish, leaf.late_finish, false);
    widen(dates.total_float, leaf.total_float, true);
  }
  return dates;
}

OracleAnswer Oracle::answer() const {
  OracleAnswer result;
  result.finish = project_finish();
  for (std::size_t i = 0; i < leaves_.size(); ++i) result.tasks[leaves_[i].task->id] = leaf_dates(i);
  for (const RandomTask& task : plan_.tasks)
    if (task.kind == TaskKind::kSummary) result.tasks[task.id] = summary_dates(task, result);
  for (const RandomTask& task : plan_.tasks) {
    if (task.kind != TaskKind::kHammock) continue;
    // "Hammock: from the first's start to the last's finish"; "it has no float".
    result.tasks[task.id].start = result.tasks.at(task.span_first).start;
    result.tasks[task.id].finish = result.tasks.at(task.span_last).finish;
  }
  return result;
}

OracleAnswer Oracle::solve() {
  make_leaves();
  make_bindings();
  forward();
  pull_late();
  backward();
  return answer();
}

}  // namespace

OracleAnswer oracle(const RandomPlan& plan, int days) {
  return Oracle(plan, days).solve();
}

}  // namespace plumb::networks
