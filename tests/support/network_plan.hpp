#pragma once

#include <string>
#include <vector>

#include "truth_case.hpp"

namespace plumb::test {

/// A schedule of another product, given in neutral terms (`NAME.network.json`), as a plan of plumb.
struct NetworkPlan {
  std::string yaml;
  // What the network has and this conversion, or the plan format, has not. A plan with an entry here is not
  // the same schedule, and no figure of it proves anything.
  std::vector<std::string> not_convertible;
};

/// Says whether work has begun on any task of a network.
///
/// A start recorded for a day after the status date, with the whole duration still to do, is a promise and no
/// progress.
bool has_progress(const Json& network);

/// Writes a network without progress as a plan, under the preset of the product that computed its figures.
///
/// Task ids stay as they are. Calendars become `cal-ID`, resources `res-ID`.
NetworkPlan network_plan(const Json& network);

}  // namespace plumb::test
