#include "plumb/control/finish_causes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>

#include "plumb/control/variance.hpp"

namespace plumb {

namespace {

/// More changes than this are taken back together: the schedule is computed after each.
constexpr std::size_t kMostSteps = 200;

/// Finds the rows of one version of a plan in the other, by their ids.
class RowMap {
 public:
  RowMap(const Plan& from, const Plan& to) : from_(from), to_(to) {}

  std::optional<std::uint32_t> row(CollectionKind kind, std::size_t from_row) const {
    return to_.ids[kind].find(from_.ids[kind].id(static_cast<std::uint32_t>(from_row)));
  }

  /// Points an id of the one version to the row of the other; false if that has none.
  template <class IdType>
  bool move(CollectionKind kind, IdType& id) const {
    if (!id.valid()) return true;
    const auto found = row(kind, id.index());
    if (found) id = IdType(*found);
    return found.has_value();
  }

  /// Tells whether a resource of the other version works, rather than being used up.
  bool is_work(ResourceId id) const { return to_.resource(id).kind == ResourceKind::work; }

 private:
  const Plan& from_;
  const Plan& to_;
};

/// Takes one group of a task's fields back to what they were; returns false, with the task as it is, if what
/// they name is gone.
using TakeBack = bool (*)(Task& task, const Task& old, const RowMap& map);

bool take_back_length(Task& task, const Task& old, const RowMap& map) {
  std::vector<Assignment> assign = old.assign.items();
  bool has_work = false;
  for (Assignment& assignment : assign) {
    if (!map.move(CollectionKind::resources, assignment.resource)) return false;
    assignment.node = 0;  // it was written in another document
    has_work = has_work || map.is_work(assignment.resource);
  }
  if (old.effort && !old.duration && !has_work) return false;
  task.assign = RareList<Assignment>(std::move(assign));
  task.duration = old.duration;
  task.effort = old.effort;
  task.milestone = old.milestone;
  return true;
}

bool take_back_links(Task& task, const Task& old, const RowMap& map) {
  OneOrList<Link> after = old.after;
  std::erase_if(after.items, [&](Link& link) {
    link.node = 0;  // it was written in another document
    return !map.move(CollectionKind::tasks, link.predecessor);
  });
  task.after = std::move(after);
  return true;
}

bool take_back_constraint(Task& task, const Task& old, const RowMap&) {
  task.constraint = old.constraint;
  return true;
}

bool take_back_calendar(Task& task, const Task& old, const RowMap& map) {
  CalendarId calendar = old.calendar;
  if (!map.move(CollectionKind::calendars, calendar)) return false;
  task.calendar = calendar;
  task.own_calendar = old.own_calendar;
  return true;
}

bool take_back_pauses(Task& task, const Task& old, const RowMap&) {
  task.pauses = old.pauses;
  return true;
}

bool take_back_span(Task& task, const Task& old, const RowMap& map) {
  if (task.span.empty() != old.span.empty()) return false;
  std::vector<TaskId> span = old.span.items();
  for (TaskId& end : span)
    if (!map.move(CollectionKind::tasks, end)) return false;
  task.span = RareList<TaskId>(std::move(span));
  return true;
}

bool take_back_progress(Task& task, const Task& old, const RowMap&) {
  task.progress = old.progress;
  task.actual_start = old.actual_start;
  task.actual_finish = old.actual_finish;
  task.remaining = old.remaining;
  task.expected = old.expected;
  task.units = old.units;
  task.ev_method = old.ev_method;
  task.milestones = old.milestones;
  return true;
}

/// Fields of a task that only make sense together.
struct FieldGroup {
  std::array<std::string_view, 8> fields;  // empty ones behind
  TakeBack take_back;

  bool has(std::string_view name) const {
    return !name.empty() && std::find(fields.begin(), fields.end(), name) != fields.end();
  }
};

// Facts first: with the plan's own dates taken back before them, they would look out of sequence.
constexpr std::array<FieldGroup, 7> kFieldGroups{{
    {{"progress", "actual_start", "actual_finish", "remaining", "expected", "units", "milestones",
      "ev_method"},
     take_back_progress},
    {{"duration", "effort", "assign", "milestone"}, take_back_length},
    {{"after"}, take_back_links},
    {{"constraint"}, take_back_constraint},
    {{"calendar"}, take_back_calendar},
    {{"pauses"}, take_back_pauses},
    {{"span"}, take_back_span},
}};

/// One change that can be taken back.
struct Step {
  FinishCause cause;
  std::function<bool(Plan&)> take_back;  // false: it cannot be, and the plan is as it was
};

class FinishDivision {
 public:
  FinishDivision(const DatedPlan& before, const DatedPlan& after, std::string_view task)
      : before_(before), after_(after), task_(task), map_(before.plan, after.plan), plan_(after.plan) {}

