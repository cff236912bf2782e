#include "plumb/io/yaml_layout.hpp"

#include <algorithm>

namespace plumb {

namespace {

constexpr std::uint32_t kNoParent = 0xFFFFFFFFU;

}  // namespace

YamlLayout::YamlLayout(const Document& document)
    : document_(document),
      bytes_(document.file()->bytes()),
      parents_(document.node_count(), kNoParent),
      is_value_(document.node_count()) {
  const std::size_t first_end = bytes_.find('\n');
  const bool crlf = first_end != std::string_view::npos && first_end > 0 && bytes_[first_end - 1] == '\r';
  line_end_ = crlf ? "\r\n" : "\n";
  for (std::uint32_t i = 0; i < parents_.size(); ++i) {
    const NodeRef node(document_, i);
    if (node.is_alias()) continue;
    bool value = false;
    for (const NodeRef child : node.items()) {
      parents_[child.index()] = i;
      is_value_[child.index()] = node.is_mapping() && value;
      value = !value;
    }
  }
}

std::size_t YamlLayout::line_begin(std::size_t offset) const {
  const std::size_t before = offset == 0 ? std::string_view::npos : bytes_.rfind('\n', offset - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t YamlLayout::next_line(std::size_t offset) const {
  const std::size_t end = bytes_.find('\n', offset);
  return end == std::string_view::npos ? bytes_.size() : end + 1;
}

bool YamlLayout::is_blank(std::size_t begin, std::size_t end) const {
  return bytes_.substr(begin, end - begin).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool YamlLayout::is_flow(NodeRef collection) const {
  if (collection.is_scalar()) return false;
  const ByteSpan span = collection.target().span();
  std::size_t at = span.begin;
  if (bytes_[at] == '&') at = std::min(bytes_.find_first_of(" \r\n", at), bytes_.size());
  while (at < span.end && bytes_[at] == ' ') ++at;
  return at < span.end && (bytes_[at] == '{' || bytes_[at] == '[');
}

NodeRef YamlLayout::parent(NodeRef node) const {
  const std::uint32_t found = parents_[node.index()];
  return found == kNoParent ? NodeRef() : NodeRef(document_, found);
}

NodeRef YamlLayout::key_of(NodeRef value) const {
  // In pre-order a key, which is a scalar, stands directly before its value.
  return is_value_[value.index()] ? NodeRef(document_, value.index() - 1) : NodeRef();
}

std::optional<std::size_t> YamlLayout::behind_colon(NodeRef key) const {
  const std::size_t at = bytes_.find_first_not_of(" \t", key.span().end);
  if (at == std::string_view::npos || bytes_[at] != ':') return std::nullopt;
  return at + 1;
}

std::size_t YamlLayout::content_end(NodeRef node) const {
  NodeRef last = node;
  while (!last.is_alias() && is_block(last)) {
    NodeRef child = last;
    for (const NodeRef each : last.items()) child = each;
    if (child.index() == last.index()) break;
    last = child;
  }
  const ByteSpan span = last.span();
  const bool block_scalar = !last.is_alias() && last.is_scalar() &&
                            (last.style() == ScalarStyle::literal || last.style() == ScalarStyle::folded);
  if (!block_scalar) return span.end;
  const std::string_view header = bytes_.substr(
      span.begin, std::min(bytes_.find_first_of(" \r\n", span.begin), bytes_.size()) - span.begin);
  std::size_t end = span.end;
  // Blank lines at the end are part of the text only where the header keeps them.
  if (header.find('+') == std::string_view::npos)
    while (end > span.begin && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r' || bytes_[end - 1] == ' '))
      --end;
  else if (end > span.begin && bytes_[end - 1] == '\n')
    --end;
  return end;
}

std::size_t YamlLayout::comments_above(std::size_t line, std::size_t least) const {
  while (line > least) {
    const std::size_t above = line_begin(line - 1);
    const std::size_t text = bytes_.find_first_not_of(" \t", above);
    if (above < least || text >= line || bytes_[text] != '#') break;
    line = above;
  }
  return line;
}

std::optional<ItemLines> YamlLayout::item_lines(NodeRef sequence, NodeRef item) const {
  // A row's first field stands behind the dash, nearly always.
  const std::size_t begin = item.span().begin;
  const std::size_t dash = begin == 0 ? begin : bytes_.find_last_not_of(" \r\n", begin - 1);
  if (dash == std::string_view::npos || bytes_[dash] != '-') return std::nullopt;
  const std::size_t line = line_begin(dash);
  ItemLines lines;
  lines.dash = dash;
  lines.own_lines = is_blank(line, dash);
  // A comment between the dash and the row may end in one.
  if (!lines.own_lines && line != line_begin(begin)) return std::nullopt;
  std::size_t least = line_begin(sequence.span().begin);
  const NodeRef before(document_, item.index() - 1);
  if (before.index() != sequence.index()) least = std::max(least, lines_end(before));
  lines.begin = lines.own_lines ? comments_above(line, std::min(least, line)) : line;
  // The first row's comments stand above the sequence's own begin.
  if (lines.own_lines && before.index() == sequence.index()) {
    const NodeRef key = key_of(sequence);
    lines.begin = comments_above(line, key ? next_line(key.span().end) : 0);
  }
  lines.end = lines_end(item);
  return lines;
}

std::size_t YamlLayout::behind_blank_lines(std::size_t offset) const {
  while (offset < bytes_.size()) {
    const std::size_t next = next_line(offset);
    if (!is_blank(offset, next)) break;
    offset = next;
  }
  return offset;
}

std::size_t YamlLayout::before_blank_lines(std::size_t offset, std::size_t least) const {
  while (offset > least) {
    const std::size_t above = line_begin(offset - 1);
    if (above < least || !is_blank(above, offset)) break;
    offset = above;
  }
  return offset;
}

}  // namespace plumb
