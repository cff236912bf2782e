#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/model/compact.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/network.hpp"

namespace plumb {

/// A float that does not exist: of completed work and of hammocks.
inline constexpr Minutes kNoFloat = Minutes(std::numeric_limits<std::int32_t>::min());

/// When a task takes place, and how far it may move.
///
/// Dates that do not exist are kNoInstant. A started task's `start` is the fact, its early start is where the
/// rest begins.
struct TaskDates {
  CompactInstant start = kNoInstant;
  CompactInstant finish = kNoInstant;
  CompactInstant early_start = kNoInstant;
  CompactInstant early_finish = kNoInstant;
  CompactInstant late_start = kNoInstant;
  CompactInstant late_finish = kNoInstant;
  // Working minutes of the task's calendar, a milestone's of the project's; negative when late.
  CompactMinutes total_float = kNoFloat;
  CompactMinutes free_float = kNoFloat;         // what moves no successor; never negative
  CompactMinutes interfering_float = kNoFloat;  // total less free
  // What neither predecessors at their latest nor successors at their earliest take.
  CompactMinutes independent_float = kNoFloat;
  CompactMinutes duration;  // working minutes; elapsed where the task is; of a summary from start to finish
  CompactMinutes remaining;
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
  /// The day that counts as today: that of the status date, else the caller's.
  Date as_of{};
};

/// Schedules a plan by the critical path method, with calendars, constraints and progress.
///
/// Reports what is suspicious: work out of sequence, constraints that logic breaks, assumed starts.
/// Source: Kelley and Walker 1959 for the passes; the rules of precedence networks with lags as P6 and MS
/// Project apply them.
///
/// shared: another version of the plan, whose clocks are taken over where the calendars are the same; may be
/// null.
Schedule make_schedule(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics,
                       const SharedClocks* shared = nullptr);

}  // namespace plumb
