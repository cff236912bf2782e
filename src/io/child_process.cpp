#include "plumb/io/child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <vector>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace plumb {

namespace {

constexpr std::size_t kPipeBytes = 65536;

void close_end(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

/// What a child of this program is started with: this program's environment, with some names replaced.
std::vector<std::string> environment_with(std::span<const std::string> replaced) {
  std::vector<std::string> environment(replaced.begin(), replaced.end());
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string_view name = text.substr(0, text.find('='));
    const bool is_replaced = std::any_of(replaced.begin(), replaced.end(), [&](const std::string& other) {
      return other.size() > name.size() && other.starts_with(name) && other[name.size()] == '=';
    });
    if (!is_replaced) environment.emplace_back(text);
  }
  return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// The ends of the pipes that the child gets, as its standard streams.
struct ChildEnds {
  int input = -1;
  int output = -1;
  int errors = -1;

  ~ChildEnds() {
    close_end(input);
    close_end(output);
    close_end(errors);
  }
};

int spawn(const ChildEnds& ends, std::span<const std::string> words, std::span<const std::string> replaced,
          pid_t& process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, ends.input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends.output, STDOUT_FILENO);
  if (ends.errors >= 0)
    ::posix_spawn_file_actions_adddup2(&actions, ends.errors, STDERR_FILENO);
  else
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // This program ignores SIGPIPE; the child is not to inherit that.
  sigset_t defaults;
  ::sigemptyset(&defaults);
  ::sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> own_words(words.begin(), words.end());
  std::vector<std::string> environment = environment_with(replaced);
  const int failure = ::posix_spawnp(&process, own_words.front().c_str(), &actions, &attributes,
                                     pointers_to(own_words).data(), pointers_to(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return failure;
}

std::string drain(int descriptor) {
  std::string text;
  std::vector<char> block(kPipeBytes);
  while (true) {
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(block.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

std::unique_ptr<ChildProcess> ChildProcess::start(std::span<const std::string> words,
                                                  std::span<const std::string> environment,
                                                  bool captures_errors, int& failure) {
  std::unique_ptr<ChildProcess> child(new ChildProcess);
  ChildEnds ends;
  int pair[2] = {-1, -1};
  // Its input is a socket, because writing to one can be told not to raise SIGPIPE when the child is gone.
  const auto make = [&](bool socket, int& own, int& other, bool own_reads) {
    const int made =
        socket ? ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) : ::pipe2(pair, O_CLOEXEC);
    if (made != 0) return false;
    own = pair[own_reads ? 0 : 1];
    other = pair[own_reads ? 1 : 0];
    return true;
  };
  if (!make(true, child->input_, ends.input, false) || !make(false, child->output_, ends.output, true) ||
      (captures_errors && !make(false, child->errors_, ends.errors, true))) {
    failure = errno;
    return nullptr;
  }
  failure = spawn(ends, words, environment, child->process_);
  if (failure != 0) {
    child->process_ = -1;
    return nullptr;
  }
  return child;
}

ChildProcess::~ChildProcess() {
  if (process_ > 0) wait();
}

bool ChildProcess::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void ChildProcess::close_input() {
  close_end(input_);
}

/// Reads what the pipe has; false at its end.
bool ChildProcess::fill() {
  buffer_.erase(0, taken_);
  taken_ = 0;
  // Into a block that stays: to grow the buffer by a pipe's size first would fill that with zeros every time.
  block_.resize(kPipeBytes);
  ssize_t got = -1;
  do {
    got = ::read(output_, block_.data(), block_.size());
  } while (got < 0 && errno == EINTR);
  if (got > 0) buffer_.append(block_.data(), static_cast<std::size_t>(got));
  return got > 0;
}

bool ChildProcess::read_line(std::string& line) {
  std::size_t end = buffer_.find('\n', taken_);
  while (end == std::string::npos) {
    if (!fill()) return false;
    end = buffer_.find('\n', taken_);
  }
  line.assign(buffer_, taken_, end - taken_);
  taken_ = end + 1;
  return true;
}

bool ChildProcess::read_bytes(std::size_t count, std::string& bytes) {
  bytes.clear();
  bytes.reserve(count);
  while (true) {
    const std::size_t part = std::min(count - bytes.size(), buffer_.size() - taken_);
    bytes.append(buffer_, taken_, part);
    taken_ += part;
    if (bytes.size() == count) return true;
    if (!fill()) return false;
  }
}

bool ChildProcess::skip_bytes(std::size_t count) {
  while (true) {
    const std::size_t part = std::min(count, buffer_.size() - taken_);
    taken_ += part;
    count -= part;
    if (count == 0) return true;
    if (!fill()) return false;
  }
}

std::string ChildProcess::read_all() {
  std::string text = buffer_.substr(taken_) + drain(output_);
  taken_ = buffer_.size();
  return text;
}

std::string ChildProcess::read_errors() {
  return errors_ < 0 ? std::string() : drain(errors_);
}

int ChildProcess::wait() {
  close_end(input_);
  close_end(output_);
  close_end(errors_);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace plumb
