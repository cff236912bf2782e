#pragma once

#include <optional>

#include "plumb/model/ids.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

enum class TaskState : std::uint8_t { unstarted, started, complete };

/// What is known of a leaf at a status date, from its fields and the ledger.
struct TaskProgress {
  TaskState state = TaskState::unstarted;
  std::optional<WrittenDate> actual_start;  // absent where it was not said
  std::optional<WrittenDate> actual_finish;
  std::optional<Percent> done;
  std::optional<Duration> remaining;
  std::optional<WrittenDate> expected;
  bool fields_hold = true;  // progress, remaining and expected of the task itself hold at this date
};

/// Collects the progress of every task at `status`.
///
/// Rows of the ledger count up to that day; the last one of a task holds, of two of one day the later in file
/// order, and a start once stated stays. What the task itself says of percent, remaining and expected holds
/// at the project's own status date only. own_date: whether `status` is the project's own.
IdVector<TaskId, TaskProgress> progress_at(const Plan& plan, Instant status, bool own_date);

/// The end of the status date, as an instant; nullopt if the plan has none and `at` names none.
std::optional<Instant> status_instant(const Plan& plan, const std::optional<WrittenDate>& at, Date today);

}  // namespace plumb
