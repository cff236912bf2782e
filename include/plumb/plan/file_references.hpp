#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>

#include "plumb/plan/document_rows.hpp"

namespace plumb {

/// A place in a file that names a row, whether or not there is one.
struct FileReference {
  std::string_view from;  // the collection of the row that names, or `project`
  NodeRef row;            // that row
  std::string_view field;
  std::span<const CollectionKind> to_kinds;  // the row stands in one of them
  std::string_view to_id;
  NodeRef node;  // where it is written, with all that stands there: `design FS+2d`

  bool may_mean(CollectionKind kind, std::string_view id) const {
    return id == to_id && std::find(to_kinds.begin(), to_kinds.end(), kind) != to_kinds.end();
  }
};

/// Lists what the rows of one file name, by the fields that refer; the file need not be a valid plan.
void for_each_reference(const Document& document, const std::function<void(const FileReference&)>& found);

}  // namespace plumb
