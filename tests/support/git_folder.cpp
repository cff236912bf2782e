#include "git_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/io/child_process.hpp"

namespace plumb::test {

namespace {

std::string run_git(const std::string& folder, const std::vector<std::string>& words,
                    const std::vector<std::string>& environment) {
  std::vector<std::string> all{"git", "-C", folder};
  all.insert(all.end(), words.begin(), words.end());
  int failure = 0;
  const auto git = ChildProcess::start(all, environment, true, failure);
  REQUIRE_MESSAGE(git != nullptr, "git cannot be started: errno ", failure);
  std::string output = git->read_all();
  const std::string errors = git->read_errors();
  REQUIRE_MESSAGE(git->wait() == 0, fmt::format("git {}: {}", fmt::join(words, " "), errors));
  if (output.ends_with('\n')) output.pop_back();
  return output;
}

}  // namespace

std::vector<std::string> GitFolder::environment() {
  return {"GIT_CONFIG_NOSYSTEM=1",
          "GIT_CONFIG_GLOBAL=/dev/null",
          "GIT_AUTHOR_NAME=Li",
          "GIT_AUTHOR_EMAIL=li@example.org",
          "GIT_COMMITTER_NAME=Li",
          "GIT_COMMITTER_EMAIL=li@example.org",
          "LC_ALL=C"};
}

GitFolder::GitFolder(std::vector<std::string> init_words) {
  init_words.insert(init_words.begin(), {"init", "--quiet", "--initial-branch=main"});
  git(init_words);
}

std::string GitFolder::git(const std::vector<std::string>& words) const {
  return run_git(path(), words, environment());
}

std::string GitFolder::commit(std::string_view subject) {
  git({"add", "--all"});
  const std::chrono::sys_days first = std::chrono::year{2026} / 3 / 2;
  const auto seconds =
      (first + std::chrono::days(commits_++)).time_since_epoch() / std::chrono::seconds(1) + 43200;
  std::vector<std::string> dated = environment();
  dated.push_back(fmt::format("GIT_AUTHOR_DATE={} +0800", seconds));
  dated.push_back(fmt::format("GIT_COMMITTER_DATE={} +0800", seconds));
  run_git(path(), {"commit", "--quiet", "--allow-empty", "--message", std::string(subject)}, dated);
  return git({"rev-parse", "HEAD"});
}

}  // namespace plumb::test
