#include "plumb/io/safe_text.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "plumb/io/utf8.hpp"

using plumb::safe_text;

TEST_CASE("printable text of any script stays as it is") {
  for (const char* text : {"", "plain text ~", "清算接口 – Größe", "naïve cafe\u0301", "👩\u200D💻 ❤\uFE0F 🇨🇳",
                           "نامه\u200Cها", "a\\b"})
    CHECK(safe_text(text) == text);
}

TEST_CASE("control characters become visible") {
  CHECK(safe_text("a\nb\tc\rd") == "a\\nb\\tc\\rd");
  CHECK(safe_text("\x1b[31mred\x1b[0m") == "\\x1b[31mred\\x1b[0m");
  CHECK(safe_text(std::string_view("\0\x01\x7f", 3)) == "\\x00\\x01\\x7f");
  CHECK(safe_text("\u0080\u009B31m") == "\\u{80}\\u{9b}31m");
}

TEST_CASE("characters that reorder, break or hide text become visible") {
  CHECK(safe_text("a\u200Bb") == "a\\u{200b}b");
  CHECK(safe_text("\u061C\u200E\u200F") == "\\u{61c}\\u{200e}\\u{200f}");
  CHECK(safe_text("\u202Aa\u202Eb\u2066c\u2069") == "\\u{202a}a\\u{202e}b\\u{2066}c\\u{2069}");
  CHECK(safe_text("\u2028\u2029") == "\\u{2028}\\u{2029}");
  CHECK(safe_text("\uFEFF\u2060\uFFF9") == "\\u{feff}\\u{2060}\\u{fff9}");
  CHECK(safe_text("\U000E0041\U000E007F") == "\\u{e0041}\\u{e007f}");
  CHECK(safe_text("\uFFFE\U0010FFFF") == "\\u{fffe}\\u{10ffff}");
}

TEST_CASE("bytes that are no UTF-8 become visible one by one") {
  CHECK(safe_text("a\xFFz") == "a\\xffz");
  CHECK(safe_text("\x9B"
                  "31m") == "\\x9b31m");                  // C1 as a bare byte
  CHECK(safe_text("\xC0\x9B") == "\\xc0\\x9b");           // overlong
  CHECK(safe_text("\xE0\x80\x9B") == "\\xe0\\x80\\x9b");  // overlong
  CHECK(safe_text("\xED\xA0\x80") == "\\xed\\xa0\\x80");  // a lone surrogate
  CHECK(safe_text("\xF4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  CHECK(safe_text("清\xE6\xB8") == "清\\xe6\\xb8");  // cut in the middle
}

TEST_CASE("every place in a text is looked at, whatever its length") {
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'x');
      text[at] = '\x1b';
      CHECK(safe_text(text) == std::string(at, 'x') + "\\x1b" + std::string(length - at - 1, 'x'));
      text[at] = '\x7f';
      CHECK(safe_text(text) == std::string(at, 'x') + "\\x7f" + std::string(length - at - 1, 'x'));
    }
  }
}

TEST_CASE("random bytes never leave anything unsafe, and safe text is not changed again") {
  std::mt19937 random(7);
  constexpr std::array<std::string_view, 6> kPieces = {"\xE2\x80", "\xAE",         "\xC2",
                                                       "\x9B",     "\xF3\xA0\x80", "清"};
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += static_cast<char>(random() & 0xFFU);
      text += kPieces[random() % kPieces.size()];
    }
    const std::string safe = safe_text(text);
    for (std::string_view rest = safe; !rest.empty();) {
      const plumb::CodePoint character = plumb::decode_utf8(rest);
      REQUIRE(character.valid);
      REQUIRE_FALSE(plumb::is_unsafe_on_terminal(character.value));
      rest.remove_prefix(character.bytes);
    }
    REQUIRE(safe_text(safe) == safe);
  }
}
