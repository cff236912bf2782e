#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plumb/plan/merge_rows.hpp"

namespace plumb {

/// One thing that two sides changed in two ways. Texts are the user's own: whoever prints makes them safe.
struct MergeConflict {
  std::string row;    // `task 'api'`, or the key of the root that it is in
  std::string field;  // with what it is nested in, `impact.cost`; empty: the whole row
  std::string ours;   // its value, or what was done to it
  std::string theirs;
};

/// A file as its values, merged.
struct MergedValues {
  YamlValue root;
  std::vector<MergeConflict> conflicts;
};

/// Merges the values of three versions of one file of a plan, field by field: the changes from base to theirs
/// are made in ours.
///
/// Rows are the same where their ids are, lists of names are sets, unknown fields are carried like any other.
/// prefer: the side whose value stands where both changed one. left: rows, as `tasks/api`, of which that
/// side's version is taken whole. Each root is a mapping. Returns nullopt if rows cannot be told apart: one
/// has no id, or two have the same.
std::optional<MergedValues> merged_values(const YamlValue& base, const YamlValue& ours,
                                          const YamlValue& theirs, MergeSide prefer,
                                          const std::set<std::string>& left);

}  // namespace plumb
