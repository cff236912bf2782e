#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/model/compact.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/schedule/clocks.hpp"
#include "plumb/schedule/progress.hpp"
#include "plumb/schedule/rules.hpp"

namespace plumb {

/// Which value of a three-point estimate is taken for the duration.
enum class DurationChoice : std::uint8_t { likely, expected, optimistic, pessimistic };

/// What is asked of the scheduler beside the plan itself.
struct ScheduleOptions {
  std::optional<WrittenDate> at;  // moves the status date
  Date today;                     // for `status_date: today`
  DurationChoice durations = DurationChoice::likely;
  bool as_planned = false;  // as if nothing had started, and without a status date
};

enum class ScheduledKind : std::uint8_t { task, milestone, summary, hammock };

/// No bound: below every date for early ones, above every date for late ones; both fit a CompactInstant.
inline constexpr Instant kNoEarlyBound = kNoInstant + Minutes(1);
inline constexpr Instant kNoLateBound = Instant(Minutes(std::numeric_limits<std::int32_t>::max()));

/// The dates that constraints and deadlines of one task bound it with.
struct Bounds {
  Instant start_floor = kNoEarlyBound;   // SNET, MSO
  Instant finish_floor = kNoEarlyBound;  // FNET, MFO
  Instant start_cap = kNoLateBound;      // SNLT, MSO
  Instant finish_cap = kNoLateBound;     // FNLT, MFO, deadline
  Instant mandatory_start = kNoInstant;
  Instant mandatory_finish = kNoInstant;
};

/// Where a point in time without working time of its own goes.
enum class Snap : std::uint8_t {
  none,           // stays where its bounds put it
  boundary,       // early to the next working boundary, late to the previous one
  working_start,  // early to the next working start, late to the previous working end
};

/// A task as the passes need it.
struct NetworkTask {
  CompactMinutes to_do;     // the duration; once started, what remains of it
  CompactMinutes duration;  // the whole of it
  ClockId clock;            // of its work
  ClockId float_clock;      // in which its float counts
  TaskId parent;
  std::uint32_t bounds = 0;   // index into Network::bounds; 0 is the unbounded one
  std::uint32_t summary = 0;  // of a summary: its index among them
  ScheduledKind kind = ScheduledKind::task;
  TaskState state = TaskState::unstarted;
  bool point = false;      // no working time: a milestone, or nothing left to do
  Snap snap = Snap::none;  // of a point
  bool alap = false;
};

/// One end's view of a link. Of the other end it says what the passes ask in every step, because looking
/// there is what costs time.
struct NetworkLink {
  TaskId other;  // the predecessor or the successor
  std::int32_t lag_minutes = 0;
  ClockId lag_clock;
  LinkType type = LinkType::finish_to_start;
  ScheduledKind other_kind = ScheduledKind::task;
  TaskState other_state = TaskState::unstarted;
};

inline constexpr std::uint32_t kNoLink = std::numeric_limits<std::uint32_t>::max();

/// A lag that is a share of a summary's or a hammock's length: the links that carry it.
struct LagShare {
  TaskId predecessor;
  std::int64_t percent;  // as kWhole
  std::uint32_t in_link;
  std::uint32_t out_link;
};

/// Cuts a lag to 32 bits, which are longer than all dates there are.
inline std::int32_t lag_in_bounds(std::int64_t minutes) {
  constexpr std::int64_t kLongest = 1'000'000'000;
  return static_cast<std::int32_t>(std::clamp(minutes, -kLongest, kLongest));
}

/// When started and finished work was started and finished.
struct Facts {
  Instant start = kNoInstant;
  Instant finish = kNoInstant;
  Instant expected = kNoInstant;  // the finish that is promised
};

/// A plan made ready for the passes: every date an instant, every length in minutes of a clock.
struct Network {
  Network(const Plan& plan, const SharedClocks* shared) : clocks(plan, shared) {}

  ScheduleRules rules;
  Clocks clocks;
  Instant start{};
  std::optional<Instant> status;
  std::optional<Instant> finish_by;
  TaskId finish_task;
  IdVector<TaskId, NetworkTask> tasks;
  IdVector<TaskId, Facts> facts;            // empty if nothing has started
  IdVector<TaskId, TaskProgress> progress;  // empty without a status date
  std::vector<Bounds> bounds{Bounds{}};
  std::vector<TaskId> summaries;
  // Those links that bind, by successor and by predecessor; of each task, a range.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  IdVector<TaskId, Range> in_ranges, out_ranges;
  std::vector<NetworkLink> in_links, out_links;
  std::vector<LagShare> lag_shares;  // by predecessor

  const NetworkTask& task(TaskId id) const { return tasks[id]; }
  const Bounds& bounds_of(TaskId id) const { return bounds[tasks[id].bounds]; }
  const WorkTimes& clock_of(TaskId id) const { return clocks[tasks[id].clock]; }
  std::span<const NetworkLink> into(TaskId id) const {
    return {in_links.data() + in_ranges[id].begin, in_links.data() + in_ranges[id].end};
  }
  std::span<const NetworkLink> out_of(TaskId id) const {
    return {out_links.data() + out_ranges[id].begin, out_links.data() + out_ranges[id].end};
  }
};

/// Prepares a plan; reports what is suspicious (starts assumed, promises in the past). shared: may be null.
Network make_network(const Plan& plan, const ScheduleOptions& options, Diagnostics& diagnostics,
                     const SharedClocks* shared);

/// Makes a link with its type and lag, in minutes of the clock that it runs in; a share of a summary or a
/// hammock is zero, because only the passes know how long they are.
NetworkLink with_lag(const Plan& plan, const Network& network, const GraphLink& link);

/// Moves a date along a link's lag: to the earliest instant it can forward, to the latest backward; lag zero
/// keeps the instant.
inline Instant lag_forward(const Clocks& clocks, const NetworkLink& link, Instant from) {
  if (link.lag_minutes == 0) return from;
  const WorkTimes& clock = clocks[link.lag_clock];
  return clock.end_at(clock.work_before(from) + link.lag_minutes);
}
inline Instant lag_backward(const Clocks& clocks, const NetworkLink& link, Instant from) {
  if (link.lag_minutes == 0) return from;
  const WorkTimes& clock = clocks[link.lag_clock];
  return clock.start_at(clock.work_before(from) - link.lag_minutes);
}

}  // namespace plumb
