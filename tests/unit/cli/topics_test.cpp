#include <doctest/doctest.h>

#include "plumb/cli/help.hpp"
#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

/// The words of an example, split as a shell does: at blanks, but not inside '…'.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words{""};
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '\'')
      quoted = !quoted;
    else if (letter == ' ' && !quoted)
      words.emplace_back();
    else
      words.back() += letter;
  }
  return words;
}

}  // namespace

TEST_CASE("every topic has a text, and no line of it is too long") {
  for (const Topic& topic : topic_table()) {
    CAPTURE(topic.name);
    std::string problem;
    const auto text = topic_text(topic.name, {}, problem);
    REQUIRE(text);
    CHECK(text->ends_with('\n'));
    // The manual pages indent those that they quote; the others wrap at the terminal's 80 columns.
    const bool quoted = topic.name == "format" || topic.name == "limits" || topic.name == "conditions";
    for (std::size_t begin = 0; begin < text->size(); begin = text->find('\n', begin) + 1)
      CHECK(text->find('\n', begin) - begin <= (quoted ? 72 : 80));
    CHECK(CliWorld().run({"help", std::string(topic.name)}) == 0);
  }
}

TEST_CASE("the examples of conditions are conditions") {
  std::string problem;
  const std::string text = *topic_text("conditions", {}, problem);
  int examples = 0;
  constexpr std::string_view kMark = "\n  plumb ";
  for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + 1)) {
    const std::size_t begin = at + kMark.size();
    const std::string line = text.substr(begin, text.find('\n', begin) - begin);
    CAPTURE(line);
    RowWorld world(kRowsPlan);
    const std::string output = world.run(words_of(line));
    CHECK(world.exit_code == 0);
    CHECK(output.find("error") == std::string::npos);
    ++examples;
  }
  CHECK(examples == 5);
}

TEST_CASE("the manual page of the commands explains conditions") {
  CHECK(man_page_commands().find(".SH CONDITIONS\n") != std::string::npos);
}

}  // namespace plumb::test
