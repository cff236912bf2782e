// Writes to a plan the way the commands do, for the tests that kill it or start many at once.
//
// write_loop generations FOLDER FILES: forever replaces all files 0.yaml, 1.yaml … together, each by the next
//   generation: the number of the generation, on as many lines as it says in the last digit.
// write_loop line FILE TEXT TRIES: adds a line to the file by reading, adding and writing; what has changed
// in
//   between is read again, so many times. Exits with 4 and says why if the line could not be added.
// write_loop locked-line FILE TEXT: the same under a lock that is taken before reading.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "plumb/io/file_changes.hpp"
#include "plumb/io/snapshot_reader.hpp"

namespace {

using namespace plumb;

constexpr int kExitSystem = 4;

std::string content(const FileReader& reader, const std::string& path) {
  Diagnostics diagnostics;
  const auto file = reader.read(path, {}, diagnostics);
  return file ? std::string(file->bytes()) : std::string();
}

int report(const WriteResult& result) {
  const auto [message, hint] = write_message(result);
  fmt::print(stderr, "{}\n", message);
  return kExitSystem;
}

std::string generation_text(long generation) {
  std::string text;
  for (long i = 0; i <= generation % 10; ++i) text += fmt::format("{}\n", generation);
  return text;
}

int write_generations(const std::string& folder, int files) {
  SystemCalls calls;
  while (true) {
    WriteLock lock(calls);
    if (lock.lock(folder) != 0) return kExitSystem;
    const DiskReader disk;
    const SnapshotReader reader(disk, folder);
    std::vector<FileChange> changes;
    for (int i = 0; i < files; ++i) {
      const std::string path = fmt::format("{}/{}.yaml", folder, i);
      const std::string old = content(reader, path);
      changes.push_back({path, old, generation_text(std::atol(old.c_str()) + 1)});
    }
    const WriteResult result = write_changes(folder, changes, lock);
    if (!result.ok()) return report(result);
  }
}

int add_line(const std::string& path, const std::string& text, int tries, bool lock_first) {
  SystemCalls calls;
  const std::string folder = folder_of(path);
  WriteResult result;
  for (int i = 0; i < tries; ++i) {
    WriteLock lock(calls);
    if (lock_first && lock.lock(folder) != 0) return report({WriteProblem::locked, folder, 0, {}});
    const DiskReader disk;
    const std::string old = content(disk, path);
    const FileChange change{path, old, old + text + "\n"};
    result = write_changes(folder, {&change, 1}, lock);
    if (result.ok()) return EXIT_SUCCESS;
    if (result.problem != WriteProblem::changed_meanwhile) break;
  }
  return report(result);
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 4 && arguments[1] == "generations")
    return write_generations(arguments[2], std::atoi(arguments[3].c_str()));
  if (count == 5 && arguments[1] == "line")
    return add_line(arguments[2], arguments[3], std::atoi(arguments[4].c_str()), false);
  if (count == 4 && arguments[1] == "locked-line") return add_line(arguments[2], arguments[3], 1, true);
  return 2;
}
