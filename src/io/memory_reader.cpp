#include <fmt/format.h>

#include <functional>
#include <set>

#include "plumb/io/file_reader.hpp"

namespace plumb {

std::shared_ptr<const SourceFile> MemoryReader::read(const std::string& path, const Place& mentioned,
                                                     Diagnostics& diagnostics) const {
  const auto found = files_.find(path);
  if (found != files_.end()) return std::make_shared<SourceFile>(path, found->second);
  diagnostics.error(Code::unreadable, mentioned,
                    fmt::format("cannot read '{}': No such file or directory", path),
                    "check the path, and the folder that it starts from");
  return nullptr;
}

std::optional<std::vector<std::string>> MemoryReader::list(const std::string& folder) const {
  const std::string prefix = folder.empty() ? "" : folder + "/";
  std::set<std::string> names;
  for (const auto& [path, bytes] : files_) {
    if (!path.starts_with(prefix)) continue;
    const std::string rest = path.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    names.insert(slash == std::string::npos ? rest : rest.substr(0, slash + 1));
  }
  if (names.empty()) return std::nullopt;
  return std::vector<std::string>(names.begin(), names.end());
}

bool MemoryReader::exists(const std::string& path) const {
  return files_.contains(path) || list(path).has_value();
}

std::optional<std::string> MemoryReader::resolve(const std::string& path) const {
  if (!exists(path)) return std::nullopt;
  return path.empty() ? "/" : "/" + path;
}

std::optional<std::string> MemoryReader::content_id(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return fmt::format("{:x}:{}", std::hash<std::string>()(found->second), found->second.size());
}

}  // namespace plumb
