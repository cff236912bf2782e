#pragma once

#include <string>

#include "plumb/io/diagnostics.hpp"

namespace plumb {

/// Writes a diagnostic as people and editors read it: `path:line:column: error: message [code]`, the source
/// line with carets under the span, the notes with theirs, the hint. Without a file it begins with `plumb: `.
/// Ends with a line end; everything that comes from the user is made safe for a terminal.
std::string diagnostic_text(const Diagnostic& diagnostic, bool colour);

}  // namespace plumb
