#pragma once

#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// What the plan's limits make of the warnings of a check.
struct LevelledDiagnostics {
  Diagnostics diagnostics;
  std::size_t raised = 0;  // warnings that a limit made errors: they fail the check, but the plan computes
};

/// Applies the limits that switch a warning by its name (`rule: missed-deadline, level: off`): to error, warn
/// or off. Of two limits on one rule the later holds.
LevelledDiagnostics with_levels(const Plan& plan, const Diagnostics& found);

/// Leaves out the warnings that limits switch off. For commands other than `check`: there, a warning that a
/// limit makes an error fails nothing, and stays a warning.
Diagnostics without_silenced(const Plan& plan, const Diagnostics& found);

/// Tells whether a limit holds a metric, and is not switched off.
bool holds_metric(const Limit& limit);

}  // namespace plumb
