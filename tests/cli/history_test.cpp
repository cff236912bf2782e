#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "git_folder.hpp"

namespace plumb::test {

namespace {

namespace fs = std::filesystem;

ProgramResult run_in(const std::string& folder, std::vector<std::string> words) {
  return run_plumb(std::move(words), {}, GitFolder::environment(), folder);
}

nlohmann::json json_in(const std::string& folder, std::vector<std::string> words) {
  words.emplace_back("--json");
  const ProgramResult result = run_in(folder, words);
  REQUIRE_MESSAGE(result.exit_code == 0, result.err);
  return nlohmann::json::parse(result.out);
}

std::string plan_of(const std::string& tasks, const std::string& project = "") {
  return "plumb: 1\nproject: {id: road, start: 2026-03-02, status_date: 2026-03-04" + project + "}\n" +
         "include: [ledger/, registers/]\ntasks:\n" + tasks;
}

std::vector<std::string> subjects(const nlohmann::json& result) {
  std::vector<std::string> found;
  for (const auto& commit : result["commits"]) found.push_back(commit["subject"]);
  return found;
}

const std::string kDig5 = "  - {id: dig, duration: 5d, budget: 500}\n";
const std::string kDig7 = "  - {id: dig, duration: 7d, budget: 700}\n";
const std::string kPave = "  - {id: pave, duration: 5d, after: [dig], budget: 1000}\n";

/// A road that is agreed, reported on, found to be rocky, and talked about.
struct Road {
  GitFolder git;

  Road() {
    git.write("ledger/march.yaml", "progress: []\n");
    git.write("registers/risks.yaml", "risks:\n  - {id: rain, probability: 20%, impact: {cost: 1000}}\n");
    git.write("plumb.yaml", plan_of(kDig5 + kPave));
    git.commit("agree");
    git.write("notes.txt", "no plan");
    git.commit("talk");
    git.write("ledger/march.yaml", "progress:\n  - {date: 2026-03-04, task: dig, done: 40%}\n");
    git.commit("report");
    git.write("plumb.yaml", plan_of(kDig7 + kPave));
    git.commit("rock");
    git.write("registers/risks.yaml", "risks:\n  - {id: rain, probability: 50%, impact: {cost: 1000}}\n");
    git.commit("clouds");
  }
};

}  // namespace

TEST_CASE("the log says of each commit that changed the plan what it did") {
  const Road road;
  const nlohmann::json log = json_in(road.git.path(), {"log"});
  CHECK(log["schema"] == "plumb.log/1");
  CHECK(subjects(log) == std::vector<std::string>{"clouds", "rock", "report", "agree"});
  const auto& rock = log["commits"][1];
  CHECK(rock["author"] == "Li");
  CHECK(rock["date"] == "2026-03-05");
  CHECK(rock["finish_change_min"] > 480);
  CHECK(rock["bac_change"] == 200);
  CHECK(rock["exposure_change"] == 0);
  const auto& clouds = log["commits"][0];
  CHECK(clouds["finish_change_min"] == 0);
  CHECK(clouds["exposure"] == 500);
  CHECK(clouds["exposure_change"] == 300);
  const auto& agree = log["commits"][3];
  CHECK(agree["begins"] == true);
  CHECK(agree["finish_change_min"] == nullptr);
}

TEST_CASE("the figures of a log are those of the plan at each commit") {
  const Road road;
  const nlohmann::json log = json_in(road.git.path(), {"log"});
  for (const auto& commit : log["commits"]) {
    const std::string id = commit["commit"];
    const ProgramResult bac = run_in(road.git.path(), {"metrics", "bac", "--rev", id});
    CHECK(bac.out == commit["bac"].dump() + "\n");
    const ProgramResult finish = run_in(road.git.path(), {"metrics", "finish", "--rev", id});
    CHECK(finish.out == commit["finish"].get<std::string>() + "\n");
  }
}

TEST_CASE("a log can be cut by number, by day and by where it begins") {
  const Road road;
  const auto listed = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "log");
    return subjects(json_in(road.git.path(), words));
  };
  CHECK(listed({"--limit", "2"}) == std::vector<std::string>{"clouds", "rock"});
  CHECK(listed({"--since", "2026-03-05"}) == std::vector<std::string>{"clouds", "rock"});
  CHECK(listed({"--rev", "HEAD~2"}) == std::vector<std::string>{"report", "agree"});
  CHECK(run_in(road.git.path(), {"log", "--rev", "nope"}).exit_code == 2);
}

