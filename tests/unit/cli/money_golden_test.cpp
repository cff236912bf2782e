// What contracts, cash and decisions look like, of one plan; see view_golden_test.cpp.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "unit/cli/cli_world.hpp"

namespace plumb::test {
namespace {

const std::string kWorks = std::string(PLUMB_SOURCE_DIR) + "/tests/golden/works/";

void check_works(const std::string& name, std::vector<std::string> words) {
  CliWorld world;
  words.insert(words.end(), {"-f", kWorks + "plumb.yaml"});
  CAPTURE(name);
  CHECK(world.run(words) == 0);
  if (std::getenv("PLUMB_ACCEPT") != nullptr)
    std::ofstream(kWorks + name, std::ios::binary) << world.out.text;
  std::ifstream file(kWorks + name, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "no golden file " << name);
  CHECK(world.out.text == std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

TEST_CASE("views of contracts, cash and decisions are as they were, in every format") {
  for (const std::string format : {"txt", "json", "csv", "md"}) {
    const std::string asked = format == "txt" ? "text" : format;
    check_works("contracts." + format, {"contracts", "--format", asked});
    check_works("contract." + format, {"contracts", "C-main", "--format", asked});
    check_works("cashflow." + format, {"cashflow", "--format", asked});
    check_works("decide." + format, {"decide", "D-1", "--format", asked});
  }
  check_works("service.txt", {"contracts", "C-host"});
  check_works("rent.txt", {"decide", "D-2"});
  check_works("cashflow-weeks.csv", {"cashflow", "--periods", "week", "--format", "csv"});
}

}  // namespace plumb::test
