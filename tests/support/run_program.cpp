#include "run_program.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace plumb::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNotStarted = 127;  // the shell's code for a program that cannot be started
constexpr int kOutOfTime = -1;

struct Pipe {
  int read = -1;
  int write = -1;

  Pipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    read = ends[0];
    write = ends[1];
    // Without this, a program started from another thread would hold our ends open and we would never see the
    // end.
    ::fcntl(read, F_SETFD, FD_CLOEXEC);
    ::fcntl(write, F_SETFD, FD_CLOEXEC);
  }
};

void close_end(int& end) {
  if (end >= 0) ::close(end);
  end = -1;
}

std::string program_path() {
  const char* named = std::getenv("PLUMB_BINARY");
  return named != nullptr ? named : PLUMB_BINARY_PATH;
}

std::vector<std::string> clean_environment(std::vector<std::string> wanted) {
  const char* path = std::getenv("PATH");
  const std::vector<std::string> defaults = {fmt::format("PATH={}", path != nullptr ? path : "/usr/bin:/bin"),
                                             "HOME=/nonexistent", "LC_ALL=C.UTF-8", "TZ=UTC",
                                             "PLUMB_CACHE=off"};
  for (const std::string& setting : defaults) {
    const std::string name = setting.substr(0, setting.find('=') + 1);
    const bool given =
        std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return w.starts_with(name); });
    if (!given) wanted.push_back(setting);
  }
  return wanted;
}

std::vector<char*> c_strings(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Started {
  pid_t pid = -1;
  Pipe input;
  Pipe out;
  Pipe err;
};

/// Starts the program; between fork and exec only calls that are safe after a fork of threads are made.
void start(Started& child, std::vector<std::string>& arguments, std::vector<std::string>& environment,
           const std::string& folder) {
  const std::vector<char*> argument_pointers = c_strings(arguments);
  const std::vector<char*> environment_pointers = c_strings(environment);
  child.pid = ::fork();
  REQUIRE(child.pid >= 0);
  if (child.pid == 0) {
    ::setpgid(0, 0);  // a group of its own, so that the time limit ends what the program started too
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(child.input.read, STDIN_FILENO);
    ::dup2(child.out.write, STDOUT_FILENO);
    ::dup2(child.err.write, STDERR_FILENO);
    if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(kNotStarted);
    ::execve(argument_pointers[0], argument_pointers.data(), environment_pointers.data());
    ::_exit(kNotStarted);
  }
  close_end(child.input.read);
  close_end(child.out.write);
  close_end(child.err.write);
}

/// Reads what is ready; closes the end when there will be no more.
void drain(int& end, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(end, buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) close_end(end);
}

/// Writes as much of the input as the program takes now; closes the end when all is written or nobody reads.
void feed(int& end, std::string_view& input) {
  const ssize_t count = ::write(end, input.data(), input.size());
  if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  if (input.empty() || (count < 0 && errno != EINTR && errno != EAGAIN)) close_end(end);
}

/// Serves all three pipes at once, so that neither side can wait for the other for ever.
bool exchange(Started& child, std::string_view input, ProgramResult& result, Clock::time_point limit) {
  ::fcntl(child.input.write, F_SETFL, O_NONBLOCK);
  if (input.empty()) close_end(child.input.write);
  while (child.out.read >= 0 || child.err.read >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(limit - Clock::now()).count();
    if (left <= 0) return false;
    std::array<pollfd, 3> ends{pollfd{child.out.read, POLLIN, 0}, pollfd{child.err.read, POLLIN, 0},
                               pollfd{child.input.write, POLLOUT, 0}};
    if (::poll(ends.data(), ends.size(), static_cast<int>(std::min<long long>(left, 1000))) < 0) continue;
    if (ends[0].revents != 0) drain(child.out.read, result.out);
    if (ends[1].revents != 0) drain(child.err.read, result.err);
    if (ends[2].revents != 0) feed(child.input.write, input);
  }
  return true;
}

/// Waits for the end of a program that has closed its output; returns false when the time is over.
bool reap(pid_t pid, int& status, Clock::time_point limit) {
  while (true) {
    const pid_t ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == pid) return true;
    if (ended < 0 && errno != EINTR) return false;
    if (Clock::now() >= limit) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

}  // namespace

ProgramResult run_plumb(std::vector<std::string> arguments, std::string_view input,
                        std::vector<std::string> environment, std::string folder,
                        std::chrono::milliseconds time_limit) {
  // A program may end without reading its input; the write must then fail instead of ending the tests.
  ::signal(SIGPIPE, SIG_IGN);
  // exec resolves the program after the change of folder, so a relative path must be made absolute first.
  arguments.insert(arguments.begin(), std::filesystem::absolute(program_path()).string());
  environment = clean_environment(std::move(environment));

  const Clock::time_point limit = Clock::now() + time_limit;
  ProgramResult result;
  Started child;
  start(child, arguments, environment, folder);
  int status = 0;
  const bool in_time = exchange(child, input, result, limit) && reap(child.pid, status, limit);
  if (!in_time) {
    ::kill(-child.pid, SIGKILL);
    ::kill(child.pid, SIGKILL);  // in case the child has not yet made its group
    ::waitpid(child.pid, &status, 0);
  }
  close_end(child.input.write);
  close_end(child.out.read);
  close_end(child.err.read);
  if (!in_time) {
    result.exit_code = kOutOfTime;
  } else {
    result.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }
  return result;
}

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "plumb-test-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;  // a folder that cannot be removed must not hide the result of the test
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempFolder::write(std::string_view name, std::string_view text) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  REQUIRE_MESSAGE(stream.good(), "cannot write " << file.string());
  return file;
}

std::filesystem::path source_folder() {
  return PLUMB_SOURCE_DIR;
}

std::filesystem::path shared_folder() {
  const std::filesystem::path folder = source_folder() / ".." / "shared" / "truth";
  return std::filesystem::is_directory(folder) ? folder : std::filesystem::path{};
}

bool require_shared(std::string_view what) {
  if (!shared_folder().empty()) return true;
  fmt::print(stderr, "SKIPPED: {} needs ../shared\n", what);
  const char* ci = std::getenv("CI");
  if (ci != nullptr && std::string_view{ci} == "true")
    FAIL(what << " needs ../shared, and CI must not skip it");
  return false;
}

}  // namespace plumb::test
