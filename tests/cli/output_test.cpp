#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "run_program.hpp"

namespace plumb::test {

namespace {

/// The exit code of a shell command in which PLUMB stands for the program.
int shell_code(const std::string& command) {
  const char* named = std::getenv("PLUMB_BINARY");
  const std::string program = named != nullptr ? named : PLUMB_BINARY_PATH;
  const int status = std::system(fmt::format("PLUMB='{}'; {}", program, command).c_str());
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("a result goes to the file of -o, and - is standard output") {
  const TempFolder folder;
  const ProgramResult to_file =
      run_plumb({"help", "-o", "out.txt", "--color", "always"}, {}, {}, folder.path());
  CHECK(to_file.exit_code == 0);
  CHECK(to_file.out.empty());
  CHECK(run_plumb({"help", "-o", "-"}).out == run_plumb({"help"}).out);
}

TEST_CASE("what cannot be written ends with 4 and the system's reason") {
  const ProgramResult full = run_plumb({"help", "-o", "/dev/full"});
  CHECK(full.exit_code == 4);
  CHECK(full.err.starts_with("plumb: error: cannot write '/dev/full': No space left on device\n"));
  CHECK(shell_code("$PLUMB help >/dev/full 2>/dev/null") == 4);
  CHECK(shell_code("$PLUMB help >&- 2>/dev/null") == 4);
  CHECK(run_plumb({"-C", "/nonexistent", "help"}).exit_code == 4);
}

TEST_CASE("a closed pipe or standard error is no error") {
  CHECK(shell_code("bash -c \"set -o pipefail; '$PLUMB' completion zsh | true\"") == 0);
  CHECK(shell_code("$PLUMB help >/dev/null 2>&-") == 0);
  CHECK(shell_code("$PLUMB nothing 2>&-") == 2);
}

TEST_CASE("a pipe gets neither colour nor a pager") {
  const ProgramResult result = run_plumb({"help"}, {}, {"TERM=xterm", "PAGER=false"});
  CHECK(result.exit_code == 0);
  CHECK(result.out.find('\x1b') == std::string::npos);
}

TEST_CASE("the locale changes nothing") {
  const std::string expected = run_plumb({"help", "schedule"}).out;
  for (const char* locale : {"C", "de_DE.UTF-8", "tr_TR.UTF-8"})
    CHECK(run_plumb({"help", "schedule"}, {}, {fmt::format("LC_ALL={}", locale)}).out == expected);
}

TEST_CASE("the manual pages have no warnings") {
  if (std::system("command -v man >/dev/null") != 0) return;
  const TempFolder folder;
  for (const char* section : {"1", "5"}) {
    const std::string page = (folder.path() / section).string();
    CHECK(run_plumb({"help", "--man", section, "-o", page}).exit_code == 0);
    CHECK(shell_code(fmt::format(
              "test -z \"$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z '{}' 2>&1 >/dev/null)\"",
              page)) == 0);
  }
}

}  // namespace plumb::test
