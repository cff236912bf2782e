#pragma once

#include <cstddef>
#include <vector>

#include "plumb/io/document_changes.hpp"
#include "plumb/io/splice.hpp"
#include "plumb/io/yaml_layout.hpp"

namespace plumb {

/// An item of a sequence, or an entry of a mapping: where it stands, and whether it goes.
struct EditedChild {
  NodeRef node;  // of an entry, its key
  NodeRef value;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool removed = false;
};

std::vector<EditedChild> children_of(const YamlLayout& layout, NodeRef collection,
                                     const DocumentChanges& changes);

/// Tells whether a comment stands beside a child that goes, and would go with it, unseen.
bool hides_comment(const YamlLayout& layout, const std::vector<EditedChild>& children);

/// Changes a collection in brackets: `[a, b]`, `{a: 1}`. Returns false where that is not safe.
bool change_in_brackets(const YamlLayout& layout, NodeRef collection, const DocumentChanges& changes,
                        std::vector<Splice>& splices);

}  // namespace plumb
