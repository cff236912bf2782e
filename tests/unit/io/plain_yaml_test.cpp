// What the fast reader takes, it reads as libyaml does; what libyaml refuses, it declines.
#include "plumb/io/plain_yaml.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "plumb/io/encoding.hpp"
#include "same_document.hpp"
#include "yaml_dice.hpp"

namespace plumb {
namespace {

namespace fs = std::filesystem;

enum class Outcome { same, declined, declined_error, no_text };

Outcome compare_readers(std::string bytes) {
  const auto file = std::make_shared<SourceFile>("a.yaml", std::move(bytes));
  Diagnostics diagnostics;
  if (!check_encoding(file, diagnostics)) return Outcome::no_text;
  const auto fast = read_plain_yaml(file);
  const auto slow = read_with_libyaml(file, diagnostics);
  if (!fast) return diagnostics.has_errors() ? Outcome::declined_error : Outcome::declined;
  const bool same = !diagnostics.has_errors() && same_document(*fast, *slow);
  CHECK_MESSAGE(same, file->bytes());
  return Outcome::same;
}

/// Counts how many texts the fast reader took and how many it left to libyaml.
struct Tally {
  int same = 0;
  int declined = 0;
  int errors = 0;

  void count(Outcome outcome) {
    same += outcome == Outcome::same ? 1 : 0;
    declined += outcome == Outcome::declined ? 1 : 0;
    errors += outcome == Outcome::declined_error ? 1 : 0;
  }
};

std::vector<std::string> real_texts() {
  std::vector<std::string> texts;
  for (const char* folder : {"examples", "tests"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(PLUMB_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      texts.push_back(text.str());
    }
  std::sort(texts.begin(), texts.end());  // folders are listed in any order
  return texts;
}

/// A plan with what real plans have: rows in brackets and in lines, links, tags, notes in quotes, comments.
std::string varied_plan(YamlDice& dice) {
  std::string plan = "# A plan\nplumb: 1\nproject: {id: p, name: 'It''s', start: 2026-01-05}\ntasks:\n";
  const std::string dash = dice.below(2) == 0 ? "- " : "  - ";
  const std::string indent(dash.size(), ' ');
  for (std::size_t i = 0; i < 12; ++i) {
    if (dice.below(3) == 0) {
      plan += fmt::format("{}{{id: t{}, duration: {}d, after: [t{} FS+1d, \"x\"], note: http://a.b/c#d}}\n",
                          dash, i, 1 + dice.below(9), i / 2);
      continue;
    }
    plan += fmt::format("{}id: t{}\n{}name: Größe {} # 计\n", dash, i, indent, i);
    if (dice.below(2) == 0) plan += fmt::format("{}after: [\n    t1,  # first\n    t{}\n  ]\n", indent, i);
    if (dice.below(2) == 0) plan += indent + "note: \"say \\\"yes\\\"\\n\"\n\n";
    if (dice.below(3) == 0) plan += fmt::format("{0}tags:\n{0}- a\n{0}-\n{0}budget:\n", indent);
  }
  return plan;
}

TEST_CASE("the fast reader takes nearly every real plan, and reads it like libyaml") {
  Tally tally;
  for (const std::string& text : real_texts()) tally.count(compare_readers(text));
  MESSAGE("real files: " << tally.same << " read, " << tally.declined << " declined, " << tally.errors
                         << " with errors");
  CHECK(tally.same > 60);
  CHECK(tally.declined * 20 < tally.same);
}

TEST_CASE("the fast reader takes what plans are written with") {
  for (const char* bytes : {
           "",
           "# nothing\n",
           "a: 1\n",
           "a: 1",
           "a:\n",
           "a:",
           "  a: 1\n  b: 2\n",
           "a: b # c\n# d\n\n  # e\nf: g\n",
           "a: b#c\nd: 10:30\ne: http://x.y/z?a=b#c\n",
           "a: -1\nb: -x\nc: it's \"so\", [he] {said}\n",
           "a  : b  \n",
           "a:   # none\nb:\n  # none\n",
           "a:\n  b\n",
           "a:\n  b: 1\n  c:\n    d: 2\ne: 3\n",
           "a:\n  - b\n  - c: 1\n    d: 2\n  -\n    e: 3\n  -\n",
           "a:\n- b\n- c: 1\n  d:\n  - 2\n-\ne: 3\n",
           "- - a\n  - b\n- - - c\n-   d: 1\n    e: 2\n-\n- f\n",
           "a: 'it''s'\nb: \"x \\\"y\\\" \\\\ \\n\\t\"\n'c' : ''\n\"d\": \"\"\n",
           "a: [b, 'c', \"d\", [e, [f]], {g: h}]\nb: []\nc: {}\nd: [ ]\n",
           "a: {b: c, d: [e], 'f' : {g: }, h: , i: 1}\n",
           "a: [b, c,]\nd: {e: f, }\n",
           "a: [\n  b, # one\n\n  c\n]\nd: {\n  e: f,\n  g:\n    h\n  }\n",
           "[a, b]\n",
           "just text\n",
           "\xEF\xBB\xBF# mark\na: 1\r\nb:\r\n  - c\r\n  - 'd'\r\n",
           "设计: [计, é, 𝄞, \u00A0x]\ne: …\n",
       })
    CHECK_MESSAGE(compare_readers(bytes) == Outcome::same, bytes);
}

TEST_CASE("the fast reader declines what is rare, doubtful or wrong") {
  for (const char* bytes : {
           "a: &x b\nc: *x\n",
           "a: !t b\n",
           "%YAML 1.1\n---\na: b\n",
           "---\na: b\n",
           "a: b\n...\n",
           "? a\n: b\n",
           "a: |\n  b\n",
           "a: >-\n  b\n",
           "a: b\n  c\n",
           "a: 'b\n  c'\n",
           "a: [b\n  c]\n",
           "a:\tb\n",
           "a: b\t\n",
           "a:\n\tb: c\n",
           "a: \"\\u00e9\"\n",
           "a: \"\\q\"\n",
           "a: [b: c]\n",
           "a: {b, c}\n",
           "a: [b]: c\n",
           "a: 1\na: 2\n",
           "a: {b: 1, 'b': 2}\n",
           "a: b: c\n",
           "a: - b\n",
           "a: 'b' c\n",
           "a: 'b'#c\n",
           "a: [b]#c\n",
           "a: [b\n",
           "a: {b: c]\n",
           "a: [,]\n",
           "a: [b,,c]\n",
           "a: ]\n",
           "a: @b\n",
           "- a\nb: c\n",
           "a: b\n- c\n",
           "a:\n    b: 1\n  c: 2\n",
           "  a: 1\nb: 2\n",
           "a: \x01\n",
           "a: b\rc: d\n",
           "a: \u0085\n",
           "a: \u2028b\n",
           "a: \uFEFF\n",
           "# \u0085a: b\n",
       })
    CHECK_MESSAGE(compare_readers(bytes) != Outcome::same, bytes);
}

TEST_CASE("the fast reader declines beyond the limits") {
  const auto nested = [](int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') +
           std::string(static_cast<std::size_t>(levels), ']');
  };
  CHECK(compare_readers(nested(kMaxDepth)) == Outcome::same);
  CHECK(compare_readers(nested(kMaxDepth + 1)) == Outcome::declined_error);
  CHECK(compare_readers(std::string(900, 'k') + ": v\n") == Outcome::same);
  CHECK(compare_readers(std::string(1100, 'k') + ": v\n") == Outcome::declined_error);
  std::string wide;
  for (int i = 0; i < 3000; ++i) wide += fmt::format("k{}: v\n", i);
  CHECK(compare_readers(wide) == Outcome::same);
  CHECK(compare_readers(wide + "k7: v\n") == Outcome::declined_error);
}

TEST_CASE("both readers agree on random texts") {
  constexpr std::string_view kPieces[] = {
      "a",      "b: ",    "- ", "[",    "]",     "{",    "}",      ", ",      ": ",   "\n",
      "\n  ",   "\n    ", "'",  "\"",   "#",     " # x", "|",      ">-",      "&x ",  "*x",
      "?",      "设",     "1",  "~",    "\\n",   "  ",   "k: v\n", "- w\n",   "''",   "\"\"",
      "key:\n", "-",      ":",  "\r\n", "\t",    "---",  "[c, ",   "{d: e, ", "],\n", "}\n",
      "...",    "\u0085", "%",  "f g",  "'h i'", ",",    "\n  - ", "j: {"};
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 60'000; ++seed) {
    YamlDice dice(seed);
    std::string bytes;
    for (std::size_t length = 1 + dice.below(12); length > 0; --length)
      bytes += kPieces[dice.below(std::size(kPieces))];
    tally.count(compare_readers(std::move(bytes)));
  }
  MESSAGE("random texts: " << tally.same << " read, " << tally.declined << " declined, " << tally.errors
                           << " with errors");
  CHECK(tally.same > 5'000);
}

TEST_CASE("both readers agree on plans with random changes") {
  constexpr std::string_view kChanges[] = {
      " ",  "\n",   ":",      ": ", "-", "- ", "#",  " #", "'", "\"", "[",  "]",    "{", "}",  ",",  "\t",
      "\\", "\r\n", "\u2028", "é",  "?", "|",  "&a", "!",  "%", "*a", "  ", "\n\n", "x", "''", "---"};
  std::vector<std::string> sources = real_texts();
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    YamlDice dice(seed);
    sources.push_back(varied_plan(dice));
    CHECK(compare_readers(sources.back()) == Outcome::same);
  }
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    YamlDice dice(seed);
    // A few lines are enough, and are read a hundred times as fast as the whole file.
    const std::string& source = sources[dice.below(sources.size())];
    const std::size_t begin = source.rfind('\n', dice.below(source.size() + 1)) + 1;
    std::string bytes = source.substr(begin, 20 + dice.below(400));
    for (std::size_t changes = dice.below(4); changes > 0; --changes) {
      const std::size_t at = dice.below(bytes.size() + 1);
      bytes.replace(at, dice.below(3), kChanges[dice.below(std::size(kChanges))]);
    }
    tally.count(compare_readers(std::move(bytes)));
  }
  MESSAGE("changed plans: " << tally.same << " read, " << tally.declined << " declined, " << tally.errors
                            << " with errors");
  CHECK(tally.same > 3'000);
}

}  // namespace
}  // namespace plumb
