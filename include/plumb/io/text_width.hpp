#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Counts the columns that a text takes on a terminal. It is meant for text that safe_text has made safe:
/// control characters have no width.
int text_width(std::string_view text);

/// Returns the longest beginning of `text` that fits into `columns`, whole characters only.
std::string_view cut_to_width(std::string_view text, int columns);

/// Returns the text if it fits into `columns`, else its beginning with `mark` behind it, together at most
/// that wide. Where not even the mark fits, it is the beginning alone.
std::string shortened(std::string_view text, int columns, std::string_view mark = "…");

/// Which side of a column a text stands on.
enum class Side { left, right };

/// Appends the text and the blanks that fill it up to `columns`; a wider text is appended whole.
void append_padded(std::string& out, std::string_view text, int columns, Side side = Side::left);

}  // namespace plumb
