#include "plumb/io/text_width.hpp"

#include <algorithm>
#include <cstddef>

#include "plumb/io/unicode.hpp"
#include "plumb/io/utf8.hpp"

namespace plumb {

int text_width(std::string_view text) {
  const std::size_t ascii = ascii_length(text);
  if (ascii == text.size()) return static_cast<int>(ascii);
  std::size_t offset = ascii > 0 ? ascii - 1 : 0;  // the last of them may carry an accent
  int columns = static_cast<int>(offset);
  while (offset < text.size()) {
    const GraphemeCluster cluster = first_cluster(text.substr(offset));
    columns += cluster.columns;
    offset += cluster.bytes;
  }
  return columns;
}

std::string_view cut_to_width(std::string_view text, int columns) {
  const std::size_t ascii = ascii_length(text.substr(0, static_cast<std::size_t>(std::max(columns, 0)) + 1));
  std::size_t offset = ascii > 0 ? ascii - 1 : 0;
  int used = static_cast<int>(offset);
  while (offset < text.size()) {
    const GraphemeCluster cluster = first_cluster(text.substr(offset));
    used += cluster.columns;
    if (used > columns) break;
    offset += cluster.bytes;
  }
  return text.substr(0, offset);
}

std::string shortened(std::string_view text, int columns, std::string_view mark) {
  // A text of more bytes than columns may still fit; one of fewer always does.
  if (text.size() <= static_cast<std::size_t>(std::max(columns, 0))) return std::string(text);
  if (text_width(text) <= columns) return std::string(text);
  const int mark_columns = text_width(mark);
  if (mark_columns > columns) return std::string(cut_to_width(text, columns));
  std::string_view beginning = cut_to_width(text, columns - mark_columns);
  while (beginning.ends_with(' ')) beginning.remove_suffix(1);
  return std::string(beginning).append(mark);
}

void append_padded(std::string& out, std::string_view text, int columns, Side side) {
  const int missing = columns - text_width(text);
  const std::size_t blanks = missing > 0 ? static_cast<std::size_t>(missing) : 0;
  if (side == Side::right) out.append(blanks, ' ');
  out += text;
  if (side == Side::left) out.append(blanks, ' ');
}

}  // namespace plumb
