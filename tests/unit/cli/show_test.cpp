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

TEST_CASE("a row in CSV and Markdown is one table") {
  CHECK(show({"vendor", "--format", "csv"})
            .starts_with("part,field,value,note,file,line\nwritten,id,vendor,,,\n"));
  CHECK(show({"vendor", "--format", "md"}).find("named_by") == std::string::npos);
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
