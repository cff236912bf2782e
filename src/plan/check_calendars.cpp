#include <fmt/format.h>

#include <algorithm>

#include "plumb/model/work_times.hpp"
#include "plumb/plan/checks.hpp"
#include "plumb/plan/circles.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day(date).year());
}

/// Returns, for each calendar, the first task that works in it.
std::vector<TaskId> first_tasks(const Plan& plan) {
  std::vector<TaskId> first(plan.calendars.size());
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks.rows[i];
    if (task.summary) continue;
    const CalendarId calendar = task.calendar.valid() ? task.calendar : plan.project.calendar;
    if (!first[calendar.index()].valid()) first[calendar.index()] = TaskId(i);
  }
  return first;
}

/// Returns the last day that the plan itself speaks of; where the computed finish lies, only the schedule
/// knows.
Date last_known_day(const Plan& plan) {
  Date last = plan.project.start.date;
  const auto take = [&](const std::optional<WrittenDate>& date) {
    if (date) last = std::max(last, date->date);
  };
  take(plan.project.finish_by);
  if (plan.project.status_date && !plan.project.status_date->today) take(plan.project.status_date->date);
  for (const Task& task : plan.tasks.rows) {
    take(task.deadline);
    take(task.expected);
    for (const Constraint& constraint : task.constraint.items)
      if (constraint.has_date()) take(constraint.date);
  }
  return last;
}

void check_hours_per_day(const std::vector<Calendar>& calendars, const std::vector<NodeRef>& nodes,
                         Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < calendars.size(); ++i)
    if (calendars[i].minutes_per_day && *calendars[i].minutes_per_day == 0)
      diagnostics.error(Code::bad_value, place_of(nodes[i], "hours_per_day"),
                        "'hours_per_day' is less than a minute of work", "write a number above 0");
}

/// Tells whether hours or a base that could not be read are missing in a calendar.
bool is_half_read(const Plan& plan, CalendarId id) {
  for (; id.valid(); id = plan.calendar(id).base) {
    const Calendar& calendar = plan.calendar(id);
    const NodeRef node = plan.calendars.nodes[id.index()];
    if (!node) return false;  // built in
    if (gives(node, "base") && !calendar.base.valid()) return true;
    const bool names_days =
        gives(node, "week") && (!node.find("week").is_mapping() || node.find("week").size() > 0);
    const bool has_days = std::any_of(calendar.week.begin(), calendar.week.end(),
                                      [](const auto& day) { return day.has_value(); });
    if (names_days && !has_days) return true;
  }
  return false;
}

/// A calendar must have a minute of work from the project's start on.
void check_working_time(const Plan& plan, const std::vector<TaskId>& first_task, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < plan.calendars.size(); ++i) {
    if (!first_task[i].valid() || is_half_read(plan, CalendarId(i))) continue;
    const WorkTimes times(effective_calendar(plan.calendars.rows, CalendarId(i)), plan.project.start.date);
    if (times.start_of(Instant(plan.project.start.date)) != kNoInstant) continue;
    const Task& task = plan.task(first_task[i]);
    diagnostics.error(
        Code::calendar, place_of(plan.calendars.nodes[i], "id"),
        fmt::format("calendar '{}' has no working time from {} on", plan.calendars.rows[i].id,
                    date_text(plan.project.start.date)),
        "give it a week: {mon-fri: 08:00-12:00 13:00-17:00}",
        {{fmt::format("task '{}' works in it", task.id), place_of(plan, first_task[i], "calendar")}});
  }
}

/// Holidays are published year by year: a calendar that had some and has none in the plan's last year lacks
/// them.
void check_last_exceptions(const Plan& plan, const std::vector<TaskId>& first_task,
                           Diagnostics& diagnostics) {
  const Date last_day = last_known_day(plan);
  std::vector<bool> reported(plan.calendars.size());
  for (std::size_t used = 0; used < plan.calendars.size(); ++used) {
    if (!first_task[used].valid()) continue;
    // The bases' exceptions are the task's too; each calendar that has some of its own is looked at once.
    for (CalendarId id(used); id.valid(); id = plan.calendar(id).base) {
      const Calendar& calendar = plan.calendar(id);
      if (calendar.exceptions.empty() || reported[id.index()]) continue;
      const NodeRef node = plan.calendars.nodes[id.index()];
      // One that could not be read may be the last.
      if (node && node.find("exceptions").size() != calendar.exceptions.size()) continue;
      reported[id.index()] = true;
      Date last = calendar.exceptions.front().last;
      for (const CalendarException& exception : calendar.exceptions) last = std::max(last, exception.last);
      if (year_of(last) >= year_of(last_day)) continue;
      diagnostics.warning(Code::calendar_ends, place_of(plan.calendars.nodes[id.index()], "id"),
                          fmt::format("the last exception of calendar '{}' is {}, and the plan goes on to {}",
                                      calendar.id, date_text(last), date_text(last_day)),
                          fmt::format("add the holidays of {}", year_of(last) + 1));
    }
  }
}

}  // namespace

bool check_calendar_bases(const std::vector<Calendar>& calendars, const std::vector<NodeRef>& nodes,
                          Diagnostics& diagnostics) {
  std::vector<std::optional<std::size_t>> bases;
  std::vector<std::string_view> ids;
  for (const Calendar& calendar : calendars) {
    bases.push_back(calendar.base.valid() ? std::optional(calendar.base.index()) : std::nullopt);
    ids.push_back(calendar.id);
  }
  const auto circles = find_circles(bases);
  for (const std::vector<std::size_t>& circle : circles)
    diagnostics.error(Code::cycle, place_of(nodes[circle.front()], "base"),
                      fmt::format("calendars inherit from each other: {}", circle_text(circle, ids)),
                      "remove one 'base'");
  return circles.empty();
}

void check_calendars(const Plan& plan, Diagnostics& diagnostics) {
  check_hours_per_day(plan.calendars.rows, plan.calendars.nodes, diagnostics);
  if (!check_calendar_bases(plan.calendars.rows, plan.calendars.nodes, diagnostics)) return;
  if (!plan.project.calendar.valid() || !gives(plan.project_node, "start")) return;
  const std::vector<TaskId> first_task = first_tasks(plan);
  check_working_time(plan, first_task, diagnostics);
  check_last_exceptions(plan, first_task, diagnostics);
}

}  // namespace plumb
