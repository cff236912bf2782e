#pragma once

#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/plan/plan_edit.hpp"
#include "plumb/registers/change.hpp"

namespace plumb {

/// The ids that tasks have, and those that changes would add.
IdIndex ids_with_new_tasks(const Plan& plan, std::span<const Change* const> changes);

/// Checks the steps of a change against the plan as it is: what they name is there, what they add is not, and
/// every value is one that its field can have.
///
/// The steps of a change happen at once, so that their order says nothing. ids: what values may refer to.
void check_steps(const Plan& plan, const Change& change, const IdIndex& ids, Diagnostics& diagnostics);

/// Puts what the steps of a change ask for into an edit. They have been checked.
///
/// Reports a step below a summary that is closed; nothing is in the edit then, and false is returned.
bool apply_steps(PlanEdit& edit, const Plan& plan, const Change& change, Diagnostics& diagnostics);

/// Says of what is wrong with the plan that a change leads to which of its steps it comes from: the step is
/// the place then, and a note has the line as it would be. Warnings are left out.
Diagnostics errors_at_steps(const Diagnostics& found, const Change& change, NodeRef node);

}  // namespace plumb