  std::vector<FinishCause> run() {
    const auto old_finish = finish_in(before_.plan, before_.schedule);
    const auto new_finish = finish_in(after_.plan, after_.schedule);
    if (!old_finish || !new_finish) return {};
    list_steps();
    Instant finish = *new_finish;
    std::vector<FinishCause> causes;
    for (std::size_t i = 0; i < steps_.size() && i < kMostSteps; ++i) {
      if (!steps_[i].take_back(plan_)) continue;
      const auto earlier = scheduled_finish();
      if (!earlier) continue;
      steps_[i].cause.minutes = working_variance(after_.schedule, *earlier, finish);
      finish = *earlier;
      if (steps_[i].cause.minutes != 0) causes.push_back(steps_[i].cause);
    }
    const double rest = working_variance(after_.schedule, *old_finish, finish);
    if (rest != 0) causes.push_back({std::nullopt, {}, {}, rest});
    std::stable_sort(causes.begin(), causes.end(), [](const FinishCause& a, const FinishCause& b) {
      return std::abs(a.minutes) > std::abs(b.minutes);
    });
    return causes;
  }

 private:
  std::optional<Instant> finish_in(const Plan& plan, const Schedule& schedule) const {
    if (task_.empty()) return schedule.finish;
    const auto row = plan.ids[CollectionKind::tasks].find(task_);
    return row ? std::optional<Instant>(schedule.tasks[TaskId(*row)].finish) : std::nullopt;
  }

  /// The finish of the plan as far as it is taken back; nullopt while links make a cycle.
  std::optional<Instant> scheduled_finish() {
    Diagnostics unsaid;
    auto graph = build_task_graph(plan_, unsaid);
    if (!graph) return std::nullopt;
    plan_.graph = std::move(*graph);
    ScheduleOptions options = after_.options;
    options.today = today_;
    return finish_in(plan_, make_schedule(plan_, options, unsaid));
  }

  void list_steps() {
    today_ = after_.options.today;
    list_ledger_steps();
    for (const RowDifference& row : row_differences(before_.plan, after_.plan)) list_row(row);
    // In the order in which they are taken back: tasks, resources, calendars, the project.
    std::stable_sort(steps_.begin(), steps_.end(),
                     [](const Step& a, const Step& b) { return rank(a.cause) < rank(b.cause); });
  }

  static int rank(const FinishCause& cause) {
    if (!cause.kind) return 5;
    switch (*cause.kind) {
      case CollectionKind::progress:
        return 0;
      case CollectionKind::tasks:
        return cause.fields == "added" ? 2 : 1;
      case CollectionKind::resources:
        return 3;
      default:
        return 4;
    }
  }

  void list_row(const RowDifference& row) {
    if (!row.kind) return list_project(row);
    if (*row.kind == CollectionKind::tasks) return list_task(row);
    if (row.change != RowChange::changed) return;
    if (*row.kind == CollectionKind::calendars) list_calendar(row);
    if (*row.kind == CollectionKind::resources) list_resource(row);
  }

  void list_task(const RowDifference& row) {
    if (row.change == RowChange::removed) return;
    const std::size_t at = *after_.plan.ids[CollectionKind::tasks].find(row.id);
    if (row.change == RowChange::added) {
      if (after_.plan.tasks.rows[at].summary) return;
      steps_.push_back({{CollectionKind::tasks, row.id, "added", 0}, [at](Plan& plan) {
                          take_out(plan, at);
                          return true;
                        }});
      return;
    }
    const Task& old = before_.plan.tasks.rows[*before_.plan.ids[CollectionKind::tasks].find(row.id)];
    if (old.summary != after_.plan.tasks.rows[at].summary) return;
    for (const FieldGroup& group : kFieldGroups) {
      std::string fields;
      for (const FieldDifference& field : row.fields)
        if (group.has(field.field)) fields.append(fields.empty() ? "" : ", ").append(field.field);
      if (fields.empty()) continue;
      steps_.push_back({{CollectionKind::tasks, row.id, fields, 0}, [this, at, &old, &group](Plan& plan) {
                          return group.take_back(plan.tasks.rows[at], old, map_);
                        }});
    }
  }

  /// Leaves of a new task a point that nothing waits for.
  static void take_out(Plan& plan, std::size_t at) {
    Task& task = plan.tasks.rows[at];
    task.after.items.clear();
    task.constraint.items.clear();
    task.span = {};
    task.effort = {};
    task.duration = Estimate{};
    task.progress.reset();
    task.actual_start = {};
    task.actual_finish = {};
    task.remaining = {};
    task.expected = {};
    for (Task& other : plan.tasks.rows)
      std::erase_if(other.after.items, [at](const Link& link) { return link.predecessor == TaskId(at); });
  }

