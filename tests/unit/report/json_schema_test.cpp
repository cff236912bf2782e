#include "plumb/report/json_schema.hpp"
#include "plumb/plan/load_plan.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "plumb/io/file_reader.hpp"
#include "support/json_schema_check.hpp"
#include "support/plan_from.hpp"
#include "support/run_program.hpp"

namespace plumb::test {
namespace {

namespace fs = std::filesystem;

const nlohmann::json& plan_schema() {
  static const nlohmann::json schema = [] {
    std::string text;
    write_plan_schema(text);
    return nlohmann::json::parse(text);
  }();
  return schema;
}

/// Returns the first problem that the schema sees in a plan; a plan that YAML cannot read has none of its
/// own.
std::string problem_of(std::string text) {
  Diagnostics diagnostics;
  const auto document =
      parse_document(std::make_shared<SourceFile>("plumb.yaml", std::move(text)), diagnostics);
  if (!document || !document->root()) return {};
  return schema_problem(plan_schema(), json_of(document->root()));
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Says whether the loader finds no fault that a schema could see: values, keys and types.
bool has_good_values(const std::string& text) {
  Diagnostics diagnostics;
  load_plan(MemoryReader({{"plumb.yaml", text}}), "plumb.yaml", diagnostics);
  for (const Diagnostic& each : diagnostics.all())
    if (each.severity == Severity::error &&
        (each.code == Code::bad_value || each.code == Code::unknown_key || each.code == Code::bad_type ||
         each.code == Code::missing_field || each.code == Code::bad_id || each.code == Code::format_version))
      return false;
  return true;
}

// Every field, in every form that it has.
constexpr std::string_view kEverything = R"(plumb: 1
project:
  id: city-card
  name: 2026
  start: 2026-03-02
  status_date: today
  finish_task: go
  finish_by: 2026-12-18T17:30
  currency: CNY
  rates: {USD: [{from: 2026-01-01, rate: 7.10}], EUR: 8}
  calendar: standard
  hours_per_day: 8
  days_per_week: 5
  days_per_month: 20
  baseline: v1
  contingency: 250000
  undistributed_budget: 12_000.50
  management_reserve: 25000 USD
  scheduling: {preset: msproject, progress: override, lag_calendar: 24h, float: min, critical: longest, critical_float: 0d, resource_calendars: true}
  risk_matrix: {probability: [{level: low, value: 10%}], impact: [{level: low, value: 0.1, cost: 20000, time: 2d}], high: 0.15}
  notes: a
  x-mine: {any: [thing]}
x-own: 5
calendars:
  - id: standard
    week: {mon-thu: 08:30-12:00 13:00-17:30, fri: 08:30-12:00, sat: off}
    exceptions:
      - {dates: 2026-10-01..2026-10-07, name: National Day}
      - {dates: 2026-10-10, as: fri}
      - {dates: 2026-12-31, hours: 08:30-12:00}
    hours_per_day: 7.5
  - {id: night, base: standard, week: {mon-fri: 22:00-06:00}}
  - {id: round-the-clock, week: {mon-sun: 00:00-24:00}}
resources:
  - {id: dev, name: Developers, kind: work, capacity: 3, rate: 800/d, skills: [c++, sql], role: a, email: b, tags: [t], files: [f], overtime_rate: 100 USD/h}
  - {id: li, rate: [{from: 2026-01-01, rate: 100/h}], capacity: [{from: 2026-01-01, units: 50%}, {from: 2026-02-01, units: 1.5}], member_of: dev, off: [2026-07-06..2026-07-10, 2026-07-14]}
  - {id: 设计-1, kind: material, unit: m, rate: 12, cost_per_use: 5, calendar: night}
  - {id: 7, kind: cost}
accounts:
  - {id: CA-1.2, name: Clearing, manager: li, organization: Software}
tasks:
  - id: build
    owner: li
    closed: 2026-12-01
    account: CA-1.2
    tasks:
      - id: api
        duration: 6d/10d/18d
        after: [go FS, db SS+2d, x FF-50%, y +7ed, z SF -1h]
        assign: {dev: 2, li: 50%, 7: 3000 USD}
        effort: 25d
        constraint: [SNET 2026-04-01, FNLT 2026-05-01T12:00]
        deadline: 2026-06-30 17:30
        priority: 500
        budget: 80000
        fixed_cost: 5000 USD
        accrue: end
        ev_method: milestones
        milestones: [{name: agreed, weight: 40%, done: 2026-04-20}, {name: tested, weight: 60%}]
        units: 120/400
        progress: 60.5%
        actual_start: 2026-04-02
        remaining: 4d
        expected: 2026-07-10
        pauses: [2026-05-11..2026-05-15]
        raci: {R: [dev], A: li, C: [dev]}
        needs: [c++]
        satisfies: [REQ-3]
        acceptance: 500 transactions
        tags: [backend, 3]
        files: [docs/api.md]
        distribution: triangular
        notes: true
      - {id: db, duration: 1.5d, after: go, constraint: ALAP, ev_method: 25/75, milestone: false}
  - {id: go, milestone: start, apportioned_to: api}
  - {id: go2, milestone: true}
  - {id: pmo, span: [db, go], ev_method: loe}
progress:
  - {date: 2026-07-03, task: api, done: 85%, remaining: 3d, by: dev, notes: a}
  - {date: 2026-07-03, task: db, start: 2026-07-01, finish: 2026-07-02, units: 120, milestone: m}
actuals:
  - {date: 2026-04-30, task: api, cost: 12000, hours: 40, overtime: 1.5, quantity: 3, resource: dev, risk: r, ref: invoice 34, account: CA-1.2, contract: c, by: a, notes: b}
baselines:
  - id: v1
    date: 2026-03-02
    reason: signed
    from: v0
    changes: [CR-1]
    contingency: 1
    undistributed_budget: 2
    approvals: [{by: sponsor, date: 2026-03-02}]
    calendars: [{id: standard, week: {mon: 08:00-12:00}}]
    tasks:
      - {id: api, name: a, start: 2026-03-02, finish: 2026-03-04, budget: {start: 5000, linear: 75000, end: 0}, calendar: standard, account: CA-1.2, elapsed: true}
      - {id: db, start: 2026-03-02, finish: 2026-03-04, budget: 500}
limits:
  - {id: spi, must: ">= 0.90", metric: spi, of: CA-1.2, level: warn, undefined: pass}
  - {id: no-response, rule: risk-without-response, level: off}
risks:
  - {id: r, name: a, kind: opportunity, category: c, probability: 30%, impact: {cost: 20000/50000/90000 USD, time: 5d/10d/20d}, distribution: uniform, tasks: [api], status: occurred, owner: li, strategy: share, response: r, response_cost: 8000, residual: {probability: 10%, impact: {cost: 50000}}, trigger: t, due: 2026-05-01}
  - {id: s, probability: high, impact: low, residual: {probability: low, impact: {level: low}}}
)";

}  // namespace

TEST_CASE("every field of every form is valid") {
  CHECK(problem_of(std::string(kEverything)) == "");
}

TEST_CASE("the example plans are valid") {
  for (const fs::path& folder :
       {source_folder() / "examples/minimal", source_folder() / "examples/city-card"})
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".yaml") continue;
      CAPTURE(entry.path().string());
      CHECK(problem_of(content(entry.path())) == "");
    }
}

