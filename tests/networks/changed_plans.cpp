#include <fmt/format.h>

#include <algorithm>

#include "dice.hpp"
#include "invariants.hpp"
#include "minute_calendar.hpp"
#include "plan_text.hpp"
#include "plan_traits.hpp"

namespace plumb::networks {

namespace {

class Changes {
 public:
  Changes(const RandomPlan& plan, const Answer& answer, const Scheduler& schedule, InvariantCounts& counts)
      : plan_(plan), answer_(answer), schedule_(schedule), counts_(counts), dice_(plan.seed + 1) {
    Minute last = answer.finish;
    for (const auto& [id, task] : answer.tasks)
      for (const auto& date : {task.dates.finish, task.dates.late_finish})
        if (date) last = std::max(last, *date);
    days_ = static_cast<int>(last / kDay) + 40;
  }
  std::vector<std::string> check();

 private:
  void expect(bool holds, const char* invariant, const std::string& where);
  void schedule_twice();
  void reorder();
  void add_link();
  void lengthen();
  void delay();
  void delay_beyond_slack(const RandomTask& task);
  bool lengthen_without_slack(const RandomTask& task);
  void delay_within_slack(const RandomTask& task);
  void delay_within_free_float(const RandomTask& task);
  void nothing_earlier(const RandomPlan& changed, const char* invariant, const std::string& where);
  std::optional<RandomPlan> delayed(const RandomTask& task, Minute working_minutes);
  bool is_monotone() const { return !has_alap(plan_) && plan_.progress != ProgressRule::kActual; }
  bool may_be_delayed(const RandomTask& task) const;
  Answer answer_to(const RandomPlan& plan) const { return read_answer(schedule_(plan)); }

