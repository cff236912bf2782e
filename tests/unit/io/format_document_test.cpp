#include "plumb/io/format_document.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plumb {

namespace {

std::string laid_out(const std::string& bytes) {
  Diagnostics diagnostics;
  const auto document = parse_document(std::make_shared<SourceFile>("plan.yaml", bytes), diagnostics);
  REQUIRE(document != nullptr);
  const auto formatted = formatted_document(*document);
  if (const EditProblem* problem = std::get_if<EditProblem>(&formatted)) return problem->message;
  return std::string(std::get<0>(formatted)->file()->bytes());
}

}  // namespace

TEST_CASE("rows are indented by two below their key, with their comments") {
  CHECK(
      laid_out(
          "tasks:\n# first\n- id: a\n  tasks:\n      # deep\n      -   id: b\n          name: B\n# last\n") ==
      "tasks:\n  # first\n  - id: a\n    tasks:\n      # deep\n      - id: b\n        name: B\n  # last\n");
}

TEST_CASE("one blank stands behind signs, none inside brackets or at the end of a line") {
  CHECK(laid_out("a:   1\nb: { c: 1,d: [ x ,y ], e: {} }  \n") == "a: 1\nb: {c: 1, d: [x, y], e: {}}\n");
  CHECK(laid_out("a: 1      # aligned\nb: 12     # too\n") == "a: 1      # aligned\nb: 12     # too\n");
  CHECK(laid_out("a: &x  1\nb:  *x\n") == "a: &x  1\nb: *x\n");
}

TEST_CASE("at most one blank line stands in a row, and none at the ends of the file") {
  CHECK(laid_out("\n\na: 1\n\n\n\nb: 2\n\n\n") == "a: 1\n\nb: 2\n");
  CHECK(laid_out("a: 1") == "a: 1\n");
  CHECK(laid_out("a: 1\r\n\r\n\r\nb: 2") == "a: 1\r\n\r\nb: 2\r\n");
}

TEST_CASE("texts in lines keep what they say") {
  CHECK(laid_out("a:\n    notes: |\n          one\n\n\n            two  \n    b: 1\n") ==
        "a:\n  notes: |\n    one\n\n\n      two  \n  b: 1\n");
  CHECK(laid_out("- a: \"x\n     y\"\n") == "- a: \"x\n     y\"\n");
  CHECK(laid_out("k:\n   - [a,\n      b]\n") == "k:\n  - [a,\n     b]\n");
}

TEST_CASE("a file of comments alone, and one that is empty") {
  CHECK(laid_out("# only\n\n\n# words\n") == "# only\n\n# words\n");
  CHECK(laid_out("") == "");
}

}  // namespace plumb
