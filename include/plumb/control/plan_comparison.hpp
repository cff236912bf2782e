#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plumb/control/finish_causes.hpp"
#include "plumb/control/key_figures.hpp"
#include "plumb/control/limits.hpp"
#include "plumb/plan/row_differences.hpp"

namespace plumb {

/// Where a leaf stands in one version of a plan.
struct TaskPosition {
  Instant start{};
  Instant finish{};
  Minutes duration{0};
  std::optional<Minutes> total_float;  // absent: complete, or a hammock
  bool critical = false;
  Cost budget;
};

/// A task that only one version has, whose row differs, or whose dates do.
struct TaskDifference {
  RowChange change = RowChange::changed;
  std::string id;
  std::string name;
  bool summary = false;
  std::vector<FieldDifference> fields;  // empty: its row is the same, and something else moved it
  std::optional<TaskPosition> before;   // of a leaf
  std::optional<TaskPosition> after;
  double start_change = 0;            // working minutes; positive: later
  double finish_change = 0;           // working minutes
  double finish_effect = 0;           // what its own fields did to the project's finish, in working minutes
  std::vector<std::string> moved_by;  // of a task whose row is the same: what moved it, at most three
};

/// A limit that holds in one version of a plan and fails in the other.
struct LimitDifference {
  std::string id;
  bool holds = false;     // now
  bool is_error = false;  // it fails the check
};

/// What the later of two versions of a plan differs in, in the words of a planner.
struct PlanComparison {
  KeyFigures before;
  KeyFigures after;
  double finish_change = 0;           // working minutes; positive: later
  std::vector<TaskDifference> tasks;  // those of the later version in file order, then those that are gone
  std::vector<RowDifference> rows;    // the project's and other collections'
  std::vector<LedgerDifference> ledgers;
  std::vector<LimitDifference> limits;
  std::vector<FinishCause> causes;     // what moved the finish, the greatest first
  std::vector<std::string> path_left;  // tasks that were critical and are not, of those in both
  std::vector<std::string> path_joined;

  /// Tells whether the versions differ in anything that a plan says.
  bool differs() const { return !tasks.empty() || !rows.empty() || !ledgers.empty(); }
};

/// A version of a plan, assessed, and what it was scheduled with.
struct AssessedVersion {
  const Assessment& assessment;
  ScheduleOptions options;
};

/// Compares two versions of a plan. Limits that cannot be tested are left out.
PlanComparison compare_plans(const AssessedVersion& before, const AssessedVersion& after);

}  // namespace plumb
