#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plumb/control/metrics.hpp"
#include "plumb/control/plan_comparison.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/registers/change.hpp"

namespace plumb {

/// A plan as a change would leave it, and its dates.
struct PlanWithChange {
  Plan plan;
  Schedule schedule;
};

/// Applies the steps of a change in memory, and schedules the plan that they make; nothing is written.
///
/// reader, root: what the plan was read with. Returns nullopt after reporting each error at the step that it
/// comes from; what is suspicious in the new plan is left out.
std::optional<PlanWithChange> changed_plan(const Plan& plan, std::size_t change, const FileReader& reader,
                                           const std::string& root, const ScheduleOptions& options,
                                           Diagnostics& diagnostics);

/// A figure of the plan as it is, and as it would be.
struct ChangedFigure {
  std::string_view key;      // in JSON and CSV, with its unit
  std::string_view heading;  // for people
  MetricKind kind;
  MetricValue before;
  MetricValue after;
  MetricValue change;  // working minutes of a date; undefined where one of both is
};

/// How far a task could move, and could then.
struct FloatChange {
  std::string id;
  Minutes before{0};
  Minutes after{0};
};

/// What a change would do to the plan.
struct ChangeEffect {
  std::vector<ChangedFigure> figures;
  std::vector<FloatChange>
      floats;  // of tasks in both plans whose total float differs, the greatest loss first
  PlanComparison comparison;
  bool has_baseline = false;  // BAC is that of a frozen baseline, which the change does not touch
};

/// Compares the plan as it is with the one that a change leads to. change: its row.
ChangeEffect change_effect(const AssessedVersion& before, const AssessedVersion& after, std::size_t change);

}  // namespace plumb