  void list_calendar(const RowDifference& row) {
    const std::size_t at = *after_.plan.ids[CollectionKind::calendars].find(row.id);
    const Calendar& old =
        before_.plan.calendars.rows[*before_.plan.ids[CollectionKind::calendars].find(row.id)];
    steps_.push_back({{CollectionKind::calendars, row.id, names_of(row), 0}, [this, at, &old](Plan& plan) {
                        Calendar calendar = old;
                        if (!map_.move(CollectionKind::calendars, calendar.base)) return false;
                        calendar.base = plan.calendars.rows[at].base;  // another base could make a circle
                        plan.calendars.rows[at] = std::move(calendar);
                        return true;
                      }});
  }

  void list_resource(const RowDifference& row) {
    const std::size_t at = *after_.plan.ids[CollectionKind::resources].find(row.id);
    const Resource& old =
        before_.plan.resources.rows[*before_.plan.ids[CollectionKind::resources].find(row.id)];
    steps_.push_back({{CollectionKind::resources, row.id, names_of(row), 0}, [this, at, &old](Plan& plan) {
                        CalendarId calendar = old.calendar;
                        if (!map_.move(CollectionKind::calendars, calendar)) return false;
                        plan.resources.rows[at].off = old.off;
                        plan.resources.rows[at].calendar = calendar;
                        return true;
                      }});
  }

  void list_project(const RowDifference& row) {
    steps_.push_back({{std::nullopt, {}, names_of(row), 0}, [this](Plan& plan) {
                        Project project = before_.plan.project;
                        if (!map_.move(CollectionKind::calendars, project.calendar) ||
                            !map_.move(CollectionKind::tasks, project.finish_task))
                          return false;
                        plan.project = project;
                        today_ = before_.options.today;
                        return true;
                      }});
  }

  static std::string names_of(const RowDifference& row) {
    std::string names;
    for (const FieldDifference& field : row.fields)
      names.append(names.empty() ? "" : ", ").append(field.field);
    return names;
  }

  /// One step for each task whose rows in the progress ledger differ.
  void list_ledger_steps() {
    if (ledger_of(before_.plan) == ledger_of(after_.plan)) return;
    std::map<std::string_view, std::string> old_rows = ledger_of(before_.plan);
    std::map<std::string_view, std::string> new_rows = ledger_of(after_.plan);
    std::set<std::string_view> tasks;
    for (const auto& [task, rows] : old_rows)
      if (new_rows[task] != rows) tasks.insert(task);
    for (const auto& [task, rows] : new_rows)
      if (old_rows[task] != rows) tasks.insert(task);
    for (const std::string_view task : tasks)
      steps_.push_back(
          {{CollectionKind::progress, std::string(task), "progress", 0}, [this, task](Plan& plan) {
             take_back_ledger(plan, task);
             return true;
           }});
  }

  /// What the ledger says of each task, in file order.
  static std::map<std::string_view, std::string> ledger_of(const Plan& plan) {
    std::map<std::string_view, std::string> rows;
    for (std::size_t i = 0; i < plan.progress.size(); ++i) {
      const NodeRef node = plan.progress.nodes[i];
      for (const auto& [key, value] : node.entries())
        rows[plan.progress.rows[i].task].append(key.text()).append(":").append(value.text()).append("\n");
    }
    return rows;
  }

  void take_back_ledger(Plan& plan, std::string_view task) const {
    Collection<ProgressRow> kept;
    const auto keep = [&](const Collection<ProgressRow>& from, bool of_task) {
      for (std::size_t i = 0; i < from.size(); ++i) {
        if ((from.rows[i].task == task) != of_task) continue;
        ProgressRow row = from.rows[i];
        if (of_task) {
          const auto id = after_.plan.ids[CollectionKind::tasks].find(task);
          row.task_id = id ? TaskId(*id) : TaskId();
        }
        kept.rows.push_back(row);
        kept.nodes.push_back(from.nodes[i]);
      }
    };
    keep(plan.progress, false);
    keep(before_.plan.progress, true);
    plan.progress = std::move(kept);
  }

  DatedPlan before_;
  DatedPlan after_;
  std::string_view task_;
  RowMap map_;
  Plan plan_;   // the later version, as far as it is taken back
  Date today_;  // for `status_date: today`
  std::vector<Step> steps_;
};

}  // namespace

std::vector<FinishCause> finish_causes(const DatedPlan& before, const DatedPlan& after,
                                       std::string_view task) {
  return FinishDivision(before, after, task).run();
}

}  // namespace plumb
