#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/io/git_reader.hpp"

namespace plumb {

/// Returns the plan to read: what --file names, else the nearest `plumb.yaml` in the working folder or one
/// above; with --rev, of that revision, from which the context then reads.
///
/// Prints why there is none and returns an empty text if so; `code` is then the command's exit code.
std::string plan_path(Context& context, const Arguments& arguments, int& code);

/// Where a plan stands in a repository.
struct PlanInGit {
  std::shared_ptr<GitRepository> repository;
  std::string folder;               // from which a plumb.yaml is looked for upwards; empty, or ends with '/'
  std::optional<std::string> path;  // of the plan that is named, from the root of the tree
};

/// Opens the repository of the plan that --file names, or of the working folder; nullopt with the reason in
/// `problem`.
std::optional<PlanInGit> find_plan_in_git(const Arguments& arguments, GitProblem& problem);

/// One version of a plan: what reads it, and where its root file stands there.
struct PlanVersion {
  GitCommit commit;
  std::unique_ptr<const GitReader> reader;
  std::string path;
};

/// Finds the plan in a revision: the one that is named, else the nearest `plumb.yaml`.
///
/// project_id: whose plan is looked for in the whole tree if it has another path there; empty: it is not.
/// Returns nullopt with the reason in `problem`.
std::optional<PlanVersion> find_version(const PlanInGit& plan, const std::string& revision,
                                        std::string_view project_id, std::size_t max_bytes,
                                        GitProblem& problem);

/// Finds the plan of a project in a tree where it has another path: the first whose project has this id;
/// nullopt if there is none.
std::optional<std::string> moved_plan(const FileReader& reader, std::string_view project_id);

/// Finds the commit at which two revisions parted; nullopt with the reason in `problem`, which has no hint if
/// they have nothing in common.
std::optional<std::string> find_parting(const PlanInGit& plan, const std::string& a, const std::string& b,
                                        GitProblem& problem);

/// Prints a problem of git and returns the exit code that it calls for.
int tell(Context& context, const GitProblem& problem);

}  // namespace plumb
