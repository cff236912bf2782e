// A disk without room, and a limit on the size of files.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "support/plan_folder.hpp"
#include "support/write_loop.hpp"

namespace plumb::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNoMount = "no mount: ";

/// Two files that grow in one change.
std::vector<FileChange> growth(const std::string& root, std::size_t to_bytes) {
  const std::string large(to_bytes, '#');
  return {{root + "/plumb.yaml", "plumb: 1\n", "plumb: 1\n" + large},
          {root + "/registers/risks.yaml", "risks: []\n", "risks: []\n" + large}};
}

std::string state_word(const std::vector<FileChange>& changes, const std::string& root) {
  const FilesState state = state_on_disk(changes);
  const std::string_view word = state == FilesState::old       ? "old"
                                : state == FilesState::changed ? "new"
                                                               : "torn";
  return fmt::format("{}, {} left behind", word, leftovers(root).size());
}

std::string write_and_tell(const std::string& root, const std::vector<FileChange>& changes) {
  SystemCalls calls;
  const WriteResult result = write_changes(root, changes, calls);
  const std::string message = result.ok() ? "written" : std::strerror(result.error_number);
  return fmt::format("{}: {}", message, state_word(changes, root));
}

/// Writes on a disk of 256 KiB that only this process sees; others fill `filled` bytes of it.
std::string write_on_small_disk(const std::string& root, std::size_t filled, std::size_t to_bytes) {
  return in_child([&] {
    // Who is not root may mount in a name space of his own, where the system lets him.
    if (::unshare(::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0 ||
        ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", root.c_str(), "tmpfs", 0, "size=256k") != 0)
      return fmt::format("{}{}", kNoMount, std::strerror(errno));
    const auto changes = growth(root, to_bytes);
    set_up(changes);
    std::ofstream(root + "/filler", std::ios::binary) << std::string(filled, 'x');
    return write_and_tell(root, changes);
  });
}

TEST_CASE("a full disk leaves all files as they were, and nothing besides") {
  const TempFolder folder;
  const std::string root = folder.path().string();
  const std::string roomy = write_on_small_disk(root, 0, 20'000);
  if (roomy.starts_with(kNoMount)) {
    skip("a small disk needs the right to mount one; " + roomy);
    return;
  }
  CHECK(roomy == "written: new, 0 left behind");
  // More and more of the disk is taken: the first file finds no room, then the second, then the journal.
  int failures = 0;
  for (std::size_t filled = 0; filled <= 200'000; filled += 4096) {
    CAPTURE(filled);
    const std::string told = write_on_small_disk(root, filled, 40'000);
    if (told != "written: new, 0 left behind") {
      CHECK(told == "No space left on device: old, 0 left behind");
      ++failures;
    }
  }
  CHECK(failures > 10);
}

TEST_CASE("a limit on the size of files leaves all as they were") {
  for (const rlim_t limit : {rlim_t{1}, rlim_t{5000}, rlim_t{20'000}}) {
    const TempFolder folder;
    const std::string root = folder.path().string();
    const auto changes = growth(root, 10'000);
    set_up(changes);
    CHECK(in_child([&] {
            const rlimit bounds{limit, limit};
            ::signal(SIGXFSZ, SIG_IGN);
            if (::setrlimit(RLIMIT_FSIZE, &bounds) != 0) return std::string(std::strerror(errno));
            return write_and_tell(root, changes);
          }) == "File too large: old, 0 left behind");
  }
}

TEST_CASE("a program that the limit kills has written nothing") {
  const TempFolder folder;
  const std::string root = folder.path().string();
  const auto changes = growth(root, 10'000);
  set_up(changes);
  const pid_t process = ::fork();
  REQUIRE(process >= 0);
  if (process == 0) {
    const rlimit bounds{5000, 5000};
    ::signal(SIGXFSZ, SIG_DFL);
    ::setrlimit(RLIMIT_FSIZE, &bounds);
    SystemCalls calls;
    write_changes(root, changes, calls);
    ::_exit(0);
  }
  CHECK(exit_code_of(process) == 128 + SIGXFSZ);
  CHECK(state_as_read(root, changes) == FilesState::old);
  CHECK(write_and_tell(root, changes) == "written: new, 0 left behind");
}

}  // namespace
}  // namespace plumb::test
