// One golden file for each view and format, of one small plan: what a user sees of a change. With
// PLUMB_ACCEPT=1 in the environment they are written anew; read the diff before you commit it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "plumb/cli/version.hpp"
#include "plumb/io/text_width.hpp"
#include "unit/cli/cli_world.hpp"

namespace plumb::test {
namespace {

const std::string kFolder = std::string(PLUMB_SOURCE_DIR) + "/tests/golden/kiosk/";

std::string without_folder(std::string text) {
  for (std::size_t at = text.find(kFolder); at != std::string::npos; at = text.find(kFolder))
    text.erase(at, kFolder.size());
  return text;
}

struct Output {
  std::string out;
  std::string err;
  int exit_code = 0;
};

Output run(std::vector<std::string> words) {
  CliWorld world;
  words.insert(words.end(), {"-f", kFolder + "plumb.yaml"});
  const int code = world.run(words);
  return {without_folder(world.out.text), without_folder(world.err.text), code};
}

void check_golden(const std::string& name, const std::string& text) {
  CAPTURE(name);
  if (std::getenv("PLUMB_ACCEPT") != nullptr) std::ofstream(kFolder + name, std::ios::binary) << text;
  std::ifstream file(kFolder + name, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "no golden file " << name);
  CHECK(text == std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

TEST_CASE("an explanation is as it was, in every format") {
  for (const std::string format : {"csv", "md"})
    check_golden(fmt::format("explain.{}", format),
                 run({"explain", "tasks/install", "--format", format}).out);
}

TEST_CASE("the chart as data is the schedule") {
  for (const std::string format : {"json", "csv", "md"})
    CHECK(run({"gantt", "--critical", "--format", format}).out ==
          run({"schedule", "--critical", "--format", format}).out);
}

TEST_CASE("a path takes the filters of every view, and ids with their kind") {
  const std::string all = run({"path", "--format", "csv"}).out;
  const std::string one = run({"path", "--format", "csv", "--where", "id~n", "--where", "id~i"}).out;
  CHECK(one.size() < all.size());
  CHECK(run({"path", "--to", "tasks/install"}).out == run({"path", "--to", "install"}).out);
  CHECK(
      run({"path", "--to", "risks/install"})
          .err.ends_with("plumb: error: 'risks/install' is no task\n  = help: write its id, or tasks/ID; see "
                         "'plumb path --help'\n"));
}

TEST_CASE("every view of the plan is as it was, in every format") {
  for (const std::string view : {"schedule", "path", "check", "status", "evm", "risk", "metrics"}) {
    for (const std::string format : {"text", "json", "csv", "md"}) {
      const Output output = run({view, "--format", format});
      CHECK(output.exit_code == (view == "check" ? 1 : 0));  // two of its limits do not hold
      check_golden(fmt::format("{}.{}", view, format == "text" ? "txt" : format), output.out);
      if (format == "json")
        CHECK(nlohmann::json::parse(output.out)["schema"] == fmt::format("plumb.{}/1", view));
    }
  }
}

TEST_CASE("earned value by its parts and over time is as it was") {
  check_golden("evm-wbs.txt", run({"evm", "--by", "wbs"}).out);
  check_golden("evm-account.csv", run({"evm", "--by", "account", "--format", "csv"}).out);
  check_golden("evm-resource.json", run({"evm", "--by", "resource", "--json"}).out);
  check_golden("evm-weeks.txt", run({"evm", "--periods", "week"}).out);
  check_golden("evm-weeks.csv", run({"evm", "--periods", "week", "--format", "csv"}).out);
  check_golden("evm-months.json", run({"evm", "--periods", "month", "--json"}).out);
}

TEST_CASE("risks by owner and baselines are as they were") {
  check_golden("risk-category.txt", run({"risk", "--by", "category", "--all"}).out);
  check_golden("baseline-list.txt", run({"baseline", "list"}).out);
  check_golden("baseline-show.json", run({"baseline", "show", "v1", "--json"}).out);
  check_golden("baseline-show.txt", run({"baseline", "show", "v1"}).out);
  check_golden("baseline-set.txt", run({"baseline", "set", "v2", "-n", "--reason", "change 1"}).out);
}

TEST_CASE("the screen is as it was, narrow, in ASCII and in colour") {
  check_golden("status-ascii.txt", run({"status", "--ascii"}).out);
  check_golden("status-colour.txt", run({"status", "--color", "always"}).out);
  CliWorld world;
  world.variables = {{"LANG", "C.UTF-8"}, {"PAGER", "cat"}};
  world.terminal = {true, true, 60, 50};
  world.run({"status", "--color", "never", "-f", kFolder + "plumb.yaml"});
  check_golden("status-60.txt", world.out.text);
}

TEST_CASE("the chart is as it was, in Unicode, ASCII and colour") {
  check_golden("gantt.txt", run({"gantt", "--width", "80"}).out);
  check_golden("gantt-ascii.txt", run({"gantt", "--width", "80", "--ascii"}).out);
  check_golden("gantt-colour.txt", run({"gantt", "--width", "80", "--color", "always"}).out);
}

TEST_CASE("what check says of the plan stands on standard error") {
  check_golden("check.err", run({"check"}).err);
  CHECK(run({"check", "--json"}).err.empty());
}

TEST_CASE("what check says to services of continuous integration is as it was") {
  for (const std::string format : {"junit", "sarif", "github", "gitlab"}) {
    CliWorld world;
    world.variables = {{"GITHUB_WORKSPACE", kFolder}};
    CHECK(world.run({"check", "--format", format, "-f", kFolder + "plumb.yaml"}) == 1);
    CHECK(world.err.text.empty());
    std::string text = world.out.text;
    const std::string version = fmt::format("\"version\":\"{}\"", plumb_version());
    if (const std::size_t at = text.find(version); at != std::string::npos)
      text.replace(at, version.size(), "\"version\":\"x\"");
    check_golden(fmt::format("check-{}.txt", format), text);
  }
}

TEST_CASE("views fit the terminal, whatever its width") {
  for (const std::string view : {"schedule", "gantt", "path", "status", "evm", "risk"}) {
    for (const int width : {60, 80, 100, 160}) {
      CliWorld world;
      world.variables = {{"LANG", "C.UTF-8"}, {"PAGER", "cat"}};
      world.terminal = {true, true, width, 50};
      world.run({view, "--color", "never", "-f", kFolder + "plumb.yaml"});
      std::istringstream lines(world.out.text);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        if (line.starts_with("Critical path") || line.starts_with("PERT")) continue;  // a sentence wraps
        CHECK(text_width(line) <= width);
      }
    }
  }
}

}  // namespace plumb::test
