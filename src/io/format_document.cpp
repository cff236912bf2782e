#include "plumb/io/format_document.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "plumb/io/edit_guard.hpp"
#include "plumb/io/splice.hpp"
#include "plumb/io/yaml_layout.hpp"

namespace plumb {

namespace {

constexpr std::size_t kStep = 2;

/// One line of the file and what becomes of its indentation.
struct LinePlan {
  enum class Kind {
    other,       // blank, or a comment alone
    structural,  // begins with a key or a dash
    text         // goes on with a value from above
  };
  std::size_t begin = 0;
  Kind kind = Kind::other;
  std::size_t old_column = 0;
  std::size_t new_column = 0;
};

class Formatter {
 public:
  explicit Formatter(const Document& document)
      : document_(document), layout_(document), bytes_(layout_.bytes()) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes_.starts_with(kByteOrderMark)) start_ = kByteOrderMark.size();
    for (std::size_t at = start_; at < bytes_.size(); at = layout_.next_line(at))
      lines_.push_back({at, {}, 0, 0});
  }

  /// Returns nullopt where a part has no place that can be told.
  std::optional<std::vector<Splice>> run() {
    if (document_.root() && !place(document_.root(), 0, 0)) return std::nullopt;
    place_comments();
    for (const LinePlan& line : lines_) indent(line);
    strip_line_ends();
    collapse_blank_lines();
    return std::move(splices_);
  }

