#pragma once

#include <set>
#include <string>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/certain_renames.hpp"

namespace plumb {

/// What two sides break together, though neither breaks it alone.
struct MergeCheck {
  Diagnostics errors;
  std::set<std::string> rows;  // that are involved, as `tasks/api`
};

/// Looks for what a clean merge of one file breaks in the plan: tasks that wait for each other, and
/// references to a row that was removed.
///
/// root: the plan's root file as `reader` has it; empty if there is none. path: of the merged file, as the
/// plan's files are called. The other files may still be those of one side: nothing else is judged.
MergeCheck check_merge(const FileReader& reader, const std::string& root, const std::string& path,
                       const MergeVersions& versions, const std::string& merged);

}  // namespace plumb
