#include "plumb/plan/row_subjects.hpp"

#include <doctest/doctest.h>

namespace plumb::test {
namespace {

constexpr std::string_view kFile = R"(# a comment
project: {id: p, start: 2026-03-02}
tasks:
  - id: build
    tasks:
      - {id: api, milestones: [{name: one, weight: 40%}]}
      - id: 设计
        duration:
actuals:
  - {date: 2026-04-30, task: api, cost: 5}
  - {cost: 6}
baselines:
  - id: v1
    tasks: [{id: api, start: 2026-03-02}]
x-mine: &own [{id: theirs}]
limits: [*own, {id: spi}]
)";

std::string at(std::string_view word, std::string_view text = kFile) {
  const auto file = std::make_shared<const SourceFile>("plumb.yaml", std::string(text));
  return std::string(RowSubjects(file).at(text.find(word)));
}

TEST_CASE("a row is named by its collection and id, a row inside a row by both") {
  CHECK(at("id: build") == "tasks/build");
  CHECK(at("api,") == "tasks/api");
  CHECK(at("weight: 40%") == "tasks/api");
  CHECK(at("duration") == "tasks/设计");
  CHECK(at("id: v1") == "baselines/v1");
  CHECK(at("start: 2026-03-02}]") == "baselines/v1/api");
  CHECK(at("id: spi") == "limits/spi");
  CHECK(at("theirs") == "x-mine/theirs");
}

TEST_CASE("a row of a ledger is named by its day and task, what has no row by its collection") {
  CHECK(at("cost: 5") == "actuals/2026-04-30/api");
  CHECK(at("cost: 6") == "actuals");
  CHECK(at("start: 2026-03-02}\n") == "project/p");
  CHECK(at("# a comment").empty());
}

TEST_CASE("what is no YAML has no rows") {
  CHECK(at("id", "tasks: [{id: a}").empty());
  CHECK(at("b", "a\nb\n").empty());
  CHECK(at("x", "# x\n").empty());
}

}  // namespace
}  // namespace plumb::test
