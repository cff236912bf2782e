#include "plumb/schedule/clocks.hpp"

namespace plumb {

CalendarId calendar_of(const Plan& plan, const Task& task) {
  return task.calendar.valid() ? task.calendar : plan.project.calendar;
}

bool runs_round_the_clock(const Task& task) {
  return task.duration && task.duration->elapsed;
}

namespace {

void take_out(WorkWeek& week, const std::vector<DateRange>& days) {
  for (const DateRange& range : days) week.exceptions.push_back({.first = range.first, .last = range.last});
}

WorkWeek week_of(const Plan& plan, CalendarId calendar) {
  return effective_calendar(plan.calendars.rows, calendar);
}

/// What the calendars and days off of those assigned leave of the time.
std::vector<WorkWeek> resource_weeks(const Plan& plan, const Task& task) {
  std::vector<WorkWeek> weeks;
  for (const Assignment& assignment : task.assign) {
    const Resource& resource = plan.resource(assignment.resource);
    if (resource.calendar.valid()) {
      weeks.push_back(week_of(plan, resource.calendar));
      take_out(weeks.back(), resource.off);
    } else if (!resource.off.empty()) {
      weeks.push_back(round_the_clock_week());
      take_out(weeks.back(), resource.off);
    }
  }
  return weeks;
}

bool share_calendars(const Plan& one, const Plan& other) {
  return one.project.start.date == other.project.start.date && same_rows(one.calendars, other.calendars);
}

/// Tells whether two versions have the very same tasks too, and rules to schedule them by.
bool share_work(const Plan& one, const Plan& other) {
  return one.project_node == other.project_node && same_rows(one.tasks, other.tasks) &&
         same_rows(one.resources, other.resources);
}

}  // namespace

Clocks::Clocks(const Plan& plan, const SharedClocks* shared)
    : anchor_(plan.project.start.date), project_(plan.project.calendar.index()) {
  const std::size_t count = plan.calendars.size();
  clocks_.reserve(count + 1);
  round_the_clock_ = ClockId(count);
  in_use_ = count + 1;
  if (shared != nullptr && share_calendars(plan, shared->plan)) {
    const std::vector<WorkTimes>& others = shared->clocks.clocks_;
    const auto taken = share_work(plan, shared->plan) ? others.size() : count + 1;
    clocks_.assign(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(taken));
    return;
  }
  for (std::size_t i = 0; i < count; ++i) clocks_.emplace_back(week_of(plan, CalendarId(i)), anchor_);
  clocks_.push_back(WorkTimes::round_the_clock(anchor_));
}

ClockId Clocks::of_task(const Plan& plan, const Task& task, const ScheduleRules& rules) {
  const bool elapsed = runs_round_the_clock(task);
  const CalendarId calendar = calendar_of(plan, task);
  std::vector<WorkWeek> weeks;
  if (rules.resource_calendars && !elapsed && !task.assign.empty()) weeks = resource_weeks(plan, task);
  if (weeks.empty() && task.pauses.empty()) return elapsed ? round_the_clock_ : of_calendar(calendar);
  bool resource_has_calendar = false;
  for (const Assignment& assignment : task.assign)
    resource_has_calendar =
        resource_has_calendar || (!weeks.empty() && plan.resource(assignment.resource).calendar.valid());
  // A resource's calendar stands in for the project's, but is cut with one that the task names.
  if (elapsed)
    weeks.insert(weeks.begin(), round_the_clock_week());
  else if (task.calendar.valid() || !resource_has_calendar)
    weeks.insert(weeks.begin(), week_of(plan, calendar));
  return add(std::move(weeks), task.pauses);
}

ClockId Clocks::add(std::vector<WorkWeek> weeks, const std::vector<DateRange>& pauses) {
  // A pause is a day off like any other: it takes out the shifts that start on its days.
  take_out(weeks.front(), pauses);
  if (in_use_++ < clocks_.size()) return ClockId(in_use_ - 1);
  clocks_.emplace_back(std::move(weeks), std::vector<std::pair<Instant, Instant>>(), anchor_);
  return ClockId(clocks_.size() - 1);
}

WorkTimes assignment_time(const Plan& plan, const Task& task, const Resource& resource) {
  std::vector<WorkWeek> weeks;
  weeks.push_back(runs_round_the_clock(task) ? round_the_clock_week()
                                             : week_of(plan, calendar_of(plan, task)));
  take_out(weeks.front(), task.pauses);
  weeks.push_back(resource.calendar.valid() ? week_of(plan, resource.calendar) : round_the_clock_week());
  take_out(weeks.back(), resource.off);
  return {std::move(weeks), {}, plan.project.start.date};
}

WorkTimes presence_time(const Plan& plan, const Resource& resource) {
  std::vector<WorkWeek> weeks;
  weeks.push_back(week_of(plan, resource.calendar.valid() ? resource.calendar : plan.project.calendar));
  take_out(weeks.front(), resource.off);
  return {std::move(weeks), {}, plan.project.start.date};
}

}  // namespace plumb
