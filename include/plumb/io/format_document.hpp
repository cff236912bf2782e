#pragma once

#include <memory>
#include <variant>

#include "plumb/io/edit_document.hpp"

namespace plumb {

/// Gives a document the canonical layout: two blanks a level, rows indented below their key, one blank behind
/// `-`, `:` and `,`, none inside brackets or at the end of a line, at most one blank line in a row, a line
/// end at the end. Values, their quotes, comments, their alignment, the order and the kind of line ends stay.
///
/// The result reads as the same values, or there is none; formatting it again changes nothing.
std::variant<std::shared_ptr<const Document>, EditProblem> formatted_document(const Document& document);

}  // namespace plumb