TEST_CASE("a version with errors is marked and breaks nothing") {
  Road road;
  road.git.write("plumb.yaml", plan_of("  - {id: dig, duration: 5x}\n"));
  road.git.commit("typo");
  road.git.write("plumb.yaml", plan_of(kDig5));
  road.git.commit("mended");
  const nlohmann::json log = json_in(road.git.path(), {"log", "--limit", "3"});
  CHECK(log["commits"][0]["finish_change_min"] == nullptr);
  CHECK(log["commits"][1]["errors"] == true);
  CHECK(log["commits"][1]["finish"] == nullptr);
  CHECK(run_in(road.git.path(), {"log"}).out.find("has errors: typo") != std::string::npos);
  CHECK(run_in(road.git.path(), {"trend", "bac"}).out.find("has errors") != std::string::npos);
}

TEST_CASE("a plan that was moved is followed by its project") {
  Road road;
  fs::create_directories(road.git.path("plan"));
  for (const char* name : {"plumb.yaml", "ledger", "registers"})
    fs::rename(road.git.path(name), road.git.path("plan/") + name);
  road.git.commit("move");
  road.git.write("plan/plumb.yaml", plan_of(kDig5));
  road.git.commit("shorter");
  const auto listed = subjects(json_in(road.git.path("plan"), {"log"}));
  CHECK(listed == std::vector<std::string>{"shorter", "move", "clouds", "rock", "report", "agree"});
  CHECK(json_in(road.git.path("plan"), {"diff", "HEAD~3"})["finish_change_min"] < 0);
}

TEST_CASE("of a merge the side with the same plan is followed, and a plan that both made is its own") {
  Road road;
  road.git.git({"checkout", "--quiet", "-b", "branch", "HEAD~1"});
  road.git.write("ledger/march.yaml", "progress:\n  - {date: 2026-03-04, task: dig, done: 60%}\n");
  road.git.commit("branch report");
  road.git.git({"checkout", "--quiet", "main"});
  const auto merged = [&] {
    std::vector<std::string> words{"-c",    "user.name=Li", "-c",      "user.email=li@example.org",
                                   "merge", "--quiet",      "--no-ff", "-m",
                                   "merge", "branch"};
    road.git.git(words);
  };
  merged();
  auto listed = subjects(json_in(road.git.path(), {"log"}));
  CHECK(listed.size() == 6);
  CHECK(listed.front() == "merge");
  CHECK(std::count(listed.begin(), listed.end(), "branch report") == 1);
  listed = subjects(json_in(road.git.path(), {"log", "--first-parent"}));
  CHECK(std::count(listed.begin(), listed.end(), "branch report") == 0);
  const nlohmann::json diff = json_in(road.git.path(), {"diff", "HEAD~1...branch"});
  CHECK(diff["ledgers"][0]["added"] == 1);
  CHECK(diff["tasks"].size() <= 2);
  CHECK(diff["rows"].empty());
}

