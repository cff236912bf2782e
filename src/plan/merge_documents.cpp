#include "plumb/plan/merge_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <variant>

#include "plumb/io/comments.hpp"
#include "plumb/io/yaml_layout.hpp"
#include "plumb/plan/apply_values.hpp"
#include "plumb/plan/conflict_text.hpp"

namespace plumb {

namespace {

using DocumentPtr = std::shared_ptr<const Document>;

/// A file that both sides added comes from nothing; else only mappings with plain keys can be merged.
bool can_be_merged(const Document& document, bool is_base) {
  if (!document.root()) return is_base;
  if (!document.root().is_mapping() || document.root().is_alias()) return false;
  for (std::uint32_t i = 0; i < document.node_count(); ++i) {
    const NodeRef node(document, i);
    if (node.is_alias() || !node.is_mapping()) continue;
    for (const auto& [key, value] : node.entries())
      if (!key.is_scalar()) return false;
  }
  return true;
}

DocumentPtr parsed(const std::string& path, std::string bytes) {
  Diagnostics diagnostics;
  auto document = parse_document(std::make_shared<SourceFile>(path, std::move(bytes)), diagnostics);
  return document != nullptr && document->root() && !diagnostics.has_errors() ? document : nullptr;
}

std::map<std::string, int> counted(const Document& document) {
  std::map<std::string, int> counts;
  for (const std::string_view comment : comments_of(document)) ++counts[std::string(comment)];
  return counts;
}

/// The comments that a side has, the other did not remove, and the result lacks.
std::vector<std::string> lost_comments(const MergeVersions& versions, const Document& merged) {
  auto base = counted(*versions.base), ours = counted(*versions.ours), theirs = counted(*versions.theirs),
       result = counted(merged);
  std::vector<std::string> lost;
  for (const auto* side : {&ours, &theirs}) {
    auto& other = side == &ours ? theirs : ours;
    for (const auto& [comment, count] : *side)
      if (other[comment] >= base[comment])
        for (int i = result[comment]; i < count; ++i) {
          lost.push_back(comment);
          ++result[comment];
        }
  }
  return lost;
}

/// A comment without a place stands in a conflict at the end, for somebody to put it where it belongs.
void mark_comments(const std::vector<std::string>& lost, std::size_t marker_size, MergedFile& merged) {
  if (lost.empty()) return;
  std::string lines;
  for (const std::string& comment : lost) {
    lines += comment + '\n';
    merged.conflicts.push_back({"comment", "", comment, "has no place in the merged file"});
  }
  if (!merged.bytes.empty() && !merged.bytes.ends_with('\n')) merged.bytes += '\n';
  merged.bytes += conflict_lines("", lines, marker_size, "\n");
}

MergedFile without_conflict(const MergeVersions& versions, const MergeVersions& renamed,
                            const YamlValue& root, const MergeOptions& options) {
  MergedFile merged;
  if (options.by_line)
    if (const auto lines = parsed(versions.ours->file()->path(), *options.by_line);
        lines != nullptr && says_same(plan_values(*lines), root)) {
      merged.bytes = *options.by_line;
      mark_comments(lost_comments(versions, *lines), options.marker_size, merged);
      return merged;
    }
  auto applied = applied_values(renamed.ours, root, *renamed.theirs, *renamed.base);
  const DocumentPtr* document = std::get_if<DocumentPtr>(&applied);
  if (document == nullptr) return {MergeOutcome::no_place, {}, {}};
  merged.bytes = (*document)->file()->bytes();
  mark_comments(lost_comments(versions, **document), options.marker_size, merged);
  return merged;
}

}  // namespace

MergedFile merged_documents(const MergeVersions& versions, const MergeOptions& options) {
  if (!can_be_merged(*versions.base, true) || !can_be_merged(*versions.ours, false) ||
      !can_be_merged(*versions.theirs, false))
    return {MergeOutcome::no_rows, {}, {}};
  MergeVersions renamed = versions;
  follow_renames(renamed);
  const YamlValue base = plan_values(*renamed.base);
  const YamlValue ours = plan_values(*renamed.ours);
  const YamlValue theirs = plan_values(*renamed.theirs);
  auto to_ours = merged_values(base, ours, theirs, MergeSide::ours, options.left);
  if (!to_ours) return {MergeOutcome::no_rows, {}, {}};
  if (to_ours->conflicts.empty() && options.left.empty())
    return without_conflict(versions, renamed, to_ours->root, options);
  // What is in conflict is where the merge that leaves it to ours differs from the one that leaves it to
  // theirs.
  const auto to_theirs = merged_values(base, ours, theirs, MergeSide::theirs, options.left);
  if (!to_theirs) return {MergeOutcome::no_rows, {}, {}};
  auto our_side = applied_values(renamed.ours, to_ours->root, *renamed.theirs, *renamed.base);
  auto their_side = applied_values(renamed.ours, to_theirs->root, *renamed.theirs, *renamed.base);
  const DocumentPtr* our_document = std::get_if<DocumentPtr>(&our_side);
  const DocumentPtr* their_document = std::get_if<DocumentPtr>(&their_side);
  if (our_document == nullptr || their_document == nullptr)
    return {MergeOutcome::no_place, {}, std::move(to_ours->conflicts)};
  MergedFile merged;
  merged.conflicts = std::move(to_ours->conflicts);
  merged.bytes = conflict_text(**our_document, **their_document, options.marker_size);
  std::vector<std::string> lost;
  const auto in_their_side = counted(**their_document);
  for (std::string& comment : lost_comments(versions, **our_document))
    if (!in_their_side.contains(comment)) lost.push_back(std::move(comment));
  mark_comments(lost, options.marker_size, merged);
  return merged;
}

}  // namespace plumb
