// The only file that includes yaml-cpp.
#include "plumb/io/yaml_emitter.hpp"

#include <yaml-cpp/emitter.h>

#include <algorithm>
#include <array>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

// Words that a reader of YAML 1.1 or 1.2 takes for null, a boolean, a merge key or a default value.
constexpr std::array<std::string_view, 11> kTypedWords{"null", "true", "false", "yes", "no", "on",
                                                       "off",  "y",    "n",     "~",   "<<"};

bool is_typed_word(std::string_view text) {
  return std::any_of(kTypedWords.begin(), kTypedWords.end(), [text](std::string_view word) {
    return std::equal(word.begin(), word.end(), text.begin(), text.end(), [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + ('a' - 'A')) : b);
    });
  });
}

/// True for what some reader could take for a number, a date or a time; for some harmless texts too.
bool looks_numeric(std::string_view text) {
  const bool begins = text.find_first_of("0123456789+-.") == 0;
  if (!begins) return false;
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.size() > 1 && text[0] == '0' && std::string_view("xXoObB").find(text[1]) != std::string_view::npos)
    return true;
  if (text.starts_with('.') && text.find_first_not_of(".infaINFA") == std::string_view::npos) return true;
  return text.find_first_not_of("0123456789+-._:eETtZz ") == std::string_view::npos;
}

/// Characters that mean something to YAML somewhere, wherever in the text they stand: more than needed, never
/// less.
bool has_indicator(std::string_view text) {
  return text.find_first_of("#:,[]{}\"'\\") != std::string_view::npos ||
         std::string_view("-?&*!|>%@`=<").find(text.front()) != std::string_view::npos;
}

bool has_unprintable(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    // No-break and other special blanks look like separators to people; quotes show that they belong to the
    // text.
    if (!point.valid || is_unsafe_on_terminal(point.value) || point.value == 0xA0 || point.value == 0xFEFF)
      return true;
    text.remove_prefix(point.bytes);
  }
  return false;
}

bool can_be_plain(std::string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' && !is_typed_word(text) &&
         !looks_numeric(text) && !has_indicator(text) && !has_unprintable(text);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string yaml_double_quoted(std::string_view text) {
  YAML::Emitter emitter;
  emitter << YAML::DoubleQuoted << std::string(text);
  std::string quoted = emitter.c_str();
  // yaml-cpp leaves these two as they are, and readers of YAML 1.1 take them for line ends.
  replace_all(quoted, "\u2028", "\\L");
  replace_all(quoted, "\u2029", "\\P");
  return quoted;
}

std::string yaml_scalar(std::string_view text) {
  return can_be_plain(text) ? std::string(text) : yaml_double_quoted(text);
}

}  // namespace plumb
