#pragma once

#include <string>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// Checks a plan whose rows are read: rules over several fields, rows and collections.
///
/// Values that could not be read are reported already and count as absent here, but for the question whether
/// a field is given at all. root: the plan's root file; paths in `files` are relative to its folder.
void check_plan(const Plan& plan, const FileReader& reader, const std::string& root,
                Diagnostics& diagnostics);

/// The parts of check_plan, one file each.
void check_project(const Plan& plan, Diagnostics& diagnostics);
void check_calendars(const Plan& plan, Diagnostics& diagnostics);
void check_resources(const Plan& plan, Diagnostics& diagnostics);
void check_tasks(const Plan& plan, Diagnostics& diagnostics);        // hierarchy, kinds, links, constraints
void check_assignments(const Plan& plan, Diagnostics& diagnostics);  // effort, units, raci
void check_techniques(const Plan& plan, Diagnostics& diagnostics);   // how tasks earn
void check_progress(const Plan& plan, Diagnostics& diagnostics);     // what tasks say is done
void check_ledgers(const Plan& plan, Diagnostics& diagnostics);
void check_baselines(const Plan& plan, Diagnostics& diagnostics);
void check_limits(const Plan& plan, Diagnostics& diagnostics);
void check_risks(const Plan& plan, Diagnostics& diagnostics);
void check_contracts(const Plan& plan, Diagnostics& diagnostics);  // payments and incentives
void check_decisions(const Plan& plan, Diagnostics& diagnostics);  // weights, scores and probabilities
void check_files(const Plan& plan, const FileReader& reader, const std::string& root,
                 Diagnostics& diagnostics);

/// Reports calendars that are their own base, over any number of steps; returns whether there are none.
/// nodes: where each calendar is written, a null one for a built-in.
bool check_calendar_bases(const std::vector<Calendar>& calendars, const std::vector<NodeRef>& nodes,
                          Diagnostics& diagnostics);

}  // namespace plumb
