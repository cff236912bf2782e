// The files that run plumb elsewhere: the hook of pre-commit and the examples of workflows.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "plumb/cli/command.hpp"
#include "plumb/cli/options.hpp"
#include "plumb/io/yaml_document.hpp"

namespace plumb::test {
namespace {

std::string ci_file(const std::string& path) {
  std::ifstream file(std::string(PLUMB_SOURCE_DIR) + "/" + path);
  REQUIRE_MESSAGE(file.is_open(), "no file " << path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Fails the test unless `plumb WORDS` is a command with options that it knows.
void check_command(const std::string& line) {
  CAPTURE(line);
  std::istringstream text(line.substr(0, line.find_first_of("|>")));
  std::vector<std::string> words(std::istream_iterator<std::string>(text), {});
  REQUIRE(words.size() >= 2);
  CHECK(words[0] == "plumb");
  const Command* command = find_command(words[1]);
  REQUIRE(command != nullptr);
  UsageError error;
  CHECK(parse_arguments(*command, std::span<const std::string>(words).subspan(2), error));
  CHECK(error.message == "");
}

TEST_CASE("the hooks of pre-commit have what it asks for, and call commands that there are") {
  const auto file = std::make_shared<const SourceFile>("hooks", ci_file(".pre-commit-hooks.yaml"));
  Diagnostics problems;
  const auto document = parse_document(file, problems);
  REQUIRE(document);
  CHECK(problems.all().empty());
  CHECK(document->root().is_sequence());
  std::size_t count = 0;
  for (const NodeRef hook : document->root().items()) {
    for (const std::string_view key : {"id", "name", "entry", "language"}) CHECK(hook.find(key));
    CHECK(hook.find("language").text() == "system");
    CHECK(hook.find("pass_filenames").text() == "false");
    check_command(std::string(hook.find("entry").text()));
    ++count;
  }
  CHECK(count == 2);
}

TEST_CASE("the examples of workflows call commands that there are") {
  for (const std::string path : {"examples/ci/github.yml", "examples/ci/gitlab-ci.yml"}) {
    std::istringstream lines(ci_file(path));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
      line.erase(0, line.find_first_not_of(" #-"));
      if (line.starts_with("run: plumb ")) line.erase(0, std::string_view("run: ").size());
      if (!line.starts_with("plumb ")) continue;
      check_command(line);
      ++count;
    }
    CHECK(count >= 4);
  }
}

}  // namespace
}  // namespace plumb::test
