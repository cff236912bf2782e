#pragma once

#include "plumb/plan/merge_sides.hpp"

namespace plumb {

/// Reports links of two branches that together let tasks wait for each other, although neither branch alone
/// does: each cycle by a link of theirs that closes it, the shortest through that link, at most twenty.
void report_cycle_clashes(const MergeSides& sides, Diagnostics& diagnostics);

}  // namespace plumb
