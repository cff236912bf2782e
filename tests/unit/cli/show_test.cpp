#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

std::string show(std::vector<std::string> words, std::string_view plan = kRowsPlan) {
  words.insert(words.begin(), "show");
  return RowWorld(plan).run(std::move(words));
}

}  // namespace

TEST_CASE("a row that several collections have is asked for by its kind") {
  RowWorld world(kRowsPlan);
  CHECK(world.run({"show", "api"}) ==
        "plumb: error: several rows have the id 'api'\n  = help: one of tasks/api, risks/api\n");
  CHECK(world.exit_code == 2);
  CHECK(world.run({"show", "risk/api"}).starts_with("risk api  "));
  CHECK(world.exit_code == 0);
}

TEST_CASE("the beginning of an id is enough where it is the only one") {
  RowWorld world(kRowsPlan);
  CHECK(world.run({"show", "vend"}).starts_with("risk vendor  Vendor slips  plumb.yaml:30\n"));
  CHECK(world.run({"show", "d"}) ==
        "plumb: error: 'd' is the beginning of several ids\n  = help: one of resources/dev, tasks/db\n");
  CHECK(world.run({"show", "dve"}) == "plumb: error: there is no row 'dve'\n  = help: did you mean 'dev'?\n");
  CHECK(world.run({"show", "progress/1"}) ==
        "plumb: error: rows of 'progress' have no ids\n  = help: see 'plumb list progress'\n");
  CHECK(world.exit_code == 2);
}

TEST_CASE("a built-in row stands in no file") {
  CHECK(show({"standard"}) ==
        "calendar standard  built in\n"
        "  id    standard\n"
        "  week  mon-fri: 08:00-12:00 13:00-17:00\n"
        "\n"
        "Computed\n"
        "  built in  yes\n");
}

TEST_CASE("the project is a row too") {
  const std::string text = show({"project"});
  CHECK(text.starts_with("project move  Office move  plumb.yaml:2\n  id           move\n"));
  CHECK(nlohmann::json::parse(show({"project", "--json"}))["items"][0]["start"] == "2026-03-02");
}

TEST_CASE("a row inside a row is addressed through it") {
  constexpr std::string_view kPlan = R"(plumb: 1
project: {id: p, start: 2026-03-02}
tasks:
  - {id: api, duration: 3d}
baselines:
  - id: v1
    date: 2026-03-02
    tasks:
      - {id: api, start: 2026-03-02, finish: 2026-03-04, budget: 500}
)";
  CHECK(show({"v1/api"}, kPlan) ==
        "tasks of baseline v1 api  plumb.yaml:9\n"
        "  id      api\n"
        "  start   2026-03-02\n"
        "  finish  2026-03-04\n"
        "  budget  500\n");
  const auto json = nlohmann::json::parse(show({"v1/api", "--json"}, kPlan))["items"][0];
  CHECK(json["budget"] == 500);
  CHECK(json["in"] == nlohmann::json({{"kind", "baselines"}, {"id", "v1"}}));
}

TEST_CASE("JSON says what a row holds, what names it and what it names") {
  const auto shown = nlohmann::json::parse(show({"tasks/api", "--json"}));
  CHECK(shown["schema"] == "plumb.show/1");
  CHECK(shown["kind"] == "tasks");
  const auto& api = shown["items"][0];
  CHECK(api["duration_min"] == 4800);
  CHECK(api["computed"]["finish"] == "2026-03-16T17:00");
  CHECK(api["where"] == nlohmann::json({{"file", api["where"]["file"]}, {"line", 14}}));
  REQUIRE(api["named_by"].size() == 4);
  CHECK(api["named_by"][0]["id"] == "db");
  CHECK(api["named_by"][0]["text"] == "api SS+2d");
  CHECK(api["named_by"][2]["kind"] == "progress");
  CHECK(api["named_by"][2]["id"] == nullptr);
  CHECK(api["names"][0] == nlohmann::json({{"field", "assign"}, {"kind", "resources"}, {"id", "dev"}}));
  CHECK(api["inherited"][0] == nlohmann::json({{"field", "owner"}, {"value", "li"}, {"note", "from build"}}));
}

TEST_CASE("a row in text has its parts apart, and stays whole on a narrow terminal") {
  constexpr std::string_view kShown = R"(task open  Opening \x1b[31m  plumb.yaml:26
  id         open
  name       Opening \x1b[31m
  milestone  true
  after      api FS+1d, db
  deadline   2026-03-20

Inherited
  calendar  standard  of the project

Computed
  wbs                2
  kind               milestone
  start              2026-03-17 17:00
  finish             2026-03-17 17:00
  progress           0 %
  total float        0 d
  free float         0 d
  interfering float  0 d
  independent float  0 d
  critical           yes
  driving            yes
  duration           0 d
  remaining          0 d
  early start        2026-03-17 17:00
  early finish       2026-03-17 17:00
  late start         2026-03-17 17:00
  late finish        2026-03-17 17:00

Named by
  project  finish_task  Office move  plumb.yaml:2

Names
  tasks/api  after api FS+1d  Interface
  tasks/db   after            Database
)";
  RowWorld world(kRowsPlan);
  CHECK(world.run({"show", "open"}) == kShown);
  world.terminal = {true, false, 60, 50};
  CHECK(world.run({"show", "open", "--color", "never"}) == kShown);
  const std::string coloured = world.run({"show", "open"});
  CHECK(coloured.starts_with("\x1b[1mtask open  Opening \\x1b[31m  plumb.yaml:26\x1b[0m\n"));
  CHECK(coloured.find("  calendar  standard  \x1b[2mof the project\x1b[0m\n") != std::string::npos);
}

