#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_program.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kViewedPlan = R"(plumb: 1
project: {id: trial, start: 2026-03-02, finish_task: open, finish_by: 2026-03-13}
tasks:
  - {id: dig, name: "Dig \e[31m \u202e", duration: 3d}
  - {id: pour, duration: 2d/4d/6d, after: [dig]}
  - {id: paint, duration: 1d, after: [dig]}
  - {id: open, milestone: true, after: [pour, paint]}
)";

ProgramResult view(std::vector<std::string> words, std::string_view plan = kViewedPlan) {
  const TempFolder folder;
  folder.write("plumb.yaml", plan);
  return run_plumb(std::move(words), {}, {}, folder.path());
}

}  // namespace

TEST_CASE("a column that does not exist is named with the nearest one") {
  const ProgramResult result = view({"schedule", "--columns", "id,total_flaot"});
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  CHECK(
      result.err.starts_with("plumb: error: the schedule has no column 'total_flaot'\n"
                             "  = help: did you mean 'total_float'? one of id, wbs, "));
}

TEST_CASE("columns are printed in the order asked for") {
  CHECK(view({"schedule", "--columns", "start, id", "--format", "csv"}).out ==
        "start,id\n"
        "2026-03-02T08:00,dig\n"
        "2026-03-05T08:00,pour\n"
        "2026-03-05T08:00,paint\n"
        "2026-03-10T17:00,open\n");
}

TEST_CASE("no row is no error, and every format is still whole") {
  const std::vector<std::string> none = {"--where", "name=nobody"};
  for (const std::string command : {"schedule", "gantt"}) {
    std::vector<std::string> words = {command};
    words.insert(words.end(), none.begin(), none.end());
    CHECK(view(words).exit_code == 0);
  }
  const auto json = nlohmann::json::parse(view({"schedule", "--json", "--where", "name=nobody"}).out);
  CHECK(json["tasks"] == nlohmann::json::array());
}

TEST_CASE("the path may lead to any task, and floats then count to it") {
  const auto json = nlohmann::json::parse(view({"path", "--json", "--to", "pai"}).out);
  CHECK(json["finish_task"] == "paint");
  CHECK(json["finish"] == "2026-03-05T17:00");
  CHECK(json["tasks"].size() == 2);
  CHECK(json["tasks"][0]["id"] == "dig");
  CHECK(json["tasks"][0]["total_float_min"] == 0);
  CHECK(json["near"] == nlohmann::json::array());
  const ProgramResult unknown = view({"path", "--to", "paintt"});
  CHECK(unknown.exit_code == 2);
  CHECK(unknown.err.find("did you mean 'paint'?") != std::string::npos);
}

TEST_CASE("the forecast takes --due, else the deadline of the finish, else finish_by") {
  const auto due = [](std::vector<std::string> words, std::string_view plan = kViewedPlan) {
    words.insert(words.begin(), {"path", "--json"});
    return nlohmann::json::parse(view(words, plan).out)["pert"]["due"];
  };
  CHECK(due({}) == "2026-03-13T17:00");
  CHECK(due({"--due", "2026-03-11"}) == "2026-03-11T17:00");
  CHECK(due({"--due", "2026-03-11T12:00"}) == "2026-03-11T12:00");
  CHECK(due({"--to", "pour"}).is_null());
  std::string with_deadline(kViewedPlan);
  with_deadline.replace(with_deadline.find("milestone: true"), 15, "milestone: true, deadline: 2026-03-12");
  CHECK(due({}, with_deadline) == "2026-03-12T17:00");
}

TEST_CASE("a due date without estimates is said to have no effect") {
  const ProgramResult result =
      view({"path", "--due", "2026-03-11"},
           "plumb: 1\nproject: {id: p, start: 2026-03-02}\ntasks:\n  - {id: a, duration: 1d}\n");
  CHECK(result.exit_code == 0);
  CHECK(result.err.starts_with("plumb: note: --due has no effect"));
}

TEST_CASE("durations that are none are usage errors") {
  const ProgramResult result = view({"path", "--near", "5m"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.starts_with("plumb: error: --near: '5m' is ambiguous\n"));
}

TEST_CASE("a chart that ends before it begins is a usage error") {
  const ProgramResult result = view({"gantt", "--from", "2026-03-05", "--to", "2026-03-04"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.starts_with("plumb: error: --to 2026-03-04 is before --from 2026-03-05\n"));
  CHECK(view({"gantt", "--width", "100000"}).exit_code == 2);
}

TEST_CASE("hostile names reach no terminal in any view") {
  for (const std::string command : {"schedule", "gantt", "path"}) {
    const ProgramResult result = view({command});
    CHECK(result.exit_code == 0);
    CHECK(result.out.find('\x1b') == std::string::npos);
    CHECK(result.out.find("\u202e") == std::string::npos);
    CHECK(result.out.find("\\x1b[31m") != std::string::npos);
  }
}

TEST_CASE("a plan without tasks has views too") {
  const std::string empty = "plumb: 1\nproject: {id: p, start: 2026-03-02}\n";
  for (const std::string command : {"schedule", "gantt", "path", "check"})
    CHECK(view({command}, empty).exit_code == 0);
  for (const std::string command : {"schedule", "path", "check"})
    for (const std::string format : {"json", "csv", "md"})
      CHECK(view({command, "--format", format}, empty).exit_code == 0);
}

}  // namespace plumb::test
