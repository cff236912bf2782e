#pragma once

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// Finds what would clash in a merge of the plan that was read with the branch that --against names: both
/// are compared with the commit where they parted.
///
/// clashes: gets one error each. found: gets the errors of the other plans, without which nothing can be
/// compared. Returns kExitDone, or the command's exit code after printing why a plan cannot be found.
int find_clashes(Context& context, const Arguments& arguments, const Plan& plan, Diagnostics& clashes,
                 Diagnostics& found);

}  // namespace plumb
