#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "random_plan.hpp"

namespace plumb::networks {

/// Writes a minute as the program's JSON does: 2026-03-02T08:00.
std::string instant_text(Minute minute);

/// Reads such a text back.
Minute minute_of(std::string_view text);

/// Writes the plan as a user would. plan.layout chooses among the forms that mean the same: order of siblings
/// and collections, units, flow or block style, blanks or T in dates.
std::string to_yaml(const RandomPlan& plan);

/// Names what occurs in the plan, in a fixed order, for the count of features.
std::vector<std::string_view> features(const RandomPlan& plan);

/// All names that features() can return.
std::vector<std::string_view> all_features();

}  // namespace plumb::networks
