#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "plumb/io/document_changes.hpp"

namespace plumb {

/// Why a change is not made.
struct EditProblem {
  Place where;
  std::string message;
  std::string hint;
  std::vector<Note> notes;
};

/// Makes all changes in the bytes of a document, and no others: comments, order, quotes, indentation and line
/// ends stay.
///
/// The result is parsed again and compared with the old document node by node: unless it reads as exactly
/// what was meant, there is no result. Values that an alias repeats elsewhere are not changed.
std::variant<std::shared_ptr<const Document>, EditProblem> edited_document(const Document& document,
                                                                           const DocumentChanges& changes);

}  // namespace plumb