TEST_CASE("a shallow clone says where its history ends") {
  const Road road;
  const TempFolder other;
  const std::string clone = (other.path() / "clone").string();
  road.git.git({"clone", "--quiet", "--depth=2", "file://" + road.git.path(), clone});
  const ProgramResult result = run_in(clone, {"log", "--json"});
  CHECK(result.exit_code == 0);
  CHECK(nlohmann::json::parse(result.out)["cut_off"] == true);
  CHECK(result.err ==
        "plumb: note: the clone is shallow, and the history older than it: in CI check out with "
        "'fetch-depth: 0', else run 'git fetch --unshallow'\n");
  const ProgramResult missing = run_in(clone, {"diff", "HEAD~3"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.err.find("'fetch-depth: 0'") != std::string::npos);
}

TEST_CASE("a trend is the metric after each commit, the oldest first") {
  const Road road;
  const nlohmann::json trend = json_in(road.git.path(), {"trend", "bac"});
  CHECK(trend["schema"] == "plumb.trend/1");
  CHECK(trend["unit"] == "money");
  std::vector<double> values;
  for (const auto& commit : trend["commits"]) values.push_back(commit["value"]);
  CHECK(values == std::vector<double>{1500, 1500, 1700, 1700});
  const nlohmann::json of_task = json_in(road.git.path(), {"trend", "bac", "--of", "dig"});
  CHECK(of_task["commits"][3]["value"] == 700);
  CHECK(run_in(road.git.path(), {"trend", "bac", "--format", "csv", "--limit", "1"})
            .out.starts_with("commit,date,author,bac,errors,subject\n"));
  const std::string text = run_in(road.git.path(), {"trend", "bac"}).out;
  CHECK(text.find("●") != std::string::npos);
  CHECK(text.find("1,700 │") != std::string::npos);
}

TEST_CASE("a trend of what is no metric, or of nobody, is a wrong use") {
  const Road road;
  ProgramResult result = run_in(road.git.path(), {"trend", "bax"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.starts_with("plumb: error: no metric 'bax'\n  = help: did you mean 'bac'?"));
  result = run_in(road.git.path(), {"trend", "bac", "--of", "nobody"});
  CHECK(result.exit_code == 2);
  CHECK(
      result.err.starts_with("plumb: error: no account, task or resource 'nobody' in any of the commits\n"));
}

TEST_CASE("a diff says what changed, what that moved, and by what") {
  Road road;
  road.git.write("plumb.yaml", plan_of("  - {id: dig, duration: 7d, budget: 700}\n"
                                       "  - {id: survey, duration: 3d, after: [dig], budget: 90}\n"
                                       "  - {id: pave, duration: 5d, after: [dig, survey], budget: 1000}\n"
                                       "  - {id: open, milestone: true, after: [pave]}\n"));
  const nlohmann::json diff = json_in(road.git.path(), {"diff"});
  CHECK(diff["schema"] == "plumb.diff/1");
  CHECK(diff["to"] == "working tree");
  CHECK(diff["finish_change_min"] == 3 * 480);
  CHECK(diff["after"]["bac"].get<double>() - diff["before"]["bac"].get<double>() == 90);
  double divided = 0;
  for (const auto& cause : diff["causes"]) divided += cause["minutes"].get<double>();
  CHECK(divided == 3 * 480);
  CHECK(diff["tasks"].size() == 3);
  CHECK(diff["tasks"][0]["id"] == "survey");
  CHECK(diff["tasks"][0]["change"] == "added");
  CHECK(diff["tasks"][1]["fields"][0]["added"] == nlohmann::json::array({"survey"}));
  CHECK(diff["tasks"][1]["finish_change_min"] == 3 * 480);
  CHECK(diff["tasks"][2]["id"] == "open");
}

TEST_CASE("what only moved names what moved it, and what is gone is named too") {
  Road road;
  road.git.write("plumb.yaml", plan_of("  - {id: dig, duration: 9d, budget: 700}\n" + kPave));
  nlohmann::json diff = json_in(road.git.path(), {"diff"});
  REQUIRE(diff["tasks"].size() == 2);
  CHECK(diff["tasks"][0]["fields"][0]["before"] == "7d");
  CHECK(diff["tasks"][0]["fields"][0]["after"] == "9d");
  CHECK(diff["tasks"][1]["change"] == "moved");
  CHECK(diff["tasks"][1]["moved_by"] == nlohmann::json::array({"dig"}));
  road.git.write("plumb.yaml", plan_of(kDig7));
  diff = json_in(road.git.path(), {"diff"});
  CHECK(diff["tasks"][0]["id"] == "pave");
  CHECK(diff["tasks"][0]["change"] == "removed");
  CHECK(diff["finish_change_min"] == -5 * 480);
}

TEST_CASE("a diff of plans that say the same finds none, and the exit code tells") {
  Road road;
  CHECK(run_in(road.git.path(), {"diff", "--exit-code"}).exit_code == 0);
  CHECK(run_in(road.git.path(), {"diff"}).out.find("no difference in what the plan says\n") !=
        std::string::npos);
  road.git.write("plumb.yaml",
                 "# a remark\n" + plan_of("  - {id: dig, duration: 56h, budget: 700}\n" + kPave));
  CHECK(run_in(road.git.path(), {"diff", "--exit-code"}).exit_code == 0);
  CHECK(run_in(road.git.path(), {"diff", "HEAD~4", "HEAD", "--exit-code"}).exit_code == 1);
  CHECK(run_in(road.git.path(), {"diff", "HEAD~4"}).exit_code == 0);
}

TEST_CASE("a diff lists other rows, ledgers and limits that fail now") {
  Road road;
  road.git.write("registers/limits.yaml", "limits:\n  - {id: budget, metric: bac, must: '<= 1700'}\n");
  road.git.commit("limit");
  road.git.write("plumb.yaml", plan_of(kDig7 + kPave + "  - {id: fence, duration: 1d, budget: 10}\n"));
  road.git.write("registers/risks.yaml", "risks:\n  - {id: rain, probability: 10%, impact: {cost: 1000}}\n");
  road.git.write("ledger/march.yaml", "progress: []\n");
  const nlohmann::json diff = json_in(road.git.path(), {"diff"});
  CHECK(diff["limits"] == nlohmann::json::parse(R"([{"id": "budget", "holds": false, "level": "error"}])"));
  CHECK(diff["rows"][0]["kind"] == "risks");
  CHECK(diff["rows"][0]["fields"][0]["after"] == "10%");
  CHECK(diff["ledgers"] == nlohmann::json::parse(R"([{"kind": "progress", "added": 0, "removed": 1}])"));
  const std::string text = run_in(road.git.path(), {"diff"}).out;
  CHECK(text.find("limits now failing: budget\n") != std::string::npos);
  CHECK(text.find("risks/rain") != std::string::npos);
  const std::string markdown = run_in(road.git.path(), {"diff", "--format", "md"}).out;
  CHECK(markdown.starts_with("**HEAD → working tree**\n\n- finish "));
}

TEST_CASE("wrong ends of a diff are wrong uses") {
  const Road road;
  const auto said = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "diff");
    const ProgramResult result = run_in(road.git.path(), words);
    CHECK(result.exit_code == 2);
    return result.err.substr(0, result.err.find('\n'));
  };
  CHECK(said({"nope"}) == "plumb: error: no revision 'nope'");
  CHECK(said({"main...HEAD", "main"}) == "plumb: error: 'main...HEAD' names both ends already");
  CHECK(said({"--rev", "main"}) == "plumb: error: 'diff' takes no --rev");
  CHECK(said({"main..nope"}) == "plumb: error: no revision 'nope'");
}

