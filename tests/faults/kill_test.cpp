// A program that writes without pause is killed at random moments.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "plumb/io/snapshot_reader.hpp"
#include "support/plan_folder.hpp"
#include "support/write_loop.hpp"

namespace plumb::test {
namespace {

/// How often a writer is killed; PLUMB_KILLS raises it.
int kills() {
  constexpr int kKills = 200;
  const char* wanted = std::getenv("PLUMB_KILLS");
  return wanted == nullptr ? kKills : std::atoi(wanted);
}

std::vector<std::string> plan_files(const TempFolder& folder, int count) {
  std::vector<std::string> paths;
  for (int i = 0; i < count; ++i) paths.push_back(folder.write(fmt::format("{}.yaml", i), "0\n").string());
  return paths;
}

/// The generation that all files are of as a command reads them; -1 if they are not of one.
long generation(const std::string& folder, const std::vector<std::string>& paths) {
  const long first = std::atol(bytes_of(paths.front()).value_or("").c_str());
  // Only the first may be behind the others, when a journal stands there.
  for (const long candidate : {first, first + 1}) {
    std::string text;
    for (long i = 0; i <= candidate % 10; ++i) text += fmt::format("{}\n", candidate);
    std::vector<FileChange> changes;
    for (const std::string& path : paths) changes.push_back({path, text, text});
    if (state_as_read(folder, changes) != FilesState::torn) return candidate;
  }
  return -1;
}

void kill_often(int files, int times) {
  const TempFolder folder;
  const std::string root = folder.path().string();
  const auto paths = plan_files(folder, files);
  std::minstd_rand random(static_cast<unsigned>(files));
  long last = 0;
  // Long enough for a few writes, where a flush takes milliseconds too.
  const unsigned longest = 20'000 + 15'000 * static_cast<unsigned>(files);
  int found_at_work = 0;
  for (int i = 0; i < times; ++i) {
    const int signal = i % 4 == 3 ? SIGINT : SIGKILL;
    const pid_t writer = start_write_loop({"generations", root, std::to_string(files)});
    std::this_thread::sleep_for(std::chrono::microseconds{1000 + random() % longest});
    ::kill(writer, signal);
    CHECK(exit_code_of(writer) == 128 + signal);
    if (!leftovers(root).empty()) ++found_at_work;
    const long now = generation(root, paths);
    CAPTURE(i);
    CHECK(now >= last);
    last = now;
  }
  MESSAGE(times, " kills of a writer of ", files, " files, ", found_at_work,
          " in the middle of a write, up to ", "generation ", last);
  CHECK(last > 0);
  SystemCalls calls;
  const FileChange next{root + "/next.yaml", std::nullopt, "limits: []\n"};
  CHECK(write_changes(root, {&next, 1}, calls).ok());
  CHECK(leftovers(root).empty());
  std::vector<FileChange> changes;
  const auto text = bytes_of(paths.front());
  for (const std::string& path : paths) changes.push_back({path, text, text});
  CHECK(state_on_disk(changes) != FilesState::torn);
}

TEST_CASE("a writer of one file is killed") {
  kill_often(1, kills() / 4);
}
TEST_CASE("a writer of two files is killed") {
  kill_often(2, kills() / 4);
}
TEST_CASE("a writer of five files is killed") {
  kill_often(5, kills() / 2);
}

TEST_CASE("a reader beside a busy writer never sees a part of a change") {
  const TempFolder folder;
  const auto paths = plan_files(folder, 3);
  const pid_t writer = start_write_loop({"generations", folder.path().string(), "3"});
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{3};
  long last = 0;
  int reads = 0;
  for (; std::chrono::steady_clock::now() < end; ++reads) {
    const DiskReader disk;
    std::vector<std::string> texts;
    bool held = false;
    for (int tries = 0; tries < 100 && !held; ++tries) {
      texts.clear();
      const SnapshotReader reader(disk, folder.path().string());
      for (const std::string& path : paths) {
        Diagnostics diagnostics;
        const auto file = reader.read(path, {}, diagnostics);
        texts.emplace_back(file ? std::string(file->bytes()) : "none");
      }
      held = reader.holds();
    }
    REQUIRE(held);
    REQUIRE(texts[0] == texts[1]);
    REQUIRE(texts[0] == texts[2]);
    CHECK(std::atol(texts[0].c_str()) >= last);
    last = std::atol(texts[0].c_str());
  }
  ::kill(writer, SIGKILL);
  exit_code_of(writer);
  MESSAGE(reads, " reads beside ", last, " changes");
  CHECK(last > 0);
}

}  // namespace
}  // namespace plumb::test
