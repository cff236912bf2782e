#include "plumb/io/scalar_edit.hpp"

#include <algorithm>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/utf8.hpp"
#include "plumb/io/yaml_emitter.hpp"

namespace plumb {

namespace {

Splice splice_at(std::size_t begin, std::size_t end, std::string text) {
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(text)};
}

/// Tells whether YAML keeps every character as it stands, line ends apart.
bool stands_verbatim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid || (is_unsafe_on_terminal(point.value) && point.value != '\n') || point.value == 0xFEFF)
      return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

std::string in_single_quotes(std::string_view text) {
  std::string out("'");
  for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
  return out + '\'';
}

std::string in_style(ScalarStyle style, const YamlValue& value) {
  if (value.kind != NodeKind::scalar) return flow_text(value);
  if (value.is_null()) return "null";
  if (style == ScalarStyle::single_quoted && value.text.find('\n') == std::string::npos &&
      stands_verbatim(value.text))
    return in_single_quotes(value.text);
  if (style == ScalarStyle::single_quoted || style == ScalarStyle::double_quoted)
    return yaml_double_quoted(value.text);
  return scalar_text(value);
}

/// A value where none is written: behind `key:`, or behind a dash.
void fill_empty(const YamlLayout& layout, NodeRef scalar, const YamlValue& value,
                std::vector<Splice>& splices) {
  const std::string_view bytes = layout.bytes();
  std::size_t at = scalar.span().begin;
  std::string text = in_style(ScalarStyle::plain, value);
  // `{a, b}` has keys without a colon.
  if (const NodeRef key = layout.key_of(scalar); key && !layout.behind_colon(key)) text.insert(0, ": ");
  if (text.starts_with(':')) {
    splices.push_back(splice_at(at, at, std::move(text)));
    return;
  }
  if (at < bytes.size() && bytes[at] == ' ')
    ++at;
  else if (at > 0 && bytes[at - 1] != ' ')
    text.insert(0, 1, ' ');
  if (at < bytes.size() && bytes[at] == '#') text += ' ';
  splices.push_back(splice_at(at, at, std::move(text)));
}

/// The blanks before the first line of a block scalar's text; 0 if it has no such line.
std::size_t text_column(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::size_t column = lines.substr(0, end).find_first_not_of(" \r");
    if (column != std::string_view::npos) return column;
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return 0;
}

std::string_view chomping(std::string_view text) {
  if (!text.ends_with('\n')) return "-";
  return text.ends_with("\n\n") ? "+" : "";
}

/// `|` and `>`: a text of several lines stays in lines, as `|`; a short one goes behind the key.
void replace_block_scalar(const YamlLayout& layout, NodeRef scalar, const YamlValue& value,
                          std::vector<Splice>& splices) {
  const std::string_view bytes = layout.bytes();
  const std::size_t begin = scalar.span().begin;
  const std::size_t header_end = std::min(bytes.find_first_of(" \r\n", begin), bytes.size());
  const std::size_t lines_begin = layout.next_line(begin);
  const std::size_t lines_end = std::max(lines_begin, layout.lines_end(scalar));
  const std::size_t column = text_column(bytes.substr(lines_begin, lines_end - lines_begin));
  const std::string_view text = value.text;
  const bool in_lines = value.kind == NodeKind::scalar && column > 0 &&
                        text.find('\n') != std::string_view::npos && text.find_first_not_of('\n') == 0 &&
                        text.front() != ' ' && stands_verbatim(text) &&
                        text.find(" \n") == std::string_view::npos;
  if (!in_lines) {
    splices.push_back(splice_at(begin, header_end, in_style(ScalarStyle::plain, value)));
    splices.push_back(splice_at(lines_begin, lines_end, {}));
    return;
  }
  splices.push_back(splice_at(begin, header_end, "|" + std::string(chomping(text))));
  std::string lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines += std::string(column, ' ') + std::string(text.substr(at, end - at));
    lines += layout.line_end();
    at = end + 1;
  }
  splices.push_back(splice_at(lines_begin, lines_end, std::move(lines)));
}

}  // namespace

void replace_scalar(const YamlLayout& layout, NodeRef scalar, const YamlValue& value,
                    std::vector<Splice>& splices) {
  const ByteSpan span = scalar.span();
  if (scalar.style() == ScalarStyle::literal || scalar.style() == ScalarStyle::folded)
    replace_block_scalar(layout, scalar, value, splices);
  else if (span.begin == span.end)
    fill_empty(layout, scalar, value, splices);
  else
    splices.push_back({span, in_style(scalar.style(), value)});
}

}  // namespace plumb
