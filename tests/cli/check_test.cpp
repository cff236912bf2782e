#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run_program.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kHead = "plumb: 1\nproject: {id: trial, start: 2026-03-02}\n";

ProgramResult check(const std::string& plan, std::vector<std::string> words = {}) {
  const TempFolder folder;
  folder.write("plumb.yaml", plan);
  words.insert(words.begin(), "check");
  return run_plumb(std::move(words), {}, {}, folder.path());
}

const std::string kGood = std::string(kHead) + "tasks:\n  - {id: a, duration: 1d}\n";
const std::string kLate = std::string(kHead) + "tasks:\n  - {id: a, duration: 3d, deadline: 2026-03-03}\n";
const std::string kWrong =
    std::string(kHead) + "tasks:\n  - {id: a, duration: 1}\n  - {id: b, durration: 1d}\n";

}  // namespace

TEST_CASE("a good plan is told in one line") {
  const ProgramResult result = check(kGood);
  CHECK(result.exit_code == 0);
  CHECK(result.out == "trial: 1 task, no errors, no warnings\n");
  CHECK(result.err.empty());
  CHECK(check(kGood, {"--strict"}).exit_code == 0);
}

TEST_CASE("a limit that makes a warning an error fails the check, but the plan computes") {
  const std::string limits = kLate + "limits:\n  - {id: late, rule: missed-deadline, level: error}\n";
  const ProgramResult result = check(limits);
  CHECK(result.exit_code == 1);
  CHECK(result.out == "trial: 1 task, 1 error, no warnings\n");
  CHECK(result.err.find(" error: 'a' ends ") != std::string::npos);
}

TEST_CASE("a file that is not YAML, and one that is not there") {
  CHECK(check("a: [b\n", {"--json"}).exit_code == 3);
  const ProgramResult missing = run_plumb({"check", "-f", "/nonexistent/plumb.yaml", "--json"});
  CHECK(missing.exit_code == 4);
  const auto json = nlohmann::json::parse(missing.out);
  CHECK(json["errors"] == 1);
  CHECK(json["diagnostics"][0]["file"].is_null());
  CHECK(json["diagnostics"][0]["line"].is_null());
}

TEST_CASE("standard input is called the same in messages and in the summary") {
  const ProgramResult result = run_plumb({"check", "-f", "-"}, kWrong);
  CHECK(result.exit_code == 3);
  CHECK(result.out == "<stdin>: 3 errors, no warnings\n");
  CHECK(result.err.starts_with("<stdin>:4:23: error: "));
  CHECK(run_plumb({"check", "-f", "-"}, kGood).out == "trial: 1 task, no errors, no warnings\n");
  CHECK(run_plumb({"check", "-f", "-", "--max-size", "10"}, kGood).err.find("'<stdin>' is larger") !=
        std::string::npos);
}

TEST_CASE("thousands of wrong ids among thousands are told at once, in many lines or in one") {
  constexpr int kCount = 20'000;
  std::string rows;
  std::string one_line;
  for (int i = 0; i < kCount; ++i) {
    const std::string row = fmt::format("{{id: some-task-{0}, duration: 1d, after: [smoe-task-{0}]}}", i);
    rows += "  - " + row + "\n";
    one_line += row + ", ";
  }
  const std::string head(kHead);
  for (const std::string& plan : {head + "tasks:\n" + rows, head + "tasks: [" + one_line + "]\n"}) {
    // Comparing each with each takes a minute.
    const ProgramResult result = run_plumb({"check", "-f", "-"}, plan, {}, {}, std::chrono::seconds{20});
    CHECK(result.exit_code == 3);
    CHECK(result.out == "<stdin>: 20000 errors, no warnings\n");
    CHECK(result.err.find("= help: did you mean 'some-task-0'?") != std::string::npos);
  }
}

TEST_CASE("a limit that does not hold fails the check, a warning alone does not") {
  const std::string limit = "limits:\n  - {id: tasks, must: \"> 5\"";
  CHECK(check(kGood + limit + "}\n").exit_code == 1);
  CHECK(check(kGood + limit + "}\n").out.find("1 limit: 0 hold, 1 fails\n") != std::string::npos);
  CHECK(check(kGood + limit + ", level: warn}\n").exit_code == 0);
  CHECK(check(kGood + limit + ", level: warn}\n", {"--strict"}).exit_code == 1);
  CHECK(check(kGood + limit + ", level: off}\n", {"--strict"}).out.find("limit") == std::string::npos);
}

