#include <doctest/doctest.h>

#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

std::string complete(std::vector<std::string> words, std::string_view plan = kRowsPlan) {
  words.insert(words.begin(), "__complete");
  return RowWorld(plan).run(std::move(words));
}

}  // namespace

TEST_CASE("ids are completed with their names, those of several collections with their kind") {
  CHECK(complete({"task"}) ==
        "build\tBuild\nopen\tOpening \\x1b[31m\napi\tInterface\ndb\tDatabase\npaint\tPaint\n");
  CHECK(complete({"resource"}) == "li\tLi\ndev\tDevelopers\n");
  const std::string rows = complete({"row"});
  CHECK(rows.find("\ntasks/api\tInterface\n") != std::string::npos);
  CHECK(rows.find("\nrisks/api\tInterface changes\n") != std::string::npos);
  CHECK(rows.find("\ndb\t") != std::string::npos);
  CHECK(rows.find("\ntasks/\t") != std::string::npos);
  CHECK(complete({"row", "task/"}).starts_with("task/build\tBuild\ntask/open\t"));
  CHECK(complete({"row", "nothing/"}) == "");
}

TEST_CASE("a plan with errors gives the ids that it has, and says nothing") {
  CHECK(complete({"task"}, "tasks: [{id: a, duration: 5m}, {id: b, after: [zz]}, {name: c}, 7]\n") ==
        "a\nb\n");
  CHECK(complete({"task"}, "tasks: [ {\n") == "");
  CHECK(complete({"task"}, "") == "");
}

TEST_CASE("fields are those of the collection that is named, computed ones first") {
  const std::string tasks = complete({"fields"});
  CHECK(tasks.starts_with("wbs\t"));
  CHECK(tasks.find("\neffort\t") != std::string::npos);
  CHECK(tasks.find("\nprogress\t") == tasks.rfind("\nprogress\t"));
  CHECK(complete({"fields", "risk"}).find("\nprobability\t") != std::string::npos);
  CHECK(complete({"kind"}).starts_with("calendars\t"));
  CHECK(complete({"kind"}).find("\nproject\t") == std::string::npos);
  CHECK(complete({"kind-or-project"}).find("\nproject\t") != std::string::npos);
}

TEST_CASE("a change is completed by fields, by those inside, by words and by ids") {
  const auto change = [](const std::string& row, const std::string& typed) {
    std::string words;
    std::string rest = complete({"change", row, typed});
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      words += rest.substr(0, rest.find_first_of("\t\n")) + " ";
      rest.erase(0, end + 1);
    }
    return words;
  };
  CHECK(change("db", "").starts_with("name= milestone= duration= after= "));
  CHECK(change("db", "").find("id= ") == std::string::npos);
  CHECK(change("db", "").find("assign= assign. ") != std::string::npos);
  CHECK(change("db", "assign.") == "assign.li= assign.dev= ");
  CHECK(change("vendor", "impact.") == "impact.cost= impact.time= impact.level= ");
  CHECK(change("risks/api", "status=") == "status=open status=occurred status=closed status=retired ");
  CHECK(change("api", "status=") == "");  // a task and a risk have this id
  CHECK(change("db", "owner=") == "owner=li owner=dev ");
  CHECK(change("vendor", "tasks+=") == "tasks+=build tasks+=open tasks+=api tasks+=db tasks+=paint ");
  CHECK(change("vendor", "tasks=api,d").starts_with("tasks=api,build "));
  CHECK(change("db", "after-=") == "after-=api ");
  CHECK(change("db", "duration=") == "");
  CHECK(change("db", "nothing=") == "");
  CHECK(change("db", "nothing.") == "");
  CHECK(change("nothing", "") == "");
  CHECK(change("project", "finish_task=").starts_with("finish_task=build "));
  CHECK(change("move", "scheduling.preset=") ==
        "scheduling.preset=none scheduling.preset=msproject scheduling.preset=p6 ");
  CHECK(change("db", "duration.") == "");
}

TEST_CASE("rows inside a row are completed by their id, their name or their number") {
  const std::string plan =
      "tasks:\n  - {id: a, milestones: [{name: agreed}, {name: fully tested}]}\n  - {id: b}\n";
  CHECK(complete({"change", "a", "milestones."}, plan) ==
        "milestones.agreed.\tagreed\nmilestones.2.\tfully tested\n");
  CHECK(complete({"change", "a", "milestones.2.wei"}, plan).find("milestones.2.weight=\t") !=
        std::string::npos);
  CHECK(complete({"change", "b", "milestones."}, plan) == "");
}

TEST_CASE("a row that is to be has the fields of its collection") {
  CHECK(complete({"new-row", "risk", "strategy="}).starts_with("strategy=avoid\nstrategy=transfer\n"));
  CHECK(complete({"new-row", "progress", ""}).find("task=\t") != std::string::npos);
  CHECK(complete({"new-row", "nothing", ""}) == "");
}

TEST_CASE("reports are completed by tasks, hours by a resource and a task") {
  CHECK(complete({"report"}).starts_with("build=\tBuild\n"));
  CHECK(complete({"hours"}) == "li:\tLi\ndev:\tDevelopers\n");
  CHECK(complete({"hours", "li:a"}).starts_with("li:build=\tBuild\n"));
}

}  // namespace plumb::test
