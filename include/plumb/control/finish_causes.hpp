#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/plan/row_differences.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// A version of a plan with its dates, and what they were computed with.
struct DatedPlan {
  const Plan& plan;
  const Schedule& schedule;
  ScheduleOptions options;
};

/// What one change of a plan did to a finish.
struct FinishCause {
  std::optional<CollectionKind> kind;  // absent: the project, or what cannot be told apart
  std::string id;                      // of the row; empty: of the project
  std::string fields;                  // `duration`, `after`; `added`; empty: all other changes together
  double minutes = 0;                  // of working time; positive: later
};

/// Divides what moved a finish from one version of a plan to the next among the changes between them.
///
/// Every change that can move dates is taken back, one after the other, and the plan scheduled after each:
/// what the finish moves by then is what the change did. So they add up to the whole, but where several
/// changes bear on the same path, the share of each depends on their order: facts are taken back first, then
/// tasks, resources, calendars and the project. What cannot be taken back alone, such as a task that is gone,
/// comes last, with empty fields.
///
/// task: whose finish; empty, the project's. Changes that moved nothing are left out.
std::vector<FinishCause> finish_causes(const DatedPlan& before, const DatedPlan& after,
                                       std::string_view task);

}  // namespace plumb
