#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// The rows of the progress ledger by task, in order of time, rows of one day in file order.
class ProgressLedger {
 public:
  explicit ProgressLedger(const Plan& plan);

  std::span<const std::uint32_t> rows_of(TaskId id) const {
    return {rows_.data() + first_[id.index()], rows_.data() + first_[id.index() + 1]};
  }

 private:
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> first_;  // of each task, and one past the last
};

}  // namespace plumb
