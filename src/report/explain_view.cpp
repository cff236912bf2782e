#include "plumb/report/explain_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/safe_text.hpp"
#include "plumb/model/calendar.hpp"
#include "plumb/report/schedule_json.hpp"

namespace plumb {

namespace {

constexpr auto kWeekdayWords =
    std::to_array<std::string_view>({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"});
constexpr std::size_t kShownChain = 8;

std::string moment(Instant instant) {
  if (instant == kNoInstant) return "n/a";
  std::string text = instant_text(instant);
  text[text.find('T')] = ' ';
  return fmt::format("{} {}", kWeekdayWords[weekday_index(day_of(instant))], text);
}

std::string day(Date date) {
  return fmt::format("{} {}", kWeekdayWords[weekday_index(date)], date_text(date));
}

class Sentences {
 public:
  Sentences(std::string& out, const Plan& plan, const Schedule& schedule, const Explanation& explanation,
            bool unicode)
      : out_(out),
        plan_(plan),
        schedule_(schedule),
        explanation_(explanation),
        unicode_(unicode),
        id_(explanation.task) {}

  void write() {
    say_where();
    for (const Driver& driver : explanation_.drivers) say_driver(driver);
    if (plan_.task(id_).summary) say_summary();
    say_chain();
    if (explanation_.without) say_without(*explanation_.without);
    for (const WhatIf& shorter : explanation_.shorter) say_shorter(shorter);
    say_float();
    say_deadline();
  }

 private:
  std::string id(TaskId task) const { return safe_text(plan_.task(task).id); }
  const NetworkTask& network(TaskId task) const { return schedule_.network.tasks[task]; }
  const TaskDates& dates(TaskId task) const { return schedule_.tasks[task]; }

  std::string length(Minutes minutes, TaskId task) const {
    const bool elapsed = network(task).clock == schedule_.network.clocks.round_the_clock();
    return duration_text({minutes, elapsed}, plan_.units_of(plan_.task(task)));
  }

  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void say_where() {
    const Task& task = plan_.task(id_);
    const std::string name = task.name == task.id ? "" : " " + safe_text(task.name);
    const std::string_view calendar = plan_.calendar(calendar_of(plan_, task)).id;
    const TaskDates& own = dates(id_);
    const TaskState state = network(id_).state;
    if (network(id_).kind == ScheduledKind::milestone)
      line("{}{} is at {}.", id(id_), name, moment(own.finish));
    else
      line("{}{} {} {} and {} {} ({}, calendar {}).", id(id_), name,
           state == TaskState::unstarted ? "starts" : "started", moment(own.start),
           state == TaskState::complete ? "ended" : "ends", moment(own.finish), length(own.duration, id_),
           safe_text(calendar));
    out_ += '\n';
    if (state == TaskState::started)
      line("{} of it is left, from {} on.", length(own.remaining, id_), moment(own.early_start));
  }

  std::string_view what_moves() const {
    if (network(id_).kind == ScheduledKind::milestone) return "It is there";
    return network(id_).state == TaskState::started ? "The rest begins there" : "It starts then";
  }

  void say_driver(const Driver& driver) {
    switch (driver.kind) {
      case Driver::Kind::link:
        say_link(driver);
        break;
      case Driver::Kind::constraint:
        say_constraint(driver);
        break;
      case Driver::Kind::status:
        line("{} because nothing is scheduled before the status date, {}.", what_moves(),
             moment(driver.bound));
        break;
      case Driver::Kind::start:
        line("{} because the plan starts {}.", what_moves(), moment(driver.bound));
        break;
      case Driver::Kind::calendar:
        say_days_off(driver);
        break;
      case Driver::Kind::resource:
        line("Whoever is assigned to it does not work between {} and its start.", moment(driver.bound));
        break;
      case Driver::Kind::actual:
        say_fact();
        break;
      case Driver::Kind::span:
        line("It {} with {}, {}.", driver.bounds_finish ? "ends" : "starts", id(driver.task),
             moment(driver.bound));
        break;
    }
  }

  void say_fact() {
    if (network(id_).state == TaskState::complete)
      line("It is complete: its dates are facts.");
    else
      line("Its start is a fact.");
  }

  void say_link(const Driver& driver) {
    const bool start = from_start(driver.type);
    const TaskDates& other = dates(driver.task);
    const bool fact = network(driver.task).state == TaskState::complete ||
                      (start && network(driver.task).state == TaskState::started);
    const std::string_view verb = start ? (fact ? "started" : "starts") : (fact ? "ended" : "ends");
    const std::string lag = driver.lag_minutes == 0 ? std::string() : fmt::format(" {}", lag_text(driver));
    line("{} because {} {} {} ({}{}).", driver.bounds_finish ? "It ends no earlier" : what_moves(),
         id(driver.task), verb, moment(start ? other.start : other.finish),
         kWords<LinkType>[static_cast<std::size_t>(driver.type)], lag);
    if (driver.successor != id_)
      line("  The link stands on {}, and holds for all below it.", id(driver.successor));
    if (network(driver.task).state == TaskState::started && !start)
      line("  {} has {} left, counted from {}.", id(driver.task), length(other.remaining, driver.task),
           moment(other.early_start));
  }

  /// The lag as the plan has it.
  std::string lag_text(const Driver& driver) const {
    for (const Link& link : plan_.task(driver.successor).after.items) {
      if (link.predecessor != driver.task || link.type != driver.type) continue;
      const std::string whole = link_text(link, "", plan_.units_of(plan_.task(driver.successor)));
      return whole.substr(std::min(whole.find_first_of("+-"), whole.size()));
    }
    return {};
  }

  void say_constraint(const Driver& driver) {
    if (driver.constraint == ConstraintKind::as_late_as_possible)
      return line("It starts as late as it can without moving what follows (ALAP).");
    const std::string where = driver.task == id_ ? std::string("its constraint")
                                                 : fmt::format("the constraint of {}", id(driver.task));
    line("{} because of {}: {} {}.", driver.bounds_finish ? "It ends no earlier" : what_moves(), where,
         constraint_word(driver.constraint), moment(driver.bound));
  }

  void say_days_off(const Driver& driver) {
    const Date first = day_of(driver.bound);
    const Date last = day_of(dates(id_).early_start);
    std::string reasons;
    const auto add = [&](Date from, Date to, std::string_view name) {
      if (to < first || from > last) return;
      reasons += fmt::format("{}{}{}", reasons.empty() ? "" : ", ",
                             from == to ? day(from) : fmt::format("{} to {}", day(from), day(to)),
                             name.empty() ? "" : fmt::format(" ({})", safe_text(name)));
    };
    for (const DateRange& pause : plan_.task(id_).pauses) add(pause.first, pause.last, "pause");
    const WorkWeek week = effective_calendar(plan_.calendars.rows, calendar_of(plan_, plan_.task(id_)));
    for (const CalendarException& exception : week.exceptions)
      if (exception.kind == CalendarException::Kind::off)
        add(exception.first, exception.last, exception.name);
    line("Days off come between: {}; {} is the next working time.", reasons, moment(dates(id_).early_start));
  }

  void say_summary() {
    line("It is a summary: it starts with the first task below it and ends with the last.");
    for (std::size_t row = id_.index() + 1; row < plan_.task(id_).subtree_end; ++row) {
      const TaskId below(row);
      if (plan_.task(below).summary) continue;
      if (dates(below).start == dates(id_).start)
        line("  {} starts {}.", id(below), moment(dates(below).start));
      if (dates(below).finish == dates(id_).finish)
        line("  {} ends {}.", id(below), moment(dates(below).finish));
    }
  }

  void say_chain() {
    if (explanation_.chain.size() < 3) return;
    std::string text;
    const std::string_view arrow = unicode_ ? " ← " : " <- ";
    for (std::size_t i = 0; i < explanation_.chain.size() && i < kShownChain; ++i)
      text += fmt::format("{}{}", i == 0 ? std::string_view() : arrow, id(explanation_.chain[i]));
    if (explanation_.chain.size() > kShownChain)
      text += fmt::format("{}{} more", arrow, explanation_.chain.size() - kShownChain);
    line("The chain behind it: {}", text);
  }

  /// What the changes take away, in words.
  std::string removed(const WhatIf& what_if) const {
    std::string text;
    for (const PlanChange& change : what_if.changes) {
      const std::string part =
          change.kind == PlanChange::Kind::remove_link
              ? id(change.predecessor)
              : fmt::format("{}{}", constraint_word(change.constraint),
                            change.task == id_ ? "" : fmt::format(" of {}", id(change.task)));
      if (text.find(part) == std::string::npos) text += (text.empty() ? "" : " and ") + part;
    }
    return text;
  }

  std::string moved(Instant from, Instant to) const {
    const WorkTimes& clock = schedule_.network.clocks[network(id_).float_clock];
    const Minutes minutes(clock.work_before(to) - clock.work_before(from));
    if (minutes == Minutes(0)) return "no working time";
    return fmt::format("{} {}", length(minutes < Minutes(0) ? -minutes : minutes, id_),
                       minutes < Minutes(0) ? "earlier" : "later");
  }

  /// The end of a task that can still move, and where to: once started, the finish.
  struct Move {
    std::string_view verb;
    Instant now;
    Instant then;
  };

  Move move_of(const WhatIf& what_if) const {
    if (network(id_).state != TaskState::unstarted) return {"end", dates(id_).finish, what_if.finish};
    return {"start", dates(id_).start, what_if.start};
  }

  void say_without(const WhatIf& what_if) {
    const Move move = move_of(what_if);
    std::string after;
    for (const Driver& driver : what_if.drivers) {
      if (driver.kind == Driver::Kind::link) after = fmt::format(", after {}", id(driver.task));
      if (driver.kind == Driver::Kind::status) after = ", at the status date";
      if (driver.kind == Driver::Kind::start) after = ", when the plan starts";
      if (!after.empty()) break;
    }
    if (move.then == move.now) return line("Without {} it would be where it is{}.", removed(what_if), after);
    line("Without {} it could {} {}{}: {}.", removed(what_if), move.verb, moment(move.then), after,
         moved(move.now, move.then));
  }

  void say_shorter(const WhatIf& what_if) {
    const PlanChange& change = what_if.changes.front();
    const Move move = move_of(what_if);
    if (move.then == move.now)
      line("{} a day shorter would not move it.", id(change.task));
    else
      line("If {} took {} less, it would {} {}: {}.", id(change.task), length(-change.by, change.task),
           move.verb, moment(move.then), moved(move.now, move.then));
  }

  std::string finish_name() const {
    return schedule_.network.finish_task.valid() ? id(schedule_.network.finish_task)
                                                 : std::string("the project's finish");
  }

  /// What happens once the total float is used up.
  std::string float_limit() const {
    const Bounds& own = schedule_.network.bounds_of(id_);
    if (own.finish_cap <= dates(id_).late_finish || own.start_cap <= dates(id_).late_start)
      return plan_.task(id_).deadline ? "its deadline is missed" : "its constraint is broken";
    if (explanation_.beyond_float && explanation_.beyond_float->project_finish == schedule_.finish)
      return "a date that is set for the plan is missed";
    return finish_name() + " moves";
  }

  void say_float() {
    const Minutes total = dates(id_).total_float;
    if (total == kNoFloat) return;
    if (explanation_.longer && total <= Minutes(0)) {
      const WhatIf& longer = *explanation_.longer;
      const std::string_view lateness = total < Minutes(0) ? "It is late already" : "It has no float";
      const std::string missing =
          total < Minutes(0) ? fmt::format(" by {}", length(-total, id_)) : std::string();
      if (longer.project_finish == schedule_.finish)
        line("{}{}: {} more work in it leaves {} at {}.", lateness, missing,
             length(longer.changes.front().by, id_), finish_name(), moment(schedule_.finish));
      else
        line("{}{}: {} more work in it moves {} from {} to {}.", lateness, missing,
             length(longer.changes.front().by, id_), finish_name(), moment(schedule_.finish),
             moment(longer.project_finish));
    } else if (total < Minutes(0)) {
      line("It is late by {}.", length(-total, id_));
    } else if (total == Minutes(0)) {
      line("It has no float.");
    } else {
      line("It can slip {} before {}, {} of that before anything else moves.", length(total, id_),
           float_limit(), length(std::min<Minutes>(total, dates(id_).free_float), id_));
      if (explanation_.beyond_float && explanation_.beyond_float->project_finish != schedule_.finish)
        line("{} more work in it would move {} to {}.",
             length(explanation_.beyond_float->changes.front().by, id_), finish_name(),
             moment(explanation_.beyond_float->project_finish));
    }
  }

  void say_deadline() {
    const std::optional<WrittenDate>& deadline = plan_.task(id_).deadline;
    if (!deadline || network(id_).state == TaskState::complete) return;
    const WorkTimes& clock = schedule_.network.clock_of(id_);
    const Instant due = clock.finish_instant(*deadline);
    const Minutes left(clock.work_before(due) - clock.work_before(dates(id_).finish));
    if (left < Minutes(0))
      line("Its deadline {} is missed by {}.", written_date_text(*deadline), length(-left, id_));
    else
      line("Its deadline {} leaves {}.", written_date_text(*deadline), length(left, id_));
  }

  std::string& out_;
  const Plan& plan_;
  const Schedule& schedule_;
  const Explanation& explanation_;
  bool unicode_;
  TaskId id_;
};

}  // namespace

void write_explanation(std::string& out, const Plan& plan, const Schedule& schedule,
                       const Explanation& explanation, bool unicode) {
  Sentences(out, plan, schedule, explanation, unicode).write();
}

}  // namespace plumb
