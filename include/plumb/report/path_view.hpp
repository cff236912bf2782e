#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plumb/report/render_text.hpp"
#include "plumb/schedule/paths.hpp"
#include "plumb/schedule/pert.hpp"

namespace plumb {

/// What three-point estimates say of the finish, and the chance of a date if one is asked for.
struct PertForecast {
  Pert pert;
  std::optional<PertChance> chance;
};

/// The path that sets the finish, and the paths that come close to it.
struct PathReport {
  std::vector<TaskId> tasks;
  std::vector<TaskId> shown;  // of these: all, or those that the user asked for
  std::vector<NearPath> near;
  std::size_t near_count = 0;  // of which `near` holds the first
  Minutes most_float{0};       // that a near path may have
  std::optional<PertForecast> pert;
};

/// Appends `plumb.path/1`.
void write_path_json(std::string& out, const Plan& plan, const Schedule& schedule, const PathReport& report);

/// Appends one row for each task of each path, the driving path being number 1.
void write_path_csv(std::string& out, const Plan& plan, const Schedule& schedule, const PathReport& report);

/// Appends the path with what drives each step, the near paths with a line each, and the forecast.
void write_path_text(std::string& out, const Plan& plan, const Schedule& schedule, const PathReport& report,
                     const TextStyle& style);
void write_path_markdown(std::string& out, const Plan& plan, const Schedule& schedule,
                         const PathReport& report);

}  // namespace plumb
