#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "plumb/io/git_repository.hpp"

namespace plumb {

/// Reads what a walk back through the history of some files will ask for, many commits at a time: the
/// commits, the trees that the files stand in, and every content of a file that no newer commit has.
class GitReadAhead {
 public:
  explicit GitReadAhead(std::shared_ptr<GitRepository> repository) : repository_(std::move(repository)) {}

  /// Reads ahead from a commit, along the first parents; does nothing if its parent is at hand already.
  ///
  /// paths: of the files, from the root of the tree. most: commits at a time; fewer at first, as long as
  /// nobody knows how far the walk goes. max_bytes: larger files are left for who asks for them.
  void run(const GitCommit& from, std::span<const std::string> paths, std::size_t most,
           std::size_t max_bytes);

 private:
  std::vector<std::string> new_files(std::vector<std::string> trees, std::span<const std::string> paths,
                                     std::size_t max_bytes);

  std::shared_ptr<GitRepository> repository_;
  std::set<std::string> seen_;  // trees with their path, and files
  std::string last_;            // the oldest commit that was read
  std::size_t count_ = 0;
};

}  // namespace plumb
