#include "minute_calendar.hpp"

#include <algorithm>
#include <utility>

namespace plumb::networks {

namespace {

const RandomCalendar& built_in() {
  static const RandomCalendar standard = [] {
    RandomCalendar calendar;
    calendar.id = "standard";
    for (std::size_t day = 0; day < 5; ++day) calendar.week.at(day) = {{480, 720}, {780, 1020}};
    return calendar;
  }();
  return standard;
}

const RandomCalendar& find_calendar(const RandomPlan& plan, const std::string& id) {
  for (const RandomCalendar& calendar : plan.calendars)
    if (calendar.id == id) return calendar;
  return built_in();
}

// "A derived calendar inherits the weekdays it does not name."
std::vector<Shift> weekday_shifts(const RandomPlan& plan, const RandomCalendar& calendar, int weekday) {
  const auto& own = calendar.week.at(static_cast<std::size_t>(weekday));
  if (own || calendar.base.empty()) return own.value_or(std::vector<Shift>{});
  return weekday_shifts(plan, find_calendar(plan, calendar.base), weekday);
}

// "A base's hours are cut with the derived calendar's own hours of that weekday": those of a weekday that it
// names.
std::vector<Shift> cut(const std::vector<Shift>& hours, const std::vector<Shift>& own) {
  std::vector<Shift> result;
  for (const Shift& a : hours)
    for (const Shift& b : own)
      if (std::max(a.from, b.from) < std::min(a.to, b.to))
        result.push_back({std::max(a.from, b.from), std::min(a.to, b.to)});
  return result;
}

// "Later exceptions win over earlier ones"; those of the base come first.
std::vector<Shift> named_shifts(const RandomPlan& plan, const RandomCalendar& calendar, int day) {
  std::vector<Shift> result = weekday_shifts(plan, calendar, day % 7);
  const auto& own = calendar.week.at(static_cast<std::size_t>(day % 7));
  const auto apply = [&](const RandomCalendar& source, bool inherited) {
    for (const CalendarException& exception : source.exceptions) {
      if (day < exception.first_day || day > exception.last_day) continue;
      if (exception.kind == ExceptionKind::kOff) result.clear();
      if (exception.kind == ExceptionKind::kAs) result = weekday_shifts(plan, calendar, exception.as_weekday);
      if (exception.kind == ExceptionKind::kHours)
        result = inherited && own ? cut(exception.hours, *own) : exception.hours;
    }
  };
  if (!calendar.base.empty()) apply(find_calendar(plan, calendar.base), true);
  apply(calendar, false);
  return result;
}

bool is_paused(const std::vector<std::pair<int, int>>& pauses, int day) {
  return std::any_of(pauses.begin(), pauses.end(),
                     [&](const auto& pause) { return day >= pause.first && day <= pause.second; });
}

}  // namespace

MinuteCalendar::MinuteCalendar(std::vector<char> working) : working_(std::move(working)) {
  worked_.reserve(working_.size() + 1);
  worked_.push_back(0);
  for (const char is_working : working_) worked_.push_back(worked_.back() + is_working);
}

Minute MinuteCalendar::worked(Minute t) const {
  if (t < 0 || t >= static_cast<Minute>(worked_.size())) throw HorizonLeft();
  return worked_[static_cast<std::size_t>(t)];
}

Minute MinuteCalendar::earliest(Minute w, Minute from) const {
  Minute t = from;
  while (worked(t) < w) ++t;
  while (worked(t) > w) --t;
  while (worked(t - 1) == w) --t;
  return t;
}

Minute MinuteCalendar::latest(Minute w, Minute from) const {
  Minute t = from;
  while (worked(t) > w) --t;
  while (worked(t) < w) ++t;
  while (worked(t + 1) == w) ++t;
  return t;
}

std::vector<Shift> Calendars::shifts(const std::string& calendar_id, bool elapsed, int day) const {
  if (elapsed) return {{0, static_cast<int>(kDay)}};
  const std::string& id = calendar_id.empty() ? plan_.calendar : calendar_id;
  return named_shifts(plan_, find_calendar(plan_, id.empty() ? "standard" : id), day);
}

const MinuteCalendar& Calendars::lay_out(const std::string& calendar_id, bool elapsed,
                                         const std::vector<std::pair<int, int>>& pauses) {
  std::string key = elapsed ? "(elapsed)" : calendar_id;
  for (const auto& [first, last] : pauses) key += " " + std::to_string(first) + ".." + std::to_string(last);
  const auto found = laid_out_.find(key);
  if (found != laid_out_.end()) return found->second;
  std::vector<char> working(static_cast<std::size_t>(days_ * kDay), 0);
  for (int day = 0; day < days_; ++day) {
    if (is_paused(pauses, day)) continue;  // a pause takes out the shifts that start on its days
    for (const Shift& shift : shifts(calendar_id, elapsed, day)) {
      const Minute end = std::min<Minute>(day * kDay + shift.to, days_ * kDay);
      for (Minute t = day * kDay + shift.from; t < end; ++t) working[static_cast<std::size_t>(t)] = 1;
    }
  }
  return laid_out_.emplace(key, MinuteCalendar(std::move(working))).first->second;
}

const MinuteCalendar& Calendars::project() {
  return lay_out("", false, {});
}
const MinuteCalendar& Calendars::round_the_clock() {
  return lay_out("", true, {});
}
const MinuteCalendar& Calendars::named(const std::string& id) {
  return lay_out(id, false, {});
}

const MinuteCalendar& Calendars::of(const RandomTask& task) {
  return lay_out(inherited_calendar(plan_, task), task.elapsed, task.pauses);
}

// "A start without a time is the day's first working minute, on a day off the next working start."
Minute Calendars::first_minute(const std::string& calendar_id, bool elapsed, int day) const {
  for (; day < days_; ++day) {
    const std::vector<Shift> found = shifts(calendar_id, elapsed, day);
    if (found.empty()) continue;
    int first = found.front().from;
    for (const Shift& shift : found) first = std::min(first, shift.from);
    return day * kDay + first;
  }
  throw HorizonLeft();
}

// "A finish or deadline the day's last, on a day off the previous working end."
Minute Calendars::last_minute(const std::string& calendar_id, bool elapsed, int day) const {
  for (; day >= 0; --day) {
    int last = 0;
    for (const Shift& shift : shifts(calendar_id, elapsed, day)) last = std::max(last, shift.to);
    if (last > 0) return day * kDay + last;
  }
  throw HorizonLeft();
}

Minute Calendars::start_of(const RandomTask& task, const PlanDate& date) {
  if (date.minute) return date.day * kDay + *date.minute;
  return first_minute(inherited_calendar(plan_, task), task.elapsed, date.day);
}

Minute Calendars::finish_of(const RandomTask& task, const PlanDate& date) {
  if (date.minute) return date.day * kDay + *date.minute;
  return last_minute(inherited_calendar(plan_, task), task.elapsed, date.day);
}

Minute Calendars::project_start() {
  if (plan_.start.minute) return plan_.start.day * kDay + *plan_.start.minute;
  return first_minute("", false, plan_.start.day);
}

Minute Calendars::finish_by() {
  if (plan_.finish_by->minute) return plan_.finish_by->day * kDay + *plan_.finish_by->minute;
  return last_minute("", false, plan_.finish_by->day);
}

// "The end of that day (24:00); with a time, exactly that."
Minute Calendars::status_date() {
  return plan_.status_date->day * kDay + plan_.status_date->minute.value_or(static_cast<int>(kDay));
}

}  // namespace plumb::networks
