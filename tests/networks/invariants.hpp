#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "random_plan.hpp"

namespace plumb::networks {

/// Gives the JSON of `plumb schedule` for a plan; throws std::runtime_error when the plan has errors.
using Scheduler = std::function<nlohmann::json(const RandomPlan&)>;

/// How often each invariant could be tested; some hold for special networks only.
using InvariantCounts = std::map<std::string, int>;

/// Checks one answer on its own: links, constraints, facts, floats, the driving path.
///
/// Returns one line for each violation; empty when all holds.
std::vector<std::string> check_answer(const RandomPlan& plan, const Answer& answer, InvariantCounts& counts);

/// Checks what must hold between the answers to this plan and to plans changed a little: scheduling twice,
/// another order in the file, one more link, a longer task, a delay within and beyond the slack.
std::vector<std::string> check_changes(const RandomPlan& plan, const Answer& answer,
                                       const Scheduler& schedule, InvariantCounts& counts);

}  // namespace plumb::networks
