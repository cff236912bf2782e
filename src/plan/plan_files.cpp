#include "plumb/plan/plan_files.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "plumb/io/snapshot_reader.hpp"

namespace plumb {

namespace {

constexpr int kMostFolders = 100'000;

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return "";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string join(const std::string& folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  return folder.ends_with('/') ? folder + std::string(name) : fmt::format("{}/{}", folder, name);
}

/// Matches one path component against a pattern with `*` and `?`; iterative, with one point to fall back to.
bool matches(std::string_view name, std::string_view pattern) {
  std::size_t n = 0, p = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++n, ++p;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

/// Collects the files that the root's `include` names.
class Includes {
 public:
  Includes(const FileReader& reader, const std::string& root, Diagnostics& diagnostics)
      : reader_(reader), diagnostics_(diagnostics), folder_(parent_of(root)) {
    resolved_folder_ = reader.resolve(folder_).value_or("");
    resolved_root_ = reader.resolve(root).value_or("");
  }

  void add(NodeRef pattern) {
    mentioned_ = pattern;
    if (!pattern.is_scalar() || pattern.text().empty()) {
      error("'include' must be a list of paths", "write [plan/*.yaml, registers/]");
      return;
    }
    const std::string_view text = pattern.text();
    if (text.starts_with('/')) {
      error(fmt::format("'{}' is an absolute path", text),
            "included files stand in the plan's folder or below it");
      return;
    }
    const std::size_t before = files_.size();
    found_ = false;
    expand(folder_, text);
    if (files_.size() != before || found_) return;
    // Folders may be empty, and git keeps no empty ones; a file that is named is meant to be there.
    if (text.ends_with('/') || text.find_first_of("*?") != std::string::npos)
      diagnostics_.warning(Code::missing_file, mentioned_.place(),
                           fmt::format("'{}' names no file yet", text),
                           "check the path: it is relative to the plan's folder");
    else
      diagnostics_.error(Code::include, mentioned_.place(), fmt::format("'{}' names no file", text),
                         "check the path: it is relative to the plan's folder");
  }

  /// Path as shown, with the place that names it, in the order of the paths' bytes.
  const std::map<std::string, NodeRef>& files() const { return files_; }

 private:
  void error(std::string message, std::string hint) {
    diagnostics_.error(Code::include, mentioned_.place(), std::move(message), std::move(hint));
    found_ = true;
  }

  /// Follows one pattern component by component; `**` is no pattern, a folder at the end means all below it.
  void expand(const std::string& folder, std::string_view pattern) {
    std::vector<std::string> folders{folder};
    while (true) {
      const std::size_t slash = pattern.find('/');
      const std::string_view component = pattern.substr(0, slash);
      const bool last = slash == std::string_view::npos || slash + 1 == pattern.size();
      std::vector<std::string> found;
      for (const std::string& at : folders) step(at, component, found);
      if (last) {
        for (const std::string& path : found) add_path(path);
        return;
      }
      folders = std::move(found);
      pattern.remove_prefix(slash + 1);
    }
  }

  void step(const std::string& folder, std::string_view component, std::vector<std::string>& found) {
    if (component.empty() || component == ".") {
      found.push_back(folder);
      return;
    }
    if (component == ".." && folder.size() > folder_.size() &&
        reader_.resolve(join(folder, component)) == reader_.resolve(parent_of(folder))) {
      found.push_back(parent_of(folder));  // one path for one file, so that the order is that of the names
      return;
    }
    if (component.find_first_of("*?") == std::string_view::npos) {
      const std::string path = join(folder, component);
      if (reader_.exists(path)) found.push_back(path);
      return;
    }
    for (const std::string& entry : reader_.list(folder).value_or(std::vector<std::string>())) {
      const std::string_view name = std::string_view(entry).substr(0, entry.find('/'));
      if (!name.starts_with('.') && matches(name, component)) found.push_back(join(folder, name));
    }
  }

  void add_path(const std::string& path) {
    if (!is_inside(path)) return;
    if (!reader_.list(path)) {
      add_file(path, true);
      return;
    }
    found_ = true;
    std::vector<std::string> open{path};
    while (!open.empty()) {
      const std::string folder = open.back();
      open.pop_back();
      if (!is_inside(folder) || (folder != path && is_loop(folder))) continue;
      if (!seen_folders_.insert(reader_.resolve(folder).value_or(folder)).second) continue;
      if (seen_folders_.size() > kMostFolders) {
        error(fmt::format("'{}' holds more than {} folders", mentioned_.text(), kMostFolders),
              "name the folders that belong to the plan");
        return;
      }
      for (const std::string& entry : reader_.list(folder).value_or(std::vector<std::string>())) {
        if (entry.starts_with('.')) continue;
        if (entry.ends_with('/'))
          open.push_back(join(folder, std::string_view(entry).substr(0, entry.size() - 1)));
        else if (entry.ends_with(".yaml"))
          add_file(join(folder, entry), false);
      }
    }
  }

  /// Reports a link to a folder that the link itself stands in.
  bool is_loop(const std::string& folder) {
    const std::optional<std::string> target = reader_.resolve(folder);
    const std::optional<std::string> outer = reader_.resolve(parent_of(folder));
    if (!target || !outer || !(*outer + "/").starts_with(*target + "/")) return false;
    error(fmt::format("'{}' is a link to a folder around it", folder),
          "remove the link, or name the files of the plan one by one");
    return true;
  }

  /// `named`: the pattern leads to the file itself, not to a folder above it.
  void add_file(const std::string& path, bool named) {
    if (!is_inside(path)) return;
    const std::string resolved = reader_.resolve(path).value_or(path);
    if (resolved == resolved_root_) {
      // A pattern may well match the root itself; naming it is a loop.
      if (named && mentioned_.text().find_first_of("*?") == std::string_view::npos)
        error(fmt::format("'{}' includes itself", mentioned_.text()), "remove it from 'include'");
      found_ = true;
      return;
    }
    found_ = true;
    if (resolved_files_.insert(resolved).second) files_.emplace(path, mentioned_);
  }

  bool is_inside(const std::string& path) {
    const std::optional<std::string> resolved = reader_.resolve(path);
    const std::string inside = resolved_folder_.ends_with('/') ? resolved_folder_ : resolved_folder_ + "/";
    if (!resolved || *resolved == resolved_folder_ || resolved->starts_with(inside)) return true;
    error(fmt::format("'{}' leads out of the plan's folder", path),
          "included files stand in the plan's folder or below it");
    return false;
  }

  const FileReader& reader_;
  Diagnostics& diagnostics_;
  std::string folder_;
  std::string resolved_folder_;
  std::string resolved_root_;
  NodeRef mentioned_;
  bool found_ = false;
  std::set<std::string> seen_folders_;
  std::set<std::string> resolved_files_;
  std::map<std::string, NodeRef> files_;
};

std::shared_ptr<const Document> read_document(const FileReader& reader, const std::string& path,
                                              const Place& mentioned, Diagnostics& diagnostics,
                                              DocumentCache* cache) {
  if (cache != nullptr) return cache->read(reader, path, mentioned, diagnostics);
  auto file = reader.read(path, mentioned, diagnostics);
  return file ? parse_document(std::move(file), diagnostics) : nullptr;
}

std::vector<std::shared_ptr<const Document>> read_documents(const FileReader& reader, const std::string& root,
                                                            Diagnostics& diagnostics, DocumentCache* cache) {
  std::vector<std::shared_ptr<const Document>> documents;
  auto root_document = read_document(reader, root, {}, diagnostics, cache);
  if (!root_document) return documents;
  documents.push_back(root_document);
  if (!root_document->root()) return documents;
  const NodeRef include = root_document->root().find("include");
  if (!include) return documents;
  if (root == "-") {
    diagnostics.error(Code::include, include.place(), "a plan on standard input cannot include files",
                      "name the plan with -f FILE");
    return documents;
  }
  Includes includes(reader, root, diagnostics);
  if (include.is_sequence())
    for (const NodeRef pattern : include.items()) includes.add(pattern);
  else
    includes.add(include);
  for (const auto& [path, mentioned] : includes.files())
    if (auto document = read_document(reader, path, mentioned.place(), diagnostics, cache))
      documents.push_back(std::move(document));
  return documents;
}

}  // namespace

std::shared_ptr<const Document> DocumentCache::read(const FileReader& reader, const std::string& path,
                                                    const Place& mentioned, Diagnostics& diagnostics) {
  const auto content = reader.content_id(path);
  if (!content) return read_document(reader, path, mentioned, diagnostics, nullptr);
  const auto [place, is_new] = entries_.try_emplace({path, *content});
  Entry& entry = place->second;
  if (is_new) {
    Diagnostics found;
    entry.document = read_document(reader, path, mentioned, found, nullptr);
    entry.found.assign(found.all().begin(), found.all().end());
    ++parsed_;
  }
  for (const Diagnostic& each : entry.found)
    if (each.severity == Severity::error)
      diagnostics.error(each.code, each.where, each.message, each.hint, each.notes);
    else
      diagnostics.warning(each.code, each.where, each.message, each.hint, each.notes);
  return entry.document;
}

void DocumentCache::forget_unused() {
  std::erase_if(entries_, [](const auto& entry) { return entry.second.document.use_count() == 1; });
}

std::optional<std::string> find_plan_file(const FileReader& reader, const std::string& folder) {
  std::optional<std::string> at = reader.resolve(folder);
  while (at) {
    const std::string candidate = join(*at, "plumb.yaml");
    if (reader.exists(candidate)) return candidate;
    if (*at == "/") break;
    at = parent_of(*at);
  }
  return std::nullopt;
}

std::vector<std::shared_ptr<const Document>> read_plan_files(const FileReader& reader,
                                                             const std::string& root,
                                                             Diagnostics& diagnostics, DocumentCache* cache) {
  constexpr int kMostTries =
      100;  // a writer that leaves no time to read between two changes is not one of ours
  // What a revision holds does not change while it is read.
  if (root == "-" || cache != nullptr) return read_documents(reader, root, diagnostics, cache);
  for (int i = 0; i < kMostTries; ++i) {
    const SnapshotReader snapshot(reader, parent_of(root));
    Diagnostics found;
    auto documents = read_documents(snapshot, root, found, nullptr);
    if (!snapshot.holds()) continue;
    snapshot.report(found);
    diagnostics.add(found.all());
    return documents;
  }
  diagnostics.error(Code::interrupted, {}, "the plan's files kept changing while they were read",
                    "run the command again");
  return {};
}

}  // namespace plumb
