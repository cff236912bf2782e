#include "plumb/cli/branch_clashes.hpp"

#include <fmt/format.h>

#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/plan/cycle_clashes.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/plan/reference_clashes.hpp"
#include "plumb/plan/row_clashes.hpp"

namespace plumb {

namespace {

/// Loads another version, of which nothing but its errors is said.
std::optional<Plan> load_version(const PlanVersion& version, Diagnostics& found) {
  Diagnostics said;
  auto plan = load_plan(*version.reader, version.path, said);
  for (const Diagnostic& each : said.all())
    if (each.severity == Severity::error) found.add(each);
  return plan;
}

}  // namespace

int find_clashes(Context& context, const Arguments& arguments, const Plan& plan, Diagnostics& clashes,
                 Diagnostics& found) {
  const std::string theirs(arguments.text_or("against", {}));
  const std::size_t most = max_file_bytes(arguments);
  GitProblem problem;
  const auto place = find_plan_in_git(arguments, problem);
  const auto parting =
      place ? find_parting(*place, std::string(arguments.text_or("rev", "HEAD")), theirs, problem)
            : std::nullopt;
  if (!parting && problem.hint.empty()) problem.hint = "name a branch that this one can be merged with";
  const auto other = parting ? find_version(*place, theirs, plan.project.id, most, problem) : std::nullopt;
  if (!other) return tell(context, problem);
  auto before = find_version(*place, *parting, plan.project.id, most, problem);
  // Where they parted there may have been no plan yet: then both have added theirs.
  if (!before && !problem.wrong_use) return tell(context, problem);
  const auto their_plan = load_version(*other, found);
  const auto base = before ? load_version(*before, found) : Plan();
  if (!their_plan || !base) return kExitDone;
  const MergeSides sides{*base, plan, *their_plan, theirs};
  report_row_clashes(sides, clashes);
  report_reference_clashes(sides, clashes);
  report_cycle_clashes(sides, clashes);
  return kExitDone;
}

}  // namespace plumb
