#include "plumb/io/comments.hpp"

#include <algorithm>

namespace plumb {

namespace {

/// A '#' begins a comment at the begin of a line or behind a blank.
void append_comments(std::string_view bytes, std::size_t begin, std::size_t end,
                     std::vector<std::string_view>& comments) {
  // Only up to `end`: a search to the end of the file, from every scalar, took 75 % of a merge of 10,000
  // rows.
  const std::string_view searched = bytes.substr(0, end);
  std::size_t at = begin;
  while (at < end) {
    at = searched.find('#', at);
    if (at == std::string_view::npos) return;
    const bool begins = at == 0 || std::string_view(" \t\r\n").find(bytes[at - 1]) != std::string_view::npos;
    const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
    if (!begins) {
      ++at;
      continue;
    }
    std::string_view text = bytes.substr(at, line_end - at);
    while (text.ends_with(' ') || text.ends_with('\r') || text.ends_with('\t')) text.remove_suffix(1);
    comments.push_back(text);
    at = line_end;
  }
}

}  // namespace

std::vector<std::string_view> comments_of(const Document& document) {
  std::vector<std::string_view> comments;
  const std::string_view bytes = document.file()->bytes();
  std::size_t at = 0;
  // In pre-order scalars stand as in the file; what stands between them is no text.
  for (std::uint32_t i = 0; i < document.node_count(); ++i) {
    const NodeRef node(document, i);
    if (!node.is_alias() && !node.is_scalar()) continue;
    const ByteSpan span = node.span();
    if (span.begin < at) continue;
    append_comments(bytes, at, span.begin, comments);
    at = span.end;
  }
  append_comments(bytes, at, bytes.size(), comments);
  return comments;
}

}  // namespace plumb
