#pragma once

#include <string>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// Checks a plan whose rows are read: rules over several fields, rows and collections.
///
/// Values that could not be read are reported already and count as absent here, but for the question whether
/// a field is given at all. What files are missing is kept in the plan. root: the plan's root file; paths in
/// `files` are relative to its folder.
void check_plan(Plan& plan, const FileReader& reader, const std::string& root, Diagnostics& diagnostics);

/// The parts of check_plan, one file each.
void check_project(const Plan& plan, Diagnostics& diagnostics);
void check_calendars(const Plan& plan, Diagnostics& diagnostics);
void check_resources(const Plan& plan, Diagnostics& diagnostics);
void check_tasks(const Plan& plan, Diagnostics& diagnostics);        // hierarchy, kinds, links, constraints
void check_assignments(const Plan& plan, Diagnostics& diagnostics);  // effort, units, raci
void check_techniques(const Plan& plan, Diagnostics& diagnostics);   // how tasks earn
void check_progress(const Plan& plan, Diagnostics& diagnostics);     // what tasks say is done
/// similar: a version without errors that differs in ledgers alone, whose rows of costs are not checked
/// again; may be null.
void check_ledgers(const Plan& plan, Diagnostics& diagnostics, const Plan* similar = nullptr);
void check_baselines(const Plan& plan, Diagnostics& diagnostics);
void check_limits(const Plan& plan, Diagnostics& diagnostics);
void check_risks(const Plan& plan, Diagnostics& diagnostics);
void check_requirements(const Plan& plan, Diagnostics& diagnostics);  // parents
void check_promises(const Plan& plan, Diagnostics& diagnostics);      // issues, actions, communications
void check_changes(const Plan& plan, Diagnostics& diagnostics);
void check_quality(const Plan& plan, Diagnostics& diagnostics);  // inspections, defects, surveys, incidents
/// Keeps those that are missing in the plan, because what is computed from it reads no files.
void check_files(Plan& plan, const FileReader& reader, const std::string& root, Diagnostics& diagnostics);
void check_contracts(const Plan& plan, Diagnostics& diagnostics);  // payments and incentives
void check_decisions(const Plan& plan, Diagnostics& diagnostics);  // weights, scores and probabilities

/// Reports calendars that are their own base, over any number of steps; returns whether there are none.
/// nodes: where each calendar is written, a null one for a built-in.
bool check_calendar_bases(const std::vector<Calendar>& calendars, const std::vector<NodeRef>& nodes,
                          Diagnostics& diagnostics);

}  // namespace plumb
