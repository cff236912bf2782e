#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Walks up from `folder` to the nearest plumb.yaml, as git finds its folder; returns its path, or nullopt at
/// the root.
std::optional<std::string> find_plan_file(const FileReader& reader, const std::string& folder);

/// Reads the root file and the files that it includes, the root first, then by path in bytewise order, each
/// once.
///
/// A file that cannot be read or parsed is reported and left out, so that the others' errors show in the same
/// run.
std::vector<std::shared_ptr<const Document>> read_plan_files(const FileReader& reader,
                                                             const std::string& root,
                                                             Diagnostics& diagnostics);

}  // namespace plumb
