#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plumb/plan/certain_renames.hpp"
#include "plumb/plan/merge_values.hpp"

namespace plumb {

/// How a merge is made.
struct MergeOptions {
  std::size_t marker_size = 7;         // how often the sign of a conflict marker stands
  std::optional<std::string> by_line;  // what merging line by line gives, where that has no conflict
  std::set<std::string> left;  // rows, as `tasks/api`, that are marked as a conflict wherever they differ
};

/// How far a file could be merged by its rows.
enum class MergeOutcome {
  merged,
  no_rows,   // it holds no rows that can be told apart: it is to be merged line by line
  no_place,  // merged, but an edit has no safe place: there is no result, and one by lines cannot be trusted
};

/// A file merged. With conflicts, its bytes are marked where the sides differ in what is in conflict; all
/// else is merged.
struct MergedFile {
  MergeOutcome outcome = MergeOutcome::merged;
  std::string bytes;
  std::vector<MergeConflict> conflicts;
};

/// Merges two versions of one file of a plan by rows and fields: what changed from base to theirs is changed
/// in ours, whose other bytes stay.
///
/// Where lines can be merged too, and say the same, their result stands, because it has the comments of both.
/// A comment that would be lost is a conflict.
MergedFile merged_documents(const MergeVersions& versions, const MergeOptions& options);

}  // namespace plumb
