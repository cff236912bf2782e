#include "plumb/plan/plan.hpp"

namespace plumb {

WorkUnits Plan::units_of(const Task& task) const {
  const CalendarId calendar_id = task.calendar.valid() ? task.calendar : project.calendar;
  const std::optional<int> own_day = calendar(calendar_id).minutes_per_day;
  return own_day ? units_of_day(project, *own_day) : project.units();
}

Place place_of(NodeRef row, std::string_view field) {
  if (!row) return {};
  if (const NodeRef value = row.find(field)) return value.place();
  if (const NodeRef id = row.find("id")) return id.place();
  return row.size() > 0 ? (*row.items().begin()).place() : row.place();
}

Place place_of(const Plan& plan, TaskId task, std::string_view field) {
  return place_of(plan.tasks.nodes[task.index()], field);
}

}  // namespace plumb
