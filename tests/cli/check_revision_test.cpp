#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "git_folder.hpp"

namespace plumb::test {

namespace {

ProgramResult check_in(const GitFolder& git, std::vector<std::string> words) {
  words.insert(words.begin(), "check");
  return run_plumb(std::move(words), {}, GitFolder::environment(), git.path());
}

/// A plan whose SPI is the share that is done, and whose deadline is missed unless all of it is.
std::string ditch(int done, int days = 5, const std::string& more = "") {
  return fmt::format(
      "plumb: 1\nproject: {{id: ditch, start: 2026-03-02, status_date: 2026-03-06}}\ntasks:\n  - {{id: dig, "
      "duration: {}d, budget: 500, actual_start: 2026-03-02, progress: {}%, deadline: 2026-03-05}}\n{}"
      "actuals:\n  - {{date: 2026-03-04, task: dig, cost: 100}}\n"
      "limits:\n  - {{id: spi, must: \">= 0.9\"}}\n  - {{id: late, rule: missed-deadline, level: error}}\n",
      days, done, more);
}

/// A repository whose branch `reported` holds a plan in trouble.
struct Trouble {
  GitFolder git;

  Trouble() {
    git.write("plumb.yaml", ditch(50));
    git.commit("report");
    git.git({"branch", "reported"});
  }
};

}  // namespace

TEST_CASE("--no-worse-than lets pass what failed by as much before, and tells so") {
  const Trouble trouble;
  const GitFolder& git = trouble.git;
  CHECK(check_in(git, {}).exit_code == 1);
  const ProgramResult same = check_in(git, {"--no-worse-than", "reported", "--ascii"});
  CHECK(same.exit_code == 0);
  CHECK(same.out ==
        "ditch: 1 task, no errors, 1 warning; 1 of them no worse than in 'reported'\n"
        "limit  of  value  must    holds\n"
        "spi        0.500  >= 0.9  fails, no worse\n"
        "1 limit: 0 hold, 1 fails, 1 of them no worse than before\n");
  CHECK(same.err.find(": warning: 'dig' ends 2026-03-11T12:00, after its deadline 2026-03-05; no worse than "
                      "before [missed-deadline]") != std::string::npos);
  CHECK(check_in(git, {"--no-worse-than", "reported", "--strict"}).exit_code == 0);
  git.write("plumb.yaml", ditch(60));
  CHECK(check_in(git, {"--no-worse-than", "reported", "--strict"}).exit_code == 0);
}

TEST_CASE("--no-worse-than fails what is new or got worse") {
  const Trouble trouble;
  const GitFolder& git = trouble.git;
  git.write("plumb.yaml", ditch(40));
  const ProgramResult worse = check_in(git, {"--no-worse-than", "reported", "--json"});
  CHECK(worse.exit_code == 1);
  const auto json = nlohmann::json::parse(worse.out);
  CHECK(json["no_worse_than"] == "reported");
  CHECK(json["diagnostics"][0]["known"] == false);
  CHECK(json["diagnostics"][0]["severity"] == "error");
  CHECK(json["limits"][0]["known"] == false);
  // The same troubles, and one that is new.
  git.write("plumb.yaml", ditch(50, 5, "  - {id: fill, duration: 9d, after: [dig], deadline: 2026-03-10}\n"));
  const auto more = nlohmann::json::parse(check_in(git, {"--no-worse-than", "reported", "--json"}).out);
  CHECK(more["errors"] == 1);
  CHECK(more["warnings"] == 1);
}

TEST_CASE("the formats of CI services show what is known as a warning that fails nothing") {
  const Trouble trouble;
  const GitFolder& git = trouble.git;
  for (const std::string format : {"junit", "sarif", "github", "gitlab", "md", "csv"}) {
    CAPTURE(format);
    const ProgramResult result =
        check_in(git, {"--no-worse-than", "reported", "--strict", "--format", format});
    CHECK(result.exit_code == 0);
    CHECK(result.out.find("no worse than before") != std::string::npos);
    CHECK(result.out.find("::error") == std::string::npos);
    CHECK(result.out.find("<failure") == std::string::npos);
    CHECK(result.out.find("\"level\":\"error\"") == std::string::npos);
    CHECK(result.out.find("\"severity\":\"major\"") == std::string::npos);
  }
}

TEST_CASE("a revision without a plan that computes knows nothing") {
  GitFolder git;
  git.write("plumb.yaml", "plumb: 1\nproject: {id: ditch}\n");
  git.commit("begin");
  git.write("plumb.yaml", ditch(50));
  const ProgramResult broken = check_in(git, {"--no-worse-than", "HEAD"});
  CHECK(broken.exit_code == 1);
  CHECK(broken.err.find("plumb: note: the plan has errors in 'HEAD', so all that is found counts as new\n") !=
        std::string::npos);
  const ProgramResult missing = check_in(git, {"--no-worse-than", "v1"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.err ==
        "plumb: error: no revision 'v1'\n"
        "  = help: see 'git branch --all' and 'git tag'; see 'plumb check --help'\n");
}

TEST_CASE("--against finds what would clash in a merge, with its place in both branches") {
  GitFolder git;
  git.write("plumb.yaml", ditch(100));
  git.commit("begin");
  git.git({"checkout", "-q", "-b", "topic"});
  git.write("plumb.yaml", ditch(100, 6));
  git.commit("rock");
  git.git({"checkout", "-q", "-"});
  const auto against = [&](const std::string& format) {
    return check_in(git, {"--against", "topic", "--format", format});
  };
  CHECK(against("text").err.find("[clash]") == std::string::npos);
  git.write("plumb.yaml", ditch(100, 7));
  const ProgramResult clash = against("text");
  CHECK(clash.exit_code == 1);
  CHECK(clash.err.find("plumb.yaml:4:25: error: 'duration' of 'dig' becomes '7d' here, and '6d' in 'topic' "
                       "[clash]\n") != std::string::npos);
  CHECK(clash.err.find("topic:plumb.yaml:4:25: note: the other value stands here\n") != std::string::npos);
  CHECK(clash.err.find("= help: agree on one of them before the merge\n") != std::string::npos);
  for (const std::string format : {"json", "junit", "sarif", "github", "gitlab", "md", "csv"}) {
    CAPTURE(format);
    const ProgramResult result = against(format);
    CHECK(result.exit_code == 1);
    CHECK(result.out.find("clash") != std::string::npos);
  }
  git.commit("more rock");
  CHECK(check_in(git, {"--rev", "topic", "--against", "HEAD"}).exit_code == 1);
}

TEST_CASE("--against says why it cannot compare") {
  GitFolder git;
  git.write("plumb.yaml", ditch(100));
  git.commit("begin");
  git.git({"branch", "first"});
  git.git({"checkout", "-q", "--orphan", "alien"});
  git.commit("elsewhere");
  git.git({"branch", "broken"});
  const ProgramResult alien = check_in(git, {"--against", "first"});
  CHECK(alien.exit_code == 2);
  CHECK(alien.err ==
        "plumb: error: HEAD and first have no commit in common\n"
        "  = help: name a branch that this one can be merged with; see 'plumb check --help'\n");
  git.git({"checkout", "-q", "broken"});
  git.write("plumb.yaml", "plumb: 1\nproject: {id: ditch}\n");
  git.commit("break");
  git.git({"checkout", "-q", "alien"});
  const ProgramResult broken = check_in(git, {"--against", "broken"});
  CHECK(broken.exit_code == 3);
  CHECK(broken.err.find("broken:plumb.yaml:") != std::string::npos);
  const ProgramResult from_input = run_plumb({"check", "-f", "-", "--against", "broken"}, ditch(100),
                                             GitFolder::environment(), git.path());
  CHECK(from_input.exit_code == 2);
  CHECK(from_input.err.find("a plan from standard input has no revisions") != std::string::npos);
}

}  // namespace plumb::test
