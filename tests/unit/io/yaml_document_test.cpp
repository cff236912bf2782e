#include "plumb/io/yaml_document.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

#include "plumb/io/diagnostic_text.hpp"

namespace plumb {
namespace {

struct Parsed {
  std::shared_ptr<const Document> document;
  Diagnostics diagnostics;

  NodeRef root() const { return document->root(); }
};

Parsed parse(std::string bytes) {
  Parsed parsed;
  parsed.document =
      parse_document(std::make_shared<SourceFile>("a.yaml", std::move(bytes)), parsed.diagnostics);
  CHECK((parsed.document != nullptr || parsed.diagnostics.has_errors()));
  return parsed;
}

std::string messages(std::string bytes) {
  const Parsed parsed = parse(std::move(bytes));
  std::string text;
  for (const Diagnostic& each : parsed.diagnostics.all()) text += diagnostic_text(each, false);
  return text;
}

/// The bytes that a node is written with.
std::string written(NodeRef node) {
  return std::string(node.document().file()->text(node.span()));
}

TEST_CASE("a document is a tree with places") {
  const Parsed parsed = parse("a: 1\nb: [x, {y: z}]\nc:\n  - d\n  - e: f\n");
  const NodeRef root = parsed.root();
  CHECK(root.is_mapping());
  CHECK(root.size() == 6);
  CHECK(root.find("a").text() == "1");
  CHECK(written(root.find("b")) == "[x, {y: z}]");
  CHECK(root.find("b").size() == 2);
  CHECK(written(root.find_key("c")) == "c");
  CHECK(written(root.find("c")) == "- d\n  - e: f");
  CHECK_FALSE(root.find("d"));
  CHECK_FALSE(root.find("a").find("x"));
}

TEST_CASE("scalars are unquoted and unfolded, their spans are as written") {
  const Parsed parsed = parse(
      "a: 'it''s'\nb: \"x\\ty\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: plain text  # comment\nf: "
      "first\n  second\n");
  const NodeRef root = parsed.root();
  CHECK(root.find("a").text() == "it's");
  CHECK(written(root.find("a")) == "'it''s'");
  CHECK(root.find("a").style() == ScalarStyle::single_quoted);
  CHECK(root.find("b").text() == "x\ty");
  CHECK(root.find("c").text() == "one\ntwo\n");
  CHECK(root.find("c").style() == ScalarStyle::literal);
  CHECK(root.find("d").text() == "one two");
  CHECK(root.find("e").text() == "plain text");
  CHECK(written(root.find("e")) == "plain text");
  CHECK(root.find("f").text() == "first second");
}

TEST_CASE("a key without a value has an empty scalar") {
  const Parsed parsed = parse("a:\nb: ''\nc: ~\n");
  CHECK(parsed.root().find("a").is_empty_scalar());
  CHECK_FALSE(parsed.root().find("b").is_empty_scalar());
  CHECK(parsed.root().find("c").text() == "~");
}

TEST_CASE("spans count bytes, behind a byte order mark and between characters of all lengths") {
  const Parsed parsed = parse("\xEF\xBB\xBF设: 计\né: [𝄞, ü]\nlast: x\n");
  CHECK(written(parsed.root().find("设")) == "计");
  CHECK(written(parsed.root().find("é")) == "[𝄞, ü]");
  CHECK(written(parsed.root().find("last")) == "x");
}

TEST_CASE("line ends of both kinds and none at the end") {
  const Parsed parsed = parse("a: 1\r\nb:\r\n  - x\r\n  - y");
  CHECK(written(parsed.root().find("b")) == "- x\r\n  - y");
  CHECK(parsed.root().find("a").text() == "1");
}

TEST_CASE("nothing but comments is no root") {
  CHECK_FALSE(parse("").root());
  CHECK_FALSE(parse("# nothing\n").root());
}

TEST_CASE("an alias reads as what it stands for, at its own place") {
  const Parsed parsed = parse("a: &x [1, 2]\nb: *x\nc: &y text\nd: *y\n");
  CHECK(parsed.root().find("b").size() == 2);
  CHECK(written(parsed.root().find("b")) == "*x");
  CHECK(parsed.root().find("d").text() == "text");
  CHECK(written(parsed.root().find("c")) == "text");
}

TEST_CASE("an anchor may be defined again") {
  const Parsed parsed = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  CHECK(parsed.root().find("b").text() == "1");
  CHECK(parsed.root().find("d").text() == "2");
}

TEST_CASE("duplicate keys name both places") {
  CHECK(messages("a: 1\nb: 2\na: 3\n") == R"(a.yaml:3:1: error: 'a' is given twice [duplicate-key]
     3 | a: 3
       | ^
a.yaml:1:1: note: the first one is here
     1 | a: 1
       | ^
       = help: keep one of them
)");
  std::string many;
  for (int i = 0; i < 40; ++i) many += fmt::format("k{}: 1\n", i);
  CHECK(messages(many).empty());
  CHECK(messages(many + "k7: 2\n'k7': 3\n")
            .starts_with("a.yaml:41:1: error: 'k7' is given twice [duplicate-key]\n"));
}

TEST_CASE("tags are refused") {
  CHECK(messages("a: !!str 5\n").starts_with("a.yaml:1:4: error: tags are not read [tag]\n"));
  CHECK(messages("a: !own [1]\n").starts_with("a.yaml:1:4: error: tags are not read [tag]\n"));
  CHECK(messages("a: ! 5\n").starts_with("a.yaml:1:4: error: tags are not read [tag]\n"));
}

TEST_CASE("tags and duplicate keys are all reported, and the document is read as if they were not there") {
  const Parsed parsed = parse("a: !!str 5\nb: !x &y [1]\nc: &z !t text\na: 6\nd: 7\nd: 8\n");
  std::string found;
  for (const Diagnostic& each : parsed.diagnostics.all())
    found += fmt::format("{} {}; ", each.where.span.begin, each.message);
  CHECK(found ==
        "3 tags are not read; 14 tags are not read; 27 tags are not read; "
        "38 'a' is given twice; 48 'd' is given twice; ");
  REQUIRE(parsed.document);
  CHECK(parsed.root().find("a").text() == "5");
  CHECK(written(parsed.root().find("a")) == "5");
  CHECK(written(parsed.root().find("c")) == "text");
}

TEST_CASE("one document a file") {
  CHECK(messages("---\na: 1\n...\n").empty());
  CHECK(messages("a: 1\n---\nb: 2\n")
            .starts_with("a.yaml:2:1: error: a second document in the file [documents]\n"));
  CHECK(
      messages("a: 1\n...\nb: 2\n")
          .starts_with("a.yaml:3:1: error: not valid YAML: text behind the end of the document [syntax]\n"));
}

TEST_CASE("slips in the syntax get words that help") {
  CHECK(messages("a: b: c\n") == R"(a.yaml:1:5: error: not valid YAML: a second ': ' in one line [syntax]
     1 | a: b: c
       |     ^
       = help: put quotes around a text that contains ': '
)");
  CHECK(messages("a:\n  - {b: c\n  - d\n") ==
        R"(a.yaml:2:5: error: not valid YAML: '{' without its '}' [syntax]
     2 |   - {b: c
       |     ^
a.yaml:4:1: note: it is still open here
     4 |
       | ^
       = help: close the row with '}'
)");
  CHECK(messages("a: \"open\nb: c\n")
            .starts_with("a.yaml:1:4: error: not valid YAML: a quote that is never closed [syntax]\n"));
  CHECK(
      messages("a:\n\tb: c\n")
          .starts_with("a.yaml:2:1: error: not valid YAML: this character cannot start a value [syntax]\n"));
  CHECK(messages(",\n").starts_with("a.yaml:1:1: error: not valid YAML: "));
  CHECK(messages("a: {b: c， d: e}\n").find("'，' is full-width punctuation") != std::string::npos);
  CHECK(messages("- id:a\n  duration: 2d\n") ==
        R"(a.yaml:1:3: error: not valid YAML: 'id:a' has no blank after the colon [syntax]
     1 | - id:a
       |   ^^^^
       = help: write 'id: a'
)");
  const std::string no_blank =
      R"(a.yaml:2:3: error: not valid YAML: 'duration:2d' has no blank after the colon [syntax]
     2 |   duration:2d
       |   ^^^^^^^^^^^
       = help: write 'duration: 2d'
)";
  CHECK(messages("- id: a\n  duration:2d\n") == no_blank);
  CHECK(messages("- id: a\n  duration:2d\n  name: x\n") == no_blank);
  CHECK(messages("- id： a\n  duration: 2d\n") ==
        R"(a.yaml:1:5: error: not valid YAML: '：' is full-width punctuation [syntax]
     1 | - id： a
       |     ^^
       = help: write 'id: …', with a plain colon and a blank behind it
)");
  CHECK(messages("- {id: a, name: C # sharp, duration: 2d}\n- {id: b}\n") ==
        R"(a.yaml:1:3: error: not valid YAML: '{' without its '}' [syntax]
     1 | - {id: a, name: C # sharp, duration: 2d}
       |   ^
a.yaml:1:19: note: the comment that starts here hides the end of the line
       = help: put quotes around a text that contains '#'
)");
  CHECK(messages("? [a]\n: b\n").starts_with("a.yaml:1:3: error: a key must be plain text [syntax]\n"));
}

// -------------------------------------------------------------------------------------------------------------
// What libyaml says about rare things; no message is without a next step.

TEST_CASE("every complaint about the syntax says what to do") {
  CHECK(messages(",\n") == R"(a.yaml:1:1: error: not valid YAML: a sign where a value is expected [syntax]
     1 | ,
       | ^
       = help: remove the sign, or put quotes around the text
)");
  CHECK(messages("a: \"\x01\"\n") == R"(a.yaml:1:5: error: not valid YAML: a control character [syntax]
     1 | a: "\x01"
       |     ^
       = help: remove it, or write it as an escape in double quotes, as in "\x07"
)");
  CHECK(messages("%YAML 9.9\n---\na: b\n") ==
        R"(a.yaml:1:1: error: not valid YAML: a version of YAML that is not read [syntax]
     1 | %YAML 9.9
       | ^
       = help: remove the line that starts with '%YAML'
)");
  for (const std::string_view bytes :
       {"a: %b\n", "a: \"\\q\"\n", "%TAG\n", "a: |x\n", "- a\n b: c\n", "a: &\n", "&a &b c\n"}) {
    CAPTURE(bytes);
    const Parsed parsed = parse(std::string(bytes));
    REQUIRE(parsed.diagnostics.has_errors());
    CHECK_FALSE(parsed.diagnostics.all()[0].hint.empty());
  }
}

// -------------------------------------------------------------------------------------------------------------
// Attacks. Each must be refused within a second; 100,000 levels would take libyaml 20 s to read to their end.

struct Attack {
  std::string_view name;
  std::string bytes;
  std::string_view code;
};

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string deep_block(std::string_view step) {
  std::string bytes, indent;
  for (int i = 0; i < 3000; ++i, indent += ' ') bytes += fmt::format("{}{}\n", indent, step);
  return bytes;
}

/// Ten levels, each with nine aliases of the one before: 9^10 nodes.
std::string alias_bomb() {
  std::string bytes = "a0: &a0 [x]\n";
  for (int i = 1; i <= 10; ++i)
    bytes += fmt::format("a{0}: &a{0} [{1}*a{2}]\n", i, repeated(fmt::format("*a{}, ", i - 1), 8), i - 1);
  return bytes;
}

TEST_CASE("attacks are refused at once") {
  constexpr int kMany = 100'000;
  const Attack attacks[] = {
      {"sequences", repeated("[", kMany), "depth"},
      {"sequences with space", repeated("[ ", kMany), "depth"},
      {"mappings", repeated("{a: ", kMany), "depth"},
      {"compact sequences", repeated("- ", kMany), "depth"},
      {"complex keys", repeated("? ", kMany), "syntax"},
      {"keys in sequences", repeated("[a: ", kMany), "depth"},
      {"block mappings", deep_block("a:"), "depth"},
      {"block sequences", deep_block("-"), "depth"},
      {"anchors", repeated("&a ", kMany), "syntax"},
      {"alias bomb", alias_bomb(), "alias"},
      {"alias cycle", "a: &a [*a]\n", "alias"},
      {"unknown alias", "a: *b\n", "alias"},
      {"closing", repeated("]", kMany), "syntax"},
      {"many documents", repeated("---\n", kMany), "documents"},
      {"one long key", std::string(kMany, 'a') + ": b\n", "syntax"},
  };
  for (const Attack& attack : attacks) {
    CAPTURE(attack.name);
    const auto before = std::chrono::steady_clock::now();
    const Parsed parsed = parse(attack.bytes);
    const auto took = std::chrono::steady_clock::now() - before;
    REQUIRE(parsed.diagnostics.all().size() >= 1);
    CHECK(code_name(parsed.diagnostics.all()[0].code) == attack.code);
    CHECK(took < std::chrono::seconds(1));
  }
}

TEST_CASE("nesting is allowed up to the limit, and aliases are counted by what they stand for") {
  CHECK(messages(repeated("[", kMaxDepth) + repeated("]", kMaxDepth)).empty());
  CHECK(messages(repeated("[", kMaxDepth + 1) + repeated("]", kMaxDepth + 1))
            .starts_with("a.yaml:1:65: error: nested more than 64 levels deep [depth]\n"));
  const std::string hundred = fmt::format("a: &a [{}]\nb: [{}]\n", repeated("1, ", 99), repeated("*a, ", 99));
  CHECK(messages(hundred).empty());
  CHECK_FALSE(messages(hundred + fmt::format("c: [{}]\n", repeated("*a, ", 5))).empty());
}

TEST_CASE("wide files are no attack") {
  const auto before = std::chrono::steady_clock::now();
  std::string keys, rows = "rows:\n";
  for (int i = 0; i < 50'000; ++i) keys += fmt::format("k{}: 1\n", i);
  for (int i = 0; i < 50'000; ++i) rows += fmt::format("- {{id: r{}, name: 设计, after: [a, b]}}\n", i);
  CHECK(parse(keys).root().size() == 100'000);
  CHECK(parse(rows).root().find("rows").size() == 50'000);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
}

}  // namespace
}  // namespace plumb
