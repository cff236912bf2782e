#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "git_folder.hpp"

namespace plumb::test {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTrialHead =
    "plumb: 1\nproject: {id: trial, start: 2026-03-02, status_date: 2026-03-04";

std::string plan_of_days(int days, std::string_view project = "") {
  return fmt::format(
      "{}{}}}\ntasks:\n  - {{id: dig, duration: {}d, budget: {}, actual_start: 2026-03-02, progress: 50%}}\n",
      kTrialHead, project, days, days * 100);
}

ProgramResult run_within(const std::string& folder, std::vector<std::string> words) {
  return run_plumb(std::move(words), {}, GitFolder::environment(), folder);
}

std::string finish_in(const std::string& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"metrics", "finish"});
  const ProgramResult result = run_within(folder, words);
  return result.exit_code == 0 ? result.out : result.err;
}

/// A plan of five days, then of ten, then of fifteen on the disk alone.
GitFolder& three_versions() {
  static GitFolder git;
  if (fs::exists(git.path("plumb.yaml"))) return git;
  git.write("plumb.yaml", plan_of_days(5));
  git.commit("agree");
  git.git({"tag", "v1"});
  git.write("plumb.yaml", plan_of_days(10));
  git.commit("find rock");
  git.write("plumb.yaml", plan_of_days(15));
  return git;
}

}  // namespace

TEST_CASE("--rev reads the plan of a revision with every reading command") {
  const GitFolder& git = three_versions();
  CHECK(finish_in(git.path(), {}) == "2026-03-16T12:00\n");
  CHECK(finish_in(git.path(), {"--rev", "HEAD"}) == "2026-03-11T17:00\n");
  CHECK(finish_in(git.path(), {"--rev", "v1"}) == "2026-03-09T12:00\n");
  for (const std::string command : {"status", "check", "schedule", "gantt", "path", "evm", "risk"}) {
    const ProgramResult result = run_within(git.path(), {command, "--rev", "v1"});
    CHECK_MESSAGE(result.exit_code == 0, command, result.err);
    if (command == "check") continue;  // it counts the same rows
    CHECK(result.out != run_within(git.path(), {command, command == "risk" ? "--json" : "--ascii"}).out);
  }
  CHECK(run_within(git.path(), {"--rev", "v1", "list", "tasks"}).exit_code == 0);
  CHECK(run_within(git.path(), {"show", "dig", "--rev", "v1"}).exit_code == 0);
}

TEST_CASE("the plan is found from a folder of the work tree, by name and in a bare clone") {
  GitFolder git;
  git.write("plans/road/plumb.yaml", plan_of_days(5));
  git.write("plans/road/notes/x.txt", "x");
  git.commit("agree");
  git.write("plans/road/plumb.yaml", plan_of_days(10));
  const std::string finish = "2026-03-09T12:00\n";
  CHECK(finish_in(git.path("plans/road/notes"), {"--rev", "main"}) == finish);
  CHECK(finish_in(git.path("plans"), {"--rev", "main", "-f", "road/plumb.yaml"}) == finish);
  CHECK(finish_in("/", {"--rev", "main", "-f", git.path("plans/road/plumb.yaml")}) == finish);
  fs::remove_all(git.path("plans"));
  CHECK(finish_in(git.path(), {"--rev", "main", "-f", "plans/road/plumb.yaml"}) == finish);
  const TempFolder other;
  const std::string bare = (other.path() / "bare.git").string();
  git.git({"clone", "--quiet", "--bare", git.path(), bare});
  CHECK(finish_in(bare, {"--rev", "main", "-f", "plans/road/plumb.yaml"}) == finish);
  CHECK(finish_in("/", {"--rev", "main", "-f", bare + "/plans/road/plumb.yaml"}) == finish);
}

TEST_CASE("in a hook the repository is the one that git names") {
  const GitFolder& git = three_versions();
  std::vector<std::string> environment = GitFolder::environment();
  environment.emplace_back("GIT_DIR=.git");
  CHECK(run_plumb({"metrics", "finish", "--rev", "v1"}, {}, environment, git.path()).out ==
        "2026-03-09T12:00\n");
}

TEST_CASE("errors in a revision name it with the file") {
  GitFolder git;
  git.write("plumb.yaml", "plumb: 1\nproject: {id: p, start: 2026-02-30}\n");
  git.commit("wrong");
  const ProgramResult result = run_within(git.path(), {"check", "--rev", "main"});
  CHECK(result.exit_code == 3);
  CHECK(result.err.starts_with("main:plumb.yaml:2:"));
}

