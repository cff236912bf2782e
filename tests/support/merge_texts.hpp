#pragma once

#include <string>

#include "plumb/plan/merge_documents.hpp"

namespace plumb::test {

/// Three versions of one file as their texts.
struct MergeTexts {
  std::string base;
  std::string ours;
  std::string theirs;
};

/// Merges texts by rows and fields, without what merging by lines gives. Each is YAML.
MergedFile merge_texts(const MergeTexts& texts);

/// The conflicts, a line each: `task 'a', 'duration': ours 2d, theirs 3d`.
std::string conflicts_of(const MergedFile& merged);

}  // namespace plumb::test
