#pragma once

#include <string>
#include <string_view>

#include "truth_case.hpp"

namespace plumb::test {

/// Writes the activities of a textbook network as a plan: time starts at 0, counts in days and never pauses.
///
/// activities: a list of {id, duration or o, m and p, preds}; a pred is an id, or an id with FS, SS, FF or SF
/// and a lag
///   (`A`, `AFS`, `A SS+2`). Numbers are days of 24 hours.
/// A form it does not know fails the test.
std::string activity_plan(const Json& activities);

/// Returns the date and time of a number of days after the start of those plans.
std::string day_after_start(double days);

/// Checks one expectation about a schedule: ES, EF, LS, LF, TF and FF by activity, the set `critical`,
/// `duration`.
///
/// schedule: what `plumb schedule --format json` printed.
/// Returns false for a key it does not know, and checks nothing then.
bool check_schedule_expectation(const std::string& key, const Json& expectation, const Json& schedule);

}  // namespace plumb::test
