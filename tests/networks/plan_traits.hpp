#pragma once

#include "random_plan.hpp"

// What a plan does not contain, as far as invariants hold only without it.
namespace plumb::networks {

/// A link or constraint pushes the finish of the task, here or on a summary above it: then a longer task
/// begins earlier.
bool has_finish_bound(const RandomPlan& plan, const RandomTask& task);

/// Something caps late dates, so that slack is not only what the finish leaves: deadlines, FNLT, SNLT, MSO,
/// MFO, mandatory dates, finish_by, finish_task.
bool has_caps(const RandomPlan& plan);

bool has_alap(const RandomPlan& plan);

/// One calendar and no elapsed time anywhere, so that all dates can be counted in working minutes.
bool is_in_one_calendar(const RandomPlan& plan);

/// The start of a summary that the task is below, or is, is the start of a link: it may slip without
/// consequence as long as another leaf is as early.
bool starts_summary_link(const RandomPlan& plan, const RandomTask& task);

/// A task has progress without an actual start, so that its start is where the plan without progress puts it.
bool has_assumed_start(const RandomPlan& plan);

}  // namespace plumb::networks