TEST_CASE("blame names the commits that moved the finish, and the fields that did") {
  Road road;
  road.git.write("plumb.yaml",
                 plan_of(kDig7 + "  - {id: pave, duration: 4d, after: [dig SS+1d], budget: 1000}\n"));
  road.git.commit("hurry");
  const nlohmann::json blame = json_in(road.git.path(), {"blame"});
  CHECK(blame["schema"] == "plumb.blame/1");
  CHECK(blame["task"] == nullptr);
  for (const auto& commit : blame["commits"]) {
    double divided = 0;
    for (const auto& cause : commit["causes"]) divided += cause["minutes"].get<double>();
    CHECK(divided == commit["change_min"].get<double>());
  }
  CHECK(blame["commits"][0]["subject"] == "hurry");
  CHECK(blame["commits"][0]["change_min"] < 0);
  std::set<std::string> fields;
  for (const auto& cause : blame["commits"][0]["causes"]) fields.insert(cause["fields"]);
  CHECK(fields.contains("after"));
  const nlohmann::json of_task = json_in(road.git.path(), {"blame", "dig"});
  CHECK(of_task["task"] == "dig");
  const auto listed = subjects(of_task);
  CHECK(std::find(listed.begin(), listed.end(), "rock") != listed.end());
  CHECK(std::find(listed.begin(), listed.end(), "hurry") == listed.end());
  CHECK(run_in(road.git.path(), {"blame", "nobody"}).exit_code == 2);
  CHECK(run_in(road.git.path(), {"blame", "dig", "--limit", "1"}).err ==
        "plumb: note: no commit moved the finish of 'dig'\n");
}

TEST_CASE("every format of the history commands is whole") {
  const Road road;
  for (const std::string command : {"log", "trend", "blame", "diff"})
    for (const std::string format : {"text", "csv", "md", "json"}) {
      std::vector<std::string> words{command};
      if (command == "trend") words.emplace_back("finish");
      if (command == "diff") words.emplace_back("HEAD~4");
      words.insert(words.end(), {"--format", format});
      const ProgramResult result = run_in(road.git.path(), words);
      CHECK_MESSAGE(result.exit_code == 0, command, result.err);
      CHECK(result.out.ends_with("\n"));
    }
}

}  // namespace plumb::test
