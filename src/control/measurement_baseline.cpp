#include "plumb/control/measurement_baseline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plumb {

namespace {

/// The first instant of all for a baseline without tasks: the start of the project.
Instant project_start(const Plan& plan, const WorkTimes& calendar) {
  return calendar.start_instant(plan.project.start);
}

}  // namespace

MeasurementBaseline::MeasurementBaseline(const Plan& plan, const Baseline& baseline)
    : id_(baseline.id), anchor_(plan.project.start.date) {
  const Prices prices(plan);
  const auto amount = [&](const std::optional<Money>& own, const std::optional<Money>& of_project) {
    const std::optional<Money>& money = own ? own : of_project;
    return money ? prices.of_money(*money, baseline.date) : Cost();
  };
  undistributed_ = amount(baseline.undistributed_budget, plan.project.undistributed_budget);
  contingency_ = amount(baseline.contingency, plan.project.contingency);
  calendar_ = &clock_of(plan, baseline, BaselineTask{});
  elements_.reserve(baseline.tasks.size());
  for (const BaselineTask& task : baseline.tasks) add_frozen(plan, baseline, task);
  settle(plan);
}

MeasurementBaseline::MeasurementBaseline(const Plan& plan) : anchor_(plan.project.start.date) {
  Diagnostics said_by_the_schedule;
  ScheduleOptions options;
  options.as_planned = true;
  schedule_ = std::make_unique<const Schedule>(make_schedule(plan, options, said_by_the_schedule));
  take_budgets(plan, *schedule_);
  for (PlannedElement& element : elements_) element.account = plan.task(element.task).account;
  settle(plan);
}

MeasurementBaseline::MeasurementBaseline(const Plan& plan, const BaselinePlan& frozen)
    : id_(frozen.id), anchor_(plan.project.start.date) {
  take_budgets(frozen.plan, frozen.schedule);
  for (PlannedElement& element : elements_) {
    const AccountId account = frozen.plan.task(element.task).account;
    const auto row = plan.ids[CollectionKind::tasks].find(element.id);
    element.task = row ? TaskId(*row) : TaskId();
    element.account = row ? plan.task(element.task).account : AccountId();
    if (account.valid())
      if (const auto own =
              plan.ids[CollectionKind::accounts].find(frozen.plan.accounts.rows[account.index()].id))
        element.account = AccountId(*own);
    // Their resources are those of the other plan.
    element.items.clear();
  }
  settle(plan);
}

/// Takes what every leaf of a plan costs on the dates of a schedule.
void MeasurementBaseline::take_budgets(const Plan& frozen, const Schedule& schedule) {
  costs_ = std::make_unique<CostPlan>(frozen, schedule);
  const Clocks& clocks = schedule.network.clocks;
  calendar_ = &clocks[clocks.project()];
  const auto amount = [&](const std::optional<Money>& money) {
    return money ? costs_->prices().of_money(*money, frozen.project.start.date) : Cost();
  };
  undistributed_ = amount(frozen.project.undistributed_budget);
  contingency_ = amount(frozen.project.contingency);
  for (std::size_t i = 0; i < frozen.tasks.size(); ++i) {
    const TaskId id(i);
    const Task& task = frozen.task(id);
    if (task.summary) continue;
    PlannedElement element;
    element.id = task.id;
    element.name = task.name;
    element.task = id;
    element.start = schedule.tasks[id].start;
    element.finish = schedule.tasks[id].finish;
    element.items = costs_->items(id);
    for (const CostItem& item : element.items) {
      element.planned += item.curve;
      element.budget += item.sums.total();
    }
    elements_.push_back(std::move(element));
  }
}

const WorkTimes& MeasurementBaseline::add_clock(WorkWeek week) {
  return clocks_.emplace_back(std::move(week), anchor_);
}

/// The calendar that a row names: of the baseline's own, else of the plan's; the project's where it names
/// none.
const WorkTimes& MeasurementBaseline::clock_of(const Plan& plan, const Baseline& baseline,
                                               const BaselineTask& task) {
  constexpr std::string_view kElapsed = "elapsed time";  // no id has a blank
  const std::string_view project_calendar =
      plan.ids[CollectionKind::calendars].id(static_cast<std::uint32_t>(plan.project.calendar.index()));
  const std::string_view id =
      task.elapsed ? kElapsed : (task.calendar.empty() ? project_calendar : task.calendar);
  const WorkTimes*& clock = by_calendar_[id];
  if (clock != nullptr) return *clock;
  const auto own = std::find_if(baseline.calendars.begin(), baseline.calendars.end(),
                                [&](const Calendar& calendar) { return calendar.id == id; });
  if (task.elapsed) {
    clock = &add_clock(round_the_clock_week());
  } else if (own != baseline.calendars.end()) {
    const CalendarId row(static_cast<std::size_t>(own - baseline.calendars.begin()));
    clock = &add_clock(effective_calendar(baseline.calendars, row));
  } else {
    const auto row = plan.ids[CollectionKind::calendars].find(id);
    clock =
        &add_clock(effective_calendar(plan.calendars.rows, row ? CalendarId(*row) : plan.project.calendar));
  }
  return *clock;
}

