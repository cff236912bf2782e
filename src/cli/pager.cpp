#include "plumb/cli/pager.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <span>
#include <vector>

#include "plumb/cli/surroundings.hpp"

extern char** environ;

namespace plumb {

namespace {

/// Ignores Ctrl-C for its lifetime: it is meant for the pager, which takes it as a command.
class InterruptIgnored {
 public:
  InterruptIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGINT, &ignore, &before_);
  }
  ~InterruptIgnored() { ::sigaction(SIGINT, &before_, nullptr); }
  InterruptIgnored(const InterruptIgnored&) = delete;
  InterruptIgnored& operator=(const InterruptIgnored&) = delete;

 private:
  struct sigaction before_ {};
};

/// The user's environment, and those of `more` that it does not set; both outlive the result.
std::vector<char*> environment_with(std::span<std::string> more) {
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.push_back(*variable);
  const std::size_t own = variables.size();
  for (std::string& variable : more) {
    const std::string_view name = std::string_view(variable).substr(0, variable.find('=') + 1);
    const bool set =
        std::any_of(variables.begin(), variables.begin() + static_cast<std::ptrdiff_t>(own),
                    [name](const char* other) { return std::string_view(other).starts_with(name); });
    if (!set) variables.push_back(variable.data());
  }
  variables.push_back(nullptr);
  return variables;
}

/// Starts `sh -c COMMAND` with its standard input from `input`; returns its process id, or -1.
pid_t start_shell(const std::string& command, int input) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGINT);
  sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::string shell = "sh";
  std::string option = "-c";
  std::string line = command;
  std::array<char*, 4> words{shell.data(), option.data(), line.data(), nullptr};
  // What less and lv need to pass colours through, as git sets it.
  std::array<std::string, 2> more{"LESS=FRX", "LV=-c"};
  std::vector<char*> environment = environment_with(more);
  pid_t process = -1;
  const int failure =
      ::posix_spawn(&process, "/bin/sh", &actions, &attributes, words.data(), environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? process : -1;
}

}  // namespace

bool show_in_pager(const std::string& command, std::string_view text) {
  constexpr int kNotFound =
      127;  // the shell's code for a command that does not exist, 126 for one it may not run
  constexpr int kNotRunnable = 126;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const InterruptIgnored interrupt_ignored;
  const pid_t process = start_shell(command, ends[0]);
  ::close(ends[0]);
  if (process >= 0) DescriptorSink(ends[1]).write(text);  // who quits the pager early has seen enough
  ::close(ends[1]);
  if (process < 0) return false;
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return !WIFEXITED(status) || (WEXITSTATUS(status) != kNotFound && WEXITSTATUS(status) != kNotRunnable);
}

}  // namespace plumb
