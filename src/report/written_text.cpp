#include "plumb/report/written_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostIds = 12;

// A document is no deeper than kMaxDepth, so that this recursion has a bound.
void append_written(std::string& out, NodeRef node, bool outermost) {
  if (node.is_scalar()) {
    out += node.text();
    return;
  }
  const bool sequence = node.is_sequence();
  if (!outermost || !sequence) out += sequence ? '[' : '{';
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ", ";
    first = false;
  };
  if (sequence) {
    for (const NodeRef item : node.items()) {
      separate();
      append_written(out, item, false);
    }
  } else {
    for (const auto& [key, value] : node.entries()) {
      separate();
      out += key.text();
      out += ": ";
      append_written(out, value, false);
    }
  }
  if (!outermost || !sequence) out += sequence ? ']' : '}';
}

std::string ids_of(NodeRef rows) {
  std::string text;
  std::size_t count = 0;
  for (const NodeRef row : rows.items()) {
    if (++count > kMostIds) continue;
    const NodeRef id = row.find("id");
    if (count > 1) text += ", ";
    text += id ? id.text() : std::string_view("?");
  }
  if (count > kMostIds) text += fmt::format(" and {} more", count - kMostIds);
  return text;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

std::string written_text(NodeRef node) {
  std::string text;
  append_written(text, node, true);
  return text;
}

std::vector<std::string> written_lines(NodeRef node, const FieldSpec& spec) {
  if (node.is_scalar()) return lines_of(node.text());
  const bool has_rows = node.is_sequence() && spec.rows != nullptr;
  if (!has_rows) return {written_text(node)};
  if (is_collection_row(*spec.rows()) || spec.rows()->find("id")) return {ids_of(node)};
  std::vector<std::string> lines;
  for (const NodeRef item : node.items()) lines.push_back(written_text(item));
  return lines;
}

std::size_t LineCounter::line_of(const Place& place) {
  if (!place.file) return 0;
  if (place.file.get() != file_ || place.span.begin < offset_) {
    file_ = place.file.get();
    offset_ = 0;
    line_ = 1;
  }
  const std::string_view between = file_->bytes().substr(offset_, place.span.begin - offset_);
  line_ += static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
  offset_ = place.span.begin;
  return line_;
}

}  // namespace plumb