TEST_CASE("the schema and the loader agree on the forms of values") {
  // What only the loader can know: days that do not exist, sums and ranges, texts with a meaning of their
  // own.
  constexpr std::array<std::string_view, 1> kBeyondSchema{"encoding.yaml"};
  for (const auto& entry : fs::directory_iterator(source_folder() / "tests/data/codes")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".yaml" || name == kBeyondSchema[0]) continue;
    const std::string text = content(entry.path());
    CAPTURE(name);
    if (has_good_values(text)) CHECK(problem_of(text) == "");
  }
}

TEST_CASE("the schema and the loader agree on which collections are empty") {
  const std::string plan = "plumb: 1\nproject: {id: p, start: 2026-03-02}\n";
  for (const char* risks : {"risks:\n", "risks: null\n", "risks: ~\n", "risks: []\n", "risks: none\n",
                            "risks: 'null'\n", "risks: {}\n", "tasks: [{id: a, duration: 1d, tasks:}]\n",
                            "tasks: [{id: a, duration: 1d, tasks: ~}]\n"}) {
    CAPTURE(std::string(risks));
    CHECK(has_good_values(plan + risks) == (problem_of(plan + risks) == ""));
  }
  CHECK(problem_of(plan + "risks: null\n") == "");
}

TEST_CASE("the schema and the loader agree on the characters of ids") {
  for (const char* id : {"a", "设计-1", "a，b", "（a）", "a：b", "a；b", "a、b", "50％", "-a", "+a", "a+b",
                         "a-b", "'a:b'", "é", "x.y_z"}) {
    const std::string plan = fmt::format(
        "plumb: 1\nproject: {{id: p, start: 2026-03-02}}\ntasks: [{{id: {}, duration: 1d}}]\n", id);
    CAPTURE(std::string(id));
    CHECK(has_good_values(plan) == (problem_of(plan) == ""));
  }
}

