#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace plumb::test {

/// Returns the JSON of `plumb schedule --format json` for a plan of one file, computed in this process.
///
/// Throws std::runtime_error with the messages if the plan has errors.
nlohmann::json schedule_json(std::string_view yaml);

/// Returns the JSON of `plumb explain TASK --format json` for each task of the plan, in the same way.
std::vector<nlohmann::json> explanations_json(std::string_view yaml);

}  // namespace plumb::test
