#include "plumb/io/text_width.hpp"

#include <doctest/doctest.h>

#include <string>

#include "plumb/io/unicode.hpp"

using plumb::append_padded;
using plumb::cut_to_width;
using plumb::shortened;
using plumb::text_width;

TEST_CASE("columns are counted by what a reader sees") {
  CHECK(text_width("") == 0);
  CHECK(text_width("plain ASCII, longer than eight") == 30);
  CHECK(text_width("Größe −") == 7);
  CHECK(text_width("清算接口") == 8);
  CHECK(text_width("a清b") == 4);
  CHECK(text_width("ｆｕｌｌ，") == 10);
  CHECK(text_width("한국어") == 6);
  CHECK(text_width("e\u0301") == 1);  // an accent of its own
  CHECK(text_width("caf"
                   "e\u0301 x") == 6);           // behind ASCII
  CHECK(text_width("\u1112\u1161\u11AB") == 2);  // one syllable of three letters
  CHECK(text_width("…") == 1);
}

TEST_CASE("an emoji takes two columns, however many characters it has") {
  CHECK(text_width("🚀") == 2);
  CHECK(text_width("👍🏽") == 2);  // skin tone
  CHECK(text_width("👩\u200D💻") == 2);  // joined
  CHECK(text_width("👨\u200D👩\u200D👧\u200D👦") == 2);
  CHECK(text_width("❤\uFE0F") == 2);        // emoji by variation selector
  CHECK(text_width("🇨🇳🇩🇪") == 4);           // flags
  CHECK(text_width("1\uFE0F\u20E3") == 2);  // keycap
  CHECK(text_width("go 🚀 live") == 10);
}

TEST_CASE("a text is cut between characters, never within one") {
  CHECK(cut_to_width("abcdefghijkl", 5) == "abcde");
  CHECK(cut_to_width("abc", 5) == "abc");
  CHECK(cut_to_width("清算接口", 5) == "清算");
  CHECK(cut_to_width("abce\u0301z", 4) == "abce\u0301");
  CHECK(cut_to_width("👩\u200D💻x", 1) == "");
  CHECK(cut_to_width("👩\u200D💻x", 2) == "👩\u200D💻");
  CHECK(cut_to_width("abc", 0) == "");
  CHECK(cut_to_width("abc", -3) == "");
}

TEST_CASE("a shortened text fits, with a mark behind it") {
  CHECK(shortened("Clearing API", 12) == "Clearing API");
  CHECK(shortened("Clearing API", 11) == "Clearing A…");
  CHECK(shortened("Clearing API", 10) == "Clearing…");  // no blank before the mark
  CHECK(shortened("清算接口", 8) == "清算接口");
  CHECK(shortened("清算接口", 7) == "清算接…");
  CHECK(shortened("清算接口", 6) == "清算…");
  CHECK(shortened("Clearing API", 8, "...") == "Clear...");
  CHECK(shortened("Clearing API", 2, "...") == "Cl");
  CHECK(shortened("Clearing API", 0) == "");
}

TEST_CASE("padding counts columns") {
  std::string out = "|";
  append_padded(out, "清算", 6);
  out += '|';
  append_padded(out, "12", 4, plumb::Side::right);
  out += '|';
  append_padded(out, "too wide", 3);
  CHECK(out == "|清算  |  12|too wide");
}

TEST_CASE("widths add up for every cut of broken text") {
  const std::string text =
      "a\xF0\x9F清\xFF"
      "e\u0301🇨🇳🇨 z";
  for (int columns = 0; columns <= text_width(text); ++columns) {
    const std::string_view beginning = cut_to_width(text, columns);
    CHECK(text_width(beginning) <= columns);
    CHECK(text_width(beginning) + text_width(std::string_view(text).substr(beginning.size())) ==
          text_width(text));
  }
}

TEST_CASE("only text in normalization form C is NFC") {
  CHECK(plumb::is_nfc(""));
  CHECK(plumb::is_nfc("设计-1"));
  CHECK(plumb::is_nfc("caf\u00E9"));
  CHECK_FALSE(plumb::is_nfc("cafe\u0301"));
  CHECK_FALSE(plumb::is_nfc("\u212B"));  // Angstrom sign, which is Å
  CHECK_FALSE(plumb::is_nfc("\xFF"));
}
