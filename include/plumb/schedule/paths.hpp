#pragma once

#include <vector>

#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Returns the tasks and milestones that set the finish, by start, then in the order in which they depend on
/// each other. Where several paths tie, all of them.
std::vector<TaskId> driving_path(const Plan& plan, const Schedule& schedule);

/// Tasks of which each drives the next, with little float but off the driving path.
struct NearPath {
  Minutes total_float{0};     // of its first task found, which has the least of all
  std::vector<TaskId> tasks;  // each on one path only
  TaskId joins;               // the task that limits the last one; not valid where nothing follows
};

/// Finds the paths whose tasks have at most `most_float`, by increasing float, equal ones in file order.
///
/// From each open leaf that no path before it holds, a path follows the links that set the dates, back and
/// forth, to where it meets the driving path or another path. Where the plan has a finish task, only what
/// leads to it counts: the float of everything else measures how late that may be, not how late the finish.
/// This departs from P6's multiple float paths, which extract one longest path after the other and repeat
/// tasks between them.
std::vector<NearPath> near_paths(const Plan& plan, const Schedule& schedule, Minutes most_float);

}  // namespace plumb
