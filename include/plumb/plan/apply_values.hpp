#pragma once

#include <memory>
#include <variant>

#include "plumb/io/edit_document.hpp"

namespace plumb {

/// Makes a file of a plan say `target`, with as few changes of its bytes as there are.
///
/// Rows that are the same stay in their lines; those that move, and new ones, take their lines with them,
/// comments included. theirs: the version that new rows come from. base: what both versions came from; a row
/// whose lines are still those of the base takes the lines of theirs as a whole if they say what `target`
/// says. Every document's root is a mapping; base may hold nothing. Where an edit has no safe place, says so.
std::variant<std::shared_ptr<const Document>, EditProblem> applied_values(
    std::shared_ptr<const Document> document, const YamlValue& target, const Document& theirs,
    const Document& base);

/// Copies what a file says; lists of rows that are empty are as good as none, and left out.
YamlValue plan_values(const Document& document);

}  // namespace plumb
