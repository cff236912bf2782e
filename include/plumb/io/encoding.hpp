#pragma once

#include <memory>
#include <string_view>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/source_file.hpp"

namespace plumb {

/// Tells whether every byte is below 0x80.
bool is_ascii(std::string_view bytes);

/// Returns the offset of the first byte that is not part of valid UTF-8 (RFC 3629), or npos.
std::size_t find_invalid_utf8(std::string_view bytes);

/// Refuses what is not a UTF-8 text file: other encodings, NUL, and files with unresolved merge conflicts.
/// Each error names the offset of the byte. Returns false if there was one.
bool check_encoding(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

}  // namespace plumb
