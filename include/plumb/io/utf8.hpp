#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace plumb {

/// Tells whether a byte continues a character, rather than begins one.
inline bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Tells whether a byte is 0 to 9, whatever the locale is.
inline bool is_ascii_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// Tells whether eight bytes are all printable ASCII.
inline bool is_printable_ascii(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  // The top bit of a byte is set if it was so before, above 0x7E before the sum, or below 0x20 before the
  // difference; a carry reaches the next byte only from one of these.
  return ((bytes | (bytes + kEach) | (bytes - kEach * 0x20)) & (kEach * 0x80)) == 0;
}

/// Counts the printable ASCII characters (no controls, no DEL) that a text begins with, eight at a time, for
/// nearly all texts are nothing else.
inline std::size_t ascii_length(std::string_view text) {
  const auto eight_at = [text](std::size_t offset) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + offset, 8);
    return bytes;
  };
  std::size_t length = 0;
  while (length + 8 <= text.size() && is_printable_ascii(eight_at(length))) length += 8;
  // The last ones are looked at together with some that are known already.
  if (length > 0 && text.size() - length < 8 && is_printable_ascii(eight_at(text.size() - 8)))
    return text.size();
  while (length < text.size() && text[length] >= 0x20 && text[length] < 0x7F) ++length;
  return length;
}

/// The first character of a text. Bytes that are no UTF-8 come one at a time, with `valid` false and the byte
/// as value.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t bytes = 1;
  bool valid = false;
};

/// Decodes the first character of `text`, which is not empty; strict: no overlong forms, no surrogates,
/// nothing above U+10FFFF.
inline CodePoint decode_utf8(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  const auto low = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead >= 0xC2 && lead < 0xE0 && continues(1)) return {(lead & 0x1FU) << 6U | low(1), 2, true};
  if (lead >= 0xE0 && lead < 0xF0 && continues(1) && continues(2)) {
    const char32_t value = (lead & 0xFU) << 12U | low(1) << 6U | low(2);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3, true};
  }
  if (lead >= 0xF0 && lead < 0xF5 && continues(1) && continues(2) && continues(3)) {
    const char32_t value = (lead & 0x7U) << 18U | low(1) << 12U | low(2) << 6U | low(3);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4, true};
  }
  return {lead, 1, false};
}

}  // namespace plumb
