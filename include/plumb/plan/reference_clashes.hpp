#pragma once

#include "plumb/plan/merge_sides.hpp"

namespace plumb {

/// Reports what a merge would leave without what it names: a row that one branch removed, and that the other
/// newly refers to or puts tasks below.
void report_reference_clashes(const MergeSides& sides, Diagnostics& diagnostics);

}  // namespace plumb
