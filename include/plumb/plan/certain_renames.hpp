#pragma once

#include <memory>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Three versions of one file: what both sides came from, and the sides.
struct MergeVersions {
  std::shared_ptr<const Document> base;
  std::shared_ptr<const Document> ours;
  std::shared_ptr<const Document> theirs;
};

/// Follows a row that one side gave another id, and no doubt about it: the row of the base is gone there,
/// exactly one new row says all the same but for the id, and nothing names the old id any more. The base and
/// the other side are given the new id too, in the row and in every reference.
void follow_renames(MergeVersions& versions);

}  // namespace plumb