TEST_CASE("the formats of CI services have the exit codes of the check") {
  for (const std::string format : {"junit", "sarif", "github", "gitlab"}) {
    CAPTURE(format);
    CHECK(check(kGood, {"--format", format}).exit_code == 0);
    CHECK(check(kLate, {"--format", format}).exit_code == 0);
    CHECK(check(kLate, {"--format", format, "--strict"}).exit_code == 1);
    const ProgramResult wrong = check(kWrong, {"--format", format});
    CHECK(wrong.exit_code == 3);
    CHECK(wrong.err.empty());
    CHECK(wrong.out.find("unknown key") != std::string::npos);
    CHECK(run_plumb({"check", "-f", "/nonexistent/plumb.yaml", "--format", format}).exit_code == 4);
  }
  CHECK(check(kGood, {"--format", "gitlab"}).out == "[]\n");
  CHECK(check(kGood, {"--format", "github"}).out == "trial: 1 task, no errors, no warnings\n");
}

TEST_CASE("files are named from the top of the checkout, wherever the check runs") {
  const TempFolder folder;
  folder.write("plans/a/plumb.yaml", kWrong);
  const auto path_of = [&](const std::string& variable, const std::string& top) {
    const ProgramResult result = run_plumb({"-C", "plans/a", "check", "--format", "gitlab"}, {},
                                           {variable + "=" + top}, folder.path());
    return nlohmann::json::parse(result.out)[0]["location"]["path"].get<std::string>();
  };
  CHECK(path_of("GITHUB_WORKSPACE", folder.path()) == "plans/a/plumb.yaml");
  CHECK(path_of("CI_PROJECT_DIR", folder.path().string() + "/") == "plans/a/plumb.yaml");
  CHECK(path_of("CI_PROJECT_DIR", "/nonexistent") == "plumb.yaml");
  CHECK(path_of("GITHUB_WORKSPACE", "") == "plumb.yaml");
}

TEST_CASE("what GitHub would not annotate goes to the job's summary") {
  std::string plan(kHead);
  plan += "tasks:\n";
  for (int i = 0; i < 12; ++i) plan += fmt::format("  - {{id: t{}, duration: 5}}\n", i);
  const TempFolder folder;
  folder.write("plumb.yaml", plan);
  const std::string summary = folder.write("summary.md", "# before\n").string();
  const auto run = [&](const std::string& file) {
    return run_plumb({"check", "--format", "github"}, {}, {"GITHUB_STEP_SUMMARY=" + file}, folder.path());
  };
  const ProgramResult result = run(summary);
  CHECK(result.exit_code == 3);
  CHECK(result.out.find("::notice title=plumb::2 errors more: see the summary of the job\n") !=
        std::string::npos);
  std::ifstream file(summary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  CHECK(text.starts_with("# before\n### plumb check: 2 errors more\n"));
  CHECK(text.find("| plumb.yaml:15:25 |") != std::string::npos);
  const ProgramResult refused = run("/nonexistent/summary.md");
  CHECK(refused.exit_code == 4);
  CHECK(refused.err ==
        "plumb: error: cannot write the summary '/nonexistent/summary.md': No such file or directory\n"
        "  = help: correct GITHUB_STEP_SUMMARY, or unset it\n");
}

TEST_CASE("hostile names reach no terminal") {
  const ProgramResult result = check(
      "plumb: 1\nproject: {id: trial, start: 2026-03-02}\ntasks:\n  - {id: a, duration: \"\\e[31m\"}\n");
  CHECK(result.exit_code == 3);
  CHECK(result.err.find('\x1b') == std::string::npos);
  CHECK(check("plumb: 1\nproject: {id: trial, start: \"\\e[31m\"}\n", {"--json"}).out.find('\x1b') ==
        std::string::npos);
}

}  // namespace plumb::test
