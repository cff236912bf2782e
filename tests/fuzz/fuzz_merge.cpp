// Three files, parted by a line of '%': a merge ends, is YAML without conflicts, and keeps its laws.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plumb/plan/apply_values.hpp"
#include "plumb/plan/merge_documents.hpp"
#include "plumb/plan/merge_items.hpp"

namespace {

std::shared_ptr<const plumb::Document> read(std::string_view text) {
  plumb::Diagnostics diagnostics;
  auto document = plumb::parse_document(std::make_shared<plumb::SourceFile>("plumb.yaml", std::string(text)),
                                        diagnostics);
  return diagnostics.has_errors() ? nullptr : document;
}

std::string_view take_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find("%\n"), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 2, rest.size()));
  return part;
}

/// A merge with a side that changed nothing says what the other one says.
void check_law(const plumb::MergeVersions& versions, const plumb::Document& wanted) {
  const plumb::MergedFile merged = plumb::merged_documents(versions, {});
  if (merged.outcome != plumb::MergeOutcome::merged || !merged.conflicts.empty()) return;
  const auto document = read(merged.bytes);
  if (document == nullptr) std::abort();
  if (!plumb::says_same(plumb::plan_values(*document), plumb::plan_values(wanted))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const auto base = read(take_part(rest)), ours = read(take_part(rest)), theirs = read(rest);
  if (base == nullptr || ours == nullptr || theirs == nullptr) return 0;
  const plumb::MergedFile merged = plumb::merged_documents({base, ours, theirs}, {});
  if (merged.outcome == plumb::MergeOutcome::merged && merged.conflicts.empty() &&
      read(merged.bytes) == nullptr)
    std::abort();
  if (base->root() && ours->root()) check_law({base, ours, base}, *ours);
  if (base->root() && theirs->root()) check_law({base, base, theirs}, *theirs);
  if (ours->root()) check_law({base, ours, ours}, *ours);
  return 0;
}
