#pragma once

#include <string>
#include <vector>

#include "plumb/control/limits.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// Writes a list of {id, metric, of, value, must, level, holds}; compared: and whether an earlier version of
/// the plan knows that it fails.
void write_limits(JsonWriter& json, const Plan& plan, const std::vector<LimitResult>& limits,
                  bool compared = false);

/// One row for each limit: what it is, what it must be, and whether it holds.
Table limits_table(const Plan& plan, const std::vector<LimitResult>& limits, bool unicode);

/// Returns the metric's value as people read it, with a place more than elsewhere: 0.896 breaks a limit of
/// 0.90, and 0.90 would not look so.
std::string limit_value_text(const Plan& plan, const LimitResult& result, bool unicode);

/// Returns `6 limits: 4 hold, 2 fail`, and how many of these an earlier version of the plan knows.
std::string limits_summary(const std::vector<LimitResult>& limits);

/// How many do not hold; of level: only those of that level.
std::size_t failing_count(const std::vector<LimitResult>& limits);
std::size_t failing_count(const std::vector<LimitResult>& limits, LimitLevel level);

}  // namespace plumb
