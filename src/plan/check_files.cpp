#include <fmt/format.h>

#include <algorithm>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

/// Looks for the files that rows point to. A page of the web is nobody's file, and no network is asked.
class FileChecks {
 public:
  FileChecks(const FileReader& reader, const std::string& root, Diagnostics& diagnostics)
      : reader_(reader), diagnostics_(diagnostics) {
    const std::size_t slash = root.rfind('/');
    if (slash != std::string::npos) folder_ = root.substr(0, slash + 1);
  }

  template <class Row>
  void check(const Collection<Row>& collection) {
    for (std::size_t i = 0; i < collection.size(); ++i)
      for (std::size_t file = 0; file < collection.rows[i].files.size(); ++file)
        check_path(collection.rows[i].files[file],
                   place_of_item(collection.nodes[i], "files", file, collection.rows[i].files.size()));
  }

 private:
  void check_path(std::string_view path, Place where) {
    if (path.find("://") != std::string_view::npos) return;
    if (path.starts_with('/')) {
      diagnostics_.warning(Code::missing_file, std::move(where),
                           fmt::format("'{}' is an absolute path, which others do not have", path),
                           "write it relative to the plan's folder");
      return;
    }
    if (reader_.exists(folder_ + std::string(path))) return;
    diagnostics_.warning(Code::missing_file, std::move(where), fmt::format("no file '{}'", path),
                         "check the path: it is relative to the plan's folder");
  }

  const FileReader& reader_;
  Diagnostics& diagnostics_;
  std::string folder_;
};

}  // namespace

void check_files(const Plan& plan, const FileReader& reader, const std::string& root,
                 Diagnostics& diagnostics) {
  FileChecks checks(reader, root, diagnostics);
  checks.check(plan.tasks);
  checks.check(plan.resources);
  checks.check(plan.risks);
}

}  // namespace plumb
