#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// The documents of several versions of a plan: what stands under the same path with the same content is
/// parsed once, and shared. What was wrong with it is told to everyone who asks.
class DocumentCache {
 public:
  /// Reads a file, or returns what it was read as before; nullptr if it cannot be read or parsed.
  std::shared_ptr<const Document> read(const FileReader& reader, const std::string& path,
                                       const Place& mentioned, Diagnostics& diagnostics);

  /// Lets go of what nobody else holds any more.
  void forget_unused();

  /// How many files were parsed.
  std::size_t parsed() const { return parsed_; }

 private:
  struct Entry {
    std::shared_ptr<const Document> document;
    std::vector<Diagnostic> found;
  };

  std::map<std::pair<std::string, std::string>, Entry> entries_;  // by path and content
  std::size_t parsed_ = 0;
};

/// Walks up from `folder` to the nearest plumb.yaml, as git finds its folder; returns its path, or nullopt at
/// the root.
std::optional<std::string> find_plan_file(const FileReader& reader, const std::string& folder);

/// Reads the root file and the files that it includes, the root first, then by path in bytewise order, each
/// once.
///
/// cache: where several versions of a plan are read. A file that cannot be read or parsed is reported and
/// left out, so that the others' errors show in the same run.
std::vector<std::shared_ptr<const Document>> read_plan_files(const FileReader& reader,
                                                             const std::string& root,
                                                             Diagnostics& diagnostics,
                                                             DocumentCache* cache = nullptr);

}  // namespace plumb