TEST_CASE("typical mistakes are invalid") {
  const auto mistake = [](const std::string& task) {
    return problem_of("plumb: 1\nproject: {id: p, start: 2026-03-02}\ntasks: [{id: a, " + task + "}]\n") !=
           "";
  };
  CHECK_FALSE(mistake("duration: 5d"));
  for (const char* task :
       {"duration: 5",      "duration: 5m",      "duration: 6d/10d",     "progress: 60",
        "progress: 0.6",    "duraton: 5d",       "deadline: 20.03.2026", "deadline: 2026-13-01",
        "after: [a XX+2d]", "constraint: SNET",  "milestone: yes",       "priority: 1001",
        "tags: backend",    "budget: 12.000,50", "budget: 1e5x",         "raci: {X: li}",
        "ev_method: 50-50", "accrue: middle",    "assign: [dev]",        "units: 120"})
    CHECK_MESSAGE(mistake(task), task);
}

TEST_CASE("an included file has collections alone, and the root says what it is") {
  CHECK(problem_of("tasks: [{id: a, duration: 1d}]\n") == "");
  CHECK(problem_of("tasks:\n") == "");
  CHECK(problem_of("project: {id: p, start: 2026-03-02}\n") == ": lacks plumb");
  CHECK(problem_of("plumb: 1\n") == ": lacks project");
  CHECK(problem_of("plumb: 2\nproject: {id: p, start: 2026-03-02}\n") == "/plumb: none of the words");
  CHECK(problem_of("plumb: 1\nproject: {id: p}\n") == "/project: lacks start");
  CHECK(problem_of("taks: []\n") == ": unknown key taks");
}

TEST_CASE("the schema of one collection is that of its list") {
  std::string text;
  write_rows_schema(text, CollectionKind::risks);
  const auto schema = nlohmann::json::parse(text);
  CHECK(schema["items"]["$ref"] == "#/definitions/risk");
  CHECK(schema["definitions"]["risk"]["required"] == nlohmann::json({"id"}));
  CHECK(schema_problem(schema, nlohmann::json::parse(R"([{"id": "r", "probability": "30%"}])")) == "");
  CHECK(schema_problem(schema, nlohmann::json::parse(R"([{"id": "r", "probability": 30}])")) != "");
}

TEST_CASE("every definition that is named is there, and every field has a description") {
  const auto& definitions = plan_schema()["definitions"];
  const std::string text = plan_schema().dump();
  for (std::size_t at = text.find("#/definitions/"); at != std::string::npos;
       at = text.find("#/definitions/", at + 1)) {
    const std::size_t begin = at + 14;
    CHECK(definitions.contains(text.substr(begin, text.find('"', begin) - begin)));
  }
  for (const auto& property : definitions["task"]["properties"].items()) {
    CAPTURE(property.key());
    CHECK(property.value()["description"].get<std::string>().size() > 5);
  }
}

}  // namespace plumb::test
