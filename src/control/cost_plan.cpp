#include "plumb/control/cost_plan.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

Cost part_of(Cost amount, Percent rest) {
  return Cost::share(amount, rest.scaled, kWhole.scaled);
}

/// The day whose prices hold at an instant that something begins.
Date price_day(Instant t) {
  return day_of(t);
}

/// Cuts a stretch of time at the days on which a price changes.
std::vector<Instant> cuts(Instant from, Instant to, const std::vector<Date>& changes) {
  std::vector<Instant> cut{from};
  for (const Date day : changes)
    if (Instant(day) > from && Instant(day) < to) cut.push_back(Instant(day));
  cut.push_back(to);
  return cut;
}

void add_start(CostItem& item, Instant at, Cost amount) {
  item.sums.start += amount;
  item.curve.add_step(at, amount);
}

void add_linear(CostItem& item, const WorkTimes& clock, Instant from, Instant to, Cost amount) {
  item.sums.linear += amount;
  item.curve.add_line(clock, from, to, amount);
}

}  // namespace

std::vector<CostItem> CostPlan::items(TaskId id) {
  const TaskDates& dates = schedule_.tasks[id];
  return items_in(id, {dates.start, dates.finish});
}

std::vector<CostItem> CostPlan::remaining(TaskId id) {
  const Network& network = schedule_.network;
  const TaskDates& dates = schedule_.tasks[id];
  const TaskState state = network.task(id).state;
  if (state == TaskState::complete) return {};
  if (state == TaskState::unstarted && network.task(id).kind != ScheduledKind::hammock) return items(id);
  Stretch rest{dates.early_start, dates.finish, kWhole, false};
  if (network.task(id).kind == ScheduledKind::hammock) {
    // A hammock has no progress of its own: the time behind the status date is what remains.
    rest.from = std::clamp<Instant>(network.status.value_or(dates.start), dates.start, dates.finish);
    rest.has_start = !network.status || *network.status <= dates.start;
    const WorkTimes& clock = network.clock_of(id);
    const std::int64_t all = clock.work_before(dates.finish) - clock.work_before(dates.start);
    const std::int64_t left = clock.work_before(dates.finish) - clock.work_before(rest.from);
    rest.rest = Percent{all > 0 ? multiply_divide(left, kWhole.scaled, all) : (left > 0 ? kWhole.scaled : 0)};
  } else if (const auto done = network.progress[id].done) {
    rest.rest = Percent{kWhole.scaled - done->scaled};
  }
  return items_in(id, rest);
}

std::vector<CostItem> CostPlan::items_in(TaskId id, const Stretch& stretch) {
  const Task& task = plan_.task(id);
  const WorkTimes& clock = schedule_.network.clock_of(id);
  std::vector<CostItem> items;
  if (task.budget) {
    items.push_back(own_cost(task, *task.budget, clock, stretch));
    return items;
  }
  if (task.fixed_cost) items.push_back(own_cost(task, *task.fixed_cost, clock, stretch));
  for (const Assignment& assignment : task.assign) items.push_back(assignment_cost(id, assignment, stretch));
  return items;
}

CostItem CostPlan::own_cost(const Task& task, Money money, const WorkTimes& clock,
                            const Stretch& stretch) const {
  CostItem item;
  if (task.accrue == Accrual::linear) {
    add_amount(item, money, clock, stretch);
  } else if (task.accrue == Accrual::start) {
    if (stretch.has_start) add_start(item, stretch.from, prices_.of_money(money, price_day(stretch.from)));
  } else {
    // A finish at midnight belongs to the day that ends.
    const Cost amount = prices_.of_money(money, price_day(stretch.to - Minutes{1}));
    item.sums.end += amount;
    item.curve.add_step(stretch.to, amount);
  }
  return item;
}

CostItem CostPlan::assignment_cost(TaskId id, const Assignment& assignment, const Stretch& stretch) {
  const Resource& resource = plan_.resource(assignment.resource);
  const WorkTimes& clock = schedule_.network.clock_of(id);
  CostItem item;
  item.resource = assignment.resource;
  if (resource.cost_per_use && stretch.has_start && assignment.amount > 0) {
    const Cost per_use = prices_.of_money(*resource.cost_per_use, price_day(stretch.from));
    const bool per_unit = resource.kind == ResourceKind::work;
    add_start(item, stretch.from,
              per_unit ? Cost::share(per_use, assignment.amount, kDecimalScale) : per_use);
  }
  switch (resource.kind) {
    case ResourceKind::work:
      add_work(item, resource, assignment.amount, clock_of(id, assignment.resource), stretch);
      break;
    case ResourceKind::material: {
      const Cost price = prices_.of_material(resource, assignment.amount, price_day(stretch.from));
      add_linear(item, clock, stretch.from, stretch.to, part_of(price, stretch.rest));
      break;
    }
    case ResourceKind::cost:
      add_amount(item, {assignment.amount, assignment.currency}, clock, stretch);
      break;
  }
  return item;
}

void CostPlan::add_amount(CostItem& item, Money money, const WorkTimes& clock, const Stretch& stretch) const {
  const std::vector<Instant> cut = cuts(stretch.from, stretch.to, prices_.changes(money.currency));
  const std::int64_t first = clock.work_before(stretch.from);
  const std::int64_t whole = clock.work_before(stretch.to) - first;
  std::int64_t done = 0;
  for (std::size_t i = 0; i + 1 < cut.size(); ++i) {
    const Cost all = part_of(prices_.of_money(money, price_day(cut[i])), stretch.rest);
    if (whole <= 0) return add_linear(item, clock, stretch.from, stretch.to, all);
    const std::int64_t until = clock.work_before(cut[i + 1]) - first;
    // As the difference of two shares, so that stretches of one price add up to the amount.
    add_linear(item, clock, cut[i], cut[i + 1],
               Cost::share(all, until, whole) - Cost::share(all, done, whole));
    done = until;
  }
}

void CostPlan::add_work(CostItem& item, const Resource& resource, std::int64_t units, const WorkTimes& clock,
                        const Stretch& stretch) const {
  const std::vector<Instant> cut = cuts(stretch.from, stretch.to, prices_.changes(resource));
  for (std::size_t i = 0; i + 1 < cut.size(); ++i) {
    const Minutes time(clock.work_before(cut[i + 1]) - clock.work_before(cut[i]));
    add_linear(item, clock, cut[i], cut[i + 1], prices_.of_work(resource, time, units, price_day(cut[i])));
  }
}

const WorkTimes& CostPlan::clock_of(TaskId id, ResourceId resource_id) {
  const Network& network = schedule_.network;
  const Resource& resource = plan_.resource(resource_id);
  const bool own = resource.calendar.valid() || !resource.off.empty();
  if (!own || network.rules.resource_calendars) return network.clock_of(id);
  std::shared_ptr<const WorkTimes>& clock = clocks_[{network.task(id).clock, resource_id}];
  if (!clock) clock = std::make_shared<const WorkTimes>(assignment_time(plan_, plan_.task(id), resource));
  return *clock;
}

}  // namespace plumb
