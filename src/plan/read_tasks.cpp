#include "plumb/plan/read_tasks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plumb {

namespace {

/// Copies what a summary says to a task below it that does not say it itself.
void inherit(Task& task, const Task& summary) {
  task.own_calendar = task.calendar.valid();
  if (!task.owner.valid()) task.owner = summary.owner;
  if (!task.account.valid()) task.account = summary.account;
  if (!task.calendar.valid()) task.calendar = summary.calendar;
  if (!task.ev_method) task.ev_method = summary.ev_method;
  for (const std::string_view tag : summary.tags)
    if (std::find(task.tags.begin(), task.tags.end(), tag) == task.tags.end()) task.tags.push_back(tag);
}

/// Adds the rows of one list of tasks below `parent`; the lists still to do wait on a stack, since the depth
/// is the user's.
void index_section(Plan& plan, NodeRef section, const ValueReader& reader) {
  struct Level {
    std::vector<NodeRef> rows;
    std::size_t next = 0;
    TaskId parent;
  };
  const auto rows_of = [](NodeRef list) {
    std::vector<NodeRef> rows;
    for (const NodeRef row : list.items()) rows.push_back(row);
    return rows;
  };
  IdTable& ids = plan.ids[CollectionKind::tasks];
  std::vector<Level> open;
  open.push_back({rows_of(section), 0, {}});
  while (!open.empty()) {
    Level& level = open.back();
    if (level.next == level.rows.size()) {
      if (level.parent.valid())
        plan.tasks.rows[level.parent.index()].subtree_end = static_cast<std::uint32_t>(plan.tasks.size());
      open.pop_back();
      continue;
    }
    const NodeRef row = level.rows[level.next++];
    const NodeRef id = row.find("id");
    const std::string_view text = id ? id.text() : std::string_view();
    if (const auto first = ids.add(text); first && !text.empty())
      report_duplicate_id(reader, id, "task", plan.tasks.nodes[*first].find("id"));
    const TaskId task_id(plan.tasks.size());
    Task& task = plan.tasks.rows.emplace_back();
    task.parent = level.parent;
    task.depth = static_cast<std::uint16_t>(open.size() - 1);
    task.subtree_end = static_cast<std::uint32_t>(plan.tasks.size());
    plan.tasks.nodes.push_back(row);
    const NodeRef children = row.find("tasks");
    if (!children || !children.is_sequence() || children.size() == 0) continue;
    task.summary = true;
    open.push_back({rows_of(children), 0, task_id});
  }
}

/// What a day is depends on the calendar, which may stand behind the duration.
WorkUnits units_of_task(const Plan& plan, const Task& task, NodeRef node, const WorkUnits& usual) {
  CalendarId calendar = task.parent.valid() ? plan.task(task.parent).calendar : CalendarId();
  if (const NodeRef own = node.find("calendar"); own && own.is_scalar())
    if (const auto row = plan.ids[CollectionKind::calendars].find(own.text())) calendar = CalendarId(*row);
  if (!calendar.valid()) calendar = plan.project.calendar;
  if (!calendar.valid() || calendar.index() >= plan.calendars.size()) return usual;
  const std::optional<int> own_day = plan.calendar(calendar).minutes_per_day;
  return own_day ? units_of_day(plan.project, *own_day) : usual;
}

}  // namespace

void index_tasks(Plan& plan, std::span<const NodeRef> sections, const ValueReader& reader) {
  std::size_t about = 0;
  for (const NodeRef section : sections) about += section.size();
  plan.tasks.rows.reserve(about);
  plan.tasks.nodes.reserve(about);
  plan.ids[CollectionKind::tasks].reserve(about);
  for (const NodeRef section : sections) index_section(plan, section, reader);
}

void read_tasks(Plan& plan, const ValueReader& outer) {
  ValueReader reader = outer;
  const bool days_differ = std::any_of(plan.calendars.rows.begin(), plan.calendars.rows.end(),
                                       [](const Calendar& each) { return each.minutes_per_day.has_value(); });
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    Task& task = plan.tasks.rows[i];
    const NodeRef node = plan.tasks.nodes[i];
    reader.field = "tasks";
    if (days_differ) reader.units = units_of_task(plan, task, node, outer.units);
    read_row(reader, node, Task::fields(), task);
    task.own_calendar = task.calendar.valid();
    if (task.parent.valid()) inherit(task, plan.task(task.parent));
    if (task.name.empty()) task.name = task.id;
    const NodeRef children = node.find("tasks");
    if (!children) continue;
    if (!children.is_sequence())
      reader.fail(children, Code::bad_type, "'tasks' must be a list of tasks", "start each row with '- '");
    else if (children.size() == 0)
      reader.fail(children, Code::bad_value, "'tasks' is an empty list", "add a task, or remove the key");
  }
}

}  // namespace plumb
