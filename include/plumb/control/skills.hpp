#pragma once

#include <string_view>
#include <vector>

#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// A skill that a task needs and that nobody who is assigned to it has.
struct MissingSkill {
  TaskId task;
  std::string_view skill;
  std::vector<ResourceId> could;  // those of the plan who have it
};

/// Finds what tasks need against what the people assigned to them have: their `skills`, and the topics of
/// trainings that they took and did not fail; members of a group have them for the group. A summary's needs
/// are met by anybody below it; of a task without people all are missing. Complete tasks are left out.
std::vector<MissingSkill> missing_skills(const Plan& plan, const Schedule& schedule);

}  // namespace plumb
