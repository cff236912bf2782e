#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/inspection.hpp"
#include "plumb/registers/requirement.hpp"

namespace plumb {

/// What a requirement leads to. A parent has what its parts have too.
struct RequirementTrace {
  std::vector<TaskId> tasks;             // that satisfy it itself, in file order
  std::vector<std::size_t> inspections;  // that verify it itself: rows, in file order
  std::vector<std::size_t> parts;        // requirements whose parent it is
  std::optional<Date> finish;            // of the last task of it or of a part
  bool wanted = false;                   // neither dropped nor a `wont`
  bool agreed = false;                   // wanted, and more than proposed
  bool covered = false;                  // has a task, or every part that is agreed is covered
  bool inspected = false;                // has an inspection, or every part that is agreed has
  bool verified = false;                 // has one that passed, or every part that is agreed is verified
};

/// The ways from requirements to tasks and inspections, and what is on none of them.
struct Traceability {
  Traceability(const Plan& plan, const Schedule& schedule);

  std::vector<RequirementTrace> requirements;  // one per row
  /// Tasks with work that serve no requirement, by themselves or by a summary above them, and inspections of
  /// none; empty where the plan ties none of its tasks, or inspections, to requirements.
  std::vector<TaskId> stray_tasks;
  std::vector<std::size_t> stray_inspections;
};

/// Tells whether nothing is wanting: an agreed requirement has a task, a verification and a source.
bool lacks_task(const RequirementTrace& trace);
bool lacks_verification(const RequirementTrace& trace);
bool lacks_source(const Requirement& requirement, const RequirementTrace& trace);

/// Counts over all requirements.
struct RequirementCounts {
  std::int64_t open = 0;  // wanted and not yet accepted
  std::int64_t agreed = 0;
  std::int64_t covered = 0;   // of the agreed
  std::int64_t verified = 0;  // of the agreed
  std::int64_t without_task = 0;
  std::int64_t without_verification = 0;
  std::int64_t without_source = 0;
  std::int64_t orphans = 0;  // requirements that lack at least one of the three

  /// In percent of the agreed; nothing where none is.
  std::optional<double> coverage_pct() const;
  std::optional<double> verified_pct() const;
};
RequirementCounts requirement_counts(const Plan& plan, const Traceability& trace);

std::span<const Figure> requirement_figures();
std::span<const Metric> requirement_metrics();

}  // namespace plumb
