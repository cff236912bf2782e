#pragma once

#include "plumb/control/assessment.hpp"

namespace plumb {

/// Tells whether a plan has rows that report_process_findings looks at.
bool has_process(const Plan& plan);

/// Warns about what the registers leave open and a manager would be asked for: objectives that nobody
/// measures, requirements without work or test, high risks without answer, payments without a milestone,
/// people who are told nothing, and what is overdue on the day that counts as today.
///
/// Rows that are put away (`closed`) or dropped are past. A plan without a register hears nothing of it.
void report_process_findings(const Assessment& assessment, Diagnostics& diagnostics);

}  // namespace plumb
