#include "plumb/report/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/utf8.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

bool is_plain(char byte) {
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

/// Tells whether one of eight bytes equals `wanted`, which stands in each byte of the second number.
bool has_byte(std::uint64_t bytes, std::uint64_t wanted) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  const std::uint64_t difference = bytes ^ wanted;  // the byte looked for is zero in it
  return ((difference - kEach) & ~difference & (kEach * 0x80)) != 0;
}

/// Counts the characters at the beginning that a JSON string holds as they are, eight at a time as in
/// ascii_length.
std::size_t plain_length(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  const std::size_t ascii = ascii_length(text);
  std::size_t length = 0;
  for (; length + 8 <= ascii; length += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + length, 8);
    if (has_byte(bytes, kEach * '"') || has_byte(bytes, kEach * '\\')) break;
  }
  while (length < ascii && is_plain(text[length])) ++length;
  return length;
}

void append_unit(std::string& out, char32_t utf16_unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (unsigned shift = 16; shift > 0; shift -= 4) out += kDigits[(utf16_unit >> (shift - 4)) & 0xFU];
}

void append_escape(std::string& out, char32_t character) {
  if (character == '"' || character == '\\') {
    out += '\\';
    out += static_cast<char>(character);
  } else if (character == '\n') {
    out += "\\n";
  } else if (character == '\t') {
    out += "\\t";
  } else if (character == '\r') {
    out += "\\r";
  } else if (character < 0x10000) {
    append_unit(out, character);
  } else {
    const char32_t beyond = character - 0x10000;
    append_unit(out, 0xD800 + (beyond >> 10U));
    append_unit(out, 0xDC00 + (beyond & 0x3FFU));
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain_from = 0;  // what has been looked at and not yet appended stays as it is
  std::size_t i = 0;
  while (true) {
    i += plain_length(text.substr(i));
    if (i == text.size()) break;
    const CodePoint character = decode_utf8(text.substr(i));
    if (!character.valid || character.value < 0x80 || is_unsafe_on_terminal(character.value)) {
      out.append(text, plain_from, i - plain_from);
      if (character.valid) {
        append_escape(out, character.value);
      } else {
        out += "\uFFFD";
      }
      plain_from = i + character.bytes;
    }
    i += character.bytes;
  }
  out.append(text, plain_from);
  out += '"';
}

void JsonWriter::begin_item() {
  if (after_key_ || levels_.empty()) {
    after_key_ = false;
    return;
  }
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  level.empty = false;
  if (level.expanded) begin_line();
}

void JsonWriter::begin_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::open(char bracket) {
  begin_item();
  out_ += bracket;
  const bool is_outermost = levels_.empty();
  const bool is_array_of_outermost = levels_.size() == 1 && bracket == '[';
  levels_.push_back({is_outermost || is_array_of_outermost, true});
}

void JsonWriter::close(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.expanded && !level.empty) begin_line();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  begin_item();
  append_json_string(out_, name);
  out_ += levels_.back().expanded ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::plain_key(std::string_view name) {
  constexpr std::size_t kLongest = 48;
  const bool is_expanded = levels_.back().expanded;
  if (is_expanded || name.size() > kLongest) {
    key(name);
    return;
  }
  // One append instead of five: keys are half of a listing's output, and this a fifth of its time.
  begin_item();
  std::array<char, kLongest + 3> buffer;
  char* end = buffer.data();
  *end++ = '"';
  end = std::copy(name.begin(), name.end(), end);
  *end++ = '"';
  *end++ = ':';
  out_.append(buffer.data(), end);
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  begin_item();
  append_json_string(out_, text);
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) {
    null();
    return;
  }
  begin_item();
  append_shortest(out_, number);
}

void JsonWriter::value(Instant instant) {
  if (instant == kNoInstant) {
    null();
    return;
  }
  begin_item();
  out_ += '"';
  append_instant(out_, instant);
  out_ += '"';
}

void JsonWriter::amount(std::int64_t ten_thousandths) {
  raw(decimal_text(ten_thousandths));
}

void JsonWriter::raw(std::string_view text) {
  begin_item();
  out_ += text;
}

void JsonWriter::integer(std::int64_t number) {
  std::array<char, 24> buffer;
  const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  raw({buffer.data(), end});
}

}  // namespace plumb
