#include "plumb/cli/history_commands.hpp"

#include <limits>

namespace plumb {

std::optional<PlanHistory> begin_history(Context& context, const Arguments& arguments, int& code) {
  GitProblem problem;
  auto place = find_plan_in_git(arguments, problem);
  if (place) {
    std::optional<PlanHistory> history(std::in_place, std::move(*place), max_file_bytes(arguments),
                                       arguments.has("first-parent"));
    if (history->begin(std::string(arguments.text_or("rev", "HEAD")), problem)) return history;
  }
  code = tell(context, problem);
  return std::nullopt;
}

void visit_commits(PlanHistory& history, Context& context, const Arguments& arguments,
                   const std::function<void(const PlanCommit&)>& visitor) {
  const auto since = arguments.date("since", context.today());
  const std::size_t most = arguments.count("limit").value_or(std::numeric_limits<std::size_t>::max());
  for (std::size_t count = 0; count < most; ++count) {
    const auto change = history.next();
    if (!change || (since && change->commit.date < since->date)) break;
    visitor(*change);
  }
  if (history.cut_off())
    context.note(
        "the clone is shallow, and the history older than it: in CI check out with 'fetch-depth: 0', else "
        "run "
        "'git fetch --unshallow'");
}

CommitName name_of(const GitCommit& commit) {
  return {commit.id, commit.date, commit.author, commit.subject};
}

}  // namespace plumb
