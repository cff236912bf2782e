#include "plumb/report/render_markdown.hpp"

#include <cstddef>

#include "plumb/io/safe_text.hpp"
#include "plumb/report/cell_text.hpp"

namespace plumb {

namespace {

bool is_word(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

/// Tells whether the character at `i` would begin a list, a heading's underline or a rule if it began a line.
bool begins_block(std::string_view text, std::size_t i) {
  const char byte = text[i];
  if (i == 0) return byte == '-' || byte == '+' || byte == '=';
  const bool ends_number = byte == '.' || byte == ')';
  if (!ends_number || (i + 1 < text.size() && text[i + 1] != ' ')) return false;
  return text.find_first_not_of("0123456789") == i;
}

/// Tells whether the character at `i` makes forges see an address: `https://x` or `www.x`.
bool makes_link(std::string_view text, std::size_t i) {
  if (text[i] == ':')
    return text.substr(i).starts_with("://") || text.substr(0, i).ends_with("mailto") ||
           text.substr(0, i).ends_with("xmpp");
  constexpr std::string_view kWww = "www";
  return text[i] == '.' && i >= kWww.size() && text.substr(i - kWww.size(), kWww.size()) == kWww;
}

/// Appends a text that has been made safe and is one line.
void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]()|~!$^";
  // Forges look for `@name` and `#12` after Markdown is done with escapes, so nothing but markup between
  // helps.
  constexpr std::string_view kNothing = "<!-- -->";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (byte == '<') {
      out += "&lt;";
    } else if (byte == '>') {
      out += "&gt;";
    } else if (byte == '&') {
      out += "&amp;";
    } else if (byte == '@' || byte == '#') {
      const bool after_word = i > 0 && is_word(text[i - 1]);
      const bool before_word = i + 1 < text.size() && is_word(text[i + 1]);
      if (byte == '#') out += '\\';
      out += byte;
      if (before_word && (byte == '#' || !after_word)) out += kNothing;
    } else {
      if (kMarkup.find(byte) != std::string_view::npos || begins_block(text, i) || makes_link(text, i))
        out += '\\';
      out += byte;
    }
  }
}

void append_cell(std::string& out, const Cell& cell, const Column& column, const TableRow& row) {
  const Role role = cell.role == Role::none ? row.role : cell.role;
  const std::size_t begin = out.size();
  if (const auto* text = std::get_if<std::string_view>(&cell.value)) {
    append_markdown_text(out, *text);
  } else {
    std::string value;
    append_cell_text(value, cell, column, true);
    append_markdown_text(out, value);
  }
  if (role == Role::heading && out.size() > begin) {
    out.insert(begin, "**");
    out += "**";
  }
  if (!column.shows_tree) return;
  constexpr std::string_view kIndent = "&emsp;";  // blanks at the beginning of a cell are not shown
  std::string indent;
  for (int level = 0; level < row.level; ++level) indent += kIndent;
  out.insert(begin, indent);
}

}  // namespace

void append_markdown_text(std::string& out, std::string_view user_text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = user_text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return;
  std::string_view rest = user_text.substr(first, user_text.find_last_not_of(kBlanks) - first + 1);
  while (true) {
    const std::size_t line_end = rest.find('\n');
    append_escaped(out, safe_text(rest.substr(0, line_end)));
    if (line_end == std::string_view::npos) return;
    out += "<br>";
    rest.remove_prefix(line_end + 1);
  }
}

void render_markdown(std::string& out, const Table& table) {
  if (!table.title.empty()) {
    out += "**";
    append_markdown_text(out, table.title);
    out += "**\n\n";
  }
  out += '|';
  for (const Column& column : table.columns()) {
    out += ' ';
    append_markdown_text(out, column.heading);
    out += " |";
  }
  out += "\n|";
  for (const Column& column : table.columns()) out += is_right_aligned(column) ? " ---: |" : " --- |";
  out += '\n';
  for (std::size_t r = 0; r < table.rows().size(); ++r) {
    out += '|';
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
      out += ' ';
      append_cell(out, table.cells(r)[i], table.columns()[i], table.rows()[r]);
      out += " |";
    }
    out += '\n';
  }
  for (const std::string& note : table.notes) {
    out += '\n';
    append_markdown_text(out, note);
    out += '\n';
  }
}

}  // namespace plumb
