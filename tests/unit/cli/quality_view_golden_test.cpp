// What `plumb quality`, `team` and `lessons` show of one plan. With PLUMB_ACCEPT=1 in the environment the
// files are written anew; read the diff before you commit it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "unit/cli/cli_world.hpp"

namespace plumb::test {
namespace {

const std::string kWorkshop = std::string(PLUMB_SOURCE_DIR) + "/tests/golden/workshop/";

/// columns: of a terminal that is as wide; 0: there is none.
std::string workshop(std::vector<std::string> words, int columns = 0) {
  CliWorld world;
  if (columns > 0) {
    world.terminal = {true, true, columns, 200};
    world.variables = {{"LANG", "C.UTF-8"}, {"PAGER", "cat"}, {"NO_COLOR", "1"}};
  }
  words.insert(words.end(), {"-f", kWorkshop + "plumb.yaml"});
  CHECK(world.run(words) == 0);
  return world.out.text;
}

void check_workshop(const std::string& name, const std::string& text) {
  CAPTURE(name);
  if (std::getenv("PLUMB_ACCEPT") != nullptr) std::ofstream(kWorkshop + name, std::ios::binary) << text;
  std::ifstream file(kWorkshop + name, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "no golden file " << name);
  CHECK(text == std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

TEST_CASE("quality, team and lessons are as they were, in every format") {
  const std::vector<std::vector<std::string>> views{{"quality"}, {"team"}, {"lessons"}};
  for (const auto& view : views)
    for (const std::string format : {"text", "json", "csv", "md"}) {
      std::vector<std::string> words = view;
      words.insert(words.end(), {"--format", format});
      const std::string text = workshop(words);
      check_workshop(fmt::format("{}.{}", view.front(), format == "text" ? "txt" : format), text);
      if (format == "json") CHECK(nlohmann::json::parse(text)["schema"] == "plumb." + view.front() + "/1");
    }
}

TEST_CASE("the parts and a narrow screen are as they were") {
  check_workshop("quality-one.txt", workshop({"quality", "I-open"}));
  check_workshop("quality-defects.csv", workshop({"quality", "--part", "defects", "--format", "csv"}));
  check_workshop("quality-costs.csv", workshop({"quality", "--part", "costs", "--format", "csv"}));
  check_workshop("quality-60.txt", workshop({"quality"}, 60));
  check_workshop("team-weeks-60.txt", workshop({"team", "--periods", "week"}, 60));
  check_workshop("lessons-plugs.txt", workshop({"lessons", "keyed", "plugs"}));
}

TEST_CASE("density by a given size counts all defects") {
  const auto json = nlohmann::json::parse(workshop({"quality", "--size", "12.5", "--json"}));
  CHECK(json["defects"]["density_by_size"] == 0.32);
  CHECK(json["defects"]["density"] > 0);
}

}  // namespace plumb::test
