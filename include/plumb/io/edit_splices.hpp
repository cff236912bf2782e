#pragma once

#include <variant>
#include <vector>

#include "plumb/io/document_changes.hpp"
#include "plumb/io/splice.hpp"
#include "plumb/io/yaml_layout.hpp"

namespace plumb {

/// Finds the bytes that make the changes. Returns the node where one has no safe place: a key written as
/// `? key`, an item that shares its line with the one around it.
std::variant<std::vector<Splice>, NodeRef> edit_splices(const Document& document, const YamlLayout& layout,
                                                        const DocumentChanges& changes);

}  // namespace plumb
