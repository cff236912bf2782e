#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "git_folder.hpp"

namespace plumb::test {

namespace {

namespace fs = std::filesystem;

const std::string kProject =
    "plumb: 1\nproject: {id: road, start: 2026-03-02, status_date: 2026-03-04, currency: EUR";

/// A plan with a history: reports, an error, a change of the plan, and a baseline that a tag names.
struct KeptRoad {
  GitFolder git;
  TempFolder cache;

  KeptRoad() {
    write_plan("5d", "");
    git.commit("agree");
    git.git({"tag", "v1"});
    for (int i = 1; i < 6; ++i) report(i);
    write_plan("5x", "");
    git.commit("typo");
    write_plan("7d", "");
    git.commit("rock");
    write_plan("7d", ", baseline: 'git:v1'");
    git.commit("name the baseline");
    report(7);
  }

  void write_plan(const std::string& duration, const std::string& project) const {
    git.write("plumb.yaml", kProject + project + "}\ninclude: [ledger/]\ntasks:\n  - {id: dig, duration: " +
                                duration + ", budget: 500}\n  - {id: pave, after: [dig], duration: 5d}\n");
  }

  void report(int percent) {
    git.write("ledger/march.yaml",
              "progress:\n  - {date: 2026-03-04, task: dig, done: " + std::to_string(percent) + "0%}\n");
    git.commit("report " + std::to_string(percent));
  }

  ProgramResult run(std::vector<std::string> words, std::vector<std::string> variables) const {
    for (const std::string& variable : GitFolder::environment()) variables.push_back(variable);
    return run_plumb(std::move(words), {}, std::move(variables), git.path());
  }

  std::string out(const std::vector<std::string>& words, const std::string& cache_variable) const {
    const ProgramResult result = run(words, {"PLUMB_CACHE=on", "HOME=", cache_variable});
    CHECK_MESSAGE(result.exit_code == 0, result.err);
    return result.out + result.err;
  }

  std::string kept(const std::vector<std::string>& words) const {
    return out(words, "XDG_CACHE_HOME=" + cache.path().string());
  }

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    if (fs::exists(cache.path() / "plumb"))
      for (const auto& entry : fs::directory_iterator(cache.path() / "plumb")) found.push_back(entry.path());
    return found;
  }
};

const std::vector<std::vector<std::string>> kCommands{
    {"log"},
    {"log", "--json"},
    {"log", "--format", "csv", "--first-parent"},
    {"log", "--limit", "2", "--rev", "HEAD~1"},
    {"trend", "spi", "--json"},
    {"trend", "finish"},
    {"trend", "eac_used", "--format", "csv"},
    {"trend", "bac", "--of", "dig", "--json"},
    {"blame"},
};

void overwrite(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE(
    "the history is the same without a cache, with a cold and a warm one, a damaged and an unwritable") {
  const KeptRoad road;
  for (const auto& command : kCommands) {
    CAPTURE(command);
    const std::string without = road.out(command, "XDG_CACHE_HOME=");
    CHECK(road.kept(command) == without);
    CHECK(road.kept(command) == without);
    for (const fs::path& file : road.files()) overwrite(file, "plumb kept texts 1\n0 garbage");
    CHECK(road.kept(command) == without);
    CHECK(road.kept(command) == without);
    for (const fs::path& file : road.files()) overwrite(file, "");
    CHECK(road.kept(command) == without);
    CHECK(road.out(command, "XDG_CACHE_HOME=/dev/null/none") == without);
  }
}

TEST_CASE("a warm cache goes on where commits were added, taken away or joined") {
  KeptRoad road;
  const auto check = [&] {
    for (const auto& command : kCommands) {
      CAPTURE(command);
      CHECK(road.kept(command) == road.out(command, "XDG_CACHE_HOME="));
    }
  };
  check();
  road.report(8);
  check();
  road.git.git({"reset", "--quiet", "--hard", "HEAD~2"});
  check();
  road.git.git({"checkout", "--quiet", "-b", "branch", "HEAD~2"});
  road.report(9);
  road.git.git({"-c", "user.name=Li", "-c", "user.email=li@example.org", "merge", "--quiet", "--no-ff",
                "--strategy-option=ours", "-m", "merge", "main"});
  check();
}

TEST_CASE("figures against a tag are computed again when the tag moves") {
  const KeptRoad road;
  const std::vector<std::string> command{"trend", "finish_variance", "--json"};
  const std::string before = road.kept(command);
  CHECK(road.kept(command) == before);
  road.git.git({"tag", "--force", "v1", "HEAD"});
  const std::string after = road.kept(command);
  CHECK(after != before);
  CHECK(after == road.out(command, "XDG_CACHE_HOME="));
}

TEST_CASE("the cache is kept where the environment says, and not at all where it says so") {
  const KeptRoad road;
  const TempFolder home;
  const auto run = [&](const std::string& cache, const std::string& xdg) {
    CHECK(road.run({"log"}, {"PLUMB_CACHE=" + cache, "HOME=" + home.path().string(), "XDG_CACHE_HOME=" + xdg})
              .exit_code == 0);
  };
  run("off", road.cache.path().string());
  CHECK(road.files().empty());
  CHECK(fs::is_empty(home.path()));
  run("on", road.cache.path().string());
  CHECK(road.files().size() == 1);
  CHECK(fs::is_empty(home.path()));
  run("", "relative");
  CHECK(fs::exists(home.path() / ".cache/plumb"));
  CHECK(!fs::exists(road.git.path("relative")));
}

TEST_CASE("of a shallow clone nothing is kept, since it may be deepened") {
  const KeptRoad road;
  const TempFolder clone;
  road.git.git(
      {"clone", "--quiet", "--depth", "2", "file://" + road.git.path(), clone.path().string() + "/c"});
  std::vector<std::string> variables = GitFolder::environment();
  variables.push_back("PLUMB_CACHE=on");
  variables.push_back("XDG_CACHE_HOME=" + road.cache.path().string());
  const ProgramResult result = run_plumb({"log"}, {}, variables, clone.path().string() + "/c");
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("shallow") != std::string::npos);
  CHECK(road.files().empty());
}

}  // namespace plumb::test
