#include <fmt/format.h>

#include <algorithm>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

/// Looks for the files that rows point to. A page of the web is nobody's file, and no network is asked.
class FileChecks {
 public:
  FileChecks(const FileReader& reader, const std::string& root, std::set<std::string_view>& missing,
             Diagnostics& diagnostics)
      : reader_(reader), missing_(missing), diagnostics_(diagnostics) {
    const std::size_t slash = root.rfind('/');
    if (slash != std::string::npos) folder_ = root.substr(0, slash + 1);
  }

  void check(const Plan& plan, const CollectionTable& table) {
    const auto is_path = [](const FieldSpec& spec) { return spec.kind == ValueKind::path; };
    const auto specs = table.fields().specs();
    if (std::none_of(specs.begin(), specs.end(), is_path)) return;
    for (std::size_t row = 0; row < table.size(plan); ++row) {
      const NodeRef node = table.node(plan, row);
      if (!node || !node.is_mapping()) continue;
      for (const auto& [key, value] : node.entries()) {
        const auto field = table.fields().find(key.text());
        if (field && is_path(specs[*field])) check_paths(value);
      }
    }
  }

 private:
  void check_paths(NodeRef value) {
    if (value.is_scalar()) check_path(value);
    if (!value.is_sequence()) return;
    for (const NodeRef item : value.items())
      if (item.is_scalar()) check_path(item);
  }

  void check_path(NodeRef node) {
    const std::string_view path = node.text();
    if (path.empty() || path.find("://") != std::string_view::npos) return;
    if (path.starts_with('/')) {
      diagnostics_.warning(Code::missing_file, node.place(),
                           fmt::format("'{}' is an absolute path, which others do not have", path),
                           "write it relative to the plan's folder");
      return;
    }
    if (reader_.exists(folder_ + std::string(path))) return;
    missing_.insert(path);
    diagnostics_.warning(Code::missing_file, node.place(), fmt::format("no file '{}'", path),
                         "check the path: it is relative to the plan's folder");
  }

  const FileReader& reader_;
  std::set<std::string_view>& missing_;
  Diagnostics& diagnostics_;
  std::string folder_;
};

}  // namespace

void check_files(Plan& plan, const FileReader& reader, const std::string& root, Diagnostics& diagnostics) {
  FileChecks checks(reader, root, plan.missing_files, diagnostics);
  for (const CollectionTable& table : collection_tables()) checks.check(plan, table);
}

}  // namespace plumb
