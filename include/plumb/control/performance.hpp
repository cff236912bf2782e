#pragma once

#include <memory>
#include <vector>

#include "plumb/control/earned.hpp"
#include "plumb/control/measurement_baseline.hpp"

namespace plumb {

/// What carries a budget or a cost: a task, what was one, or what only costs stand on.
enum class Bearer : std::uint8_t { task, left_task, account, contract, undistributed };

/// Planned value, earned value and actual cost over time of one piece of the work. All of them together are
/// the project: nothing counts twice.
struct PerformanceElement {
  Bearer bearer = Bearer::task;
  std::string_view id;
  std::string_view name;
  TaskId task;                              // a leaf, or a summary that costs were booked on
  AccountId account;                        // where its figures count
  const PlannedElement* planned = nullptr;  // null: the baseline does not know it
  bool level_of_effort = false;
  bool started = false;  // by the status date
  bool complete = false;
  Cost budget;
  Curve planned_value;
  Curve earned_value;
  Curve actual_cost;
  Curve remaining_cost;  // bottom-up, on the dates of the current schedule
};

/// A cost incurred, in the project's currency.
struct BookedCost {
  std::uint32_t element = 0;
  std::uint32_t row = 0;  // of the ledger
  ResourceId resource;    // not valid: not said
  Instant known_from{};
  Cost amount;
};

/// How the project performs at a status date.
struct Performance {
  Instant at{};
  std::shared_ptr<const MeasurementBaseline> baseline;  // never null; versions of a plan may share it
  std::vector<PerformanceElement> elements;
  std::vector<BookedCost> costs;            // in file order
  IdVector<TaskId, std::uint32_t> by_task;  // one past the element's index; 0: none
  std::unique_ptr<CostPlan> cost_plan;      // on the current schedule

  const PerformanceElement* find(TaskId id) const {
    return by_task[id] == 0 ? nullptr : &elements[by_task[id] - 1];
  }
};

/// Measures a plan against a baseline at the status date `at`.
///
/// schedule: of the plan at that date; it and the plan outlive the result. own_date: whether the date is the
/// project's own, at which the progress that stands on tasks holds. similar: the costs of another version
/// that has the same tasks, resources and calendars, whose clocks are shared; may be null.
Performance measure_performance(const Plan& plan, const Schedule& schedule,
                                std::shared_ptr<const MeasurementBaseline> baseline, Instant at,
                                bool own_date, const CostPlan* similar = nullptr);

}  // namespace plumb
