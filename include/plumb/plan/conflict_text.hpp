#pragma once

#include <cstddef>
#include <string>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Writes a file in which two versions of it differ as git writes a conflict: marked, around whole rows where
/// the difference is in rows. marker_size: how often the sign of a marker stands, 7 in git.
std::string conflict_text(const Document& ours, const Document& theirs, std::size_t marker_size);

/// Writes one marked conflict of two texts, each of whole lines.
std::string conflict_lines(std::string_view ours, std::string_view theirs, std::size_t marker_size,
                           std::string_view line_end);

}  // namespace plumb
