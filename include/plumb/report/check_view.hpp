#pragma once

#include <string>
#include <string_view>

#include "plumb/control/limits.hpp"
#include "plumb/io/diagnostics.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// What was checked and what was found.
struct CheckReport {
  std::string_view path;  // of the plan, as it was named or found
  std::string_view name;  // the project's id, or the file that should have had one
  std::size_t task_count = 0;
  bool has_plan = false;       // false: the files have errors, and nobody knows how many tasks there are
  Diagnostics diagnostics;     // by place
  const Plan* plan = nullptr;  // of the limits
  std::vector<LimitResult> limits;
  std::string_view no_worse_than;  // the revision that the plan is measured by; empty: none
};

/// Returns `city-card: 81 tasks, no errors, 1 warning`, not yet safe for a terminal.
std::string check_summary(const CheckReport& report);

/// Appends `plumb.check/1`: the counts, then every diagnostic with its place.
void write_check_json(std::string& out, const CheckReport& report);

/// Makes a table of the diagnostics, the summary being its title.
Table check_table(const CheckReport& report);

}  // namespace plumb
