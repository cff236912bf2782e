#pragma once

#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Returns how much later something is than it was planned, in working minutes of the project's calendar as
/// it is now; negative if it is earlier.
inline double working_variance(const Schedule& schedule, Instant planned, Instant now) {
  const WorkTimes& clock = schedule.network.clocks[schedule.network.clocks.project()];
  return static_cast<double>(clock.work_before(now) - clock.work_before(planned));
}

}  // namespace plumb
