#pragma once

#include <vector>

#include "plumb/control/measurement_baseline.hpp"
#include "plumb/schedule/progress.hpp"

namespace plumb {

/// How the earned value of a task is measured: what it says or inherits, else percent complete; hammocks,
/// which have no progress of their own, by level of effort.
Technique technique_of(const Task& task);

/// Makes the curves of earned value over time, up to a status date.
///
/// Between two reports nothing is earned but level of effort, which earns as planned. A task that the
/// baseline does not know earns nothing, and so does one that has left the plan. A summary that the baseline
/// froze whole, before it was divided, earns the share that the work below it has earned.
class EarnedCurves {
 public:
  /// plan, baseline: outlive the object. own_date: whether `at` is the project's own status date.
  EarnedCurves(const Plan& plan, const MeasurementBaseline& baseline, Instant at, bool own_date)
      : plan_(plan), baseline_(baseline), ledger_(plan), at_(at), own_date_(own_date) {}

  Curve of(const PlannedElement& element) const;

 private:
  Curve measured(TaskId id, Technique technique, const PlannedElement* element, Cost budget) const;
  Curve reported(TaskId id, Technique technique, Cost budget) const;
  Curve apportioned(TaskId id, Cost budget) const;
  Curve below(TaskId summary, Cost budget) const;
  std::vector<Instant> report_instants(TaskId id) const;
  Cost earned(TaskId id, Technique technique, const TaskProgress& progress, Cost budget) const;

  const Plan& plan_;
  const MeasurementBaseline& baseline_;
  ProgressLedger ledger_;
  Instant at_;
  bool own_date_;
};

}  // namespace plumb