  const RandomPlan& plan_;
  const Answer& answer_;
  const Scheduler& schedule_;
  InvariantCounts& counts_;
  Dice dice_;
  int days_ = 0;
  std::vector<std::string> violations_;
};

void Changes::expect(bool holds, const char* invariant, const std::string& where) {
  ++counts_[invariant];
  if (!holds) violations_.push_back(fmt::format("{}: {}", where, invariant));
}

void Changes::schedule_twice() {
  expect(schedule_(plan_) == schedule_(plan_), "scheduling twice gives the same", "plan");
}

bool same(const OracleDates& a, const OracleDates& b) {
  return a.start == b.start && a.finish == b.finish && a.early_start == b.early_start &&
         a.early_finish == b.early_finish && a.late_start == b.late_start && a.late_finish == b.late_finish &&
         a.total_float == b.total_float && a.free_float == b.free_float;
}

void Changes::reorder() {
  RandomPlan reordered = plan_;
  reordered.layout += 12345;
  const Answer other = answer_to(reordered);
  for (const auto& [id, task] : answer_.tasks)
    expect(same(task.dates, other.tasks.at(id).dates) && task.critical == other.tasks.at(id).critical,
           "reordering the file gives the same dates", id);
}

void Changes::nothing_earlier(const RandomPlan& changed, const char* invariant, const std::string& where) {
  const Answer later = answer_to(changed);
  for (const auto& [id, task] : answer_.tasks) {
    const OracleDates& before = task.dates;
    const OracleDates& after = later.tasks.at(id).dates;
    expect(*after.start >= *before.start && *after.finish >= *before.finish, invariant, where + ", " + id);
  }
}

void Changes::add_link() {
  const int count = static_cast<int>(plan_.tasks.size());
  if (!is_monotone() || count < 2) return;
  const int to = dice_.between(1, count - 1);
  const RandomTask& successor = plan_.tasks[static_cast<std::size_t>(to)];
  const RandomTask& predecessor = plan_.tasks[static_cast<std::size_t>(dice_.between(0, to - 1))];
  if (successor.kind == TaskKind::kHammock || predecessor.kind == TaskKind::kHammock) return;
  if (is_below(plan_, successor, predecessor.id)) return;
  const auto type = static_cast<LinkType>(dice_.between(0, 3));
  for (const RandomLink& link : successor.after)
    if (link.predecessor == predecessor.id && link.type == type) return;
  for (const RandomTask& task : plan_.tasks)  // what is left before a promise could become nothing
    if (task.expected && (task.id == successor.id || is_below(plan_, task, successor.id))) return;
  RandomPlan changed = plan_;
  changed.tasks[static_cast<std::size_t>(to)].after.push_back({predecessor.id, type, LagKind::kWorking, 60});
  nothing_earlier(changed, "one more link makes nothing earlier", successor.id + " after " + predecessor.id);
}

// A finish that is pushed pulls the start of a longer task, and a negative share of its duration pulls its
// successors: both are meant, so such tasks are left out.
bool may_be_longer(const RandomPlan& plan, const RandomTask& task) {
  if (task.kind != TaskKind::kTask || has_finish_bound(plan, task) || task.expected) return false;
  for (const RandomTask& successor : plan.tasks)
    for (const RandomLink& link : successor.after)
      if (link.predecessor == task.id && link.kind == LagKind::kPercent && link.lag < 0) return false;
  return true;
}

void Changes::lengthen() {
  if (!is_monotone()) return;
  std::vector<std::size_t> choices;
  for (std::size_t i = 0; i < plan_.tasks.size(); ++i)
    if (may_be_longer(plan_, plan_.tasks[i])) choices.push_back(i);
  if (choices.empty()) return;
  RandomPlan changed = plan_;
  RandomTask& task = changed.tasks[dice_.one_of(choices)];
  task.duration += dice_.between(1, 12) * 20;
  nothing_earlier(changed, "a longer task makes nothing earlier", task.id);
}

// Nothing but a start constraint one later than now holds the task back.
std::optional<RandomPlan> Changes::delayed(const RandomTask& task, Minute working_minutes) {
  Calendars calendars(plan_, days_);
  const MinuteCalendar& c = calendars.of(task);
  const Minute now = *answer_.tasks.at(task.id).dates.early_start;
  const Minute then = c.latest(c.worked(now) + working_minutes, now);
  RandomPlan changed = plan_;
  for (RandomTask& each : changed.tasks) {
    if (each.id != task.id) continue;
    std::erase_if(each.constraints, [](const RandomConstraint& other) {
      return other.type == ConstraintType::kSnet || other.type == ConstraintType::kAsap;
    });
    each.constraints.push_back(
        {ConstraintType::kSnet, {static_cast<int>(then / kDay), static_cast<int>(then % kDay)}});
    if (each.constraints.size() > 2) return std::nullopt;
  }
  return changed;
}

bool Changes::may_be_delayed(const RandomTask& task) const {
  if (task.kind != TaskKind::kTask || is_complete(task) || is_started(task)) return false;
  for (const RandomConstraint& each : task.constraints)
    if (each.type != ConstraintType::kSnet && each.type != ConstraintType::kFnet &&
        each.type != ConstraintType::kAsap)
      return false;
  return !starts_summary_link(plan_, task);
}

void Changes::delay_beyond_slack(const RandomTask& task) {
  const std::optional<RandomPlan> changed = delayed(task, 1);
  if (!changed) return;
  expect(answer_to(*changed).finish > answer_.finish, "zero slack: one minute of delay moves the finish",
         task.id);
}

// One minute more of work is one minute more for what follows the finish, not for what follows the start.
bool Changes::lengthen_without_slack(const RandomTask& task) {
  if (has_finish_bound(plan_, task) || !task.assignments.empty() || task.three_point) return false;
  for (const RandomTask& successor : plan_.tasks)
    for (const RandomLink& link : successor.after) {
      const bool is_out = link.predecessor == task.id || is_below(plan_, task, link.predecessor);
      if (is_out && (link.type == LinkType::kSs || link.type == LinkType::kSf)) return false;
      if (is_out && link.kind == LagKind::kPercent && link.lag < 0) return false;
    }
  RandomPlan changed = plan_;
  for (RandomTask& each : changed.tasks)
    if (each.id == task.id) ++each.duration;
  expect(answer_to(changed).finish > answer_.finish, "zero slack: one minute more of work moves the finish",
         task.id);
  return true;
}

void Changes::delay_within_slack(const RandomTask& task) {
  const Minute slack = *answer_.tasks.at(task.id).dates.total_float;
  const std::optional<RandomPlan> changed = delayed(task, slack);
  if (!changed) return;
  Calendars calendars(plan_, days_);
  const MinuteCalendar& c = calendars.project();
  expect(c.worked(answer_to(*changed).finish) == c.worked(answer_.finish),
         "a delay within total float keeps the finish", task.id);
}

void Changes::delay_within_free_float(const RandomTask& task) {
  const Minute slack = *answer_.tasks.at(task.id).dates.free_float;
  const std::optional<RandomPlan> changed = delayed(task, slack);
  if (!changed) return;
  const Answer other = answer_to(*changed);
  for (const RandomTask& each : plan_.tasks) {
    if ((each.kind != TaskKind::kTask && each.kind != TaskKind::kMilestone) || each.id == task.id) continue;
    const OracleDates& before = answer_.tasks.at(each.id).dates;
    const OracleDates& after = other.tasks.at(each.id).dates;
    expect(before.early_start == after.early_start && before.early_finish == after.early_finish,
           "a delay within free float moves no other task", task.id + ", " + each.id);
  }
}

// One task of each kind per plan: with zero slack, with slack, with free float.
void Changes::delay() {
  if (!is_monotone()) return;
  const bool one_calendar = is_in_one_calendar(plan_);
  const bool pushes_finishes =
      std::any_of(plan_.tasks.begin(), plan_.tasks.end(), [](const RandomTask& task) {
        return std::any_of(task.after.begin(), task.after.end(), [](const RandomLink& link) {
          return link.type == LinkType::kFf || link.type == LinkType::kSf;
        });
      });
  // Late finishes are working ends, pushed early ones may be working starts: over two calendars, the night
  // between them may count as work for the one and not for the other, so that slack is only exact without
  // pushed finishes.
  const bool exact = !has_caps(plan_) && (one_calendar || !pushes_finishes);
  bool zero = exact, longer = exact, some = exact && one_calendar && !has_assumed_start(plan_),
       free = !has_assumed_start(plan_);
  for (const RandomTask& task : plan_.tasks) {
    if (!may_be_delayed(task)) continue;
    const OracleDates& dates = answer_.tasks.at(task.id).dates;
    if (zero && *dates.total_float == 0) {
      delay_beyond_slack(task);
      zero = false;
    }
    if (longer && *dates.total_float == 0) longer = !lengthen_without_slack(task);
    if (some && *dates.total_float > 0) {
      delay_within_slack(task);
      some = false;
    }
    if (free && *dates.free_float > 0) {
      delay_within_free_float(task);
      free = false;
    }
  }
}

std::vector<std::string> Changes::check() {
  schedule_twice();
  reorder();
  add_link();
  lengthen();
  delay();
  return violations_;
}

}  // namespace

std::vector<std::string> check_changes(const RandomPlan& plan, const Answer& answer,
                                       const Scheduler& schedule, InvariantCounts& counts) {
  return Changes(plan, answer, schedule, counts).check();
}

}  // namespace plumb::networks
