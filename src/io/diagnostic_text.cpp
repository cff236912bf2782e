#include "plumb/io/diagnostic_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

// As gcc, which everybody's eyes and editors know.
constexpr std::string_view kErrorStyle = "\x1b[1;31m";
constexpr std::string_view kWarningStyle = "\x1b[1;35m";
constexpr std::string_view kNoteStyle = "\x1b[1;36m";
constexpr std::string_view kPathStyle = "\x1b[1m";
constexpr std::string_view kCaretStyle = "\x1b[1;32m";
constexpr std::string_view kPlainStyle = "\x1b[0m";

constexpr int kNumberColumns = 6;       // of the line number
constexpr int kSourceColumns = 100;     // a longer line is cut to a window around the span
constexpr int kColumnsBeforeSpan = 40;  // of that window
constexpr std::string_view kCut = "...";

// Enough bytes for the window whatever the characters; a line of megabytes is not looked at beyond.
constexpr std::size_t kWindowBytes = 1024;

void append_styled(std::string& out, std::string_view style, std::string_view text, bool colour) {
  if (colour) out += style;
  out += text;
  if (colour) out += kPlainStyle;
}

/// What of a source line is shown, safe and with tabs as blanks: the part before the span, the span, and the
/// rest.
struct SourceWindow {
  std::string before;
  std::string within;
  std::string after;
};

std::string shown(std::string_view source) {
  constexpr std::string_view kTab = "    ";  // its true width depends on the terminal; the caret's must not
  std::string text;
  while (true) {
    const std::size_t tab = source.find('\t');
    append_safe_text(text, source.substr(0, tab));
    if (tab == std::string_view::npos) return text;
    text += kTab;
    source.remove_prefix(tab + 1);
  }
}

/// Cuts the end off to `columns`; the mark needs its place too.
void cut_end(std::string& text, int columns, bool more_follows) {
  if (!more_follows && text_width(text) <= columns) return;
  const int left = std::max(0, columns - static_cast<int>(kCut.size()));
  text.resize(cut_to_width(text, left).size());
  text += kCut;
}

/// Cuts the line's beginning off where it is longer than `columns`.
void cut_beginning(std::string& text, int columns, bool more_precedes) {
  const int excess = text_width(text) - columns;
  if (excess <= 0 && !more_precedes) return;
  const int cut = std::max(0, excess + static_cast<int>(kCut.size()));
  text.replace(0, cut_to_width(text, cut).size(), kCut);
}

SourceWindow window_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t first = begin > kWindowBytes ? begin - kWindowBytes : 0;
  while (first < begin && first > 0 && is_continuation_byte(line[first])) ++first;
  std::size_t last = std::min(line.size(), begin + kWindowBytes);
  while (last < line.size() && last > begin && is_continuation_byte(line[last])) --last;
  const std::size_t span_end = std::clamp(end, begin, last);
  SourceWindow window{shown(line.substr(first, begin - first)), shown(line.substr(begin, span_end - begin)),
                      shown(line.substr(span_end, last - span_end))};

  const bool more_follows = last < line.size();
  const int whole = text_width(window.before) + text_width(window.within) + text_width(window.after);
  if (first == 0 && !more_follows && whole <= kSourceColumns) return window;
  cut_beginning(window.before, kColumnsBeforeSpan, first > 0);
  const int left = kSourceColumns - text_width(window.before);
  const int left_after = left - text_width(window.within);
  if (left_after < static_cast<int>(kCut.size())) {
    cut_end(window.within, left, more_follows || !window.after.empty());
    window.after.clear();
  } else {
    cut_end(window.after, left_after, more_follows);
  }
  return window;
}

void append_source_line(std::string& out, const Place& where, std::size_t number, bool colour) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::size_t line_begin = where.file->line_begin(where.span.begin);
  std::string_view line = where.file->line_at(where.span.begin);
  if (line_begin == 0 && line.starts_with(kByteOrderMark)) {
    line.remove_prefix(kByteOrderMark.size());
    line_begin = kByteOrderMark.size();
  }
  const auto offset_in_line = [&](std::size_t offset) {
    return std::min(offset - std::min(offset, line_begin), line.size());
  };
  const SourceWindow window =
      window_of(line, offset_in_line(where.span.begin), offset_in_line(where.span.end));

  fmt::format_to(std::back_inserter(out), "{:>{}} | {}{}{}", number, kNumberColumns, window.before,
                 window.within, window.after);
  while (out.ends_with(' ')) out.pop_back();
  out += '\n';
  const std::size_t carets = static_cast<std::size_t>(std::max(1, text_width(window.within)));
  fmt::format_to(std::back_inserter(out), "{:{}} | {:{}}", "", kNumberColumns, "", text_width(window.before));
  append_styled(out, kCaretStyle, std::string(carets, '^'), colour);
  out += '\n';
}

/// Appends `path:line:column: ` and returns the line's number.
std::size_t append_place(std::string& out, const Place& where, bool colour) {
  const Position position = where.file->position(where.span.begin);
  std::string place = safe_text(where.file->path());
  fmt::format_to(std::back_inserter(place), ":{}:{}:", position.line, position.column);
  append_styled(out, kPathStyle, place, colour);
  out += ' ';
  return position.line;
}

void append_note(std::string& out, const Note& note, const Place& main_place, bool colour) {
  if (!note.where.file) {
    fmt::format_to(std::back_inserter(out), "{:{}} = ", "", kNumberColumns);
    append_styled(out, kNoteStyle, "note:", colour);
    fmt::format_to(std::back_inserter(out), " {}\n", safe_text(note.message));
    return;
  }
  const std::size_t line = append_place(out, note.where, colour);
  append_styled(out, kNoteStyle, "note:", colour);
  fmt::format_to(std::back_inserter(out), " {}\n", safe_text(note.message));
  const bool same_line = main_place.file && main_place.file->path() == note.where.file->path() &&
                         main_place.file->line_begin(main_place.span.begin) ==
                             note.where.file->line_begin(note.where.span.begin);
  if (!same_line) append_source_line(out, note.where, line, colour);
}

}  // namespace

std::string diagnostic_text(const Diagnostic& diagnostic, bool colour) {
  const bool is_error = diagnostic.severity == Severity::error;
  std::string out;
  std::size_t line = 0;
  if (diagnostic.where.file) {
    line = append_place(out, diagnostic.where, colour);
  } else {
    append_styled(out, kPathStyle, "plumb:", colour);
    out += ' ';
  }
  append_styled(out, is_error ? kErrorStyle : kWarningStyle, is_error ? "error:" : "warning:", colour);
  fmt::format_to(std::back_inserter(out), " {} [{}]\n", safe_text(diagnostic.message),
                 code_name(diagnostic.code));
  if (diagnostic.where.file) append_source_line(out, diagnostic.where, line, colour);
  for (const Note& note : diagnostic.notes) append_note(out, note, diagnostic.where, colour);
  if (!diagnostic.hint.empty())
    fmt::format_to(std::back_inserter(out), "{:{}} = help: {}\n", "", kNumberColumns,
                   safe_text(diagnostic.hint));
  return out;
}

}  // namespace plumb
