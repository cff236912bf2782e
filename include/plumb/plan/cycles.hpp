#pragma once

#include "plumb/io/diagnostics.hpp"

namespace plumb {

struct Plan;
struct TaskGraph;

/// Reports one error for each tangle of tasks that wait for each other: the shortest cycle in it, with the
/// place of every link.
///
/// In a tangle of more than some thousand links the search for the shortest is cut off, and the shortest
/// found is reported.
void report_cycles(const Plan& plan, const TaskGraph& graph, Diagnostics& diagnostics);

}  // namespace plumb
