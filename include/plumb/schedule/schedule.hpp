#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/network.hpp"

namespace plumb {

/// A float that does not exist: of completed work and of hammocks.
inline constexpr Minutes kNoFloat = Minutes(std::numeric_limits<std::int64_t>::min());

/// When a task takes place, and how far it may move.
///
/// Dates that do not exist are kNoInstant. A started task's `start` is the fact, its early start is where the
/// rest begins.
struct TaskDates {
  Instant start = kNoInstant;
  Instant finish = kNoInstant;
  Instant early_start = kNoInstant;
  Instant early_finish = kNoInstant;
  Instant late_start = kNoInstant;
  Instant late_finish = kNoInstant;
  Minutes total_float =
      kNoFloat;  // working minutes of the task's calendar, a milestone's of the project's; negative when late
  Minutes free_float = kNoFloat;         // what moves no successor; never negative
  Minutes interfering_float = kNoFloat;  // total less free
  Minutes independent_float =
      kNoFloat;         // what neither predecessors at their latest nor successors at their earliest take
  Minutes duration{0};  // working minutes; elapsed where the task is; of a summary from start to finish
  Minutes remaining{0};
  bool critical = false;
  bool driving = false;      // on the path that sets the finish
  bool pulled_late = false;  // stands later than what it waits for asks, because ALAP does
};

/// The dates of a plan; `tasks` has one entry per task, in the plan's order.
struct Schedule {
  Network network;
  Instant start{};
  Instant finish{};
  IdVector<TaskId, TaskDates> tasks;
};

/// Schedules a plan by the critical path method, with calendars, constraints and progress.
///
/// Reports what is suspicious: work out of sequence, constraints that logic breaks, assumed starts.
/// Source: Kelley and Walker 1959 for the passes; the rules of precedence networks with lags as P6 and MS
/// Project apply them.
Schedule make_schedule(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics);

}  // namespace plumb
