#include "plumb/cli/line_merge.hpp"

#include <fmt/format.h>

#include <system_error>
#include <vector>

#include "plumb/io/child_process.hpp"

namespace plumb {

namespace {

constexpr int kMostConflicts = 127;  // git's exit code is the number of conflicts, as far as it goes

/// A name that begins with a dash is no option.
std::string as_path(const std::string& path) {
  return path.starts_with('-') ? "./" + path : path;
}

}  // namespace

std::optional<LineMerge> merged_lines(const std::string& base, const std::string& ours,
                                      const std::string& theirs, std::size_t marker_size,
                                      std::string& problem) {
  const std::vector<std::string> words{
      "git",         "-c",          "merge.conflictStyle=merge",
      "merge-file",  "-p",          fmt::format("--marker-size={}", marker_size),
      "-L",          "ours",        "-L",
      "base",        "-L",          "theirs",
      as_path(ours), as_path(base), as_path(theirs)};
  const std::vector<std::string> environment{"GIT_TERMINAL_PROMPT=0", "LC_ALL=C"};
  int failure = 0;
  const auto git = ChildProcess::start(words, environment, false, failure);
  if (git == nullptr) {
    problem = fmt::format("cannot run 'git': {}", std::generic_category().message(failure));
    return std::nullopt;
  }
  LineMerge merge;
  merge.bytes = git->read_all();
  const int code = git->wait();
  if (code > kMostConflicts) {
    problem = "'git merge-file' cannot merge these files";
    return std::nullopt;
  }
  merge.conflicts = code != 0;
  return merge;
}

}  // namespace plumb
