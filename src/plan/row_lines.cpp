#include "plumb/plan/row_lines.hpp"

#include <algorithm>
#include <optional>

#include "plumb/plan/document_rows.hpp"

namespace plumb {

namespace {

/// The lines of one row, their indentation apart.
struct RowLines {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t column = 0;  // of the dash
};

std::optional<RowLines> lines_of(const YamlLayout& layout, const DocumentRow& row) {
  if (layout.is_flow(row.list)) return std::nullopt;
  const auto lines = layout.item_lines(row.list, row.node);
  if (!lines || !lines->own_lines) return std::nullopt;
  return RowLines{lines->begin, lines->end, layout.column(lines->dash)};
}

/// Copies lines with another indentation and other line ends.
std::string moved_to(const YamlLayout& layout, const RowLines& lines, std::size_t column,
                     std::string_view line_end) {
  std::string out;
  for (std::size_t at = lines.begin; at < lines.end;) {
    const std::size_t next = layout.next_line(at);
    std::string_view line = layout.bytes().substr(at, next - at);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    std::size_t unindent = lines.column > column ? lines.column - column : 0;
    for (; unindent > 0 && line.starts_with(' '); --unindent) line.remove_prefix(1);
    if (column > lines.column && !line.empty()) out.append(column - lines.column, ' ');
    out += line;
    out += line_end;
    at = next;
  }
  return out;
}

bool has_rows_below(const DocumentRow& row) {
  const NodeRef below = row.node.find("tasks");
  return below && below.is_sequence();
}

}  // namespace

std::string lines_of_entry(const YamlLayout& layout, NodeRef key, NodeRef value, std::string_view line_end) {
  const std::string_view bytes = layout.bytes();
  std::size_t begin = layout.line_begin(key.span().begin);
  while (begin > 0) {
    const std::size_t above = layout.line_begin(begin - 1);
    const std::size_t text = bytes.find_first_not_of(" \t", above);
    if (text >= begin || bytes[text] != '#') break;
    begin = above;
  }
  if (begin > 0 && layout.before_blank_lines(begin, 0) < begin) begin = layout.line_begin(begin - 1);
  const RowLines lines{begin,
                       layout.next_line(std::max<std::size_t>(layout.content_end(value), key.span().end)), 0};
  return moved_to(layout, lines, 0, line_end);
}

std::vector<Splice> untouched_rows(const Document& ours, const Document& theirs, const Document& base,
                                   const MergeItems& target, CollectionKind kind) {
  std::vector<Splice> splices;
  const DocumentRows our_rows(ours, kind), their_rows(theirs, kind), base_rows(base, kind);
  if (!our_rows.unique() || !their_rows.unique() || !base_rows.unique()) return splices;
  const YamlLayout our_layout(ours), their_layout(theirs), base_layout(base);
  for (const MergeItem& item : target) {
    const DocumentRow* our = our_rows.find(item.key);
    const DocumentRow* their = their_rows.find(item.key);
    const DocumentRow* old = base_rows.find(item.key);
    if (our == nullptr || their == nullptr || old == nullptr || has_rows_below(*our) ||
        has_rows_below(*their))
      continue;
    const auto our_lines = lines_of(our_layout, *our);
    const auto their_lines = lines_of(their_layout, *their);
    const auto old_lines = lines_of(base_layout, *old);
    if (!our_lines || !their_lines || !old_lines) continue;
    const std::string_view end = our_layout.line_end();
    const std::string now = moved_to(our_layout, *our_lines, our_lines->column, end);
    if (now != moved_to(base_layout, *old_lines, our_lines->column, end)) continue;
    std::string wanted = moved_to(their_layout, *their_lines, our_lines->column, end);
    if (wanted == now || !says_same(yaml_value(their->node), item.value)) continue;
    if (our_lines->end == our_layout.bytes().size() && !our_layout.bytes().ends_with('\n'))
      wanted.resize(wanted.size() - end.size());
    splices.push_back(
        {{static_cast<std::uint32_t>(our_lines->begin), static_cast<std::uint32_t>(our_lines->end)},
         std::move(wanted)});
  }
  return splices;
}

}  // namespace plumb