 private:
  void add(std::size_t begin, std::size_t end, std::string text) {
    if (bytes_.substr(begin, end - begin) == text) return;
    splices_.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(text)});
  }

  LinePlan& line_of(std::size_t offset) {
    const auto behind =
        std::upper_bound(lines_.begin(), lines_.end(), offset,
                         [](std::size_t at, const LinePlan& line) { return at < line.begin; });
    return *(behind - 1);
  }

  std::size_t column(std::size_t offset) const {
    return offset - std::max(start_, layout_.line_begin(offset));
  }

  /// A key or dash that begins its line.
  void structural(std::size_t offset, std::size_t new_column) {
    LinePlan& line = line_of(offset);
    if (!layout_.is_blank(line.begin, offset)) return;
    line.kind = LinePlan::Kind::structural;
    line.old_column = offset - line.begin;
    line.new_column = new_column;
  }

  /// Lines of a value behind its first: they keep their distance to the line that it begins on.
  void continue_lines(std::size_t begin, std::size_t end, std::size_t old_column, std::size_t new_column) {
    for (std::size_t at = layout_.next_line(begin); at < end; at = layout_.next_line(at)) {
      LinePlan& line = line_of(at);
      const std::size_t text = bytes_.find_first_not_of(' ', at);
      line.kind = LinePlan::Kind::text;
      line.old_column = std::min(text, layout_.next_line(at)) - at;
      const std::size_t moved = line.old_column + new_column;
      line.new_column = moved > old_column ? moved - old_column : 0;
    }
  }

  /// The lines of `|` and `>`: two blanks deeper than their key, unless the header counts them.
  void continue_block_scalar(NodeRef scalar, std::size_t old_column, std::size_t new_column) {
    const std::size_t begin = scalar.span().begin;
    const std::size_t end = layout_.lines_end(scalar);
    const std::size_t header_end = std::min(bytes_.find_first_of(" \r\n", begin), bytes_.size());
    const bool counted =
        bytes_.substr(begin, header_end - begin).find_first_of("123456789") != std::string_view::npos;
    std::size_t text_column = old_column + kStep;
    for (std::size_t at = layout_.next_line(begin); at < end; at = layout_.next_line(at)) {
      if (layout_.is_blank(at, layout_.next_line(at))) continue;
      text_column = bytes_.find_first_not_of(' ', at) - at;
      break;
    }
    continue_lines(begin, end, counted ? old_column : text_column, counted ? new_column : new_column + kStep);
  }

  void place_value(NodeRef value, std::size_t old_column, std::size_t new_column) {
    if (!value.is_alias() && value.is_scalar() &&
        (value.style() == ScalarStyle::literal || value.style() == ScalarStyle::folded))
      return continue_block_scalar(value, old_column, new_column);
    const ByteSpan span = value.span();
    if (layout_.next_line(span.begin) < span.end)
      continue_lines(span.begin, span.end, old_column, new_column);
    else if (!value.is_alias() && !value.is_scalar())
      tidy_brackets(value);
    // A value that begins in a line of its own stands deeper than its key.
    LinePlan& line = line_of(span.begin);
    if (line.kind == LinePlan::Kind::other && span.begin > line.begin &&
        layout_.is_blank(line.begin, span.begin))
      line = {line.begin, LinePlan::Kind::text, span.begin - line.begin, new_column + kStep};
  }

  /// Places a collection whose keys or dashes stand at `new_column`; a document is at most kMaxDepth deep.
  bool place(NodeRef node, std::size_t old_column, std::size_t new_column) {
    if (node.is_alias() || !layout_.is_block(node)) {
      place_value(node, old_column, new_column);
      return true;
    }
    if (node.is_mapping()) {
      for (const auto& [key, value] : node.entries()) {
        structural(key.span().begin, new_column);
        if (const auto colon = layout_.behind_colon(key)) one_blank(*colon, value);
        const bool block = !value.is_alias() && layout_.is_block(value);
        if (!place(value, column(key.span().begin), block ? new_column + kStep : new_column)) return false;
      }
      return true;
    }
    for (const NodeRef item : node.items()) {
      const auto lines = layout_.item_lines(node, item);
      if (!lines) return false;
      structural(lines->dash, new_column);
      one_blank(lines->dash + 1, item);
      const bool block = !item.is_alias() && layout_.is_block(item);
      if (!place(item, column(lines->dash), block ? new_column + kStep : new_column)) return false;
    }
    return true;
  }

  /// One blank between a sign and the value behind it in the same line; an anchor between them stays.
  void one_blank(std::size_t behind_sign, NodeRef value) {
    const ByteSpan span = value.span();
    if (span.begin == span.end || span.begin >= layout_.next_line(behind_sign)) return;
    if (bytes_.substr(behind_sign, span.begin - behind_sign).find_first_not_of(' ') == std::string_view::npos)
      add(behind_sign, span.begin, " ");
  }

  /// `{ a: 1,b: 2 }` in one line becomes `{a: 1, b: 2}`.
  void tidy_brackets(NodeRef collection) {
    if (collection.size() == 0) return;
    std::size_t at = bytes_.find_first_of("{[", collection.span().begin) + 1;
    bool first = true;
    bool behind_key = false;
    for (const NodeRef child : collection.items()) {
      const ByteSpan span = child.span();
      if (span.begin == span.end) {
        behind_key = collection.is_mapping() && !behind_key;
        continue;
      }
      const std::string_view sign = first ? "" : behind_key ? ":" : ",";
      tidy_gap(at, span.begin, sign);
      if (!child.is_alias() && !child.is_scalar()) tidy_brackets(child);
      at = span.end;
      first = false;
      behind_key = collection.is_mapping() && !behind_key;
    }
    const std::size_t close = collection.span().end - 1;
    if (bytes_.substr(at, close - at).find_first_not_of(' ') == std::string_view::npos) add(at, close, "");
  }

  /// Leaves a gap with anything but its sign and blanks alone.
  void tidy_gap(std::size_t begin, std::size_t end, std::string_view sign) {
    std::string_view gap = bytes_.substr(begin, end - begin);
    while (gap.starts_with(' ')) gap.remove_prefix(1);
    while (gap.ends_with(' ')) gap.remove_suffix(1);
    if (gap == sign) add(begin, end, sign.empty() ? std::string() : std::string(sign) + ' ');
  }

  bool is_comment(const LinePlan& line) const {
    const std::size_t text = bytes_.find_first_not_of(" \t", line.begin);
    return line.kind == LinePlan::Kind::other && text < bytes_.size() && bytes_[text] == '#';
  }

  bool is_blank_line(const LinePlan& line) const {
    return line.kind == LinePlan::Kind::other && layout_.is_blank(line.begin, layout_.next_line(line.begin));
  }

  /// A comment stands where the row below it does if it stood so before, else at the level above that it
  /// stood on.
  void place_comments() {
    std::vector<const LinePlan*> levels;  // of the last line with a key or dash, outermost first
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      LinePlan& line = lines_[i];
      if (line.kind == LinePlan::Kind::structural) {
        while (!levels.empty() && levels.back()->old_column >= line.old_column) levels.pop_back();
        levels.push_back(&line);
      }
      if (!is_comment(line)) continue;
      line.old_column = bytes_.find_first_not_of(" \t", line.begin) - line.begin;
      line.new_column = comment_column(i, levels);
    }
  }

  std::size_t comment_column(std::size_t i, const std::vector<const LinePlan*>& levels) const {
    const LinePlan* below = nullptr;
    for (std::size_t j = i + 1; j < lines_.size() && below == nullptr; ++j)
      if (lines_[j].kind == LinePlan::Kind::structural) below = &lines_[j];
    const std::size_t old_column = lines_[i].old_column;
    if (below != nullptr && below->old_column == old_column) return below->new_column;
    const LinePlan* level = nullptr;
    for (const LinePlan* each : levels)
      if (each->old_column <= old_column) level = each;
    if (below != nullptr && (level == nullptr || below->old_column > level->old_column))
      return below->new_column;
    return level == nullptr ? 0 : level->new_column;
  }

  void indent(const LinePlan& line) {
    if (line.kind == LinePlan::Kind::other && !is_comment(line)) return;
    // A line of blanks inside a text may belong to it.
    if (line.kind == LinePlan::Kind::text && layout_.is_blank(line.begin, layout_.next_line(line.begin)))
      return;
    add(line.begin, line.begin + line.old_column, std::string(line.new_column, ' '));
  }

  void strip_line_ends() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind == LinePlan::Kind::text) continue;
      // The last line of a text in several lines ends outside it; its own lines keep what they hold.
      if (i + 1 < lines_.size() && lines_[i + 1].kind == LinePlan::Kind::text) continue;
      std::size_t end = layout_.next_line(lines_[i].begin);
      while (end > lines_[i].begin && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
      std::size_t text = end;
      while (text > lines_[i].begin && (bytes_[text - 1] == ' ' || bytes_[text - 1] == '\t')) --text;
      if (text == lines_[i].begin) continue;
      add(text, end, "");
    }
  }

  void collapse_blank_lines() {
    std::size_t content_end = lines_.size();
    while (content_end > 0 && is_blank_line(lines_[content_end - 1])) --content_end;
    bool keep = false;  // the first lines of a file are not blank
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool blank = is_blank_line(lines_[i]);
      if (blank)
        add(lines_[i].begin, layout_.next_line(lines_[i].begin),
            keep && i < content_end ? std::string(layout_.line_end()) : std::string());
      keep = !blank;
    }
    const bool text_at_end = !lines_.empty() && lines_.back().kind == LinePlan::Kind::text;
    if (!bytes_.empty() && bytes_.back() != '\n' && !text_at_end)
      add(bytes_.size(), bytes_.size(), std::string(layout_.line_end()));
  }

  const Document& document_;
  YamlLayout layout_;
  std::string_view bytes_;
  std::size_t start_ = 0;  // behind the byte order mark
  std::vector<LinePlan> lines_;
  std::vector<Splice> splices_;
};

