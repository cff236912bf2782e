#pragma once

#include <span>

#include "plumb/control/metrics.hpp"

namespace plumb {

/// The four roles, as flags: one person may do the work and answer for it.
using RaciRoles = std::uint8_t;
inline constexpr RaciRoles kResponsible = 1;
inline constexpr RaciRoles kAccountable = 2;
inline constexpr RaciRoles kConsulted = 4;
inline constexpr RaciRoles kInformed = 8;

/// Writes roles in the order A, R, C, I: `A/R`; empty for none.
std::string roles_text(RaciRoles roles);

/// Somebody with a role, and in how many tasks they have each.
struct RaciPerson {
  RowRef who;
  std::int64_t responsible = 0;
  std::int64_t accountable = 0;
  std::int64_t consulted = 0;
  std::int64_t informed = 0;
};

/// A task with roles: those of each person, in the order of RaciMatrix::people.
struct RaciRow {
  TaskId task;
  std::vector<RaciRoles> roles;
  bool nobody_responsible = false;  // tolerated: who answers for it is taken to do it
};

/// Who does what. That exactly one is accountable is a rule of reading: a plan that breaks it has errors.
struct RaciMatrix {
  std::vector<RaciPerson> people;  // resources in file order, then stakeholders
  std::vector<RaciRow> rows;
  std::vector<TaskId> without;  // tasks with work that have no roles, where others have
};

/// Makes the matrix of these tasks; those without roles have no row.
RaciMatrix raci_matrix(const Plan& plan, std::span<const TaskId> tasks);

std::span<const Metric> raci_metrics();

}  // namespace plumb
