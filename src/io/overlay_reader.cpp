#include "plumb/io/overlay_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <set>

#include "plumb/io/system_calls.hpp"

namespace plumb {

namespace {

/// The part of the path below the folder; empty if it is not below it. Both are resolved.
std::string_view below(std::string_view path, std::string_view folder) {
  if (folder != "/") {
    if (!path.starts_with(folder)) return {};
    path.remove_prefix(folder.size());
  }
  return path.starts_with('/') ? path.substr(1) : std::string_view();
}

}  // namespace

OverlayReader::OverlayReader(const FileReader& base, std::span<const FileChange> changes) : base_(base) {
  for (const FileChange& change : changes) changes_.insert_or_assign(key(change.path), change.new_bytes);
}

/// One text for one file: the resolved path, or what it will be once the file and its folders are made.
std::string OverlayReader::key(const std::string& path) const {
  std::string at = path;
  std::string missing;
  while (true) {
    if (const auto resolved = base_.resolve(at); resolved && (*resolved != "/" || missing.empty()))
      return *resolved + missing;
    const std::size_t slash = at.rfind('/');
    if (at.empty() || at == "/") return missing;
    missing.insert(0, slash == std::string::npos ? "/" + at : at.substr(slash));
    at = slash == std::string::npos ? "" : at.substr(0, std::max(slash, std::size_t{1}));
  }
}

std::shared_ptr<const SourceFile> OverlayReader::read(const std::string& path, const Place& mentioned,
                                                      Diagnostics& diagnostics) const {
  const auto found = changes_.find(key(path));
  if (found == changes_.end()) return base_.read(path, mentioned, diagnostics);
  if (found->second) return std::make_shared<SourceFile>(path, *found->second);
  diagnostics.error(Code::unreadable, mentioned,
                    fmt::format("cannot read '{}': {}", path, std::strerror(ENOENT)),
                    "check the path, and the folder that it starts from");
  return nullptr;
}

std::optional<std::vector<std::string>> OverlayReader::list(const std::string& folder) const {
  const auto listed = base_.list(folder);
  std::set<std::string> names;
  if (listed) names.insert(listed->begin(), listed->end());
  const std::string folder_key = key(folder);
  for (const auto& [path, bytes] : changes_) {
    const std::string_view rest = below(path, folder_key);
    if (rest.empty()) continue;
    const std::string name(
        rest.substr(0, rest.find('/') == std::string_view::npos ? rest.size() : rest.find('/') + 1));
    if (bytes)
      names.insert(name);
    else if (!name.ends_with('/'))
      names.erase(name);
  }
  if (!listed && names.empty()) return std::nullopt;
  return std::vector<std::string>(names.begin(), names.end());
}

bool OverlayReader::exists(const std::string& path) const {
  const auto found = changes_.find(key(path));
  if (found != changes_.end()) return found->second.has_value();
  return base_.exists(path) || list(path).has_value();
}

std::optional<std::string> OverlayReader::resolve(const std::string& path) const {
  if (!exists(path)) return std::nullopt;
  return key(path);
}

std::optional<std::string> OverlayReader::content_id(const std::string& path) const {
  const auto found = changes_.find(key(path));
  if (found == changes_.end()) return base_.content_id(path);
  if (!found->second) return std::nullopt;
  return fmt::format("{:x}:{}", std::hash<std::string>()(*found->second), found->second->size());
}

}  // namespace plumb
