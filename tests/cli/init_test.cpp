#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run_program.hpp"

namespace plumb::test {

namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

ProgramResult init(const TempFolder& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"init", "--start", "2026-03-02"});
  return run_plumb(std::move(words), {}, {}, folder.path());
}

}  // namespace

TEST_CASE("init writes a plan named after its folder") {
  const TempFolder folder;
  const ProgramResult result = init(folder, {"City card"});
  CHECK(result.exit_code == 0);
  CHECK(result.out == "City card/plumb.yaml written; go on with: plumb -C 'City card' schedule\n");
  const std::string plan = content(folder.path() / "City card/plumb.yaml");
  CHECK(plan.find("\n  id: city-card\n  name: City card\n  start: 2026-03-02 ") != std::string::npos);
}

TEST_CASE("init overwrites nothing") {
  const TempFolder folder;
  folder.write("plumb.yaml", "mine");
  const ProgramResult result = init(folder, {});
  CHECK(result.exit_code == 4);
  CHECK(result.err ==
        "plumb: error: 'plumb.yaml' exists already, and init overwrites nothing\n"
        "  = help: name another folder, or look at the plan: plumb check\n");
  CHECK(content(folder.path() / "plumb.yaml") == "mine");
}

TEST_CASE("a dry run prints the plan as a diff and writes nothing") {
  const TempFolder folder;
  const ProgramResult result = init(folder, {"new", "-n"});
  CHECK(result.exit_code == 0);
  CHECK(result.out.starts_with("--- /dev/null\n+++ new/plumb.yaml\n@@ -0,0 +1,"));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("the project's name and id are checked and quoted") {
  const TempFolder folder;
  CHECK(init(folder, {"a", "--name", "no: \"x\"", "--id", "no"}).exit_code == 0);
  CHECK(content(folder.path() / "a/plumb.yaml").find("\n  id: \"no\"\n  name: \"no: \\\"x\\\"\"\n") !=
        std::string::npos);
  const ProgramResult result = init(folder, {"b", "--id", "a b"});
  CHECK(result.exit_code == 2);
  CHECK_FALSE(fs::exists(folder.path() / "b"));
}

TEST_CASE("the templates are listed in every form") {
  const auto json = nlohmann::json::parse(run_plumb({"init", "--template", "list", "--json"}).out);
  CHECK(json["schema"] == "plumb.init/1");
  CHECK(json["templates"].size() >= 3);
  CHECK(run_plumb({"init", "--template", "list", "--format", "csv"}).out.starts_with("name,summary\n"));
  CHECK(run_plumb({"init", "--template", "list"}).out.find("\nminimal ") != std::string::npos);
  const ProgramResult unknown = run_plumb({"init", "--template", "minimul"});
  CHECK(unknown.exit_code == 2);
  CHECK(unknown.err.find("did you mean 'minimal'?") != std::string::npos);
}

}  // namespace plumb::test
