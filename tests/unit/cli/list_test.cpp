#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

std::string list(std::vector<std::string> words, std::string_view plan = kRowsPlan) {
  words.insert(words.begin(), "list");
  return RowWorld(plan).run(std::move(words));
}

}  // namespace

TEST_CASE("JSON has every value of a row with its unit") {
  const auto risks = nlohmann::json::parse(list({"risks", "--json"}));
  CHECK(risks["schema"] == "plumb.list/1");
  CHECK(risks["kind"] == "risks");
  const auto& vendor = risks["items"][0];
  CHECK(vendor["probability_pct"] == 30);
  CHECK(vendor["impact"]["cost"] == 50000);
  CHECK(vendor["impact"]["cost_range"] == nlohmann::json({20000, 50000, 90000}));
  CHECK(vendor["impact"]["time_min"] == 2400);
  CHECK(vendor["response_cost"] == nlohmann::json({{"amount", 500}, {"currency", "USD"}}));
  CHECK(vendor["due"] == "2026-04-01");
  CHECK(vendor["status"] == "open");
  CHECK(vendor["computed"].empty());
  CHECK(risks["items"][1]["probability"] == "high");
  CHECK(risks["items"][1]["impact"] == "low");
}

TEST_CASE("a listing is one table in text, CSV and Markdown; data has every column and exact values") {
  CHECK(list({"tasks"}) == R"(id     name              start       finish      progress  total float  owner
build  Build             2026-03-02  2026-03-16    21.1 %          0 d  li
api      Interface       2026-03-02  2026-03-16    40.0 %          0 d  li
db       Database        2026-03-09  2026-03-11     0.0 %          2 d  dev
paint    Paint           2026-03-11  2026-03-13     0.0 %          4ed  li
open   Opening \x1b[31m  2026-03-17  2026-03-17     0.0 %          0 d
)");
  CHECK(list({"tasks", "--format", "csv"}) == R"(id,name,start,finish,progress_pct,total_float_min,owner
build,Build,2026-03-02T08:00,2026-03-16T17:00,21.05263157894737,0,li
api,Interface,2026-03-02T08:00,2026-03-16T17:00,40,0,li
db,Database,2026-03-09T08:00,2026-03-11T17:00,0,960,dev
paint,Paint,2026-03-11T17:00,2026-03-13T17:00,0,5760,li
open,Opening \x1b[31m,2026-03-17T17:00,2026-03-17T17:00,0,0,
)");
  CHECK(list({"tasks", "--format", "md"}) ==
        R"(| id | name | start | finish | progress | total float | owner |
| --- | --- | --- | --- | ---: | ---: | --- |
| build | Build | 2026-03-02 | 2026-03-16 | 21.1 % | 0 d | li |
| api | &emsp;Interface | 2026-03-02 | 2026-03-16 | 40.0 % | 0 d | li |
| db | &emsp;Database | 2026-03-09 | 2026-03-11 | 0.0 % | 2 d | dev |
| paint | &emsp;Paint | 2026-03-11 | 2026-03-13 | 0.0 % | 4ed | li |
| open | Opening \\x1b\[31m | 2026-03-17 | 2026-03-17 | 0.0 % | 0 d |  |
)");
  CHECK(list({"risks"}) == R"(id      name               kind    probability  tasks  status  owner  strategy
vendor  Vendor slips       threat         30 %  api    open    li     mitigate
api     Interface changes  threat         high  paint  closed
)");
  CHECK(list({"risks", "--format", "csv"}) == R"(id,name,kind,category,probability_pct,tasks,status,owner
vendor,Vendor slips,threat,,30,api,open,li
api,Interface changes,threat,,high,paint,closed,
)");
  CHECK(list({"risks", "--format", "md"}) ==
        R"(| id | name | kind | probability | tasks | status | owner | strategy |
| --- | --- | --- | ---: | --- | --- | --- | --- |
| vendor | Vendor slips | threat | 30 % | api | open | li | mitigate |
| api | Interface changes | threat | high | paint | closed |  |  |
)");
}

TEST_CASE("the JSON of a listing has one line for each row") {
  std::istringstream lines(list({"risks", "--json"}));
  std::vector<std::string> all;
  for (std::string line; std::getline(lines, line);) all.push_back(line);
  REQUIRE(all.size() == 8);
  CHECK(all[0] == "{");
  CHECK(all[1] == R"(  "schema": "plumb.list/1",)");
  CHECK(all[2] == R"(  "kind": "risks",)");
  CHECK(all[3] == R"(  "items": [)");
  CHECK(all[5] ==
        R"(    {"id":"api","name":"Interface changes","kind":"threat","probability":"high","impact":"low",)"
        R"("tasks":["paint"],"status":"closed","distribution":"pert","computed":{}})");
  CHECK(all[6] == "  ]");
  CHECK(all[7] == "}");
}

TEST_CASE("a narrow terminal shortens names before the schedule loses its dates") {
  RowWorld world(kRowsPlan);
  world.terminal = {true, false, 40, 50};
  const std::string text = world.run({"schedule", "--color", "never"});
  CHECK(text.starts_with("id     name       start       finish\n"));
}

TEST_CASE("a narrow terminal drops columns from the right, and nothing is cut when piped") {
  RowWorld world(kRowsPlan);
  world.terminal = {true, false, 60, 50};
  CHECK(world.run({"list", "tasks", "--color", "never"}) ==
        R"(id     name              start       finish      progress
build  Build             2026-03-02  2026-03-16    21.1 %
api      Interface       2026-03-02  2026-03-16    40.0 %
db       Database        2026-03-09  2026-03-11     0.0 %
paint    Paint           2026-03-11  2026-03-13     0.0 %
open   Opening \x1b[31m  2026-03-17  2026-03-17     0.0 %
)");
  CHECK(world.run({"list", "risks", "--color", "never"}) ==
        R"(id      name               kind    probability  tasks
vendor  Vendor slips       threat         30 %  api
api     Interface changes  threat         high  paint
)");
  world.terminal = {false, false, 60, 50};
  CHECK(world.run({"list", "risks"}) == list({"risks"}));
}

TEST_CASE("colour stands on a terminal or where it is asked for, and never in data") {
  RowWorld world(kRowsPlan);
  CHECK(world.run({"list", "risks"}).find('\x1b') == std::string::npos);
  CHECK(world.run({"list", "risks", "--color", "always"}).starts_with("\x1b[2mid\x1b[0m "));
  world.terminal = {true, true, 100, 50};
  CHECK(world.run({"list", "risks"}).starts_with("\x1b[2mid\x1b[0m "));
  for (const std::string format : {"json", "csv", "md"})
    CHECK(world.run({"list", "tasks", "--color", "always", "--format", format}).find('\x1b') ==
          std::string::npos);
}

TEST_CASE("JSON keeps the fields of a task apart from what is computed") {
  const auto tasks = nlohmann::json::parse(list({"tasks", "--json"}))["items"];
  REQUIRE(tasks.size() == 5);
  CHECK(tasks[1]["duration_min"] == 4800);
  CHECK(tasks[1]["duration_range_min"] == nlohmann::json({2880, 4800, 8640}));
  CHECK(tasks[1]["budget"] == 12000.5);
  CHECK(tasks[1]["assign"] == nlohmann::json({{"dev", 2}, {"li", 0.5}}));
  CHECK(tasks[1]["owner"] == "li");
  CHECK_FALSE(tasks[1].contains("progress_pct"));
  CHECK(tasks[1]["computed"]["progress_pct"] == 40);
  CHECK(tasks[1]["computed"]["wbs"] == "1.1");
  CHECK(tasks[2]["tags"] == nlohmann::json({"sql", "backend"}));
  CHECK(tasks[3]["duration_min"] == 2880);
  CHECK(tasks[3]["duration_elapsed"] == true);
}

TEST_CASE("the columns that are named are there, and no others, null where a row has none") {
  CHECK(list({"tasks", "--columns", "id,deadline,total_float,effort", "--where", "id=open", "--json"}) ==
        R"({
  "schema": "plumb.list/1",
  "kind": "tasks",
  "items": [
    {"id":"open","deadline":"2026-03-20","effort_min":null,"computed":{"total_float_min":0}}
  ]
}
)");
}

TEST_CASE("rows are chosen by what is above them, by owner and by condition") {
  CHECK(list({"tasks", "--under", "buil", "--owner", "li", "--columns", "id", "--format", "csv"}) ==
        "id\nbuild\napi\npaint\n");
  CHECK(list({"risks", "--under", "paint", "--columns", "id", "--format", "csv"}) == "id\napi\n");
  CHECK(list({"progress", "--under", "build", "--columns", "task", "--format", "csv"}) == "task\napi\n");
  CHECK(list({"risks", "--where", "status=open and impact.cost>=50000", "--columns", "id", "--format",
              "csv"}) == "id\nvendor\n");
}

TEST_CASE("rows are sorted by several columns, those without a value last") {
  CHECK(list({"tasks", "--sort", "-duration,id", "--columns", "id", "--format", "csv"}) ==
        "id\nbuild\napi\npaint\ndb\nopen\n");
  CHECK(list({"tasks", "--sort", "-deadline", "--columns", "id", "--format", "csv"}) ==
        "id\nopen\nbuild\napi\ndb\npaint\n");
  CHECK(list({"tasks", "--sort", "deadline", "--columns", "id", "--format", "csv"}) ==
        "id\nopen\nbuild\napi\ndb\npaint\n");
}

TEST_CASE("an empty listing says so, and its JSON is valid") {
  RowWorld world(kRowsPlan);
  CHECK(world.run({"list", "accounts"}) == "plumb: note: the plan has no accounts\n");
  CHECK(world.exit_code == 0);
  CHECK(world.run({"list", "risks", "--where", "status=retired"}) ==
        "plumb: note: none of 2 rows is chosen\n");
  CHECK(nlohmann::json::parse(world.run({"list", "baselines", "--json"}))["items"].empty());
}

TEST_CASE("what cannot be meant is said with its place and ends with exit code 2") {
  RowWorld world(kRowsPlan);
  CHECK(world.run({"list", "risks", "--where", "status=opne and due<2026-06-01"}) ==
        "--where:1:8: error: 'opne' is not a value of 'status' [bad-value]\n"
        "     1 | status=opne and due<2026-06-01\n"
        "       |        ^^^^\n"
        "       = help: did you mean 'open'? one of open, occurred, closed, retired\n");
  CHECK(world.exit_code == 2);
  CHECK(world.run({"list", "riscs"}).find("did you mean 'risks'?") != std::string::npos);
  CHECK(world.exit_code == 2);
  CHECK(world.run({"list", "tasks", "--columns", "finsh"}) ==
        "plumb: error: 'tasks' have no field 'finsh'\n  = help: did you mean 'finish'?\n");
  CHECK(world.run({"list", "tasks", "--columns", "done"}) ==
        "plumb: error: 'tasks' have no field 'done'\n  = help: did you mean 'progress'?\n");
  CHECK(world.run({"list", "tasks", "--sort", "-float"}).find("did you mean 'total_float'?") !=
        std::string::npos);
  CHECK(world.run({"list", "risks", "--columns", "float"}).find("total_float") == std::string::npos);
  CHECK(world.run({"schedule", "--columns", "id,left"}) ==
        "plumb: error: the schedule has no column 'left'\n  = help: did you mean 'remaining'? see 'plumb "
        "schedule --help'\n");
  CHECK(world.run({"schedule", "--where", "owner=li and left>2d"}) ==
        "--where:1:14: error: there is no field 'left' [unknown-key]\n"
        "     1 | owner=li and left>2d\n"
        "       |              ^^^^\n"
        "       = help: did you mean 'remaining'?\n");
  CHECK(world.run({"list", "resources", "--owner", "li"}) ==
        "plumb: error: 'resources' have no owner\n  = help: leave '--owner' away\n");
  CHECK(world.run({"list", "tasks", "--sort", "naem"}).find("did you mean 'name'?") != std::string::npos);
  CHECK(world.run({"list", "limits", "--under", "api"}).find("'limits' name no tasks") != std::string::npos);
}

}  // namespace plumb::test
