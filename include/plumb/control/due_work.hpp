#pragma once

#include <cstddef>

#include "plumb/control/assessment.hpp"

namespace plumb {

/// What is owed by now and soon.
struct DueWork {
  std::size_t overdue_tasks = 0;  // past their deadline or their finish in the baseline, and not complete
  std::size_t due_tasks = 0;      // to be finished within the days asked for, as scheduled
  std::size_t overdue_risks = 0;  // exposed risks whose response was due
  std::size_t due_risks = 0;

  std::size_t overdue() const { return overdue_tasks + overdue_risks; }
  std::size_t due() const { return due_tasks + due_risks; }
};

/// Counts what is due at the status date and within so many days behind it.
DueWork due_work(const Assessment& assessment, std::chrono::days within);

}  // namespace plumb
