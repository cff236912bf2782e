// The power is cut after every system call of a write, and of the one that completes it, on a disk that loses
// whatever was not flushed.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "plumb/io/file_changes.hpp"
#include "support/power_cut_disk.hpp"

namespace plumb::test {
namespace {

using Changes = std::vector<FileChange>;

const Changes kOne{{"/plan/plumb.yaml", "plumb: 1\n", "plumb: 1 # new\n"}};
const Changes kTwo{{"/plan/plumb.yaml", "plumb: 1\n", "plumb: 1 # new\n"},
                   {"/plan/registers/risks.yaml", "risks: []\n", "risks: [{}]\n"}};
const Changes kFive{{"/plan/plumb.yaml", "plumb: 1\n", "plumb: 1 # new\n"},
                    {"/plan/registers/risks.yaml", "risks: []\n", "risks: [{}]\n"},
                    {"/plan/more/new/limits.yaml", std::nullopt, "limits: []\n"},
                    {"/plan/registers/old.yaml", "progress: []\n", std::nullopt},
                    {"/plan/tasks.yaml", "tasks: []\n", "tasks: [{}]\n"}};

/// What of the unflushed changes reaches the disk: nothing, everything, or a part that a number determines.
std::function<bool()> survival(unsigned variant) {
  if (variant < 2) return [variant] { return variant == 1; };
  auto random = std::make_shared<std::minstd_rand>(variant);
  return [random] { return ((*random)() >> 8U) % 2 == 0; };
}
constexpr unsigned kVariants = 8;

PowerCutDisk disk_with(const Changes& changes) {
  PowerCutDisk disk;
  for (const FileChange& change : changes)
    if (change.old_bytes) disk.put(change.path, *change.old_bytes);
  return disk;
}

bool is_all_old(const PowerCutDisk& disk, const Changes& changes) {
  return std::ranges::all_of(changes, [&](const auto& c) { return disk.bytes(c.path) == c.old_bytes; });
}

bool is_all_new(const PowerCutDisk& disk, const Changes& changes) {
  return std::ranges::all_of(changes, [&](const auto& c) { return disk.bytes(c.path) == c.new_bytes; });
}

void write_next(PowerCutDisk& disk, const std::string& path) {
  const FileChange next{path, std::nullopt, "limits: []\n"};
  const WriteResult result = write_changes("/plan", {&next, 1}, disk);
  CHECK_MESSAGE(result.ok(), write_message(result).message);
}

/// All old or all new once the next writer has run; all new if the write was reported as done.
void check_after(PowerCutDisk& disk, const Changes& changes, bool done) {
  write_next(disk, "/plan/next.yaml");
  CHECK((is_all_new(disk, changes) || (!done && is_all_old(disk, changes))));
  for (const char* path : {"/plan/registers/last.yaml", "/plan/more/new/last.yaml"}) write_next(disk, path);
  for (const std::string& path : disk.files())
    CHECK_MESSAGE(path.find("/.plumb-") == std::string::npos, path);
}

/// Returns false once the write makes fewer calls.
bool cut_once(const Changes& changes, int calls, unsigned variant) {
  CAPTURE(calls);
  CAPTURE(variant);
  PowerCutDisk disk = disk_with(changes);
  disk.cut_after(calls);
  const bool written = write_changes("/plan", changes, disk).ok();
  const bool was_cut = disk.is_dead();
  const bool done = written && !was_cut;  // who lost the power has said nothing
  disk.reboot(survival(variant));
  check_after(disk, changes, done);
  return was_cut;
}

TEST_CASE("the power is cut at any moment: all is old or all is new") {
  for (const Changes& changes : {kOne, kTwo, kFive}) {
    CAPTURE(changes.size());
    int calls = 1;
    for (bool was_cut = true; was_cut; ++calls) {
      was_cut = false;
      for (unsigned variant = 0; variant < kVariants; ++variant)
        if (cut_once(changes, calls, variant)) was_cut = true;
    }
    CHECK(calls > 15);
  }
}

TEST_CASE("a write that is reported as done survives a power cut right after it") {
  for (const Changes& changes : {kOne, kTwo, kFive})
    for (unsigned variant = 0; variant < kVariants; ++variant) {
      PowerCutDisk disk = disk_with(changes);
      CHECK(write_changes("/plan", changes, disk).ok());
      disk.reboot(survival(variant));
      CHECK(is_all_new(disk, changes));
    }
}

/// Ends a writer after `first` calls by cutting the power or by killing it alone, and cuts the power after
/// `second` calls of the one that completes its work.
void cut_twice(int first, bool killed_alone, int second, unsigned variant) {
  CAPTURE(first);
  CAPTURE(killed_alone);
  CAPTURE(second);
  CAPTURE(variant);
  PowerCutDisk disk = disk_with(kFive);
  disk.cut_after(first);
  const bool done = write_changes("/plan", kFive, disk).ok() && !disk.is_dead();
  if (killed_alone)
    disk.restart();
  else
    disk.reboot(survival(variant));
  const FileChange other{"/plan/other.yaml", std::nullopt, "limits: []\n"};
  disk.cut_after(second);
  write_changes("/plan", {&other, 1}, disk);
  disk.reboot(survival(variant));
  check_after(disk, kFive, done);
}

TEST_CASE("the power is cut again while the next writer completes the change") {
  for (int first = 60; first < 130; ++first)
    for (int second = 5; second < 200; second += 6)
      for (unsigned variant = 2; variant < 7; ++variant)
        for (const bool killed_alone : {false, true}) cut_twice(first, killed_alone, second, variant);
}

TEST_CASE("a later change is not undone by a journal that comes back") {
  const Changes first = kTwo;
  const Changes second{{"/plan/registers/risks.yaml", "risks: [{}]\n", "risks: [{}, {}]\n"}};
  for (unsigned variant = 0; variant < kVariants; ++variant) {
    PowerCutDisk disk = disk_with(first);
    CHECK(write_changes("/plan", first, disk).ok());
    CHECK(write_changes("/plan", second, disk).ok());
    disk.reboot(survival(variant));
    write_next(disk, "/plan/next.yaml");
    CHECK(is_all_new(disk, second));
    CHECK(disk.bytes("/plan/plumb.yaml") == first[0].new_bytes);
  }
}

}  // namespace
}  // namespace plumb::test
