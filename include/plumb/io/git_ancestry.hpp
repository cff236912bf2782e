#pragma once

#include <optional>
#include <string>

#include "plumb/io/git_repository.hpp"

namespace plumb {

/// Finds the newest commit that both others come from and no other such commit does: where the branches
/// parted; nullopt if there is none, or the repository lacks it.
///
/// Source: the algorithm of `git merge-base`: both histories are painted from the newest commit down, until
/// everything that is still to be visited is known to come before a base.
std::optional<std::string> merge_base(GitRepository& repository, const std::string& a, const std::string& b);

}  // namespace plumb
