#include "plumb/cli/git_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "plumb/io/child_process.hpp"

namespace plumb {

std::optional<GitAnswer> run_git(const std::vector<std::string>& words, std::string& problem) {
  std::vector<std::string> all{"git"};
  all.insert(all.end(), words.begin(), words.end());
  const std::vector<std::string> environment{"GIT_TERMINAL_PROMPT=0", "LC_ALL=C"};
  int failure = 0;
  const auto git = ChildProcess::start(all, environment, true, failure);
  if (git == nullptr) {
    problem = fmt::format("cannot run 'git': {}", std::generic_category().message(failure));
    return std::nullopt;
  }
  GitAnswer answer;
  answer.output = git->read_all();
  if (answer.output.ends_with('\n')) answer.output.pop_back();
  answer.errors = git->read_errors();
  answer.errors.resize(std::min(answer.errors.find('\n'), answer.errors.size()));
  answer.code = git->wait();
  return answer;
}

}  // namespace plumb
