#include "merge_texts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace plumb::test {

namespace {

std::shared_ptr<const Document> version(const std::string& text) {
  Diagnostics diagnostics;
  auto document = parse_document(std::make_shared<SourceFile>("plumb.yaml", text), diagnostics);
  REQUIRE_MESSAGE(!diagnostics.has_errors(), "no YAML:\n" << text);
  return document;
}

}  // namespace

MergedFile merge_texts(const MergeTexts& texts) {
  return merged_documents({version(texts.base), version(texts.ours), version(texts.theirs)}, {});
}

std::string conflicts_of(const MergedFile& merged) {
  std::string out;
  for (const MergeConflict& each : merged.conflicts)
    out += fmt::format("{}{}: ours {}, theirs {}\n", each.row,
                       each.field.empty() ? std::string() : fmt::format(", '{}'", each.field), each.ours,
                       each.theirs);
  return out;
}

}  // namespace plumb::test
