#pragma once

#include <string>
#include <vector>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// Returns the code of each task in the work breakdown structure: its position among its siblings, behind its
/// summary's: `2.3.1`.
IdVector<TaskId, std::string> wbs_codes(const Plan& plan);

}  // namespace plumb