EditProblem unsafe_at(const Document& document, NodeRef node) {
  return {node ? node.place() : Place{document.file(), {0, 0}},
          "this cannot be laid out without changing what it says",
          "write it as 'key: value', one a line",
          {}};
}

/// One pass; nullptr where it would change what the document says.
std::shared_ptr<const Document> formatted_once(const Document& document, NodeRef& different) {
  auto splices = Formatter(document).run();
  auto bytes = splices ? spliced(document.file()->bytes(), *std::move(splices)) : std::nullopt;
  if (!bytes) return nullptr;
  Diagnostics diagnostics;
  auto formatted =
      parse_document(std::make_shared<SourceFile>(document.file()->path(), *std::move(bytes)), diagnostics);
  if (formatted == nullptr || static_cast<bool>(document.root()) != static_cast<bool>(formatted->root()))
    return nullptr;
  if (document.root()) different = first_difference(document.root(), formatted->root(), {});
  return different ? nullptr : formatted;
}

}  // namespace

std::variant<std::shared_ptr<const Document>, EditProblem> formatted_document(const Document& document) {
  // What one pass joins or parts may make work for the next; none is known to need a third.
  constexpr int kMostPasses = 4;
  NodeRef different = document.root();
  std::shared_ptr<const Document> formatted;
  for (int i = 0; i < kMostPasses; ++i) {
    NodeRef changed;
    auto next = formatted_once(formatted ? *formatted : document, changed);
    if (next == nullptr) return unsafe_at(document, i == 0 && changed ? changed : different);
    if (next->file()->bytes() == (formatted ? *formatted : document).file()->bytes()) return next;
    formatted = std::move(next);
  }
  return unsafe_at(document, different);
}

}  // namespace plumb
