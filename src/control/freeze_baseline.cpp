#include "plumb/control/freeze_baseline.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "plumb/control/cost_plan.hpp"
#include "plumb/io/yaml_emitter.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/model/value_reader.hpp"

namespace plumb {

namespace {

constexpr std::array<std::string_view, 7> kDayKeys{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

class BaselineWriter {
 public:
  BaselineWriter(const Plan& plan, const Schedule& schedule, const FreezeOptions& options)
      : plan_(plan), schedule_(schedule), options_(options), costs_(plan, schedule) {}

  FrozenBaseline run() {
    write_head();
    write_calendars();
    out_ += plan_.tasks.empty() ? "    tasks: []\n" : "    tasks:\n";
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i)
      if (!plan_.tasks.rows[i].summary) write_task(TaskId(i));
    result_.text = std::move(out_);
    return std::move(result_);
  }

 private:
  void write_head() {
    out_ =
        "# A frozen plan: what was agreed on that day. It is never edited; a change freezes another one.\n";
    out_ += fmt::format("baselines:\n  - id: {}\n    date: {}\n", yaml_scalar(options_.id),
                        date_text(options_.date));
    if (!options_.reason.empty()) out_ += fmt::format("    reason: {}\n", yaml_scalar(options_.reason));
    if (!options_.from.empty()) out_ += fmt::format("    from: {}\n", yaml_scalar(options_.from));
    if (!options_.change.empty()) out_ += fmt::format("    changes: [{}]\n", yaml_scalar(options_.change));
    write_money("contingency", plan_.project.contingency);
    write_money("undistributed_budget", plan_.project.undistributed_budget);
  }

  /// In the project's currency, at the rates of the day.
  void write_money(std::string_view key, const std::optional<Money>& money) {
    const Cost amount = money ? costs_.prices().of_money(*money, options_.date) : Cost();
    out_ += fmt::format("    {}: {}\n", key, decimal_text(amount.rounded()));
  }

  /// The calendars of the project and of every task, each behind its base.
  void write_calendars() {
    std::vector<bool> used(plan_.calendars.size());
    const auto use = [&](CalendarId id) {
      for (; id.valid() && !used[id.index()]; id = plan_.calendar(id).base) used[id.index()] = true;
    };
    use(plan_.project.calendar);
    for (const Task& task : plan_.tasks.rows)
      if (!task.summary) use(calendar_of(plan_, task));
    out_ += "    calendars:\n";
    for (std::size_t i = 0; i < used.size(); ++i)
      if (used[i]) write_calendar(plan_.calendars.rows[i]);
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i)
      if (const auto days = own_days_off(TaskId(i)); !days.empty()) write_own_calendar(TaskId(i), days);
  }

  /// The days on which work on a leaf rests while its calendar works: pauses, and days off that move it.
  std::vector<DateRange> own_days_off(TaskId id) const {
    const Task& task = plan_.task(id);
    std::vector<DateRange> days;
    if (task.summary) return days;
    days.assign(task.pauses.begin(), task.pauses.end());
    if (schedule_.network.rules.resource_calendars && !runs_round_the_clock(task))
      for (const Assignment& assignment : task.assign)
        for (const DateRange& off : plan_.resource(assignment.resource).off) days.push_back(off);
    return days;
  }

  /// `office.api`: no calendar of a plan that stands beside it is called so, as far as that can be.
  std::string own_calendar_id(TaskId id) const {
    const Task& task = plan_.task(id);
    std::string name = fmt::format("{}.{}", plan_.calendar(calendar_of(plan_, task)).id, task.id);
    if (plan_.ids[CollectionKind::calendars].find(name) || !id_problem(name).message.empty())
      name = fmt::format("task-{}", id.index() + 1);
    return name;
  }

  void write_own_calendar(TaskId id, const std::vector<DateRange>& days) {
    const Task& task = plan_.task(id);
    out_ += fmt::format("      - {{id: {}, ", yaml_scalar(own_calendar_id(id)));
    if (runs_round_the_clock(task))
      out_ += "week: {mon-sun: \"00:00-24:00\"}";
    else
      out_ += fmt::format("base: {}", yaml_scalar(plan_.calendar(calendar_of(plan_, task)).id));
    out_ += ", exceptions: [";
    for (std::size_t i = 0; i < days.size(); ++i) {
      out_ += i == 0 ? "" : ", ";
      write_exception({.first = days[i].first, .last = days[i].last});
    }
    out_ += "]}\n";
  }

