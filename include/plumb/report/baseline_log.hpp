#pragma once

#include <string>
#include <vector>

#include "plumb/report/baseline_view.hpp"

namespace plumb {

/// Appends `plumb.baseline/1` with what each baseline changed in the one that it replaced, the newest first.
void write_baseline_log_json(std::string& out, const Plan& plan,
                             const std::vector<BaselineSummary>& baselines);

/// One row for each baseline, the newest first. exact: for programs.
Table baseline_log_table(const Plan& plan, const std::vector<BaselineSummary>& baselines, bool exact);

}  // namespace plumb
