#include "plumb/io/git_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plumb {

namespace {

constexpr int kMostLinks = 40;                // what Linux follows
constexpr std::size_t kMostLinkBytes = 4096;  // a path's longest

/// The components of a path in reverse, so that the next one is at the back.
std::vector<std::string> components_from_the_back(std::string_view path) {
  std::vector<std::string> components;
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (!last.empty() && last != ".") components.emplace_back(last);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  }
  return components;
}

}  // namespace

/// Follows a path from the root of the tree as a file system does, links included. A link that leads out of
/// the tree leads nowhere.
std::optional<GitReader::Found> GitReader::walk(const std::string& path) const {
  struct Folder {
    std::string id;
    std::size_t path_size;  // of the path before its name
  };
  std::vector<std::string> to_go = components_from_the_back(path);
  std::vector<Folder> above;
  Found at{GitEntryKind::folder, tree_, ""};
  int links = 0;
  while (!to_go.empty()) {
    const std::string name = std::move(to_go.back());
    to_go.pop_back();
    if (at.kind != GitEntryKind::folder) return std::nullopt;
    if (name == "..") {
      if (above.empty()) return std::nullopt;
      at.id = above.back().id;
      at.path.resize(above.back().path_size);
      above.pop_back();
      continue;
    }
    const auto tree = repository_->tree(at.id);
    const auto entry = tree ? tree->find(name) : std::nullopt;
    if (!entry) return std::nullopt;
    const std::string id = git_id_text(entry->raw_id);
    if (entry->kind == GitEntryKind::link) {
      bool too_large = false;
      const auto target = repository_->blob(id, kMostLinkBytes, too_large);
      if (!target || ++links > kMostLinks || target->starts_with('/')) return std::nullopt;
      for (std::string& component : components_from_the_back(*target)) to_go.insert(to_go.end(), component);
      continue;
    }
    above.push_back({at.id, at.path.size()});
    at = {entry->kind, id, at.path.empty() ? name : fmt::format("{}/{}", at.path, name)};
  }
  return at;
}

const std::optional<GitReader::Found>& GitReader::find(const std::string& path) const {
  const auto [place, is_new] = found_.try_emplace(path);
  if (is_new) place->second = walk(path);
  return place->second;
}

std::shared_ptr<const SourceFile> GitReader::read(const std::string& path, const Place& mentioned,
                                                  Diagnostics& diagnostics) const {
  const auto& found = find(path);
  const auto fail = [&](Code code, std::string message, std::string hint) {
    diagnostics.error(code, mentioned, std::move(message), std::move(hint));
    return nullptr;
  };
  if (!found)
    return fail(Code::unreadable, fmt::format("there is no '{}' in {}", path, label_),
                "name the plan as it was called there with -f, from the root of the repository");
  if (found->kind != GitEntryKind::file)
    return fail(Code::unreadable,
                fmt::format("'{}' is a {} in {}, not a file", path,
                            found->kind == GitEntryKind::folder ? "folder" : "submodule", label_),
                "name a plan file");
  bool too_large = false;
  auto bytes = repository_->blob(found->id, max_file_bytes_, too_large);
  if (too_large) {
    report_too_large(fmt::format("{}:{}", label_, path), max_file_bytes_, mentioned, diagnostics);
    return nullptr;
  }
  if (!bytes)
    return fail(Code::unreadable, fmt::format("the repository lacks the content of '{}:{}'", label_, path),
                repository_->hint_for_missing());
  return std::make_shared<SourceFile>(fmt::format("{}:{}", label_, path), std::move(*bytes));
}

std::optional<std::vector<std::string>> GitReader::list(const std::string& folder) const {
  const auto& found = find(folder);
  if (!found || found->kind != GitEntryKind::folder) return std::nullopt;
  const auto tree = repository_->tree(found->id);
  if (!tree) return std::nullopt;
  std::vector<std::string> names;
  for (const GitEntry& entry : tree->entries()) {
    std::string name(entry.name);
    if (entry.kind == GitEntryKind::link) {
      const auto& target = find(folder.empty() ? name : fmt::format("{}/{}", folder, name));
      if (target && target->kind == GitEntryKind::folder) name += '/';
    } else if (entry.kind == GitEntryKind::folder) {
      name += '/';
    }
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool GitReader::exists(const std::string& path) const {
  return find(path).has_value();
}

std::optional<std::string> GitReader::resolve(const std::string& path) const {
  const auto& found = find(path);
  if (!found) return std::nullopt;
  return "/" + found->path;
}

std::optional<std::string> GitReader::content_id(const std::string& path) const {
  const auto& found = find(path);
  return found ? std::optional(found->id) : std::nullopt;
}

}  // namespace plumb
