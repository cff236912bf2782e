#include "random_plan.hpp"

#include <algorithm>

#include "dice.hpp"
#include "minute_calendar.hpp"

namespace plumb::networks {

namespace {

constexpr int kFirstDay = 28;      // earliest start of a project; leaves room for late dates before it
constexpr int kHorizonDays = 160;  // of the calendars that the generator itself looks into

// What a plan may contain; decided once for the plan, so that features meet each other and also stay away.
struct Mix {
  bool caps = false;      // anything that can make floats negative, ALAP, and the finish options
  bool calendars = true;  // more than one of them, elapsed durations and lags, pauses
  bool progress = false;
  bool summaries = false;
};

class Generator {
 public:
  Generator(std::uint64_t seed, PlanSize size);
  RandomPlan make();

 private:
  bool large() const { return size_ == PlanSize::kLarge; }
  // Small plans have few tasks, so each must have more.
  bool on_task(int percent_small, int percent_large) {
    return dice_.chance(large() ? percent_large : percent_small);
  }

  void make_project();
  void make_options();
  void make_calendars();
  std::vector<Shift> day_shifts();
  void make_exceptions(RandomCalendar& calendar, bool with_as);
  void make_tree();
  void make_leaf(RandomTask& task);
  void make_effort(RandomTask& task);
  void make_links();
  bool may_link(const RandomTask& from, const RandomTask& to) const;
  RandomLink make_link(const RandomTask& from);
  void make_progress();
  void start_task(RandomTask& task);
  void finish_task(RandomTask& task);
  void make_promise(RandomTask& task);
  bool waits_for_others(const RandomTask& task) const;
  void make_constraints();
  void make_leaf_constraints(RandomTask& task);
  void make_mandatory(RandomTask& task);
  void make_summary_constraints(RandomTask& task);
  bool may_be_alap(const RandomTask& task) const;
  void make_finish();
  void make_hammock();
  void link_to_hammock(const RandomTask& hammock);
  PlanDate date(int first_day, int last_day, bool with_time);
  Minute floor_of_dates();

