#pragma once

#include <optional>
#include <string>
#include <vector>

namespace plumb {

/// What git answered: its output without the last line end, and its exit code.
struct GitAnswer {
  int code = 0;
  std::string output;
  std::string errors;  // its first line
};

/// Runs git with these words, without a shell and without questions on the terminal; nullopt with the reason
/// in `problem` if it cannot be started.
std::optional<GitAnswer> run_git(const std::vector<std::string>& words, std::string& problem);

}  // namespace plumb
