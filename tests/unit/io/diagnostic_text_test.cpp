#include "plumb/io/diagnostic_text.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

using namespace plumb;

namespace {

std::shared_ptr<const SourceFile> file_of(std::string bytes, std::string path = "plan/tasks.yaml") {
  return std::make_shared<SourceFile>(std::move(path), std::move(bytes));
}

/// Points at the first occurrence of `text`.
Place at(const std::shared_ptr<const SourceFile>& file, std::string_view text) {
  const std::size_t begin = file->bytes().find(text);
  REQUIRE(begin != std::string_view::npos);
  return {file, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())}};
}

std::string error_text(Place where, std::string message = "wrong") {
  return diagnostic_text({Severity::error, Code::bad_value, std::move(message), std::move(where), {}, {}},
                         false);
}

}  // namespace

TEST_CASE("a message shows place, source line, carets and help") {
  const auto file = file_of(std::string(117, '\n') + "      budget: 300000\n");
  const Diagnostic diagnostic{Severity::warning,
                              Code::progress,
                              "budget of 'cards' is less than what is spent on it",
                              at(file, "300000"),
                              {},
                              "raise it through a change request, or move the cost"};
  CHECK(diagnostic_text(diagnostic, false) ==
        "plan/tasks.yaml:118:15: warning: budget of 'cards' is less than what is spent on it [progress]\n"
        "   118 |       budget: 300000\n"
        "       |               ^^^^^^\n"
        "       = help: raise it through a change request, or move the cost\n");
}

TEST_CASE("a message without a file begins with the program's name") {
  const Diagnostic diagnostic{Severity::error, Code::unreadable, "no plumb.yaml here or above", {}, {},
                              "run plumb init"};
  CHECK(diagnostic_text(diagnostic, false) ==
        "plumb: error: no plumb.yaml here or above [unreadable]\n"
        "       = help: run plumb init\n");
}

TEST_CASE("notes show their own line unless it is the message's") {
  const auto file = file_of("a: 1\nb: 2\na: 3\n");
  Diagnostic diagnostic{Severity::error, Code::duplicate_key, "'a' is given twice", {file, {10, 11}}, {}, {}};
  diagnostic.notes = {
      {"the first is here", {file, {0, 1}}}, {"on the same line", {file, {13, 14}}}, {"no place", {}}};
  CHECK(diagnostic_text(diagnostic, false) ==
        "plan/tasks.yaml:3:1: error: 'a' is given twice [duplicate-key]\n"
        "     3 | a: 3\n"
        "       | ^\n"
        "plan/tasks.yaml:1:1: note: the first is here\n"
        "     1 | a: 1\n"
        "       | ^\n"
        "plan/tasks.yaml:3:4: note: on the same line\n"
        "       = note: no place\n");
}

TEST_CASE("carets stand under their text behind wide characters and tabs") {
  CHECK(error_text(at(file_of("name: 清算接口 x: 联调 y\n"), "联调")) ==
        "plan/tasks.yaml:1:15: error: wrong [bad-value]\n"
        "     1 | name: 清算接口 x: 联调 y\n"
        "       |                   ^^^^\n");
  CHECK(error_text(at(file_of("\ta:\tb\n"), "b")) ==
        "plan/tasks.yaml:1:5: error: wrong [bad-value]\n"
        "     1 |     a:    b\n"
        "       |           ^\n");
}

TEST_CASE("an empty span has one caret, a span over lines those of its first line") {
  const auto file = file_of("tasks:\n  - id: a\n    name: b\n");
  CHECK(error_text({file, {6, 6}}) ==
        "plan/tasks.yaml:1:7: error: wrong [bad-value]\n"
        "     1 | tasks:\n"
        "       |       ^\n");
  CHECK(error_text({file, {11, 30}}) ==
        "plan/tasks.yaml:2:5: error: wrong [bad-value]\n"
        "     2 |   - id: a\n"
        "       |     ^^^^^\n");
  CHECK(error_text({file, {500, 600}}) ==  // behind the end: where the last line would be
        "plan/tasks.yaml:4:1: error: wrong [bad-value]\n"
        "     4 |\n"
        "       | ^\n");
}

TEST_CASE("neither byte order mark nor line ends disturb") {
  CHECK(error_text(at(file_of("\xEF\xBB\xBF"
                              "a: b\r\nc: d\r\n"),
                      "a")) ==
        "plan/tasks.yaml:1:1: error: wrong [bad-value]\n"
        "     1 | a: b\n"
        "       | ^\n");
}

TEST_CASE("a long line is cut to a window around the span") {
  const std::string line = "key: " + std::string(300, 'a') + "XYZ" + std::string(300, 'b');
  CHECK(error_text(at(file_of(line), "XYZ")) ==
        "plan/tasks.yaml:1:306: error: wrong [bad-value]\n"
        "     1 | ..." +
            std::string(37, 'a') + "XYZ" + std::string(54, 'b') +
            "...\n"
            "       | " +
            std::string(40, ' ') + "^^^\n");
  CHECK(error_text(at(file_of(line), std::string(200, 'b'))) ==
        "plan/tasks.yaml:1:309: error: wrong [bad-value]\n"
        "     1 | ..." +
            std::string(34, 'a') + "XYZ" + std::string(57, 'b') +
            "...\n"
            "       | " +
            std::string(40, ' ') + std::string(60, '^') + "\n");
}

TEST_CASE("a line of megabytes is shown as any long line") {
  std::string line;
  for (int i = 0; i < 500'000; ++i) line += "清";
  const std::string text = error_text(at(file_of(line + "!" + line), "!"));
  CHECK(text.size() < 500);
  CHECK(text.find("     1 | ...清") != std::string::npos);
  CHECK(text.find("清!清") != std::string::npos);
}

TEST_CASE("nothing of the user's reaches the terminal unchanged") {
  const auto file = file_of("na\x1b[2Jme: \"\u202E\xFFx\"\n",
                            "pl\x1b]0;evil\x07"
                            "an.yaml");
  Diagnostic diagnostic{Severity::error, Code::bad_value, "'\u009B31m' is wrong", at(file, "x"), {},
                        "not \x1b"};
  diagnostic.notes = {{"see\nhere", at(file, "na")}};
  CHECK(diagnostic_text(diagnostic, false) ==
        "pl\\x1b]0;evil\\x07an.yaml:1:14: error: '\\u{9b}31m' is wrong [bad-value]\n"
        "     1 | na\\x1b[2Jme: \"\\u{202e}\\xffx\"\n"
        "       |                           ^\n"
        "pl\\x1b]0;evil\\x07an.yaml:1:1: note: see\\nhere\n"
        "       = help: not \\x1b\n");
}

TEST_CASE("colours are those of gcc") {
  const auto file = file_of("a: b\n");
  Diagnostic diagnostic{Severity::error, Code::bad_value, "wrong", at(file, "b"), {{"so", {}}}, {}};
  CHECK(diagnostic_text(diagnostic, true) ==
        "\x1b[1mplan/tasks.yaml:1:4:\x1b[0m \x1b[1;31merror:\x1b[0m wrong [bad-value]\n"
        "     1 | a: b\n"
        "       |    \x1b[1;32m^\x1b[0m\n"
        "       = \x1b[1;36mnote:\x1b[0m so\n");
  diagnostic.severity = Severity::warning;
  CHECK(diagnostic_text(diagnostic, true).find("\x1b[1;35mwarning:\x1b[0m") != std::string::npos);
}