TEST_CASE("a revision without the plan, or that does not exist, is a wrong use") {
  GitFolder git;
  git.write("other", "");
  git.commit("before");
  git.git({"tag", "before"});
  git.write("plumb.yaml", plan_of_days(5));
  git.commit("agree");
  const auto said = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "check");
    const ProgramResult result = run_within(git.path(), words);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(said({"--rev", "before"}) ==
        "plumb: error: there is no plumb.yaml in this folder or one above in before\n"
        "  = help: commit the plan first if it is new; name it as it was called there with -f if not; see "
        "'plumb check --help'\n");
  CHECK(said({"--rev", "before", "-f", "plumb.yaml"})
            .starts_with("plumb: error: there is no 'plumb.yaml' in before\n"));
  CHECK(said({"--rev", "nope"}) ==
        "plumb: error: no revision 'nope'\n"
        "  = help: see 'git branch --all' and 'git tag'; see 'plumb check --help'\n");
  CHECK(said({"--rev=--output=x"}) ==
        "plumb: error: '--output=x' is no revision\n"
        "  = help: name a branch, a tag or a commit; none begins with '-'; see 'plumb check --help'\n");
  CHECK(said({"--rev", "main", "-f", "-"}) ==
        "plumb: error: a plan from standard input has no revisions\n"
        "  = help: name its file with -f; see 'plumb check --help'\n");
  CHECK_FALSE(fs::exists(git.path("x")));
}

TEST_CASE("a repository without commits says what to do first") {
  GitFolder git;
  git.write("plumb.yaml", plan_of_days(5));
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"log"}, {"trend", "finish"}, {"blame"}, {"diff"}, {"check", "--no-worse-than", "HEAD"}}) {
    const ProgramResult result = run_within(git.path(), words);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(
        result.err.starts_with("plumb: error: the branch that is checked out has no commit yet\n"
                               "  = help: commit the plan first: 'git add' names its files, 'git commit' "
                               "keeps them; see 'plumb "));
  }
  CHECK(run_within(git.path(), {"status", "--rev", "v1"})
            .err.starts_with("plumb: error: no revision 'v1': there is no commit yet\n"));
}

TEST_CASE("outside a repository, and without git, the system is to blame") {
  const TempFolder folder;
  folder.write("plumb.yaml", plan_of_days(5));
  ProgramResult result = run_within(folder.path().string(), {"check", "--rev", "main"});
  CHECK(result.exit_code == 4);
  CHECK(result.err ==
        "plumb: error: '.' is in no git repository\n  = help: revisions need one: 'git init' makes it\n");
  result = run_plumb({"check", "--rev", "main"}, {}, {"PATH=/nonexistent"}, folder.path().string());
  CHECK(result.exit_code == 4);
  CHECK(result.err ==
        "plumb: error: cannot run 'git': No such file or directory\n"
        "  = help: install git: revisions are read through it\n");
}

TEST_CASE("the baseline git:REV is the plan of that revision, with the dates computed there") {
  GitFolder git;
  git.write("plumb.yaml", plan_of_days(5));
  git.commit("agree");
  git.git({"tag", "v1"});
  git.write("plumb.yaml", plan_of_days(10, ", baseline: git:v1"));
  const auto json = nlohmann::json::parse(run_within(git.path(), {"evm", "--json"}).out);
  CHECK(json["baseline"] == "git:v1");
  CHECK(json["bac"] == 500);
  CHECK(json["pv"].get<double>() == doctest::Approx(500 * 3 / 5.5));  // until 2026-03-09T12:00
  CHECK(json["ev"] == 250);
  git.write("plumb.yaml", plan_of_days(10));
  const auto named = run_within(git.path(), {"evm", "--json", "--baseline", "git:v1"});
  CHECK(nlohmann::json::parse(named.out) == json);
  CHECK(nlohmann::json::parse(run_within(git.path(), {"evm", "--json"}).out)["bac"] == 1000);
}

TEST_CASE("a baseline of a revision is found where the plan was moved since") {
  GitFolder git;
  git.write("old/plan.yaml", plan_of_days(5));
  git.write("old/else.yaml", "plumb: 1\nproject: {id: another, start: 2026-03-02}\n");
  git.commit("agree");
  git.git({"tag", "v1"});
  fs::remove_all(git.path("old"));
  git.write("plumb.yaml", plan_of_days(10));
  CHECK(run_within(git.path(), {"metrics", "bac", "--baseline", "git:v1"}).out == "500\n");
}

