#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "plumb/control/curve.hpp"
#include "plumb/control/prices.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// When the parts of a budget accrue; the sums of what a task costs.
struct AccrualSums {
  Cost start;
  Cost linear;
  Cost end;

  Cost total() const { return start + linear + end; }
};

/// What one resource costs on one task, or what the task costs beside its resources.
struct CostItem {
  ResourceId resource;  // not valid: budget or fixed cost
  AccrualSums sums;
  Curve curve;
};

/// What the tasks of a plan cost by their own budgets, or by fixed costs, assignments and rates, on the dates
/// of a schedule.
///
/// Work costs its rate for the time in which the resource works: the task's, less the resource's own calendar
/// and days off. It accrues evenly, as materials and costs do; the cost per use accrues at the start, per
/// unit of work, once for a material.
class CostPlan {
 public:
  /// plan, schedule: outlive the object; the object outlives the curves. similar: of another version that has
  /// the same tasks, resources and calendars, whose clocks are shared, so that both stay in one thread; may
  /// be null.
  CostPlan(const Plan& plan, const Schedule& schedule, const CostPlan* similar = nullptr)
      : plan_(plan), schedule_(schedule), prices_(plan) {
    if (similar != nullptr) clocks_ = similar->clocks_;
  }

  const Prices& prices() const { return prices_; }

  /// Returns what a leaf costs in all, on its dates.
  std::vector<CostItem> items(TaskId id);

  /// Returns what is still to be spent on a leaf from the status date on: assigned work for the remaining
  /// time, everything else by what is not done.
  std::vector<CostItem> remaining(TaskId id);

  /// Returns the time in which a resource works on a task, valid as long as the object.
  const WorkTimes& clock_of(TaskId id, ResourceId resource);

 private:
  /// The time that a cost is spread over, and how much of it is asked for.
  struct Stretch {
    Instant from;
    Instant to;
    Percent rest = kWhole;  // of amounts that do not follow from time
    bool has_start = true;  // what accrues at the start is not spent yet
  };

  std::vector<CostItem> items_in(TaskId id, const Stretch& stretch);
  CostItem own_cost(const Task& task, Money money, const WorkTimes& clock, const Stretch& stretch) const;
  CostItem assignment_cost(TaskId id, const Assignment& assignment, const Stretch& stretch);
  void add_amount(CostItem& item, Money money, const WorkTimes& clock, const Stretch& stretch) const;
  void add_work(CostItem& item, const Resource& resource, std::int64_t units, const WorkTimes& clock,
                const Stretch& stretch) const;
  const Plan& plan_;
  const Schedule& schedule_;
  Prices prices_;
  std::map<std::pair<ClockId, ResourceId>, std::shared_ptr<const WorkTimes>>
      clocks_;  // of resources with their own
};

}  // namespace plumb
