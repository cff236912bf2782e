#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace plumb::test {

struct ProgramResult {
  int exit_code = 0;  // as the shell counts: 128 + N after signal N; -1 when the time limit ended it
  std::string out;
  std::string err;
};

/// Runs the installed `plumb` as a user would, without a shell, and waits for its end.
///
/// input: what the program reads from its standard input.
/// environment: `NAME=value` on top of PATH, HOME=/nonexistent, LC_ALL=C.UTF-8 and TZ=UTC; nothing else is
///   inherited, so that a developer's settings cannot change a test.
/// folder: the working directory; empty is the caller's.
/// The program is $PLUMB_BINARY, else the one the build names. A program that cannot be started has exit code
/// 127.
ProgramResult run_plumb(std::vector<std::string> arguments, std::string_view input = {},
                        std::vector<std::string> environment = {}, std::string folder = {},
                        std::chrono::milliseconds time_limit = std::chrono::seconds{60});

/// A new empty folder that is removed, with all it holds, at the end of the scope.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Writes a file, with the folders above it, and returns its path.
  std::filesystem::path write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

/// The folder of the repository that the tests were built from.
std::filesystem::path source_folder();

/// The truth data beside the repository (`../shared/truth`), or an empty path where a checkout has none.
std::filesystem::path shared_folder();

/// Says whether the truth data beside the repository is there; where it is not, says aloud what is skipped.
///
/// With CI=true in the environment its absence fails the test: a suite that skips what it should hold is not
/// green.
bool require_shared(std::string_view what);

}  // namespace plumb::test
