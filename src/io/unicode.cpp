#include "plumb/io/unicode.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <string>

#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kEmojiPresentation = 0xFE0F;  // variation selector 16

bool is_regional_indicator(char32_t character) {
  return character >= 0x1F1E6 && character <= 0x1F1FF;
}
bool is_skin_tone(char32_t character) {
  return character >= 0x1F3FB && character <= 0x1F3FF;
}

// Vowels and finals of decomposed Hangul fill the square of the consonant before them; utf8proc counts them
// apart.
bool joins_hangul_syllable(char32_t character) {
  return (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FB);
}

int columns_of(char32_t character) {
  if (joins_hangul_syllable(character)) return 0;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
}

// Characters that never join their neighbours: ASCII and the ideographs, so that common names need no look at
// the tables.
bool stands_alone(char32_t character) {
  return (character >= 0x20 && character < 0x7F) || (character >= 0x4E00 && character <= 0x9FFF);
}

CodePoint decode_after(std::string_view text, std::size_t offset) {
  return offset < text.size() ? decode_utf8(text.substr(offset)) : CodePoint{};
}

}  // namespace

GraphemeCluster first_cluster(std::string_view text) {
  CodePoint character = decode_utf8(text);
  if (!character.valid) return {1, 1};
  GraphemeCluster cluster{character.bytes, 0};
  CodePoint next = decode_after(text, cluster.bytes);
  if (stands_alone(character.value) && (!next.valid || stands_alone(next.value))) {
    cluster.columns = character.value < 0x7F ? 1 : 2;
    return cluster;
  }

  const char32_t first = character.value;
  cluster.columns = columns_of(first);
  bool is_emoji = false;
  utf8proc_int32_t break_state = 0;
  while (next.valid) {
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(character.value),
                                         static_cast<utf8proc_int32_t>(next.value), &break_state))
      break;
    if (next.value == kEmojiPresentation || is_skin_tone(next.value) || is_regional_indicator(next.value) ||
        character.value == kZeroWidthJoiner)
      is_emoji = true;
    cluster.columns += columns_of(next.value);
    cluster.bytes += next.bytes;
    character = next;
    next = decode_after(text, cluster.bytes);
  }
  if (is_emoji) cluster.columns = 2;
  return cluster;
}

bool is_nfc(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t composed_size = utf8proc_map(
      bytes, size, &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (composed_size < 0) return false;  // no UTF-8
  const bool same = std::string_view(reinterpret_cast<const char*>(composed),
                                     static_cast<std::size_t>(composed_size)) == text;
  std::free(composed);  // utf8proc allocates with malloc
  return same;
}

std::string folded_text(std::string_view text) {
  std::string folded(text);
  if (ascii_length(text) == text.size()) {
    for (char& letter : folded)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return folded;
  }
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  if (length >= 0) folded.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);
  return folded;
}

}  // namespace plumb