  void write_calendar(const Calendar& calendar) {
    out_ += fmt::format("      - {{id: {}", yaml_scalar(calendar.id));
    if (calendar.base.valid())
      out_ += fmt::format(", base: {}", yaml_scalar(plan_.calendar(calendar.base).id));
    if (calendar.minutes_per_day)
      out_ += fmt::format(", hours_per_day: {}",
                          decimal_text(multiply_divide(*calendar.minutes_per_day, kDecimalScale, 60)));
    std::string week;
    for (std::size_t day = 0; day < kDayKeys.size(); ++day)
      if (calendar.week[day])
        week += fmt::format("{}{}: {}", week.empty() ? "" : ", ", kDayKeys[day],
                            yaml_scalar(shifts_text(*calendar.week[day])));
    if (!week.empty()) out_ += fmt::format(", week: {{{}}}", week);
    if (!calendar.exceptions.empty()) {
      out_ += ", exceptions: [";
      for (std::size_t i = 0; i < calendar.exceptions.size(); ++i) {
        out_ += i == 0 ? "" : ", ";
        write_exception(calendar.exceptions[i]);
      }
      out_ += "]";
    }
    out_ += "}\n";
  }

  void write_exception(const CalendarException& exception) {
    out_ += fmt::format("{{dates: {}", date_text(exception.first));
    if (exception.last != exception.first) out_ += fmt::format("..{}", date_text(exception.last));
    if (exception.kind == CalendarException::Kind::as_weekday)
      out_ += fmt::format(", as: {}", kDayKeys[exception.weekday]);
    if (exception.kind == CalendarException::Kind::hours)
      out_ += fmt::format(", hours: {}", yaml_scalar(shifts_text(exception.hours)));
    out_ += "}";
  }

  void write_task(TaskId id) {
    const Task& task = plan_.task(id);
    const TaskDates& dates = schedule_.tasks[id];
    const bool elapsed = runs_round_the_clock(task);
    const Clocks& clocks = schedule_.network.clocks;
    const CalendarId calendar = calendar_of(plan_, task);
    const WorkTimes& clock = clocks[elapsed ? clocks.round_the_clock() : clocks.of_calendar(calendar)];
    out_ += fmt::format("      - {{id: {}", yaml_scalar(task.id));
    if (task.name != task.id) out_ += fmt::format(", name: {}", yaml_scalar(task.name));
    out_ += fmt::format(", start: {}, finish: {}", start_text(dates.start, clock),
                        finish_text(dates.finish, clock));
    write_budget(id);
    if (!own_days_off(id).empty())
      out_ += fmt::format(", calendar: {}", yaml_scalar(own_calendar_id(id)));
    else if (elapsed)
      out_ += ", elapsed: true";
    else if (calendar != plan_.project.calendar)
      out_ += fmt::format(", calendar: {}", yaml_scalar(plan_.calendar(calendar).id));
    if (task.account.valid())
      out_ += fmt::format(", account: {}", yaml_scalar(plan_.accounts.rows[task.account.index()].id));
    out_ += "}\n";
  }

  /// A date alone where it means this very minute.
  static std::string start_text(Instant start, const WorkTimes& clock) {
    return clock.first_minute(day_of(start)) == start ? date_text(day_of(start)) : instant_text(start);
  }

  static std::string finish_text(Instant finish, const WorkTimes& clock) {
    const Date day = day_of(finish - Minutes{1});
    return clock.last_minute(day) == finish ? date_text(day) : instant_text(finish);
  }

  void write_budget(TaskId id) {
    AccrualSums sums;
    bool even = true;
    for (const CostItem& item : costs_.items(id)) {
      even = even && item.curve.is_even(schedule_.network.clock_of(id));
      sums.start += item.sums.start;
      sums.linear += item.sums.linear;
      sums.end += item.sums.end;
    }
    if (sums.total().is_zero()) return;
    if (!even) result_.evened.push_back(id);
    if (!sums.total().fits_entered()) result_.too_great.push_back(id);
    if (sums.start.is_zero() && sums.end.is_zero()) {
      out_ += fmt::format(", budget: {}", decimal_text(sums.linear.rounded()));
      return;
    }
    std::string parts;
    for (const auto& [key, amount] :
         {std::pair("start", sums.start), std::pair("linear", sums.linear), std::pair("end", sums.end)})
      if (!amount.is_zero())
        parts += fmt::format("{}{}: {}", parts.empty() ? "" : ", ", key, decimal_text(amount.rounded()));
    out_ += fmt::format(", budget: {{{}}}", parts);
  }

  const Plan& plan_;
  const Schedule& schedule_;
  const FreezeOptions& options_;
  CostPlan costs_;
  FrozenBaseline result_;
  std::string out_;
};

}  // namespace

FrozenBaseline frozen_baseline(const Plan& plan, const Schedule& schedule, const FreezeOptions& options) {
  return BaselineWriter(plan, schedule, options).run();
}

}  // namespace plumb
