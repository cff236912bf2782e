#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "run_program.hpp"

namespace plumb::test {

/// A git repository in a temporary folder. Neither the machine's nor the user's configuration is read, and
/// commits are made by Li on 2026-03-02, one day after the other.
class GitFolder {
 public:
  /// init_words: further options of `git init`.
  explicit GitFolder(std::vector<std::string> init_words = {});

  const TempFolder& folder() const { return folder_; }
  std::string path() const { return folder_.path().string(); }
  std::string path(std::string_view name) const { return (folder_.path() / name).string(); }
  void write(std::string_view name, std::string_view text) const { folder_.write(name, text); }

  /// Runs git in the folder, which must succeed, and returns its output without the last line end.
  std::string git(const std::vector<std::string>& words) const;

  /// Commits all that has changed, and returns the commit's id.
  std::string commit(std::string_view subject);

  /// What git is run with, also by a program that runs it.
  static std::vector<std::string> environment();

 private:
  TempFolder folder_;
  int commits_ = 0;
};

}  // namespace plumb::test
