#pragma once

#include <string_view>
#include <vector>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Lists the comments of a document in order, each from its '#' to the end of its line; those behind the
/// header of a block scalar apart, which no reader of the tree can tell from its text.
std::vector<std::string_view> comments_of(const Document& document);

}  // namespace plumb
