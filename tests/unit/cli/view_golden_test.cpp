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
  CHECK(run({"path", "--to", "risks/install"}).err ==
        "plumb: error: 'risks/install' is no task\n  = help: write its id, or tasks/ID; see 'plumb path "
        "--help'\n");
}

TEST_CASE("every view of the plan is as it was, in every format") {
  for (const std::string view : {"schedule", "path", "check"}) {
    for (const std::string format : {"text", "json", "csv", "md"}) {
      const Output output = run({view, "--format", format});
      CHECK(output.exit_code == 0);
      check_golden(fmt::format("{}.{}", view, format == "text" ? "txt" : format), output.out);
      if (format == "json")
        CHECK(nlohmann::json::parse(output.out)["schema"] == fmt::format("plumb.{}/1", view));
    }
  }
}

TEST_CASE("the chart is as it was, in Unicode, ASCII and colour") {
  check_golden("gantt.txt", run({"gantt", "--width", "80"}).out);
  check_golden("gantt-ascii.txt", run({"gantt", "--width", "80", "--ascii"}).out);
  check_golden("gantt-colour.txt", run({"gantt", "--width", "80", "--color", "always"}).out);
}

TEST_CASE("what check says of the plan stands on standard error") {
  check_golden("check.err", run({"check"}).err);
  CHECK(run({"check", "--json"}).err == "plumb: note: limits are not evaluated by this version\n");
}

TEST_CASE("views fit the terminal, whatever its width") {
  for (const std::string view : {"schedule", "gantt", "path"}) {
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
