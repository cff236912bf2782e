#pragma once

#include <span>
#include <string>

#include "plumb/report/finding.hpp"

namespace plumb {

/// GitHub shows this many annotations of each severity for a step of a job, and drops the others.
inline constexpr std::size_t kMostAnnotations = 10;

/// Appends user text as the message of a GitHub workflow command, or as the value of one of its properties:
/// nothing in it ends the line, the property or the command.
void append_github_message(std::string& out, std::string_view user_text);
void append_github_property(std::string& out, std::string_view user_text);

/// Appends a line of the job's log in which GitHub sees no command, whatever stands in the text.
void append_github_log_line(std::string& out, std::string_view user_text);

/// Appends findings as workflow commands, which GitHub shows beside the lines of a pull request: errors
/// first, kMostAnnotations of each severity, and how many more there are.
///
/// in_summary: the others stand in the job's summary (github_summary); else they follow as plain lines.
/// Source: GitHub Docs, Workflow commands for GitHub Actions.
void write_github_commands(std::string& out, std::span<const Finding> findings, bool in_summary);

/// Returns the findings beyond the annotations as a Markdown table for the job's summary; empty if there are
/// none. What GitHub would refuse as too large is left out, and says so.
std::string github_summary(std::span<const Finding> findings);

}  // namespace plumb
