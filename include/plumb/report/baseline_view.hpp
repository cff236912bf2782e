#pragma once

#include <string>
#include <vector>

#include "plumb/control/measurement_baseline.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// A baseline and what it comes to.
struct BaselineSummary {
  const Baseline* baseline = nullptr;
  MeasurementBaseline measured;
};

/// Appends `plumb.baseline/1` with a list of all.
void write_baselines_json(std::string& out, const Plan& plan, const std::vector<BaselineSummary>& baselines);

/// One row for each baseline. exact: for programs.
Table baselines_table(const Plan& plan, const std::vector<BaselineSummary>& baselines, bool exact);

/// Appends `plumb.baseline/1` with the tasks of one, beside their dates now.
void write_baseline_json(std::string& out, const Plan& plan, const Schedule& schedule,
                         const BaselineSummary& baseline);

/// One row for each task of a baseline, with how much later it finishes now. exact: for programs.
Table baseline_table(const Plan& plan, const Schedule& schedule, const BaselineSummary& baseline, bool exact);

}  // namespace plumb
