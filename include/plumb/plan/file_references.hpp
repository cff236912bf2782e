#pragma once

#include <functional>
#include <string_view>

#include "plumb/plan/document_rows.hpp"

namespace plumb {

/// A place in a file that names a row, whether or not there is one.
struct FileReference {
  std::string_view from;  // the collection of the row that names, or `project`
  NodeRef row;            // that row
  std::string_view field;
  CollectionKind to_kind = CollectionKind::tasks;
  std::string_view to_id;
  NodeRef node;  // where it is written, with all that stands there: `design FS+2d`
};

/// Lists what the rows of one file name, by the fields that refer; the file need not be a valid plan.
void for_each_reference(const Document& document, const std::function<void(const FileReference&)>& found);

}  // namespace plumb