void MeasurementBaseline::add_frozen(const Plan& plan, const Baseline& baseline, const BaselineTask& task) {
  const WorkTimes& clock = clock_of(plan, baseline, task);
  const Prices prices(plan);
  PlannedElement element;
  element.id = task.id;
  element.name = task.name.empty() ? task.id : task.name;
  if (const auto row = plan.ids[CollectionKind::tasks].find(task.id)) {
    element.task = TaskId(*row);
    element.account = plan.task(element.task).account;
    if (task.name.empty()) element.name = plan.task(element.task).name;
  }
  if (const auto row = plan.ids[CollectionKind::accounts].find(task.account))
    element.account = AccountId(*row);
  element.start = clock.start_instant(task.start);
  element.finish = std::max(element.start, clock.finish_instant(task.finish));
  if (task.budget) {
    const auto in_currency = [&](const std::optional<Money>& money) {
      return money ? prices.of_money(*money, baseline.date) : Cost();
    };
    const AccrualSums sums{in_currency(task.budget->start), in_currency(task.budget->linear),
                           in_currency(task.budget->end)};
    element.planned.add_step(element.start, sums.start);
    element.planned.add_line(clock, element.start, element.finish, sums.linear);
    element.planned.add_step(element.finish, sums.end);
    element.budget = sums.total();
  }
  elements_.push_back(std::move(element));
}

void MeasurementBaseline::settle(const Plan& plan) {
  by_task_.resize(plan.tasks.size());
  start_ = finish_ = project_finish_ = project_start(plan, *calendar_);
  bool first = true;
  bool first_work = true;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const PlannedElement& element = elements_[i];
    const bool in_plan = element.task.valid();
    if (in_plan)
      by_task_[element.task.index()] = static_cast<std::uint32_t>(i + 1);
    else
      by_id_[element.id] = static_cast<std::uint32_t>(i);
    start_ = first ? element.start : std::min(start_, element.start);
    finish_ = first ? element.finish : std::max(finish_, element.finish);
    first = false;
    if (in_plan && plan.task(element.task).is_hammock()) continue;
    project_finish_ = first_work ? element.finish : std::max(project_finish_, element.finish);
    first_work = false;
  }
  if (plan.project.finish_task.valid())
    if (const PlannedElement* last = find(plan.project.finish_task)) project_finish_ = last->finish;
}

const PlannedElement* MeasurementBaseline::find(TaskId id) const {
  const std::uint32_t index = by_task_[id.index()];
  return index == 0 ? nullptr : &elements_[index - 1];
}

const PlannedElement* MeasurementBaseline::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &elements_[found->second];
}

Cost MeasurementBaseline::distributed_budget() const {
  Cost sum;
  for (const PlannedElement& element : elements_) sum += element.budget;
  return sum;
}

const Baseline* choose_baseline(const Plan& plan, std::string_view named, Diagnostics& diagnostics) {
  const IdTable& ids = plan.ids[CollectionKind::baselines];
  const std::string_view id = named.empty() ? plan.project.baseline : named;
  if (!id.empty()) {
    if (const auto row = ids.find(id)) return &plan.baselines.rows[*row];
    const Place where = named.empty() ? place_of(plan.project_node, "baseline") : Place{};
    if (names_revision(id)) {
      diagnostics.error(Code::unknown_reference, where,
                        fmt::format("baseline '{}' is not in the plan's files", id),
                        "freeze one with 'plumb baseline set v1', and name that");
      return nullptr;
    }
    const auto near = diagnostics.near(id, ids.ids());
    diagnostics.error(Code::unknown_reference, where, fmt::format("no baseline '{}'", id),
                      near ? fmt::format("did you mean '{}'?", *near) : "see 'plumb baseline list'");
    return nullptr;
  }
  const Baseline* latest = nullptr;
  for (const Baseline& baseline : plan.baselines.rows)
    if (latest == nullptr || baseline.date >= latest->date) latest = &baseline;
  return latest;
}

}  // namespace plumb
