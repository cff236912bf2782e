#pragma once

#include <functional>
#include <optional>

#include "plumb/cli/plan_history.hpp"
#include "plumb/report/history_view.hpp"

namespace plumb {

/// Begins the history of the plan that the arguments name, at --rev or at what is checked out. Prints why
/// there is none; `code` is then the command's exit code.
std::optional<PlanHistory> begin_history(Context& context, const Arguments& arguments, int& code);

/// Visits the commits that changed the plan, from the newest back, as far as --since and --limit ask. Notes
/// where the clone ends before the history does.
///
/// question: under which the visitor recalls and keeps what it tells of a commit; what cannot be recalled is
/// assessed before the visitor comes.
void visit_commits(PlanHistory& history, Context& context, const Arguments& arguments,
                   std::string_view question, const std::function<void(const PlanCommit&)>& visitor);

/// A commit as listings name it.
CommitName name_of(const GitCommit& commit);

}  // namespace plumb
