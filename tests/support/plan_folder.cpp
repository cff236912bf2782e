#include "plan_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "plumb/io/snapshot_reader.hpp"

namespace plumb::test {

namespace fs = std::filesystem;

namespace {

using Content = std::function<std::optional<std::string>(const std::string&)>;

FilesState state_of(std::span<const FileChange> changes, const Content& content) {
  bool all_old = true;
  bool all_new = true;
  for (const FileChange& change : changes) {
    const auto bytes = content(change.path);
    if (bytes != change.old_bytes) all_old = false;
    if (bytes != change.new_bytes) all_new = false;
  }
  return all_old ? FilesState::old : all_new ? FilesState::changed : FilesState::torn;
}

}  // namespace

std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<std::string> leftovers(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().filename().string().starts_with(".plumb-")) names.push_back(entry.path().string());
  std::sort(names.begin(), names.end());
  return names;
}

void set_up(std::span<const FileChange> changes) {
  for (const FileChange& change : changes) {
    fs::remove(change.path);
    if (!change.old_bytes) continue;
    fs::create_directories(fs::path(change.path).parent_path());
    std::ofstream(change.path, std::ios::binary) << *change.old_bytes;
  }
}

FilesState state_on_disk(std::span<const FileChange> changes) {
  return state_of(changes, bytes_of);
}

FilesState state_as_read(const std::string& folder, std::span<const FileChange> changes) {
  const DiskReader disk;
  constexpr int kMostTries = 100;
  for (int i = 0; i < kMostTries; ++i) {
    const SnapshotReader reader(disk, folder);
    const FilesState state = state_of(changes, [&](const std::string& path) -> std::optional<std::string> {
      Diagnostics ignored;
      const auto file = reader.read(path, {}, ignored);
      if (!file) return std::nullopt;
      return std::string(file->bytes());
    });
    if (reader.holds()) return state;
  }
  return FilesState::torn;
}

}  // namespace plumb::test
