#include "plumb/io/safe_text.hpp"

#include <array>
#include <cstddef>

#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Sorted, so that the search can stop early. Noncharacters at the end of each plane are found by arithmetic.
constexpr std::array kUnsafeRanges = {
    Range{0x00, 0x1F},        // C0
    Range{0x7F, 0x9F},        // DEL and C1: 0x9B alone begins an escape sequence
    Range{0x61C, 0x61C},      // Arabic letter mark
    Range{0x180E, 0x180E},    // Mongolian vowel separator, invisible
    Range{0x200B, 0x200B},    // zero width space; the joiners next to it are needed in some scripts
    Range{0x200E, 0x200F},    // left-to-right and right-to-left marks
    Range{0x2028, 0x202E},    // line and paragraph separators, embeddings and overrides
    Range{0x2060, 0x206F},    // invisible operators, isolates, deprecated controls
    Range{0xD800, 0xDFFF},    // surrogates, which only a broken decoder delivers
    Range{0xFDD0, 0xFDEF},    // noncharacters
    Range{0xFEFF, 0xFEFF},    // byte order mark inside a text
    Range{0xFFF9, 0xFFFB},    // interlinear annotations hide text
    Range{0xE0000, 0xE0FFF},  // tags and unassigned invisibles; variation selectors beyond U+FE0F among them
};

void append_hex(std::string& out, char32_t value, int least_digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  int digits = least_digits;
  while (digits < 8 && value >> static_cast<unsigned>(4 * digits) != 0) ++digits;
  for (int i = digits - 1; i >= 0; --i) out += kDigits[(value >> static_cast<unsigned>(4 * i)) & 0xFU];
}

void append_escape(std::string& out, const CodePoint& character) {
  if (character.valid && character.value == '\n') {
    out += "\\n";
  } else if (character.valid && character.value == '\t') {
    out += "\\t";
  } else if (character.valid && character.value == '\r') {
    out += "\\r";
  } else if (!character.valid || character.value < 0x80) {
    out += "\\x";
    append_hex(out, character.value, 2);
  } else {
    out += "\\u{";
    append_hex(out, character.value, 2);
    out += '}';
  }
}

}  // namespace

bool is_unsafe_on_terminal(char32_t character) {
  if (character >= 0x20 && character < 0x7F) return false;
  if ((character & 0xFFFEU) == 0xFFFE) return true;
  for (const Range& range : kUnsafeRanges)
    if (character <= range.last) return character >= range.first;
  return false;
}

void append_safe_text(std::string& out, std::string_view user_text) {
  std::size_t safe_from = 0;  // what has been looked at and not yet appended is safe
  std::size_t i = 0;
  while (true) {
    i += ascii_length(user_text.substr(i));
    if (i == user_text.size()) break;
    const CodePoint character = decode_utf8(user_text.substr(i));
    if (!character.valid || is_unsafe_on_terminal(character.value)) {
      out.append(user_text, safe_from, i - safe_from);
      append_escape(out, character);
      safe_from = i + character.bytes;
    }
    i += character.bytes;
  }
  out.append(user_text, safe_from);
}

std::string safe_text(std::string_view user_text) {
  std::string out;
  append_safe_text(out, user_text);
  return out;
}

}  // namespace plumb
