#pragma once

#include <string>

#include "plumb/plan/plan.hpp"
#include "plumb/schedule/explanation.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Appends the explanation in sentences: where the task is, why, what would move it, and what its float
/// allows.
void write_explanation(std::string& out, const Plan& plan, const Schedule& schedule,
                       const Explanation& explanation, bool unicode);

/// Appends `plumb.explain/1`: the task's dates, its drivers with their dates, the chain behind it, and under
/// `what_if` each change in the words of the plan format with the dates that it leads to.
void write_explanation_json(std::string& out, const Plan& plan, const Schedule& schedule,
                            const Explanation& explanation);

}  // namespace plumb
