#include "plumb/plan/progress_ledger.hpp"

#include <algorithm>
#include <numeric>

namespace plumb {

ProgressLedger::ProgressLedger(const Plan& plan) : first_(plan.tasks.size() + 1) {
  for (const ProgressRow& row : plan.progress.rows)
    if (row.task_id.valid()) ++first_[row.task_id.index() + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  rows_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end());
  for (std::size_t i = 0; i < plan.progress.size(); ++i)
    if (const TaskId id = plan.progress.rows[i].task_id; id.valid())
      rows_[next[id.index()]++] = static_cast<std::uint32_t>(i);
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
    return plan.progress.rows[a].date < plan.progress.rows[b].date;
  };
  for (std::size_t i = 0; i + 1 < first_.size(); ++i)
    std::stable_sort(rows_.begin() + first_[i], rows_.begin() + first_[i + 1], earlier);
}

}  // namespace plumb
