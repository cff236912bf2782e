#pragma once

#include <optional>
#include <string>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/plan.hpp"
#include "plumb/plan/plan_files.hpp"

namespace plumb {

/// The format version that this program reads.
inline constexpr std::string_view kFormatVersion = "1";

/// Loads the plan whose root file is `root`: all its files, every reference resolved, every rule checked.
///
/// Everything that is wrong is reported in one run. cache: where several versions of a plan are loaded.
/// Returns nullopt if there is an error; warnings alone leave a plan.
std::optional<Plan> load_plan(const FileReader& reader, const std::string& root, Diagnostics& diagnostics,
                              DocumentCache* cache = nullptr);

/// The same from files that are read: `documents` is what read_plan_files returned, `diagnostics` what it
/// said.
///
/// similar: a version of the plan without errors, which may share documents with this one; may be null. What
/// they say is then taken over from it, and the warnings about it are not repeated.
std::optional<Plan> load_plan(std::vector<std::shared_ptr<const Document>> documents,
                              const FileReader& reader, const std::string& root, Diagnostics& diagnostics,
                              const Plan* similar = nullptr);

}  // namespace plumb
