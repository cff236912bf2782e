#pragma once

#include <optional>
#include <vector>

#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// What three-point estimates say of the finish, by the program evaluation and review technique.
struct Pert {
  double expected_minutes =
      0;                // working minutes of the project's calendar from the start to the expected finish
  double variance = 0;  // square minutes, summed along the path
  Instant expected_finish{};
  std::vector<TaskId> path;  // from the first task to the last
};

/// The chance of being finished in time.
struct PertChance {
  Instant due{};
  std::optional<double>
      z;  // standard deviations between the expected finish and `due`; none without deviation
  double probability_percent = 0;
};

/// Estimates the finish from the driving path of a schedule that was made with the expected durations; of
/// several such paths, the one with the greatest variance. Returns nullopt for a plan without open tasks.
///
/// Source: Malcolm, Roseboom, Clark, Fazar 1959: expected (o+4m+p)/6 and variance ((p-o)/6)^2, summed along
/// the critical path.
std::optional<Pert> pert_of(const Plan& plan, const Schedule& expected);

/// Takes the finish as normally distributed: Phi((due - expected) / deviation).
PertChance pert_chance(const Schedule& expected, const Pert& pert, Instant due);

/// Expected value and variance of one task's estimate; what is complete is certain.
double expected_minutes_of(const Plan& plan, const Schedule& schedule, TaskId id);
double variance_of(const Plan& plan, const Schedule& schedule, TaskId id);

}  // namespace plumb
