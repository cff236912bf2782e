#include "plumb/io/git_read_ahead.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace plumb {

namespace {

constexpr std::size_t kFewCommits = 8;

bool leads_to(const std::string& folder, std::span<const std::string> paths) {
  return std::ranges::any_of(paths, [&](const std::string& path) { return path.starts_with(folder); });
}

}  // namespace

/// Goes down the trees of several commits level by level, each tree once, and lists the contents of the files
/// that were not seen before.
std::vector<std::string> GitReadAhead::new_files(std::vector<std::string> trees,
                                                 std::span<const std::string> paths, std::size_t max_bytes) {
  struct Folder {
    std::string id;
    std::string path;  // empty, or ends with '/'
  };
  std::vector<std::string> files;
  std::vector<Folder> level;
  for (std::string& tree : trees)
    if (seen_.insert(tree).second) level.push_back({std::move(tree), ""});
  while (!level.empty()) {
    std::vector<std::string> ids;
    ids.reserve(level.size());
    for (const Folder& folder : level) ids.push_back(folder.id);
    repository_->read_ahead(ids, max_bytes);
    std::vector<Folder> below;
    for (const Folder& folder : level) {
      const auto tree = repository_->tree(folder.id);
      if (!tree) continue;
      for (const GitEntry& entry : tree->entries()) {
        std::string path = folder.path + std::string(entry.name);
        std::string id = git_id_text(entry.raw_id);
        if (entry.kind == GitEntryKind::file && std::ranges::find(paths, path) != paths.end()) {
          if (seen_.insert(id).second) files.push_back(std::move(id));
        } else if (entry.kind == GitEntryKind::folder && leads_to(path += '/', paths)) {
          if (seen_.insert(path + id).second) below.push_back({std::move(id), std::move(path)});
        }
      }
    }
    level = std::move(below);
  }
  return files;
}

void GitReadAhead::run(const GitCommit& from, std::span<const std::string> paths, std::size_t most,
                       std::size_t max_bytes) {
  if (from.parents.empty() || repository_->is_ahead(from.parents.front())) return;
  // Another side of a merge may soon come to where the first one has been.
  count_ = std::min(most, from.id == last_ ? count_ * 2 : kFewCommits);
  if (count_ < 2) return;
  std::vector<std::string> names;
  for (std::size_t i = 1; i <= count_; ++i) names.push_back(fmt::format("{}~{}", from.id, i));
  std::vector<std::string> trees;
  for (const GitObject* object : repository_->read_ahead(names, std::numeric_limits<std::size_t>::max())) {
    const auto commit = object->type == "commit" ? parse_commit(object->bytes, object->id) : std::nullopt;
    if (!commit) continue;
    trees.push_back(commit->tree);
    last_ = commit->id;
  }
  new_files({from.tree}, paths, max_bytes);  // at hand
  repository_->read_ahead(new_files(std::move(trees), paths, max_bytes), max_bytes);
}

}  // namespace plumb
