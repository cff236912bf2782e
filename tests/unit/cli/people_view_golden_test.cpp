// Golden files of the views over registers, of one small plan; PLUMB_ACCEPT=1 writes them anew.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "plumb/io/text_width.hpp"
#include "unit/cli/cli_world.hpp"

namespace plumb::test {
namespace {

const std::string kFerry = std::string(PLUMB_SOURCE_DIR) + "/tests/golden/ferry/";

std::string ferry(std::vector<std::string> words) {
  CliWorld world;
  words.insert(words.end(), {"-f", kFerry + "plumb.yaml"});
  CHECK(world.run(words) == 0);
  return world.out.text;
}

std::string ferry_error(std::vector<std::string> words, int code) {
  CliWorld world;
  words.insert(words.end(), {"-f", kFerry + "plumb.yaml"});
  CHECK(world.run(words) == code);
  return world.err.text.substr(world.err.text.find("plumb: error"));
}

void check_ferry(const std::string& name, const std::string& text) {
  CAPTURE(name);
  if (std::getenv("PLUMB_ACCEPT") != nullptr) std::ofstream(kFerry + name, std::ios::binary) << text;
  std::ifstream file(kFerry + name, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "no golden file " << name);
  CHECK(text == std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

TEST_CASE("every view over registers is as it was, in every format") {
  for (const std::string view : {"due", "board", "trace", "raci", "stakeholders"}) {
    for (const std::string format : {"text", "json", "csv", "md"}) {
      const std::string text = ferry({view, "--format", format});
      check_ferry(fmt::format("{}.{}", view, format == "text" ? "txt" : format), text);
      if (format == "json") CHECK(nlohmann::json::parse(text)["schema"] == fmt::format("plumb.{}/1", view));
    }
    CliWorld narrow;
    narrow.variables = {{"LANG", "C.UTF-8"}, {"PAGER", "cat"}};
    narrow.terminal = {true, true, 60, 50};
    CHECK(narrow.run({view, "--color", "never", "-f", kFerry + "plumb.yaml"}) == 0);
    check_ferry(view + "-60.txt", narrow.out.text);
  }
  check_ferry("trace.dot", ferry({"trace", "--format", "dot"}));
  check_ferry("trace-matrix.csv", ferry({"trace", "--matrix", "--format", "csv"}));
  check_ferry("board-owner.txt", ferry({"board", "--by", "owner"}));
}

TEST_CASE("what is due can be chosen by time, person and kind") {
  const auto count = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"due", "--json"});
    return nlohmann::json::parse(ferry(words))["items"].size();
  };
  CHECK(count({"--within", "1w"}) < count({"--within", "1mo"}));
  CHECK(count({"--kind", "payment"}) == 1);
  CHECK(count({"--owner", "dev"}) == 3);
  CHECK(count({"--owner", "dev", "--kind", "action,issue"}) == 1);
  CHECK(ferry_error({"due", "--within", "soon"}, 2) ==
        "plumb: error: 'soon' is not a period\n  = help: write a whole number and d, w, mo or y: 2w, 1mo; "
        "see 'plumb due --help'\n");
  CHECK(ferry_error({"due", "--kind", "paymnet"}, 2) ==
        "plumb: error: nothing of the kind 'paymnet' is ever due\n  = help: did you mean 'payment'? see "
        "'plumb due --help'\n");
  CHECK(ferry_error({"due", "--owner", "nobody"}, 2).starts_with("plumb: error: "));
}

TEST_CASE("a trace can start from any of its rows") {
  const auto ids = [](const std::string& id) {
    std::string all;
    const auto json = nlohmann::json::parse(ferry({"trace", id, "--json"}));
    for (const auto& row : json["requirements"]) all += row["id"].get<std::string>() + " ";
    return all;
  };
  CHECK(ids("O-fast") == "R-board R-gate R-paper ");
  CHECK(ids("R-gate") == "R-gate ");
  CHECK(ids("app") == "R-gate ");
  CHECK(ids("I-gate") == "R-gate ");
  CHECK(ids("O-safe").empty());
  CHECK(ferry_error({"trace", "X-power"}, 2) ==
        "plumb: error: 'X-power' is on no way from objectives to inspections\n"
        "  = help: name an objective, a requirement, a task or an inspection\n");
}

}  // namespace plumb::test
