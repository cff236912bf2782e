#include "plan_text.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "dice.hpp"

namespace plumb::networks {

namespace {

constexpr std::chrono::sys_days kEpoch = std::chrono::year{2026} / 1 / 5;
constexpr std::array<const char*, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<const char*, 4> kLinkTypes = {"FS", "SS", "FF", "SF"};
constexpr std::array<const char*, 10> kConstraints = {"SNET", "SNLT",      "FNET",    "FNLT", "MSO",
                                                      "MFO",  "MANDSTART", "MANDFIN", "ALAP", "ASAP"};

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string day_text(int day) {
  const std::chrono::year_month_day date{kEpoch + std::chrono::days(day)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string clock_text(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

class Writer {
 public:
  explicit Writer(const RandomPlan& plan) : plan_(plan), dice_(plan.layout) {}
  std::string write();

 private:
  std::string date(const PlanDate& date);
  std::string days(int first, int last);
  std::string number(int minutes, int unit);
  std::string duration(int minutes, bool elapsed, int minutes_per_day);
  int minutes_per_day(const RandomTask& task) const;
  std::string link(const RandomLink& link);
  std::string list(const std::vector<std::string>& items);
  std::string shifts(const std::vector<Shift>& shifts);

  std::string project();
  Fields options();
  std::string calendars();
  std::string week(const RandomCalendar& calendar);
  std::string exception(const CalendarException& exception);
  std::string tasks(const std::string& parent, std::size_t indent);
  void work_fields(const RandomTask& task, Fields& fields);
  void plan_fields(const RandomTask& task, Fields& fields);
  void progress_fields(const RandomTask& task, Fields& fields);
  std::string flow(const Fields& fields);
  void shuffle(Fields& fields);

  const RandomPlan& plan_;
  Dice dice_;
};

std::string Writer::date(const PlanDate& date) {
  if (!date.minute) return day_text(date.day);
  return day_text(date.day) + (dice_.chance(60) ? "T" : " ") + clock_text(*date.minute);
}

std::string Writer::days(int first, int last) {
  return first == last ? day_text(first) : day_text(first) + ".." + day_text(last);
}

std::string Writer::number(int minutes, int unit) {
  return minutes % unit == 0 ? fmt::format("{}", minutes / unit) : fmt::format("{}.5", minutes / unit);
}

std::string Writer::duration(int minutes, bool elapsed, int minutes_per_day) {
  const std::string e = elapsed ? "e" : "";
  const int day = elapsed ? static_cast<int>(kDay) : minutes_per_day;
  if (day > 0 && day % 2 == 0 && minutes % (day / 2) == 0 && dice_.chance(70))
    return number(minutes, day) + e + "d";
  if (minutes % 30 == 0 && dice_.chance(75)) return number(minutes, 60) + e + "h";
  return fmt::format("{}{}min", minutes, e);
}

// "hours_per_day on a calendar says what 1d means for tasks in it."
int Writer::minutes_per_day(const RandomTask& task) const {
  std::string id = inherited_calendar(plan_, task);
  if (id.empty()) id = plan_.calendar.empty() ? "standard" : plan_.calendar;
  for (const RandomCalendar& calendar : plan_.calendars)
    if (calendar.id == id && calendar.minutes_per_day > 0) return calendar.minutes_per_day;
  return plan_.minutes_per_day;
}

std::string Writer::link(const RandomLink& link) {
  if (link.type == LinkType::kFs && link.lag == 0 && dice_.chance(70)) return link.predecessor;
  std::string text = link.predecessor + " " + kLinkTypes.at(static_cast<std::size_t>(link.type));
  if (link.lag == 0) return text;
  text += link.lag > 0 ? "+" : "-";
  const int size = std::abs(link.lag);
  if (link.kind == LagKind::kPercent) return text + fmt::format("{}%", size);
  int day = plan_.minutes_per_day;
  for (const RandomCalendar& calendar : plan_.calendars)
    if (calendar.minutes_per_day > 0) day = 0;  // whose day it would be is not for this test to say
  return text + duration(size, link.kind == LagKind::kElapsed, day);
}

std::string Writer::list(const std::vector<std::string>& items) {
  if (items.size() == 1 && dice_.chance(50)) return items.front();
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string Writer::shifts(const std::vector<Shift>& shifts) {
  std::string text;
  for (const Shift& shift : shifts) {
    const int to = shift.to > kDay ? shift.to - static_cast<int>(kDay) : shift.to;
    text += (text.empty() ? "" : " ") + clock_text(shift.from) + "-" + clock_text(to);
  }
  return text;
}

std::string Writer::flow(const Fields& fields) {
  std::string text;
  for (const auto& [key, value] : fields) text += (text.empty() ? "" : ", ") + key + ": " + value;
  return "{" + text + "}";
}

void Writer::shuffle(Fields& fields) {
  for (std::size_t i = fields.size(); i > 2; --i)  // `id` stays first
    std::swap(fields[i - 1], fields[static_cast<std::size_t>(dice_.between(1, static_cast<int>(i) - 1))]);
}

Fields Writer::options() {
  Fields fields;
  const auto add = [&](const char* key, std::size_t value, const std::vector<const char*>& names) {
    if (value > 0 || dice_.chance(40)) fields.emplace_back(key, names.at(value));
  };
  add("progress", static_cast<std::size_t>(plan_.progress), {"retained", "override", "actual"});
  add("lag_calendar", static_cast<std::size_t>(plan_.lag_calendar),
      {"successor", "predecessor", "project", "24h"});
  add("float", static_cast<std::size_t>(plan_.float_rule), {"finish", "start", "min"});
  if (plan_.critical_float > 0)
    fields.emplace_back("critical_float", duration(plan_.critical_float, false, 0));
  return fields;
}

std::string Writer::project() {
  Fields fields = {{"id", "random"}, {"start", date(plan_.start)}};
  if (plan_.status_date) fields.emplace_back("status_date", date(*plan_.status_date));
  if (plan_.finish_by) fields.emplace_back("finish_by", date(*plan_.finish_by));
  if (!plan_.finish_task.empty()) fields.emplace_back("finish_task", plan_.finish_task);
  if (!plan_.calendar.empty()) fields.emplace_back("calendar", plan_.calendar);
  if (plan_.minutes_per_day != 480) fields.emplace_back("hours_per_day", number(plan_.minutes_per_day, 60));
  if (const Fields scheduling = options(); !scheduling.empty())
    fields.emplace_back("scheduling", flow(scheduling));
  shuffle(fields);
  if (dice_.chance(30)) return "project: " + flow(fields) + "\n";
  std::string text = "project:\n";
  for (const auto& [key, value] : fields) text += "  " + key + ": " + value + "\n";
  return text;
}

std::string Writer::week(const RandomCalendar& calendar) {
  Fields fields;
  for (std::size_t day = 0; day < 7; ++day) {
    if (!calendar.week.at(day)) continue;
    const std::string hours = shifts(*calendar.week.at(day));
    std::size_t last = day;  // of a run of equal days
    while (last + 1 < 7 && calendar.week.at(last + 1) && shifts(*calendar.week.at(last + 1)) == hours) ++last;
    fields.emplace_back(
        last == day ? kWeekdays.at(day) : fmt::format("{}-{}", kWeekdays.at(day), kWeekdays.at(last)), hours);
    day = last;
  }
  return flow(fields);
}

std::string Writer::exception(const CalendarException& exception) {
  Fields fields = {{"dates", days(exception.first_day, exception.last_day)}};
  if (exception.kind == ExceptionKind::kAs)
    fields.emplace_back("as", kWeekdays.at(static_cast<std::size_t>(exception.as_weekday)));
  if (exception.kind == ExceptionKind::kHours) fields.emplace_back("hours", shifts(exception.hours));
  if (dice_.chance(30)) fields.emplace_back("name", "Special day");
  return flow(fields);
}

std::string Writer::calendars() {
  if (plan_.calendars.empty()) return "";
  std::string text = "calendars:\n";
  for (const RandomCalendar& calendar : plan_.calendars) {
    text += "  - id: " + calendar.id + "\n";
    if (!calendar.base.empty()) text += "    base: " + calendar.base + "\n";
    if (calendar.minutes_per_day > 0)
      text += "    hours_per_day: " + number(calendar.minutes_per_day, 60) + "\n";
    if (const std::string days = week(calendar); days != "{}") text += "    week: " + days + "\n";
    if (calendar.exceptions.empty()) continue;
    text += "    exceptions:\n";
    for (const CalendarException& each : calendar.exceptions) text += "      - " + exception(each) + "\n";
  }
  return text;
}

void Writer::work_fields(const RandomTask& task, Fields& fields) {
  if (!task.calendar.empty()) fields.emplace_back("calendar", task.calendar);
  if (task.kind == TaskKind::kMilestone) fields.emplace_back("milestone", task.milestone);
  if (task.kind == TaskKind::kHammock)
    fields.emplace_back("span", fmt::format("[{}, {}]", task.span_first, task.span_last));
  if (task.kind != TaskKind::kTask) return;
  const int day = minutes_per_day(task);
  const std::string middle = duration(task.duration, task.elapsed, day);
  if (task.assignments.empty()) {
    const std::string three = fmt::format("{}min/{}/{}min", task.duration / 2, middle, task.duration * 3);
    fields.emplace_back("duration", task.three_point ? three : middle);
    return;
  }
  int units_pct = 0;
  Fields assign;
  for (const Assignment& each : task.assignments) {
    units_pct += each.units_pct;
    assign.emplace_back(each.resource,
                        each.units_pct == 50 ? "50%" : fmt::format("{}", each.units_pct / 100));
  }
  fields.emplace_back("effort", duration(task.duration * units_pct / 100, false, 0));
  fields.emplace_back("assign", flow(assign));
}

void Writer::plan_fields(const RandomTask& task, Fields& fields) {
  std::vector<std::string> links, constraints, pauses;
  for (const RandomLink& each : task.after) links.push_back(link(each));
  for (const RandomConstraint& each : task.constraints) {
    const bool dated = each.type != ConstraintType::kAlap && each.type != ConstraintType::kAsap;
    constraints.push_back(kConstraints.at(static_cast<std::size_t>(each.type)) +
                          (dated ? " " + date(each.date) : ""));
  }
  for (const auto& [first, last] : task.pauses) pauses.push_back(days(first, last));
  if (!links.empty()) fields.emplace_back("after", fmt::format("[{}]", fmt::join(links, ", ")));
  if (!constraints.empty()) fields.emplace_back("constraint", list(constraints));
  if (!pauses.empty()) fields.emplace_back("pauses", fmt::format("[{}]", fmt::join(pauses, ", ")));
  if (task.deadline) fields.emplace_back("deadline", date(*task.deadline));
}

void Writer::progress_fields(const RandomTask& task, Fields& fields) {
  if (task.progress_pct) fields.emplace_back("progress", fmt::format("{}%", *task.progress_pct));
  if (task.actual_start) fields.emplace_back("actual_start", date(*task.actual_start));
  if (task.actual_finish) fields.emplace_back("actual_finish", date(*task.actual_finish));
  if (task.remaining)
    fields.emplace_back("remaining", duration(*task.remaining, task.elapsed, minutes_per_day(task)));
  if (task.expected) fields.emplace_back("expected", date(*task.expected));
}

std::string Writer::tasks(const std::string& parent, std::size_t indent) {
  std::vector<const RandomTask*> siblings;
  for (const RandomTask& task : plan_.tasks)
    if (task.parent == parent) siblings.push_back(&task);
  for (std::size_t i = siblings.size(); i > 1; --i)
    std::swap(siblings[i - 1], siblings[static_cast<std::size_t>(dice_.between(0, static_cast<int>(i) - 1))]);
  std::string text;
  const std::string blanks(indent, ' ');
  for (const RandomTask* task : siblings) {
    Fields fields = {{"id", task->id}};
    if (dice_.chance(20)) fields.emplace_back("name", "Task " + task->id);
    work_fields(*task, fields);
    plan_fields(*task, fields);
    progress_fields(*task, fields);
    shuffle(fields);
    if (task->kind != TaskKind::kSummary && dice_.chance(65)) {
      text += blanks + "- " + flow(fields) + "\n";
      continue;
    }
    for (const auto& [key, value] : fields)
      text += blanks + (key == "id" ? "- " : "  ") + key + ": " + value + "\n";
    if (task->kind == TaskKind::kSummary) text += blanks + "  tasks:\n" + tasks(task->id, indent + 4);
  }
  return text;
}

std::string Writer::write() {
  std::vector<std::string> parts = {project(), calendars(), "tasks:\n" + tasks("", 2),
                                    "resources:\n  - {id: dev, capacity: 3}\n  - {id: qa, capacity: 2}\n"};
  if (dice_.chance(40)) std::swap(parts[1], parts[2]);
  std::string text = "plumb: 1\n";
  for (const std::string& part : parts) text += part;
  return text;
}

}  // namespace

std::string instant_text(Minute minute) {
  return day_text(static_cast<int>(minute / kDay)) + "T" + clock_text(static_cast<int>(minute % kDay));
}

Minute minute_of(std::string_view text) {
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::stoi(std::string(text.substr(from, count)));
  };
  const std::chrono::sys_days day = std::chrono::year{number(0, 4)} / number(5, 2) / number(8, 2);
  return (day - kEpoch).count() * kDay + number(11, 2) * 60 + number(14, 2);
}

std::string to_yaml(const RandomPlan& plan) {
  return Writer(plan).write();
}

}  // namespace plumb::networks
