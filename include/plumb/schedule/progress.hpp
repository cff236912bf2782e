#pragma once

#include <optional>
#include <span>
#include <vector>

#include "plumb/model/ids.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/plan/progress_ledger.hpp"

namespace plumb {

enum class TaskState : std::uint8_t { unstarted, started, complete };

/// What is known of a leaf at a status date, from its fields and the ledger.
struct TaskProgress {
  TaskState state = TaskState::unstarted;
  std::optional<WrittenDate> actual_start;  // absent where it was not said
  std::optional<WrittenDate> actual_finish;
  std::optional<Percent> done;
  std::optional<Decimal> units_done;  // of a task that counts units
  std::vector<bool> steps_done;       // of a task that earns by milestones, in their order; empty: none
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

/// Follows what is known of one leaf from one instant to later ones; of a hammock, what is reported alone,
/// since it has no facts of its own.
class ProgressOverTime {
 public:
  /// plan, ledger: outlive the object.
  ProgressOverTime(const Plan& plan, const ProgressLedger& ledger, TaskId id)
      : plan_(plan), task_(plan.task(id)), rows_(ledger.rows_of(id)) {}

  /// Returns what is known at an instant, which is not before the one asked for last. own_date: whether it is
  /// the project's own status date, at which the fields of the task hold.
  TaskProgress at(Instant t, bool own_date);

 private:
  const Plan& plan_;
  const Task& task_;
  std::span<const std::uint32_t> rows_;
  std::size_t next_ = 0;
  TaskProgress reported_;  // by the rows up to the next
};

/// The sum of the weights of the milestones that are done.
Percent milestones_reached(const Task& task, const TaskProgress& progress);

/// The first instant at which something that is written with a date is known: its own time, or the first
/// minute of its day.
Instant known_from(const WrittenDate& date);
inline Instant known_from(Date day) {
  return known_from(WrittenDate{day, std::nullopt});
}

/// The end of the status date, as an instant; nullopt if the plan has none and `at` names none.
std::optional<Instant> status_instant(const Plan& plan, const std::optional<WrittenDate>& at, Date today);

}  // namespace plumb
