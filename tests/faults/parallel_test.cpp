// Many programs add a line each to the same file at the same time.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>
#include <thread>

#include "support/plan_folder.hpp"
#include "support/write_loop.hpp"

namespace plumb::test {
namespace {

constexpr int kWriters = 50;

/// Starts all writers; checks that exactly the lines of those are there that say so. Returns how many.
std::size_t write_in_parallel(const std::vector<std::string>& words_before,
                              const std::vector<std::string>& words_after, const std::string& path) {
  std::vector<pid_t> writers;
  for (int i = 0; i < kWriters; ++i) {
    std::vector<std::string> words = words_before;
    words.push_back(fmt::format("writer {}", i));
    words.insert(words.end(), words_after.begin(), words_after.end());
    writers.push_back(start_write_loop(words));
  }
  std::multiset<std::string> expected{"plumb: 1"};
  for (int i = 0; i < kWriters; ++i) {
    const int code = exit_code_of(writers[static_cast<std::size_t>(i)]);
    CHECK((code == 0 || code == 4));
    if (code == 0) expected.insert(fmt::format("writer {}", i));
  }
  std::multiset<std::string> found;
  std::istringstream text(bytes_of(path).value_or(""));
  for (std::string line; std::getline(text, line);) found.insert(line);
  CHECK(found == expected);
  CHECK(leftovers(folder_of(path)).empty());
  return expected.size() - 1;
}

TEST_CASE("fifty writers that read again when they come late all land") {
  const TempFolder folder;
  const std::string path = folder.write("plumb.yaml", "plumb: 1\n").string();
  CHECK(write_in_parallel({"line", path}, {"1000"}, path) == kWriters);
}

TEST_CASE("fifty writers that hold the lock while they read all land") {
  const TempFolder folder;
  const std::string path = folder.write("plumb.yaml", "plumb: 1\n").string();
  CHECK(write_in_parallel({"locked-line", path}, {}, path) == kWriters);
}

TEST_CASE("of fifty writers that try once, none is lost without a word") {
  const TempFolder folder;
  const std::string path = folder.write("plumb.yaml", "plumb: 1\n").string();
  const std::size_t landed = write_in_parallel({"line", path}, {"1"}, path);
  CHECK(landed >= 1);
}

TEST_CASE("a file that several plans share is locked for all of them") {
  const TempFolder folder;
  folder.write("a/plumb.yaml", "plumb: 1\n");
  const std::string path = folder.write("shared/risks.yaml", "plumb: 1\n").string();
  std::filesystem::create_directory_symlink("../shared", folder.path() / "a/registers");
  SystemCalls calls;
  std::optional<WriteLock> other(std::in_place, calls);
  CHECK(other->lock(folder.path() / "shared") == 0);
  const pid_t writer =
      start_write_loop({"line", (folder.path() / "a/registers/risks.yaml").string(), "late", "1"});
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  CHECK(bytes_of(path) == "plumb: 1\n");
  other.reset();
  CHECK(exit_code_of(writer) == 0);
  CHECK(bytes_of(path) == "plumb: 1\nlate\n");
}

}  // namespace
}  // namespace plumb::test
