// Lessons of another plan, and contingency plans that are put into action.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run_program.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kLearningPlan = R"(plumb: 1
project: {id: gates, start: 2026-03-02, status_date: 2026-03-13}
tasks:
  - {id: build, duration: 5d}
lessons:
  - {id: L-1, name: Own lesson, category: testing}
contingencies:
  - id: outage
    name: The centre is down
    tasks:
      - {id: switch, name: Switch over, duration: 1d}
      - {id: restore, name: Restore, duration: 2d, after: [switch]}
)";

constexpr std::string_view kOtherPlan = R"(plumb: 1
project: {id: metro, start: 2025-03-03}
resources: [{id: wang}]
tasks: [{id: a, duration: 1d}]
lessons:
  - {id: L-1, name: Vendors deliver late, owner: wang, from: a, recommendation: Order early, tags: [supply]}
  - {id: L-2, name: Test at night}
)";

class LearningFolder {
 public:
  LearningFolder() {
    folder_.write("gates/plumb.yaml", kLearningPlan);
    folder_.write("metro/plumb.yaml", kOtherPlan);
  }

  ProgramResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, "--today=2026-03-16");
    return run_plumb(std::move(words), {}, {}, (folder_.path() / "gates").string());
  }

  std::string text() const {
    std::ifstream in(folder_.path() / "gates/plumb.yaml", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  TempFolder folder_;
};

}  // namespace

TEST_CASE("lessons of another plan are searched and imported with their origin") {
  const LearningFolder folder;
  const auto found =
      nlohmann::json::parse(folder.run({"lessons", "LATE", "--from", "../metro", "--json"}).out);
  CHECK(found["project"] == "metro");
  CHECK(found["lessons"].size() == 1);
  CHECK(found["lessons"][0]["id"] == "L-1");

  const ProgramResult shown = folder.run({"lessons", "--from", "../metro", "--import", "L-1", "-n"});
  CHECK(shown.exit_code == 0);
  CHECK(shown.out.find("+  - {id: metro.L-1") != std::string::npos);
  CHECK(folder.text() == kLearningPlan);

  const ProgramResult result = folder.run({"lessons", "--from", "../metro", "--import", "L-1,L-2"});
  CHECK(result.exit_code == 0);
  const auto list = nlohmann::json::parse(folder.run({"list", "lessons", "--json"}).out)["items"];
  CHECK(list.size() == 3);
  CHECK(list[1]["id"] == "metro.L-1");
  CHECK(list[1]["recommendation"] == "Order early");
  CHECK(!list[1].contains("owner"));
  CHECK(list[1]["external"][0]["id"] == "metro.L-1");
  CHECK(list[1]["external"][0]["url"] == "../metro");
  CHECK(list[2]["id"] == "L-2");

  const ProgramResult again = folder.run({"lessons", "--from", "../metro", "--import", "L-2"});
  CHECK(again.exit_code == 2);
  CHECK(again.err ==
        "plumb: error: lesson 'L-2' of '../metro' is imported already\n"
        "  = help: see 'plumb list lessons'; see 'plumb lessons --help'\n");
}

TEST_CASE("an import says what it lacks") {
  const LearningFolder folder;
  CHECK(folder.run({"lessons", "--import", "L-1"}).err ==
        "plumb: error: '--import' needs another plan\n  = help: name it: --from ../other-plan; see 'plumb "
        "lessons --help'\n");
  CHECK(folder.run({"lessons", "--from", "../metro", "--import", "L-9"}).err ==
        "plumb: error: no lesson 'L-9' in '../metro'\n  = help: see 'plumb lessons --from ../metro'; see "
        "'plumb lessons --help'\n");
  CHECK(folder.run({"lessons", "--from", "../nowhere"}).exit_code == 4);
}

TEST_CASE("activating a contingency adds its tasks, not before the date, and notes the day") {
  const LearningFolder folder;
  const ProgramResult shown = folder.run({"contingency", "activate", "outage", "--dry-run"});
  CHECK(shown.exit_code == 0);
  CHECK(shown.out.find("SNET 2026-03-13") != std::string::npos);
  CHECK(folder.text() == kLearningPlan);

  const ProgramResult result = folder.run({"contingency", "activate", "outage", "--date", "2026-03-18"});
  CHECK(result.err.empty());
  CHECK(result.exit_code == 0);
  CHECK(result.out.find("contingency 'outage' activated: 2 tasks added") != std::string::npos);
  const auto tasks = nlohmann::json::parse(folder.run({"schedule", "--json"}).out)["tasks"];
  CHECK(tasks.size() == 3);
  CHECK(tasks[1]["id"] == "switch");
  CHECK(tasks[1]["start"] == "2026-03-18T08:00");
  CHECK(tasks[2]["start"] == "2026-03-19T08:00");
  const auto row = nlohmann::json::parse(folder.run({"show", "outage", "--json"}).out)["items"][0];
  CHECK(row["activated"] == "2026-03-18");

  const ProgramResult again = folder.run({"contingency", "activate", "outage"});
  CHECK(again.exit_code == 2);
  CHECK(again.err.starts_with("plumb: error: contingency 'outage' was activated on 2026-03-18\n"));
}

TEST_CASE("the tasks of a contingency may go below another task") {
  const LearningFolder folder;
  CHECK(folder.run({"add", "task", "Crisis", "--id", "crisis", "duration=1d"}).exit_code == 0);
  CHECK(folder.run({"contingency", "activate", "nothing"}).err ==
        "plumb: error: no contingency 'nothing'\n  = help: see 'plumb list contingencies'; see 'plumb "
        "contingency --help'\n");
  CHECK(folder.run({"contingency", "activate", "outage", "--under", "nothing"}).exit_code == 2);
}

}  // namespace plumb::test
