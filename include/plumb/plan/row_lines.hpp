#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/splice.hpp"
#include "plumb/io/yaml_layout.hpp"
#include "plumb/plan/merge_items.hpp"

namespace plumb {

/// Copies the lines of an entry of the root, with the comments directly above it and the blank line above
/// them, ended by `line_end`.
std::string lines_of_entry(const YamlLayout& layout, NodeRef key, NodeRef value, std::string_view line_end);

/// Finds rows of `ours` whose lines are still those of the base, and gives them the lines of theirs, which
/// say what `target` says; the edits that do so. Rows with rows below them are left out: their lines are
/// those of the others too.
std::vector<Splice> untouched_rows(const Document& ours, const Document& theirs, const Document& base,
                                   const MergeItems& target, CollectionKind kind);

}  // namespace plumb
