#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "plumb/cli/run.hpp"

namespace {

/// Occupies closed standard streams, so that no file that is opened later becomes one of them; using them
/// still fails.
void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
      static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

plumb::Terminal terminal() {
  plumb::Terminal terminal;
  terminal.output = ::isatty(STDOUT_FILENO) != 0;
  terminal.errors = ::isatty(STDERR_FILENO) != 0;
  winsize size{};
  if (terminal.output && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    terminal.columns = size.ws_col;
    terminal.rows = size.ws_row;
  }
  return terminal;
}

/// The day by the clock on the wall.
plumb::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday;
}

std::optional<std::string_view> environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string_view>(value);
}

}  // namespace

int main(int count, char** words) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a write to a pipe without reader says EPIPE instead of ending the program
  plumb::DescriptorSink output(STDOUT_FILENO);
  plumb::DescriptorSink errors(STDERR_FILENO);
  plumb::Surroundings surroundings{output, errors, environment, terminal(), today()};
  return plumb::run_plumb(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count), surroundings);
}