TEST_CASE("a row in CSV and Markdown is one table") {
  CHECK(show({"vendor", "--format", "csv"}) == R"(part,field,value,note,file,line
written,id,vendor,,,
written,name,Vendor slips,,,
written,probability,30%,,,
written,impact,"{cost: 20000/50000/90000, time: 5d}",,,
written,tasks,api,,,
written,owner,li,,,
written,strategy,mitigate,,,
written,due,2026-04-01,,,
written,response_cost,500 USD,,,
names,tasks/api,tasks,Interface,,
names,resources/li,owner,Li,,
)");
  CHECK(show({"vendor", "--format", "md"}) == R"(**risk vendor  Vendor slips  plumb.yaml:30**

| part | field | value | note | place |
| --- | --- | --- | --- | --- |
| written | id | vendor |  |  |
| written | name | Vendor slips |  |  |
| written | probability | 30% |  |  |
| written | impact | \{cost: 20000/50000/90000, time: 5d\} |  |  |
| written | tasks | api |  |  |
| written | owner | li |  |  |
| written | strategy | mitigate |  |  |
| written | due | 2026-04-01 |  |  |
| written | response\_cost | 500 USD |  |  |
| names | tasks/api | tasks | Interface |  |
| names | resources/li | owner | Li |  |
)");
  const std::string csv = show({"open", "--format", "csv"});
  CHECK(csv.find("\nnamed_by,project,finish_task,Office move,plumb.yaml,2\n") != std::string::npos);
  const std::string markdown = show({"open", "--format", "md"});
  CHECK(markdown.starts_with("**task open  Opening \\\\x1b\\[31m  plumb.yaml:26**\n\n| part |"));
  CHECK(markdown.find("\n| named by | project | finish\\_task | Office move | plumb.yaml:2 |\n") !=
        std::string::npos);
}

TEST_CASE("what is computed for a row is data for programs, and text as in tables for people") {
  constexpr std::string_view kPlan = R"(plumb: 1
project: {id: p, start: 2026-03-02}
tasks:
  - {id: a, duration: 2d, deadline: 2026-03-02}
)";
  const std::string csv = show({"a", "--format", "csv"}, kPlan);
  for (const char* line :
       {"wbs,1,", "start,2026-03-02T08:00,", "finish,2026-03-03T17:00,", "progress_pct,0,",
        "total_float_min,-480,", "critical,true,", "duration_min,960,", "late_finish,2026-03-02T17:00,"})
    CHECK_MESSAGE(csv.find(std::string("\ncomputed,") + line) != std::string::npos, line);
  RowWorld world(kPlan);
  world.terminal = {true, false, 80, 50};
  const std::string text = world.run({"show", "a", "--color", "never"});
  CHECK(text.find("\n  total float        −1 d\n") != std::string::npos);
  CHECK(text.find("\n  progress           0 %\n") != std::string::npos);
}

TEST_CASE("the JSON of a row is as it was") {
  CHECK(show({"risks/api", "--json"}) ==
        R"({
  "schema": "plumb.show/1",
  "kind": "risks",
  "items": [
    {"id":"api","name":"Interface changes","kind":"threat","probability":"high","impact":"low",)"
        R"("tasks":["paint"],"status":"closed","distribution":"pert","computed":{},"inherited":[],)"
        R"("where":{"file":"plumb.yaml","line":31},"named_by":[],)"
        R"("names":[{"field":"tasks","kind":"tasks","id":"paint"}]}
  ]
}
)");
}

TEST_CASE("what summaries hand down is all that is shown as inherited") {
  const std::string text = show({"below"}, R"(plumb: 1
project: {id: p, start: 2026-03-02}
calendars: [{id: cal, week: {mon: 08:00-12:00}}]
resources: [{id: li}]
accounts: [{id: CA}]
tasks:
  - id: top
    account: CA
    owner: li
    calendar: cal
    ev_method: 50/50
    tags: [a]
    notes: not handed down
    tasks: [{id: below, duration: 1d}]
)");
  CHECK(text.find("\nInherited\n"
                  "  owner      li     from top\n"
                  "  account    CA     from top\n"
                  "  calendar   cal    from top\n"
                  "  ev_method  50/50  from top\n"
                  "  tags       a      from top\n\n") != std::string::npos);
}

TEST_CASE("no control character of a plan reaches the terminal") {
  for (const std::string& text :
       {show({"open"}), show({"open", "--json"}), RowWorld(kRowsPlan).run({"list", "tasks"}),
        show({"\x1b[31m"}), show({"tasks/\xc2\x9b"})})
    for (const char letter : text) CHECK((static_cast<unsigned char>(letter) >= 0x20 || letter == '\n'));
}

}  // namespace plumb::test
