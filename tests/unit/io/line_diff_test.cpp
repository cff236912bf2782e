#include "plumb/io/line_diff.hpp"

#include <doctest/doctest.h>

#include <string>

#include "yaml_dice.hpp"

namespace plumb {

namespace {

/// Makes the second text from the first by the changes found.
std::string replayed(const std::string& before, const std::string& after) {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      parts.push_back(text.substr(at, end - at));
      at = end;
    }
    return parts;
  };
  const auto old_lines = lines(before);
  const auto new_lines = lines(after);
  std::string out;
  std::size_t at = 0;
  for (const LineChange& change : line_changes(before, after)) {
    for (; at < change.old_begin; ++at) out += old_lines[at];
    for (std::size_t i = change.new_begin; i < change.new_end; ++i) out += new_lines[i];
    at = change.old_end;
  }
  for (; at < old_lines.size(); ++at) out += old_lines[at];
  return out;
}

}  // namespace

TEST_CASE("a diff names the lines and three around them") {
  CHECK(unified_diff("a", "b", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nx\n6\n") ==
        "--- a\n+++ b\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+x\n 6\n");
  CHECK(unified_diff("/dev/null", "b", "", "1\n") == "--- /dev/null\n+++ b\n@@ -0,0 +1 @@\n+1\n");
  CHECK(unified_diff("a", "a", "1", "1\n") ==
        "--- a\n+++ a\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n");
  CHECK(unified_diff("a", "a", "1\n", "1\n").empty());
}

TEST_CASE("a diff shows no control character of the user's") {
  CHECK(unified_diff("a\x1b", "a", "", "x\x1b[31m\n") == "--- a\\x1b\n+++ a\n@@ -0,0 +1 @@\n+x\\x1b[31m\n");
}

TEST_CASE("the changes of random texts lead from one to the other") {
  YamlDice dice(7);
  for (int i = 0; i < 2000; ++i) {
    std::string before, after;
    for (std::size_t line = dice.below(20); line-- > 0;) {
      const std::string text(1 + dice.below(2), static_cast<char>('a' + dice.below(6)));
      if (dice.below(5) != 0) before += text + '\n';
      if (dice.below(5) != 0) after += text + '\n';
    }
    CHECK(replayed(before, after) == after);
  }
}

}  // namespace plumb
