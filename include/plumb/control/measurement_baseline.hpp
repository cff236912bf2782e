#pragma once

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "plumb/control/cost_plan.hpp"
#include "plumb/control/curve.hpp"
#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/revision_baseline.hpp"

namespace plumb {

/// A piece of work as it was planned: its dates, its budget and when that accrues.
struct PlannedElement {
  std::string_view id;
  std::string_view name;
  TaskId task;  // not valid: the plan does not have it any more
  AccountId account;
  Instant start{};
  Instant finish{};
  Cost budget;
  Curve planned;
  std::vector<CostItem> items;  // what the budget is made of; empty where a baseline froze the sum alone
};

/// A whole plan that another is measured against: what `git:REV` names.
struct BaselinePlan {
  std::string_view id;  // as the plan names it: `git:v1`
  const Plan& plan;
  const Schedule& schedule;
};

/// What performance is measured against: a baseline, or the plan itself as if nothing had started.
///
/// Its curves run by the calendars that the baseline was computed with, so that later edits of a calendar
/// move no planned value.
class MeasurementBaseline {
 public:
  /// Takes a baseline as it was frozen. plan: outlives the object.
  MeasurementBaseline(const Plan& plan, const Baseline& baseline);
  /// Takes the plan of another revision, with the dates and budgets that it computes to. Both plans and the
  /// schedule outlive the object.
  MeasurementBaseline(const Plan& plan, const BaselinePlan& frozen);
  /// Takes the plan itself, scheduled without progress.
  explicit MeasurementBaseline(const Plan& plan);

  /// The id of the baseline; empty: the plan itself.
  std::string_view id() const { return id_; }
  const std::vector<PlannedElement>& elements() const { return elements_; }
  /// The element of a task; nullptr if the baseline does not know it.
  const PlannedElement* find(TaskId id) const;
  const PlannedElement* find(std::string_view id) const;

  Instant start() const { return start_; }    // the earliest of all
  Instant finish() const { return finish_; }  // the latest of all
  /// When the project was to be finished: the finish task, if the plan names one that the baseline knows,
  /// else the latest of all but hammocks.
  Instant project_finish() const { return project_finish_; }
  /// The project's calendar as the baseline had it.
  const WorkTimes& calendar() const { return *calendar_; }

  Cost undistributed_budget() const { return undistributed_; }
  Cost contingency() const { return contingency_; }
  /// Budgets on tasks.
  Cost distributed_budget() const;

 private:
  const WorkTimes& clock_of(const Plan& plan, const Baseline& baseline, const BaselineTask& task);
  const WorkTimes& add_clock(WorkWeek week);
  void add_frozen(const Plan& plan, const Baseline& baseline, const BaselineTask& task);
  void take_budgets(const Plan& frozen, const Schedule& schedule);
  void settle(const Plan& plan);

  std::string_view id_;
  std::vector<PlannedElement> elements_;
  std::vector<std::uint32_t> by_task_;               // one past the element's index; 0: none
  std::map<std::string_view, std::uint32_t> by_id_;  // of those that left the plan
  Instant start_{};
  Instant finish_{};
  Instant project_finish_{};
  const WorkTimes* calendar_ = nullptr;
  Cost undistributed_;
  Cost contingency_;
  Date anchor_;
  std::map<std::string_view, const WorkTimes*> by_calendar_;
  std::deque<WorkTimes> clocks_;              // of a frozen baseline
  std::unique_ptr<const Schedule> schedule_;  // of the plan itself
  std::unique_ptr<CostPlan> costs_;
};

/// Finds the baseline that a plan is measured against: the one named, else the project's, else the latest
/// one; nullptr if the plan has none. Reports a name that it does not have.
const Baseline* choose_baseline(const Plan& plan, std::string_view named, Diagnostics& diagnostics);

}  // namespace plumb
