#pragma once

#include <cstddef>
#include <string_view>

#include "plumb/plan/plan_edit.hpp"

namespace plumb {

/// Gives a row another id, and every reference to it in all files: links with their lags, assignments,
/// ledgers, limits, the frozen rows of baselines. Returns how many places followed.
std::size_t rename_row(PlanEdit& edit, const Plan& plan, CollectionKind kind, std::size_t row,
                       std::string_view new_id);

}  // namespace plumb
