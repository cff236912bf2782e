#include <doctest/doctest.h>
#include <fmt/format.h>

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

TEST_CASE("hostile names reach no terminal") {
  const ProgramResult result = check(
      "plumb: 1\nproject: {id: trial, start: 2026-03-02}\ntasks:\n  - {id: a, duration: \"\\e[31m\"}\n");
  CHECK(result.exit_code == 3);
  CHECK(result.err.find('\x1b') == std::string::npos);
  CHECK(check("plumb: 1\nproject: {id: trial, start: \"\\e[31m\"}\n", {"--json"}).out.find('\x1b') ==
        std::string::npos);
}

}  // namespace plumb::test
