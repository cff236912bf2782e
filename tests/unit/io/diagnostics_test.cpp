#include "plumb/io/diagnostics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

using namespace plumb;

namespace {

Place place(const std::shared_ptr<const SourceFile>& file, std::uint32_t begin) {
  return {file, {begin, begin + 1}};
}

std::string messages(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) text += diagnostic.message + " ";
  return text;
}

}  // namespace

TEST_CASE("every code has a name and one sentence of help") {
  std::set<std::string_view> names;
  for (const CodeInfo& row : code_table()) {
    CAPTURE(row.name);
    CHECK(code_name(row.code) == row.name);
    CHECK(names.insert(row.name).second);
    CHECK(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(row.help.ends_with('.'));
    CHECK(row.help.find(". ") == std::string_view::npos);
  }
  CHECK(code_table().back().code == Code::unused);
  CHECK(code_name(Code::cut_by_comment) == "cut-by-comment");
}

TEST_CASE("errors are counted, warnings are not") {
  Diagnostics diagnostics;
  diagnostics.warning(Code::rounded, {}, "w");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error(Code::syntax, {}, "e", "hint", {{"note", {}}});
  CHECK(diagnostics.error_count() == 1);
  CHECK(diagnostics.all()[1].hint == "hint");
  CHECK(diagnostics.all()[1].notes.size() == 1);
}

TEST_CASE("messages are ordered by file as first mentioned, then by place") {
  const auto b = std::make_shared<SourceFile>("b.yaml", std::string(100, 'x'));
  const auto a = std::make_shared<SourceFile>("a.yaml", std::string(100, 'x'));
  const auto b_again = std::make_shared<SourceFile>("b.yaml", std::string(100, 'x'));
  Diagnostics diagnostics;
  diagnostics.error(Code::syntax, place(b, 50), "b50");
  diagnostics.error(Code::syntax, place(a, 9), "a9");
  diagnostics.warning(Code::rounded, place(b_again, 7), "b7");
  diagnostics.error(Code::syntax, {}, "nowhere");
  diagnostics.error(Code::syntax, place(a, 3), "a3-first");
  diagnostics.warning(Code::rounded, place(a, 3), "a3-second");
  diagnostics.sort_by_place();
  CHECK(messages(diagnostics) == "b7 b50 a3-first a3-second a9 nowhere ");
}