TEST_CASE("tasks that only one of plan and baseline has count as in any baseline") {
  GitFolder git;
  const std::string head = std::string(kTrialHead) + "}\ntasks:\n";
  git.write("plumb.yaml",
            head + "  - {id: left, duration: 1d, budget: 70}\n  - {id: stays, duration: 1d, budget: 30}\n");
  git.commit("agree");
  git.write("plumb.yaml", head +
                              "  - {id: new, duration: 1d, budget: 1, progress: 100%}\n"
                              "  - {id: stays, duration: 1d, budget: 50, progress: 100%}\n");
  const std::vector<std::string> words = {"metrics", "--baseline", "git:HEAD", "--json"};
  const auto json = nlohmann::json::parse(run_within(git.path(), words).out);
  std::map<std::string, nlohmann::json> values;
  for (const auto& item : json["metrics"]) values[item["name"]] = item["value"];
  CHECK(values["bac"] == 100);
  CHECK(values["ev"] == 30);
  CHECK(run_within(git.path(), {"evm", "--by", "resource", "--baseline", "git:HEAD"}).exit_code == 0);
}

TEST_CASE("a baseline whose revision is missing is an error of who names it") {
  GitFolder git;
  git.write("plumb.yaml", plan_of_days(5, ", baseline: git:v1"));
  git.commit("agree");
  ProgramResult result = run_within(git.path(), {"evm"});
  CHECK(result.exit_code == 3);
  CHECK(result.err ==
        "plumb.yaml:2:76: error: no revision 'v1' [unknown-reference]\n"
        "     2 | project: {id: trial, start: 2026-03-02, status_date: 2026-03-04, baseline: git:v1}\n"
        "       |                                                                            ^^^^^^\n"
        "       = help: see 'git branch --all' and 'git tag'\n");
  CHECK(run_within(git.path(), {"check"}).exit_code == 3);
  result = run_within(git.path(), {"evm", "--baseline", "git:v2"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.starts_with("plumb: error: no revision 'v2'\n"));
  git.write("plumb.yaml", plan_of_days(5, ", baseline: 'git:--output=x'"));
  CHECK(run_within(git.path(), {"evm"}).exit_code == 3);
  CHECK_FALSE(fs::exists(git.path("x")));
}

TEST_CASE("a revision is frozen only where a file is named for it") {
  const GitFolder& git = three_versions();
  const ProgramResult result = run_within(git.path(), {"baseline", "set", "b", "--rev", "v1"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.starts_with("plumb: error: a plan from a revision has no folder for the baseline\n"));
  CHECK(run_within(git.path(), {"baseline", "set", "b", "--rev", "v1", "--in", "-"})
            .out.find("2026-03-09T12:00") != std::string::npos);
}

TEST_CASE("nothing of a repository's configuration runs") {
  GitFolder git;
  git.write("plumb.yaml", plan_of_days(5));
  git.write(".gitattributes", "*.yaml diff=trap filter=trap merge=trap\n");
  git.commit("agree");
  git.git({"tag", "v1"});
  const TempFolder traps;
  const std::string trap =
      traps.write("trap.sh", fmt::format("#!/bin/sh\necho $0 >> {}/sprung\n", traps.path().string()))
          .string();
  ::chmod(trap.c_str(), 0700);
  for (const std::string key :
       {"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.askPass",
        "diff.external", "diff.trap.textconv", "diff.trap.command", "filter.trap.smudge", "filter.trap.clean",
        "filter.trap.process", "merge.trap.driver", "credential.helper", "pager.log",
        "uploadpack.packObjectsHook", "gpg.program", "log.showSignature"})
    git.git({"config", key, key == "log.showSignature" ? "true" : trap});
  for (const std::string alias : {"cat-file", "rev-parse", "log", "show"})
    git.git({"config", "alias." + alias, "!" + trap});
  // What a partial clone lacks would be fetched by a program that the repository names.
  git.git({"config", "remote.origin.url", "ext::" + trap});
  git.git({"config", "remote.origin.promisor", "true"});
  git.git({"config", "protocol.ext.allow", "always"});
  git.git({"config", "extensions.partialClone", "origin"});
  git.git({"config", "core.repositoryFormatVersion", "1"});
  for (const std::string hook : {"post-checkout", "pre-commit", "post-index-change", "reference-transaction"})
    fs::copy_file(trap, git.path(".git/hooks/" + hook), fs::copy_options::overwrite_existing);
  CHECK(finish_in(git.path(), {"--rev", "v1"}) == "2026-03-09T12:00\n");
  CHECK(run_within(git.path(), {"evm", "--baseline", "git:v1"}).exit_code == 0);
  const std::string blob = git.git({"rev-parse", "HEAD:plumb.yaml"});
  fs::remove(git.path(".git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2)));
  const ProgramResult result = run_within(git.path(), {"check", "--rev", "v1"});
  CHECK(result.exit_code == 4);
  CHECK(result.err ==
        "plumb: error: the repository lacks the content of 'v1:plumb.yaml' [unreadable]\n"
        "       = help: fetch what the repository lacks: 'git fetch --all --tags'\n");
  CHECK_FALSE(fs::exists(traps.path() / "sprung"));
}

}  // namespace plumb::test
