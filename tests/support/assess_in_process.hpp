#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "plumb/control/metrics.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {

/// A plan, its schedule and where it stands; none of it moves, because the parts refer to each other.
struct AssessedYaml {
  LoadedPlan loaded;
  Schedule schedule;
  Diagnostics diagnostics;
  std::optional<Assessment> assessment;

  const Assessment& operator*() const { return assessment.value(); }
  const Assessment* operator->() const { return &assessment.value(); }

  /// A metric of the project, or of the part named.
  MetricValue metric(std::string_view name, std::string_view of = {}) const;
  /// The same as one word: `0.9`, `n/a`, `2026-03-06T17:00`.
  std::string word(std::string_view name, std::string_view of = {}) const;
};

/// Reads, schedules and assesses a plan; the test fails if it has errors. at: the status date, `2026-03-06`
/// or with a time; empty: the plan's own.
std::unique_ptr<AssessedYaml> assessed(std::string_view yaml, std::string_view at = {});

}  // namespace plumb::test
