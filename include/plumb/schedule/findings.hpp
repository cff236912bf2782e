#pragma once

#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Reports what is suspicious about a schedule: constraints that logic breaks, deadlines missed, work out of
/// sequence; and, as an error, dates that run out of the years that exist.
void report_findings(const Plan& plan, const Schedule& schedule, Diagnostics& diagnostics);

}  // namespace plumb
