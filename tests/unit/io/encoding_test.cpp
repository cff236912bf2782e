#include "plumb/io/encoding.hpp"

#include <doctest/doctest.h>

#include "plumb/io/diagnostic_text.hpp"

namespace plumb {
namespace {

using namespace std::string_literals;

/// What is said about a file; empty if nothing.
std::string said(std::string bytes) {
  Diagnostics diagnostics;
  const bool good = check_encoding(std::make_shared<SourceFile>("a.yaml", std::move(bytes)), diagnostics);
  CHECK(good != diagnostics.has_errors());
  return diagnostics.all().empty()
             ? ""
             : std::string(code_name(diagnostics.all()[0].code)) + ": " + diagnostics.all()[0].message;
}

TEST_CASE("UTF-8 with and without a byte order mark") {
  CHECK(said("") == "");
  CHECK(said("a: b\n") == "");
  CHECK(said("\xEF\xBB\xBF"
             "a: 设计 𝄞\n") == "");
}

TEST_CASE("other encodings are named") {
  CHECK(said("\xFF\xFE"s + "a\0:\0"s) == "encoding: the file is UTF-16, not UTF-8");
  CHECK(said("\xFE\xFF\0a"s) == "encoding: the file is UTF-16, not UTF-8");
  CHECK(said("\xFF\xFE\0\0a\0\0\0"s) == "encoding: the file is UTF-32, not UTF-8");
  CHECK(said("\0\0\xFE\xFF\0\0\0a"s) == "encoding: the file is UTF-32, not UTF-8");
}

TEST_CASE("what is no text names the byte") {
  CHECK(said("a: b\0c"s) == "encoding: a NUL byte at offset 4: this is not a text file");
  CHECK(said("a: caf\xE9\n") == "encoding: byte 0xE9 at offset 6 is not UTF-8");
  CHECK(said("a: \xC0\xAF") == "encoding: byte 0xC0 at offset 3 is not UTF-8");
  CHECK(said("a: \xED\xA0\x80") == "encoding: byte 0xED at offset 3 is not UTF-8");
  CHECK(said("a: \xF4\x90\x80\x80") == "encoding: byte 0xF4 at offset 3 is not UTF-8");
  CHECK(said("a: \xE8\xAE") == "encoding: byte 0xE8 at offset 3 is not UTF-8");
}

TEST_CASE("conflict markers are recognised at the start of a line alone") {
  CHECK(said("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n") ==
        "merge-conflict: an unresolved merge conflict");
  CHECK(said("<<<<<<< HEAD\n") == "merge-conflict: an unresolved merge conflict");
  CHECK(said("a: 1\r\n<<<<<<< HEAD\r\n") == "merge-conflict: an unresolved merge conflict");
  CHECK(said("notes: |\n  <<<<<<< HEAD is how a conflict starts\n") == "");
}

TEST_CASE("where UTF-8 ends") {
  CHECK(find_invalid_utf8("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF") ==
        std::string_view::npos);
  CHECK(find_invalid_utf8("ab\x80") == 2);
  CHECK(find_invalid_utf8("\xE0\x9F\xBF") == 0);
  CHECK(find_invalid_utf8("\xF0\x8F\xBF\xBF") == 0);
  CHECK(find_invalid_utf8("\xF5\x80\x80\x80") == 0);
  for (std::size_t length = 0; length < 20; ++length) {
    std::string text(length, 'a');
    CHECK(is_ascii(text));
    for (char& each : text) {
      each = '\xC3';
      CHECK_FALSE(is_ascii(text));
      each = 'a';
    }
  }
}

}  // namespace
}  // namespace plumb
