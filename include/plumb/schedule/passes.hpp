#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "plumb/model/ids.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// What a summary hands on between its two points and to what links to it: extremes over the leaves below it.
struct SummaryDates {
  // Forward: bounds that links and constraints into the summary put on every leaf below it.
  Instant link_start_bound = kNoEarlyBound;
  Instant link_finish_bound = kNoEarlyBound;
  Instant start_floor = kNoEarlyBound;
  // From its leaves; `live` ones are not complete.
  Instant least_start = kNoLateBound;
  Instant greatest_start = kNoEarlyBound;
  Instant greatest_finish = kNoEarlyBound;
  Instant least_live_early_start = kNoLateBound;
  Instant least_live_early_finish = kNoLateBound;
  Instant least_live_late_start = kNoLateBound;
  Instant least_live_late_finish = kNoLateBound;
  Instant greatest_late_finish = kNoEarlyBound;
  // Backward: bounds that links and caps out of the summary put on the leaves below it.
  Instant late_finish_bound = kNoLateBound;
  Instant late_start_bound = kNoLateBound;   // of its own SS and SF links
  Instant free_finish_bound = kNoLateBound;  // the same with the successors' early dates, for free float
  Instant free_start_bound = kNoLateBound;   // of its own SS and SF links
};

/// The state that the passes share: one entry per task, one per summary.
struct PassDates {
  // What the passes find: start, early and late dates and free float; of summaries and hammocks, start and
  // early finish. They are written where the results stay: arrays of their own for the passes took a third
  // longer with 100,000 tasks, and a fifth less only with a million.
  IdVector<TaskId, TaskDates> tasks;
  std::vector<SummaryDates> summaries;
  std::vector<TaskId> pulled_late;          // as late as possible, and later than need be
  Instant greatest_finish = kNoEarlyBound;  // of all leaves, hammocks apart
  Instant finish = kNoEarlyBound;           // the project's
};

/// Bounds that the forward pass lets a leaf begin and end at, before its calendar.
struct EarlyBounds {
  Instant start = kNoEarlyBound;
  Instant finish = kNoEarlyBound;
};

/// Sets the early dates of every task, in the graph's order; sets what remains of promised tasks.
void forward_pass(const Plan& plan, Network& network, PassDates& dates);

/// Returns the bounds of a leaf that is not complete, as its predecessors are dated.
EarlyBounds early_bounds(const Network& network, const PassDates& dates, TaskId id);

/// Where the late dates of each leaf start from, and how late an open end may finish without moving the
/// project's.
class LateBase {
 public:
  LateBase(const Plan& plan, const Network& network, const PassDates& dates);

  /// The latest that a leaf may finish: finish_by or the finish that it leads to; behind the finish task, the
  /// greatest of all.
  Instant late_finish(TaskId id) const { return lies_after(id) ? greatest_ : finish_by_.value_or(finish_); }
  /// What a leaf without successors may use up: never more than its late finish.
  Instant open_end(TaskId id) const {
    return std::min(lies_after(id) ? greatest_ : finish_, late_finish(id));
  }
  /// The end of everything, which is the project's finish unless a task is named as that.
  Instant greatest_finish() const { return greatest_; }

 private:
  bool lies_after(TaskId id) const { return !after_finish_task_.empty() && after_finish_task_[id] != 0; }

  std::optional<Instant> finish_by_;
  Instant finish_;
  Instant greatest_;
  IdVector<TaskId, char>
      after_finish_task_;  // lies behind it, or leads only there; empty without a finish task
};

/// Sets the late dates of every leaf that is not complete.
void backward_pass(const Plan& plan, const Network& network, const LateBase& base, PassDates& dates);

/// Sets the free float of every leaf that is not complete, and moves tasks that are to start as late as
/// possible by theirs: successors first, so that their predecessors see them where they end up.
void free_float_pass(const Plan& plan, const Network& network, const LateBase& base, PassDates& dates);

/// Takes the extremes of summaries and the dates of hammocks anew from the leaves, after some have moved.
void refresh_summaries(const Plan& plan, Network& network, PassDates& dates);

/// Returns the independent float of a leaf: what is left between its predecessors' late and its successors'
/// early dates.
Minutes independent_float(const Network& network, const PassDates& dates, TaskId id);

}  // namespace plumb
