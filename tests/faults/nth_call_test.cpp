// Every system call of a write is made to fail, is interrupted or is the last one before the program is
// killed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <functional>

#include "plumb/io/file_changes.hpp"
#include "support/failing_calls.hpp"
#include "support/plan_folder.hpp"

namespace plumb::test {
namespace {

namespace fs = std::filesystem;

constexpr int kMostCalls = 1000;

/// A plan in a folder, and a change of it.
struct Trial {
  TempFolder folder;
  std::string root = folder.path().string();
  std::vector<FileChange> changes;

  std::string path(const std::string& name) const { return root + "/" + name; }
};

using Arrangement = std::function<void(Trial&)>;

void replace_one(Trial& trial) {
  trial.changes = {{trial.path("plumb.yaml"), "plumb: 1\r\n", "plumb: 1\r\n# changed\r\n"}};
}

void make_one(Trial& trial) {
  trial.changes = {{trial.path("registers/risks.yaml"), std::nullopt, "risks: []\n"}};
}

void remove_one(Trial& trial) {
  trial.changes = {{trial.path("risks.yaml"), "risks: []\n", std::nullopt}};
}

void replace_two(Trial& trial) {
  trial.changes = {{trial.path("plumb.yaml"), "plumb: 1\n", "plumb: 1 # new\n"},
                   {trial.path("plan/tasks.yaml"), "tasks: []\n", "tasks: [{id: a}]\n"}};
}

/// Replaced, made, removed and behind a link.
void change_five(Trial& trial) {
  replace_two(trial);
  trial.changes.push_back({trial.path("registers/new/risks.yaml"), std::nullopt, "risks: []\n"});
  trial.changes.push_back({trial.path("plan/old.yaml"), "limits: []\n", std::nullopt});
  trial.changes.push_back({trial.path("link.yaml"), "progress: []\n", "progress: [{}]\n"});
}

void arrange(Trial& trial, const Arrangement& arrangement) {
  arrangement(trial);
  set_up(trial.changes);
  for (const FileChange& change : trial.changes) {
    if (!change.old_bytes) continue;
    fs::permissions(change.path, static_cast<fs::perms>(0640));
    if (!change.path.ends_with("link.yaml")) continue;
    fs::create_directory(trial.path("elsewhere"));
    fs::rename(change.path, trial.path("elsewhere/target.yaml"));
    fs::create_symlink("elsewhere/target.yaml", change.path);
  }
}

/// Writes something else, as the next command does.
void write_next(const Trial& trial, const std::string& name) {
  FailingCalls calls;
  const FileChange next{trial.path(name), std::nullopt, "limits: []\n"};
  const WriteResult result = write_changes(trial.root, {&next, 1}, calls);
  CHECK_MESSAGE(result.ok(), write_message(result).message);
}

/// Writes to every folder: the next writer of a folder removes what killed ones have left there.
void write_everywhere(const Trial& trial) {
  write_next(trial, "last.yaml");
  for (const std::string folder : {"plan", "registers", "registers/new", "elsewhere"})
    if (fs::exists(trial.path(folder))) write_next(trial, folder + "/last.yaml");
}

void check_modes(const Trial& trial) {
  for (const FileChange& change : trial.changes)
    if (change.old_bytes && fs::exists(change.path))
      CHECK(static_cast<unsigned>(fs::status(change.path).permissions()) == 0640);
  if (trial.changes.size() == 5) CHECK(fs::is_symlink(trial.path("link.yaml")));
}

/// Lets the call go wrong; returns false once the write makes fewer calls than that.
bool survives(const Arrangement& arrangement, Fault fault, int at, int error_number) {
  CAPTURE(static_cast<int>(fault));
  CAPTURE(at);
  CAPTURE(error_number);
  Trial trial;
  arrange(trial, arrangement);
  FailingCalls calls(fault, at, error_number);
  const WriteResult result = write_changes(trial.root, trial.changes, calls);
  const FilesState seen = state_as_read(trial.root, trial.changes);
  CHECK(seen != FilesState::torn);
  const bool dead = fault == Fault::crash || fault == Fault::torn_write || fault == Fault::error_after;
  const bool new_ones = result.ok() || result.problem == WriteProblem::incomplete;
  // The one call that fails may be the one that removes something.
  if (!dead) CHECK(leftovers(trial.root).size() <= (fault == Fault::error && error_number != EINTR ? 1 : 0));
  // Who was killed has said nothing.
  if (fault != Fault::crash && fault != Fault::torn_write)
    CHECK(seen == (new_ones ? FilesState::changed : FilesState::old));
  if (error_number == EINTR || fault == Fault::short_write) CHECK(result.ok());
  write_next(trial, "next.yaml");
  CHECK(state_on_disk(trial.changes) == seen);
  write_everywhere(trial);
  CHECK(leftovers(trial.root).empty());
  check_modes(trial);
  return calls.count() >= at;
}

void check_every_call(const Arrangement& arrangement, int expected_calls) {
  struct Kind {
    Fault fault;
    int error_number;
  };
  for (const Kind kind : {Kind{Fault::error, EIO}, Kind{Fault::error, ENOSPC}, Kind{Fault::error, EACCES},
                          Kind{Fault::error, EINTR}, Kind{Fault::error_after, EIO},
                          Kind{Fault::short_write, 0}, Kind{Fault::crash, 0}, Kind{Fault::torn_write, 0}}) {
    int at = 1;
    while (at < kMostCalls && survives(arrangement, kind.fault, at, kind.error_number)) ++at;
    CHECK(at > expected_calls);
    CHECK(at < kMostCalls);
  }
}

TEST_CASE("one file is replaced or not, whichever call fails") {
  check_every_call(replace_one, 15);
}
TEST_CASE("one file is made or not, whichever call fails") {
  check_every_call(make_one, 15);
}
TEST_CASE("one file is removed or not, whichever call fails") {
  check_every_call(remove_one, 10);
}
TEST_CASE("two files are replaced or none, whichever call fails") {
  check_every_call(replace_two, 40);
}
TEST_CASE("five files are changed or none, whichever call fails") {
  check_every_call(change_five, 80);
}

/// Kills a writer of five files, then lets the one that completes its work fail or be killed too.
void check_completion(int killed_at, Fault fault, int at) {
  CAPTURE(killed_at);
  CAPTURE(static_cast<int>(fault));
  CAPTURE(at);
  Trial trial;
  arrange(trial, change_five);
  FailingCalls killed(Fault::crash, killed_at);
  write_changes(trial.root, trial.changes, killed);
  const FilesState seen = state_as_read(trial.root, trial.changes);
  const FileChange other{trial.path("other.yaml"), std::nullopt, "limits: []\n"};
  FailingCalls failing(fault, at);
  write_changes(trial.root, {&other, 1}, failing);
  CHECK(state_as_read(trial.root, trial.changes) == seen);
  write_everywhere(trial);
  CHECK(state_on_disk(trial.changes) == seen);
  CHECK(leftovers(trial.root).empty());
  check_modes(trial);
}

TEST_CASE("who completes the work of a killed writer may be killed as well") {
  Trial whole;
  arrange(whole, change_five);
  FailingCalls counting;
  CHECK(write_changes(whole.root, whole.changes, counting).ok());
  // From about the middle on there is a journal; steps that share no divisor with each other meet all pairs
  // of phases.
  for (int killed_at = counting.count() / 3; killed_at <= counting.count(); killed_at += 5)
    for (int at = 1; at < 90; at += 7)
      for (const Fault fault : {Fault::crash, Fault::error}) check_completion(killed_at, fault, at);
}

}  // namespace
}  // namespace plumb::test
