#include "shrinking.hpp"

#include <algorithm>
#include <utility>

namespace plumb::networks {

namespace {

using Plans = std::vector<RandomPlan>;

bool exists(const RandomPlan& plan, const std::string& id) {
  return find_task(plan, id) != nullptr;
}

// Repairs what referred to tasks that are gone, and drops summaries with nothing left below them.
void drop_references(RandomPlan& plan) {
  for (bool changed = true; changed;) {
    const std::size_t before = plan.tasks.size();
    std::erase_if(plan.tasks, [&](const RandomTask& task) {
      if (task.kind == TaskKind::kHammock)
        return !exists(plan, task.span_first) || !exists(plan, task.span_last);
      return task.kind == TaskKind::kSummary && leaves_of(plan, task).empty();
    });
    changed = plan.tasks.size() != before;
  }
  for (RandomTask& task : plan.tasks)
    std::erase_if(task.after, [&](const RandomLink& link) { return !exists(plan, link.predecessor); });
  if (!exists(plan, plan.finish_task)) plan.finish_task.clear();
}

RandomPlan without_task(const RandomPlan& plan, const std::string& id) {
  RandomPlan smaller = plan;
  std::erase_if(smaller.tasks,
                [&](const RandomTask& task) { return task.id == id || is_below(plan, task, id); });
  drop_references(smaller);
  return smaller;
}

// Takes a summary away and leaves what is below it.
RandomPlan without_summary(const RandomPlan& plan, const RandomTask& summary) {
  RandomPlan smaller = plan;
  std::erase_if(smaller.tasks, [&](const RandomTask& task) { return task.id == summary.id; });
  for (RandomTask& task : smaller.tasks)
    if (task.parent == summary.id) task.parent = summary.parent;
  drop_references(smaller);
  return smaller;
}

// Adds a copy of the plan in which `change` has been applied to one task, if that changes anything.
template <typename Change>
void try_on_task(const RandomPlan& plan, std::size_t index, bool applies, Plans& plans, Change change) {
  if (!applies) return;
  plans.push_back(plan);
  change(plans.back().tasks[index]);
}

void smaller_links(const RandomPlan& plan, std::size_t index, Plans& plans) {
  const RandomTask& task = plan.tasks[index];
  for (std::size_t i = 0; i < task.after.size(); ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    try_on_task(plan, index, true, plans, [&](RandomTask& t) { t.after.erase(t.after.begin() + at); });
    try_on_task(plan, index, task.after[i].lag != 0, plans, [&](RandomTask& t) { t.after[i].lag = 0; });
    try_on_task(plan, index, task.after[i].lag != 60 && task.after[i].lag != 0, plans, [&](RandomTask& t) {
      t.after[i].kind = LagKind::kWorking;
      t.after[i].lag = 60;
    });
  }
}

void smaller_fields(const RandomPlan& plan, std::size_t index, Plans& plans) {
  const RandomTask& task = plan.tasks[index];
  const auto change = [&](bool applies, auto how) { try_on_task(plan, index, applies, plans, how); };
  for (std::size_t i = 0; i < task.constraints.size(); ++i)
    change(true, [&](RandomTask& t) {
      t.constraints.erase(t.constraints.begin() + static_cast<std::ptrdiff_t>(i));
    });
  change(task.deadline.has_value(), [](RandomTask& t) { t.deadline.reset(); });
  change(!task.pauses.empty(), [](RandomTask& t) { t.pauses.clear(); });
  change(!task.calendar.empty(), [](RandomTask& t) { t.calendar.clear(); });
  change(task.elapsed, [](RandomTask& t) { t.elapsed = false; });
  change(task.three_point, [](RandomTask& t) { t.three_point = false; });
  change(!task.assignments.empty(), [](RandomTask& t) { t.assignments.clear(); });
  change(task.duration > 60, [](RandomTask& t) { t.duration = 60; });
  change(task.milestone != "true", [](RandomTask& t) { t.milestone = "true"; });
  change(task.expected.has_value(), [](RandomTask& t) { t.expected.reset(); });
  change(task.remaining.has_value(), [](RandomTask& t) { t.remaining.reset(); });
  change(task.progress_pct && task.actual_start, [](RandomTask& t) { t.progress_pct.reset(); });
  change(is_started(task) || is_complete(task), [](RandomTask& t) {
    t.progress_pct.reset();
    t.actual_start.reset();
    t.actual_finish.reset();
    t.remaining.reset();
    t.expected.reset();
  });
}

void smaller_calendars(const RandomPlan& plan, Plans& plans) {
  for (std::size_t i = 0; i < plan.calendars.size(); ++i) {
    const std::string& id = plan.calendars[i].id;
    const bool used = plan.calendar == id || std::any_of(plan.tasks.begin(), plan.tasks.end(),
                                                         [&](const auto& t) { return t.calendar == id; });
    for (std::size_t j = 0; j < plan.calendars[i].exceptions.size(); ++j) {
      plans.push_back(plan);
      auto& exceptions = plans.back().calendars[i].exceptions;
      exceptions.erase(exceptions.begin() + static_cast<std::ptrdiff_t>(j));
    }
    if (used) continue;
    plans.push_back(plan);
    plans.back().calendars.erase(plans.back().calendars.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void smaller_project(const RandomPlan& plan, Plans& plans) {
  const auto change = [&](bool applies, auto how) {
    if (!applies) return;
    plans.push_back(plan);
    how(plans.back());
  };
  const bool progress = std::any_of(plan.tasks.begin(), plan.tasks.end(),
                                    [](const RandomTask& t) { return is_started(t) || is_complete(t); });
  change(plan.status_date && !progress, [](RandomPlan& p) { p.status_date.reset(); });
  change(plan.finish_by.has_value(), [](RandomPlan& p) { p.finish_by.reset(); });
  change(!plan.finish_task.empty(), [](RandomPlan& p) { p.finish_task.clear(); });
  change(!plan.calendar.empty(), [](RandomPlan& p) { p.calendar.clear(); });
  change(plan.minutes_per_day != 480, [](RandomPlan& p) { p.minutes_per_day = 480; });
  change(plan.progress != ProgressRule::kRetained,
         [](RandomPlan& p) { p.progress = ProgressRule::kRetained; });
  change(plan.lag_calendar != LagCalendar::kSuccessor,
         [](RandomPlan& p) { p.lag_calendar = LagCalendar::kSuccessor; });
  change(plan.float_rule != FloatRule::kFinish, [](RandomPlan& p) { p.float_rule = FloatRule::kFinish; });
  change(plan.critical_float != 0, [](RandomPlan& p) { p.critical_float = 0; });
}

Plans smaller_plans(const RandomPlan& plan) {
  Plans plans;
  for (const RandomTask& task : plan.tasks) plans.push_back(without_task(plan, task.id));
  for (const RandomTask& task : plan.tasks)
    if (task.kind == TaskKind::kSummary) plans.push_back(without_summary(plan, task));
  smaller_project(plan, plans);
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    smaller_links(plan, i, plans);
    smaller_fields(plan, i, plans);
  }
  smaller_calendars(plan, plans);
  std::erase_if(plans, [](const RandomPlan& each) {
    return std::none_of(each.tasks.begin(), each.tasks.end(), [](const RandomTask& task) {
      return task.kind == TaskKind::kTask || task.kind == TaskKind::kMilestone;
    });
  });
  return plans;
}

}  // namespace

RandomPlan shrink(RandomPlan plan, const std::function<bool(const RandomPlan&)>& fails) {
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (RandomPlan& each : smaller_plans(plan)) {
      if (!fails(each)) continue;
      plan = std::move(each);
      smaller = true;
      break;
    }
  }
  return plan;
}

}  // namespace plumb::networks