  Dice dice_;
  PlanSize size_;
  Mix mix_;
  RandomPlan plan_;
  Calendars calendars_{plan_, kHorizonDays};  // asked only once the plan's calendars are made
  int leaves_ = 0;
};

Generator::Generator(std::uint64_t seed, PlanSize size)
    : dice_(seed * 2 + (size == PlanSize::kLarge ? 1 : 0)), size_(size) {
  plan_.seed = seed;
  plan_.layout = dice_.next();
  mix_.caps = dice_.chance(75);
  mix_.calendars = mix_.caps || dice_.chance(50);
  mix_.progress = dice_.chance(80);
  mix_.summaries = dice_.chance(70);
}

// A date with a time falls on a half hour, mostly of the day's work.
PlanDate Generator::date(int first_day, int last_day, bool with_time) {
  PlanDate result{dice_.between(first_day, last_day), {}};
  if (with_time) result.minute = dice_.chance(80) ? dice_.between(14, 36) * 30 : dice_.between(0, 47) * 30;
  return result;
}

void Generator::make_project() {
  plan_.start = date(kFirstDay, kFirstDay + 8, dice_.chance(50));
  if (mix_.progress)
    plan_.status_date = date(plan_.start.day + 1, plan_.start.day + (large() ? 14 : 6), dice_.chance(50));
  if (!mix_.progress && dice_.chance(15))
    plan_.status_date = date(plan_.start.day - 2, plan_.start.day + 4, dice_.chance(50));
  if (mix_.calendars && dice_.chance(25)) plan_.minutes_per_day = dice_.chance(50) ? 450 : 360;
}

void Generator::make_options() {
  const int lag = dice_.between(1, 100);
  if (lag > 22) plan_.lag_calendar = LagCalendar::kPredecessor;
  if (lag > 47) plan_.lag_calendar = LagCalendar::kProject;
  if (lag > 72 && mix_.calendars) plan_.lag_calendar = LagCalendar::kRoundTheClock;
  const int progress = dice_.between(1, 100);
  if (progress > (large() ? 33 : 60)) plan_.progress = ProgressRule::kOverride;
  // The contract does not say what "actual" does, so that the oracle cannot.
  if (progress > 69 && large()) plan_.progress = ProgressRule::kActual;
  const int floats = dice_.between(1, 100);
  if (floats > 50) plan_.float_rule = FloatRule::kStart;
  if (floats > 75) plan_.float_rule = FloatRule::kMin;
  if (dice_.chance(25)) plan_.critical_float = dice_.between(1, 8) * 60;
}

std::vector<Shift> Generator::day_shifts() {
  const int from = dice_.between(12, 18) * 30;
  if (dice_.chance(40)) return {{from, from + dice_.between(8, 16) * 30}};
  const int noon = from + dice_.between(5, 9) * 30;
  return {{from, noon}, {noon + 60, noon + dice_.between(5, 10) * 30}};
}

void Generator::make_exceptions(RandomCalendar& calendar, bool with_as) {
  const int count = dice_.between(1, 3);
  for (int i = 0; i < count; ++i) {
    CalendarException exception;
    exception.first_day = plan_.start.day + dice_.between(0, large() ? 20 : 6);
    exception.last_day = exception.first_day + (dice_.chance(50) ? 0 : dice_.between(1, 2));
    const int kind = dice_.between(1, with_as ? 3 : 2);
    if (kind == 2) exception.kind = ExceptionKind::kHours;
    if (kind == 2) exception.hours = {{480 + dice_.between(0, 4) * 60, 840 + dice_.between(0, 3) * 60}};
    if (kind == 3) exception.kind = ExceptionKind::kAs;
    if (kind == 3) exception.as_weekday = dice_.between(0, 4);
    calendar.exceptions.push_back(exception);
  }
}

void Generator::make_calendars() {
  if (dice_.chance(60)) {
    RandomCalendar standard;
    standard.id = "standard";
    const std::vector<Shift> shifts = day_shifts();
    for (std::size_t day = 0; day < 5; ++day) standard.week.at(day) = shifts;
    if (dice_.chance(40)) standard.week.at(4) = std::vector<Shift>{{480, 720}};
    make_exceptions(standard, true);
    plan_.calendars.push_back(standard);
  }
  if (mix_.calendars) {
    RandomCalendar night;
    night.id = "night";
    const int from = dice_.between(38, 46) * 30;
    for (std::size_t day = 0; day < 5; ++day) night.week.at(day) = {{from, from + dice_.between(9, 18) * 30}};
    if (dice_.chance(40)) make_exceptions(night, false);
    RandomCalendar crew;
    crew.id = "crew";
    crew.base = "standard";
    for (std::size_t day = 0; day < 7; ++day)
      if (dice_.chance(35)) crew.week.at(day) = day_shifts();
    if (dice_.chance(40)) make_exceptions(crew, true);
    RandomCalendar always;
    always.id = "always";
    for (auto& day : always.week) day = {{0, static_cast<int>(kDay)}};
    for (RandomCalendar* calendar : {&night, &crew, &always}) {
      if (dice_.chance(15)) calendar->minutes_per_day = dice_.between(10, 20) * 30;
      if (dice_.chance(80)) plan_.calendars.push_back(*calendar);
    }
    if (dice_.chance(20) && !plan_.calendars.empty()) plan_.calendar = dice_.one_of(plan_.calendars).id;
  }
}

// Tasks in the order of their outline; a summary is followed by what is below it.
void Generator::make_tree() {
  const int count = large() ? dice_.between(8, 30) : dice_.between(4, 7);
  std::vector<std::string> open;  // the summaries that the next task may stand below
  for (int i = 0; i < count; ++i) {
    while (!open.empty() && plan_.tasks.back().id != open.back() && dice_.chance(35)) open.pop_back();
    RandomTask task;
    task.id = "t" + std::to_string(i + 1);
    task.parent = open.empty() ? "" : open.back();
    const bool is_last = i + 1 == count;
    if (mix_.summaries && !is_last && open.size() < 3 && dice_.chance(25)) {
      task.kind = TaskKind::kSummary;
      if (mix_.calendars && !plan_.calendars.empty() && dice_.chance(35))
        task.calendar = dice_.one_of(plan_.calendars).id;
      open.push_back(task.id);
    } else {
      make_leaf(task);
    }
    plan_.tasks.push_back(task);
  }
}

void Generator::make_leaf(RandomTask& task) {
  ++leaves_;
  if (mix_.calendars && !plan_.calendars.empty() && dice_.chance(40))
    task.calendar = dice_.one_of(plan_.calendars).id;
  if (on_task(18, 15)) {
    task.kind = TaskKind::kMilestone;
    task.milestone = dice_.one_of<std::string>({"true", "start", "finish"});
    return;
  }
  // Multiples of 20 minutes, so that every percentage of ten leaves whole minutes.
  task.duration = (dice_.chance(60) ? dice_.between(1, 8) * 60 : dice_.between(1, 45) * 20);
  if (dice_.chance(20)) task.duration = dice_.between(1, 2) * plan_.minutes_per_day;
  task.elapsed = mix_.calendars && dice_.chance(15);
  task.three_point = !task.elapsed && dice_.chance(15);
  if (!task.elapsed && !task.three_point && on_task(15, 12)) make_effort(task);
  if (mix_.calendars && task.calendar != "night" && on_task(14, 10)) {
    const int day = plan_.start.day + dice_.between(0, large() ? 12 : 4);
    task.pauses.emplace_back(day, day + dice_.between(0, 2));
  }
}

void Generator::make_effort(RandomTask& task) {
  task.assignments.push_back({"dev", dice_.one_of<int>({50, 100, 200})});
  if (dice_.chance(40)) task.assignments.push_back({"qa", dice_.one_of<int>({50, 100})});
}

// Links go to later tasks only, and neither end lies below the other: without that a network could be cyclic.
bool Generator::may_link(const RandomTask& from, const RandomTask& to) const {
  return !is_below(plan_, to, from.id) && !is_below(plan_, from, to.id);
}

RandomLink Generator::make_link(const RandomTask& from) {
  RandomLink link;
  link.predecessor = from.id;
  const int type = dice_.between(1, 100);
  if (type > 46) link.type = LinkType::kSs;
  if (type > 66) link.type = LinkType::kFf;
  if (type > 86) link.type = LinkType::kSf;
  const int kind = dice_.between(1, 100);
  if (kind <= 45) return link;
  if (kind <= 70) link.lag = dice_.between(1, 12) * 30;
  if (kind > 70 && mix_.calendars) link.kind = LagKind::kElapsed;
  if (kind > 70) link.lag = dice_.between(1, 40) * 30;
  if (kind > 85 && from.kind == TaskKind::kTask) {
    link.kind = LagKind::kPercent;
    link.lag = dice_.between(1, 15) * 10;
  }
  if (dice_.chance(30)) link.lag = -link.lag;
  return link;
}

void Generator::make_links() {
  const auto count = static_cast<int>(plan_.tasks.size());
  const int wanted = count * dice_.between(9, 16) / 10;
  for (int i = 0; i < wanted; ++i) {
    const int to = dice_.between(1, count - 1);
    // Near ones more often, as in plans that people write.
    const int from = dice_.chance(60) ? std::max(0, to - dice_.between(1, 3)) : dice_.between(0, to - 1);
    const RandomTask& predecessor = plan_.tasks[static_cast<std::size_t>(from)];
    RandomTask& successor = plan_.tasks[static_cast<std::size_t>(to)];
    if (!may_link(predecessor, successor)) continue;
    const RandomLink link = make_link(predecessor);
    const bool known =
        std::any_of(successor.after.begin(), successor.after.end(), [&](const RandomLink& other) {
          return other.predecessor == link.predecessor && other.type == link.type;
        });
    if (!known) successor.after.push_back(link);
  }
}

Minute Generator::floor_of_dates() {
  const Minute start = calendars_.project_start();
  return plan_.status_date ? std::max(start, calendars_.status_date()) : start;
}

// A link or a start constraint may push the rest of this task, so that a promise may come before it.
bool Generator::waits_for_others(const RandomTask& task) const {
  for (const RandomTask& each : plan_.tasks) {
    if (each.id != task.id && !is_below(plan_, task, each.id)) continue;
    for (const RandomLink& link : each.after)
      if (link.type == LinkType::kFs || link.type == LinkType::kSs) return true;
  }
  return false;
}

void Generator::make_promise(RandomTask& task) {
  const int day = plan_.status_date->day;
  task.expected = date(day + 2, day + 8, dice_.chance(50) || !task.pauses.empty());
  const MinuteCalendar& own = calendars_.of(task);
  const bool has_rest = own.worked(calendars_.finish_of(task, *task.expected)) > own.worked(floor_of_dates());
  if (!has_rest) task.expected.reset();
}

// Facts lie between the project's start and the status date, with a time unless the day fits without one.
void Generator::start_task(RandomTask& task) {
  const Minute status = calendars_.status_date();
  const Minute start = std::min(calendars_.project_start(), status);
  task.actual_start = PlanDate{
      static_cast<int>(start / kDay) + dice_.between(0, static_cast<int>((status - start) / kDay)), {}};
  const Minute without_time = calendars_.start_of(task, *task.actual_start);
  if (!task.pauses.empty() || dice_.chance(50) || without_time < start || without_time > status ||
      task.actual_start->day * kDay >= status) {
    const Minute exact = start + (status - start) * dice_.between(0, 10) / 10 / 10 * 10;
    task.actual_start = PlanDate{static_cast<int>(exact / kDay), static_cast<int>(exact % kDay)};
  }
  if (dice_.chance(85)) task.progress_pct = dice_.between(1, 9) * 10;
  if (task.progress_pct && dice_.chance(35)) task.actual_start.reset();
  if (dice_.chance(40)) task.remaining = dice_.between(1, 20) * 30;
  if (!task.remaining && !waits_for_others(task) && dice_.chance(60)) make_promise(task);
}

void Generator::finish_task(RandomTask& task) {
  const Minute status = calendars_.status_date();
  const Minute start = task.actual_start ? calendars_.start_of(task, *task.actual_start)
                                         : std::min(calendars_.project_start(), status);
  const Minute exact = std::max(start, status - dice_.between(0, 48) * 30);
  task.actual_finish = PlanDate{static_cast<int>(exact / kDay), static_cast<int>(exact % kDay)};
  PlanDate day{task.actual_finish->day, {}};
  const Minute without_time = calendars_.finish_of(task, day);
  if (task.kind != TaskKind::kMilestone && task.pauses.empty() && without_time > start &&
      without_time <= status && day.day * kDay < status && dice_.chance(50))
    task.actual_finish = day;
  if (dice_.chance(30)) task.progress_pct = 100;
}

void Generator::make_progress() {
  if (!mix_.progress) return;
  int rest = leaves_;
  for (RandomTask& task : plan_.tasks) {
    if (task.kind == TaskKind::kSummary) continue;
    // Earlier tasks are more often done, but not always: work out of sequence is the rule's hard part.
    const int done_pct = 10 + 50 * rest / leaves_;
    --rest;
    const int lot = dice_.between(1, 100);
    if (lot > done_pct) continue;
    if (task.kind == TaskKind::kMilestone) {
      if (lot % 2 == 0) finish_task(task);
      continue;
    }
    start_task(task);
    if (lot % 5 >= 2) continue;
    task.remaining.reset();
    task.expected.reset();
    task.progress_pct.reset();
    if (!task.actual_start) {
      const Minute start = std::min(calendars_.project_start(), calendars_.status_date());
      task.actual_start = PlanDate{static_cast<int>(start / kDay), static_cast<int>(start % kDay)};
    }
    finish_task(task);
  }
}

// "The dates are exactly that", so they must be ones on which the task can start or finish.
void Generator::make_mandatory(RandomTask& task) {
  const MinuteCalendar& own = calendars_.of(task);
  const Minute floor = floor_of_dates();
  const Minute wish = floor + dice_.between(1, large() ? 480 : 160) * 30;
  if (dice_.chance(50)) {
    const Minute start = task.kind == TaskKind::kMilestone ? wish : own.start(wish);
    task.constraints = {
        {ConstraintType::kMandStart, {static_cast<int>(start / kDay), static_cast<int>(start % kDay)}}};
    return;
  }
  const Minute earliest = own.earliest(own.worked(floor) + task.duration + 1, floor);
  const Minute finish = task.kind == TaskKind::kMilestone ? wish : own.end(std::max(wish, earliest));
  task.constraints = {
      {ConstraintType::kMandFin, {static_cast<int>(finish / kDay), static_cast<int>(finish % kDay)}}};
}

void Generator::make_leaf_constraints(RandomTask& task) {
  const int span = large() ? 20 : 8;
  const bool with_time = dice_.chance(50) || !task.pauses.empty();
  const auto add = [&](ConstraintType type) {
    task.constraints.push_back({type, date(plan_.start.day, plan_.start.day + span, with_time)});
  };
  if (!is_started(task) && on_task(9, 6)) return make_mandatory(task);
  const int lot = dice_.between(1, 100);
  if (on_task(14, 7)) add(ConstraintType::kSnet);
  if (on_task(12, 6)) add(ConstraintType::kFnet);
  if (task.constraints.empty() && on_task(9, 5)) add(ConstraintType::kMso);
  if (task.constraints.size() < 2 && on_task(11, 6) && !has_constraint(task, ConstraintType::kMso))
    add(ConstraintType::kSnlt);
  if (task.constraints.size() < 2 && on_task(11, 6)) add(ConstraintType::kFnlt);
  if (task.constraints.size() < 2 && !has_constraint(task, ConstraintType::kFnlt) &&
      !has_constraint(task, ConstraintType::kFnet) && on_task(10, 6))
    add(ConstraintType::kMfo);
  if (on_task(12, 8)) task.deadline = date(plan_.start.day, plan_.start.day + span, with_time);
  if (task.constraints.empty() && lot > 95) task.constraints.push_back({ConstraintType::kAsap, {}});
}

void Generator::make_summary_constraints(RandomTask& task) {
  const int span = large() ? 20 : 8;
  if (dice_.chance(25))
    task.constraints.push_back(
        {ConstraintType::kSnet, date(plan_.start.day, plan_.start.day + span / 2, true)});
  if (dice_.chance(25))
    task.constraints.push_back({ConstraintType::kFnlt, date(plan_.start.day, plan_.start.day + span, true)});
}

// Consuming free float looks at no cap, so the two together would be undefined.
bool Generator::may_be_alap(const RandomTask& task) const {
  if (task.kind != TaskKind::kTask || is_complete(task) || task.deadline) return false;
  for (const RandomConstraint& each : task.constraints)
    if (each.type != ConstraintType::kSnet && each.type != ConstraintType::kFnet) return false;
  if (task.constraints.size() > 1) return false;
  for (const RandomTask& summary : plan_.tasks) {
    if (!is_below(plan_, task, summary.id)) continue;
    if (has_constraint(summary, ConstraintType::kFnlt)) return false;
    for (const RandomTask& other : plan_.tasks)
      for (const RandomLink& link : other.after)
        if (link.predecessor == summary.id && link.type != LinkType::kFs && link.type != LinkType::kFf)
          return false;
  }
  return true;
}

void Generator::make_constraints() {
  if (!mix_.caps) return;
  for (RandomTask& task : plan_.tasks) {
    if (task.kind == TaskKind::kSummary) make_summary_constraints(task);
    if (task.kind != TaskKind::kSummary && !is_complete(task)) make_leaf_constraints(task);
  }
  if (dice_.chance(50)) return;
  for (RandomTask& task : plan_.tasks)
    if (may_be_alap(task) && dice_.chance(45)) task.constraints.push_back({ConstraintType::kAlap, {}});
}

void Generator::make_finish() {
  if (!mix_.caps) return;
  if (dice_.chance(33))
    plan_.finish_by = date(plan_.start.day + 1, plan_.start.day + (large() ? 25 : 12), dice_.chance(50));
  if (!dice_.chance(45)) return;
  std::vector<std::string> choices;
  for (const RandomTask& task : plan_.tasks)
    if (task.kind != TaskKind::kSummary && !is_complete(task)) choices.push_back(task.id);
  if (!choices.empty()) plan_.finish_task = dice_.one_of(choices);
}

// From a task to itself, or along a finish-to-start link into work that has not begun, so that it is never
// reversed.
void Generator::make_hammock() {
  if (!dice_.chance(40)) return;
  std::vector<std::pair<std::string, std::string>> spans;
  for (const RandomTask& task : plan_.tasks) {
    if (task.kind == TaskKind::kSummary) continue;
    spans.emplace_back(task.id, task.id);
    const bool is_fixed =
        has_constraint(task, ConstraintType::kMandStart) || has_constraint(task, ConstraintType::kMandFin);
    if (is_fixed || is_started(task) || is_complete(task)) continue;
    for (const RandomLink& link : task.after)
      if (link.type == LinkType::kFs && link.lag >= 0 &&
          find_task(plan_, link.predecessor)->kind != TaskKind::kSummary)
        for (int weight = 0; weight < 4; ++weight) spans.emplace_back(link.predecessor, task.id);
  }
  const auto span = dice_.one_of(spans);
  RandomTask hammock;
  hammock.id = "office";
  hammock.kind = TaskKind::kHammock;
  hammock.span_first = span.first;
  hammock.span_last = span.second;
  plan_.tasks.push_back(hammock);
  if (dice_.chance(60)) link_to_hammock(hammock);
}

// Behind both its ends, so that no link leads back.
void Generator::link_to_hammock(const RandomTask& hammock) {
  const auto row = [&](const std::string& id) { return find_task(plan_, id) - plan_.tasks.data(); };
  const auto last = std::max(row(hammock.span_first), row(hammock.span_last));
  std::vector<std::size_t> choices;
  for (auto i = static_cast<std::size_t>(last) + 1; i + 1 < plan_.tasks.size(); ++i) {
    const RandomTask& task = plan_.tasks[i];
    if (task.kind != TaskKind::kSummary && !is_started(task) && !is_complete(task)) choices.push_back(i);
  }
  if (!choices.empty()) plan_.tasks[dice_.one_of(choices)].after.push_back(make_link(hammock));
}

RandomPlan Generator::make() {
  make_project();
  make_options();
  make_calendars();
  make_tree();
  make_links();
  make_progress();
  make_constraints();
  make_finish();
  make_hammock();
  return plan_;
}

}  // namespace

RandomPlan random_plan(std::uint64_t seed, PlanSize size) {
  return Generator(seed, size).make();
}

const RandomTask* find_task(const RandomPlan& plan, std::string_view id) {
  for (const RandomTask& task : plan.tasks)
    if (task.id == id) return &task;
  return nullptr;
}

bool is_below(const RandomPlan& plan, const RandomTask& task, std::string_view summary_id) {
  for (std::string parent = task.parent; !parent.empty(); parent = find_task(plan, parent)->parent)
    if (parent == summary_id) return true;
  return false;
}

std::vector<const RandomTask*> leaves_of(const RandomPlan& plan, const RandomTask& task) {
  if (task.kind != TaskKind::kSummary) return {&task};
  std::vector<const RandomTask*> leaves;
  for (const RandomTask& each : plan.tasks)
    if ((each.kind == TaskKind::kTask || each.kind == TaskKind::kMilestone) && is_below(plan, each, task.id))
      leaves.push_back(&each);
  return leaves;
}

std::string inherited_calendar(const RandomPlan& plan, const RandomTask& task) {
  const RandomTask* each = &task;
  while (each->calendar.empty() && !each->parent.empty()) each = find_task(plan, each->parent);
  return each->calendar;
}

bool is_complete(const RandomTask& task) {
  return task.actual_finish.has_value();
}

bool is_started(const RandomTask& task) {
  return !is_complete(task) && (task.actual_start || task.progress_pct.value_or(0) > 0);
}

bool has_constraint(const RandomTask& task, ConstraintType type) {
  return std::any_of(task.constraints.begin(), task.constraints.end(),
                     [&](const RandomConstraint& each) { return each.type == type; });
}

}  // namespace plumb::networks
