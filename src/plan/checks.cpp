#include "plumb/plan/checks.hpp"

namespace plumb {

void check_plan(Plan& plan, const FileReader& reader, const std::string& root, Diagnostics& diagnostics) {
  check_project(plan, diagnostics);
  check_calendars(plan, diagnostics);
  check_resources(plan, diagnostics);
  check_tasks(plan, diagnostics);
  check_assignments(plan, diagnostics);
  check_techniques(plan, diagnostics);
  check_progress(plan, diagnostics);
  check_ledgers(plan, diagnostics);
  check_baselines(plan, diagnostics);
  check_limits(plan, diagnostics);
  check_risks(plan, diagnostics);
  check_requirements(plan, diagnostics);
  check_promises(plan, diagnostics);
  check_changes(plan, diagnostics);
  check_quality(plan, diagnostics);
  check_contracts(plan, diagnostics);
  check_decisions(plan, diagnostics);
  check_files(plan, reader, root, diagnostics);
}

}  // namespace plumb
