#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace plumb {

/// What merging three files line by line gives.
struct LineMerge {
  std::string bytes;
  bool conflicts = false;  // then it has conflict markers
};

/// Merges three files as git does, by `git merge-file`, without a shell; none of them is changed.
///
/// Returns nullopt with the reason in `problem` where git cannot: it is missing, or a file is binary.
std::optional<LineMerge> merged_lines(const std::string& base, const std::string& ours,
                                      const std::string& theirs, std::size_t marker_size,
                                      std::string& problem);

}  // namespace plumb
