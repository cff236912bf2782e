#pragma once

#include <span>
#include <string>

#include "plumb/report/finding.hpp"

namespace plumb {

/// Appends findings as a GitLab Code Quality report, which merge requests show: an array of issues, empty if
/// there are none.
///
/// An error of the plan is critical, a limit that fails the check is major, a warning is minor.
/// Source: GitLab Docs, Code Quality report format.
void write_gitlab_code_quality(std::string& out, std::span<const Finding> findings);

}  // namespace plumb
