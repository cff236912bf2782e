#pragma once

#include "plumb/control/assessment.hpp"

namespace plumb {

/// Reports, as warnings, figures that are computable and suspicious: value earned without cost, cost without
/// value, more spent than budgeted, finished below budget, progress that goes backwards, and a cost at the
/// end of work that earns by percent.
void report_cost_findings(const Assessment& assessment, Diagnostics& diagnostics);

}  // namespace plumb
