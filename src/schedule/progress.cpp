#include "plumb/schedule/progress.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

bool is_known(const WrittenDate& date, Instant status) {
  return known_from(date) <= status;
}

/// Percent complete from units, where the task counts them.
std::optional<Percent> share_done(const Task& task, const std::optional<Decimal>& units) {
  if (!task.units) return std::nullopt;
  const std::int64_t done = units ? units->scaled : task.units->done.scaled;
  return Percent{multiply_divide(done, kWhole.scaled, task.units->total.scaled)};
}

bool earns_by_milestones(const Task& task) {
  return task.ev_method && task.ev_method->kind == Technique::Kind::milestones;
}

void mark(const Task& task, std::size_t step, TaskProgress& progress) {
  progress.steps_done.resize(task.milestones.size());
  progress.steps_done[step] = true;
}

void reach(const Task& task, std::string_view name, TaskProgress& progress) {
  for (std::size_t i = 0; i < task.milestones.size(); ++i)
    if (task.milestones[i].name == name) mark(task, i, progress);
}

/// The milestones that the task itself says are done; the last of all finishes it on its day.
void apply_milestones(const Task& task, Instant status, TaskProgress& progress) {
  std::optional<WrittenDate> last;
  for (std::size_t i = 0; i < task.milestones.size(); ++i) {
    const auto& done = task.milestones[i].done;
    if (!done || !is_known(*done, status)) continue;
    mark(task, i, progress);
    if (!last || known_from(*last) < known_from(*done)) last = done;
  }
  const Percent reached = milestones_reached(task, progress);
  if (reached.scaled == 0) return;
  if (!progress.done) progress.done = reached;
  if (last && reached == kWhole && !progress.actual_finish && !progress.remaining && !task.remaining)
    progress.actual_finish = last;
}

void apply_row(const ProgressRow& row, const Task& task, TaskProgress& progress) {
  if (row.start) progress.actual_start = row.start;
  if (row.done) {
    progress.done = row.done;
    progress.units_done.reset();
  }
  if (row.units) {
    progress.done = share_done(task, row.units);
    progress.units_done = row.units;
  }
  if (!row.milestone.empty()) reach(task, row.milestone, progress);
  progress.remaining = row.remaining;
  progress.actual_finish = row.finish;
  const bool last_step = !row.milestone.empty() && !row.done && milestones_reached(task, progress) == kWhole;
  if (!row.finish && !row.remaining && (row.done == kWhole || last_step))
    progress.actual_finish = WrittenDate{row.date, std::nullopt};
}

void apply_fields(const Task& task, Instant status, bool own_date, TaskProgress& progress) {
  progress.fields_hold = own_date;
  if (task.actual_start && is_known(*task.actual_start, status)) progress.actual_start = task.actual_start;
  if (task.actual_finish && is_known(*task.actual_finish, status))
    progress.actual_finish = task.actual_finish;
  if (earns_by_milestones(task)) apply_milestones(task, status, progress);
  if (!own_date) return;
  if (task.progress) progress.done = task.progress;
  if (task.units && !progress.done && task.units->done.scaled > 0) {
    progress.done = share_done(task, std::nullopt);
    progress.units_done = task.units->done;
  }
  if (task.remaining) progress.remaining = task.remaining;
  progress.expected = task.expected;
}

void settle_state(TaskProgress& progress) {
  const bool some_done = progress.done && progress.done->scaled > 0;
  if (progress.actual_finish)
    progress.state = TaskState::complete;
  else if (progress.actual_start || some_done)
    progress.state = TaskState::started;
  if (progress.state == TaskState::complete) progress.done = kWhole;
}

}  // namespace

IdVector<TaskId, TaskProgress> progress_at(const Plan& plan, Instant status, bool own_date) {
  IdVector<TaskId, TaskProgress> all(plan.tasks.size());
  const ProgressLedger ledger(plan);
  for (std::size_t i = 0; i < plan.tasks.size(); ++i)
    if (const TaskId id(i); !plan.task(id).summary)
      all[id] = ProgressOverTime(plan, ledger, id).at(status, own_date);
  return all;
}

TaskProgress ProgressOverTime::at(Instant t, bool own_date) {
  for (; next_ < rows_.size(); ++next_) {
    const ProgressRow& row = plan_.progress.rows[rows_[next_]];
    if (Instant(row.date) >= t) break;
    apply_row(row, task_, reported_);
  }
  TaskProgress progress = reported_;
  if (task_.is_hammock()) return progress;
  apply_fields(task_, t, own_date, progress);
  settle_state(progress);
  return progress;
}

Percent milestones_reached(const Task& task, const TaskProgress& progress) {
  Percent reached;
  for (std::size_t i = 0; i < progress.steps_done.size(); ++i)
    if (progress.steps_done[i]) reached.scaled += task.milestones[i].weight.scaled;
  return reached;
}

Instant known_from(const WrittenDate& date) {
  return Instant(date.date) + date.time.value_or(Minutes{1});
}

std::optional<Instant> status_instant(const Plan& plan, const std::optional<WrittenDate>& at, Date today) {
  std::optional<WrittenDate> date = at;
  if (!date && plan.project.status_date)
    date =
        plan.project.status_date->today ? WrittenDate{today, std::nullopt} : plan.project.status_date->date;
  if (!date) return std::nullopt;
  return Instant(date->date) + date->time.value_or(kMinutesPerDay);
}

}  // namespace plumb
