#pragma once

#include <string>
#include <string_view>

#include "plumb/cli/context.hpp"

namespace plumb {

/// Returns how a CI service calls a file: its path below the checked-out repository, as GITHUB_WORKSPACE or
/// CI_PROJECT_DIR says it. Outside of such a service, or of the repository, the path as it is.
std::string path_in_checkout(const Environment& environment, const std::string& path);

/// Returns the file whose Markdown GitHub shows as the summary of a job (GITHUB_STEP_SUMMARY); empty
/// elsewhere.
std::string_view step_summary_path(const Environment& environment);

/// Appends Markdown to that file. Says what went wrong and returns false if it cannot.
bool append_step_summary(Context& context, std::string_view path, std::string_view markdown);

}  // namespace plumb
