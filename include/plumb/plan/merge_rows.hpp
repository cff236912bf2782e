#pragma once

#include <functional>
#include <set>
#include <string>

#include "plumb/plan/merge_items.hpp"

namespace plumb {

/// The two sides of a merge: the branch that is checked out, and the one that comes in.
enum class MergeSide { ours, theirs };

/// What the merge of lists asks of its caller.
struct RowMergeCalls {
  /// Merges a row that both sides have; base is nullptr where both have added it.
  std::function<YamlValue(const std::string& key, const YamlValue* base, const YamlValue& ours,
                          const YamlValue& theirs)>
      merge;
  /// Tells of a row that one side removed and the other changed: nullptr stands for the side that removed it.
  std::function<void(const std::string& key, const YamlValue& base, const YamlValue* ours,
                     const YamlValue* theirs)>
      removed_and_changed;
  /// Tells of a row that the sides put at two places, in words.
  std::function<void(const std::string& key, const std::string& ours, const std::string& theirs)> two_places;
};

/// Merges three versions of a list: which rows there are, what they say, below which row they stand and in
/// which order.
///
/// prefer: the side that a conflict is left to. left: rows of which that side's version is taken whole. New
/// rows of theirs stand behind the row that they stood behind there, after new ones of ours. A row that one
/// side moved stands there; of two moves within a list, ours counts. Rows come in pre-order.
MergeItems merged_rows(const ThreeLists& lists, MergeSide prefer, const std::set<std::string>& left,
                       const RowMergeCalls& calls);

}  // namespace plumb
