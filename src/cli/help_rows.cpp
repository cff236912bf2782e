#include "plumb/cli/help_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "plumb/io/text_width.hpp"

namespace plumb {

namespace {

/// Appends words in lines of at most `width` columns; the first line has `column` columns already, the
/// others begin at `indent`.
void append_words(std::string& out, std::string_view words, int width, int column, int indent) {
  bool line_begins = true;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    if (!line_begins && column + 1 + text_width(word) > width) {
      out += '\n';
      out.append(static_cast<std::size_t>(indent), ' ');
      column = indent;
      line_begins = true;
    }
    if (!line_begins) out += ' ';
    out += word;
    column += text_width(word) + (line_begins ? 0 : 1);
    line_begins = false;
  }
  out += '\n';
}

}  // namespace

void append_paragraph(std::string& out, std::string_view text, int width) {
  append_words(out, text, width, 0, 0);
}

void append_rows(std::string& out, std::span<const HelpRow> rows, int width) {
  constexpr int kWidestLabel = 24;
  const int widest = std::min(kWidestLabel, width / 3);
  int label_width = 0;
  for (const HelpRow& row : rows)
    if (text_width(row.label) <= widest) label_width = std::max(label_width, text_width(row.label));
  const int indent = label_width + 4;
  for (const HelpRow& row : rows) {
    out += "  ";
    append_padded(out, row.label, label_width);
    out += "  ";
    int column = std::max(label_width, text_width(row.label)) + 4;
    if (column > indent && width < kHelpColumns) {
      out.replace(out.size() - 2, 2, "\n");
      out.append(static_cast<std::size_t>(indent), ' ');
      column = indent;
    }
    append_words(out, row.text, width, column, indent);
  }
}

std::string option_label(const Option& option) {
  std::string label = option.letter == '\0' ? "    " : fmt::format("-{}, ", option.letter);
  label += fmt::format("--{}", option.name);
  if (!option.placeholder.empty()) label += fmt::format(" {}", option.placeholder);
  return label;
}

std::string option_help(const Command& command, const Option& option) {
  const auto choices = option.value == ValueType::format ? command.formats : option.choices;
  if (choices.empty()) return std::string(option.help);
  return fmt::format("{}: {}", option.help, fmt::join(choices, ", "));
}

std::string usage_tail(const Command& command) {
  std::string tail = "[OPTIONS]";
  for (const Argument& argument : command.arguments) {
    const bool needed = argument.occurs == Occurs::once || argument.occurs == Occurs::some;
    const bool several = argument.occurs == Occurs::any || argument.occurs == Occurs::some;
    tail += needed ? fmt::format(" {}", argument.name) : fmt::format(" [{}]", argument.name);
    if (several) tail += "...";
  }
  return tail;
}

}  // namespace plumb
