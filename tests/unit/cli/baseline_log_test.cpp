#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kTwice = R"(plumb: 1
project: {id: road, start: 2026-03-02}
tasks:
  - {id: dig, duration: 2d, budget: 100}
  - {id: pave, duration: 2d, after: [dig], budget: 300}
changes:
  - {id: CR-1, name: Rock}
  - {id: CR-2, name: Trees}
baselines:
  - id: v1
    date: 2026-03-01
    reason: agreed
    tasks:
      - {id: dig, start: 2026-03-02, finish: 2026-03-03, budget: 100}
      - {id: plant, start: 2026-03-02, finish: 2026-03-03, budget: 50}
  - id: v2
    date: 2026-03-04
    reason: rock
    from: v1
    changes: [CR-1, CR-2]
    approvals: [{by: sponsor, date: 2026-03-04}]
    tasks:
      - {id: dig, start: 2026-03-02, finish: 2026-03-04, budget: 150}
      - {id: pave, start: 2026-03-05, finish: 2026-03-06, budget: 300}
)";

}  // namespace

TEST_CASE("the log of baselines tells what each changed in the one before") {
  RowWorld world(kTwice);
  CHECK(world.run({"baseline", "log"}) ==
        "id  date        from  finish         ±  BAC     ±  tasks                              changes     "
        "reason\n"
        "v2  2026-03-04  v1    2026-03-06  +3 d  450  +300  2 tasks, 1 new, 1 gone, 1 changed  CR-1, CR-2  "
        "rock\n"
        "v1  2026-03-01        2026-03-03        150        2 tasks                                        "
        "agreed\n");
  const auto json = nlohmann::json::parse(world.run({"baseline", "log", "--json"}));
  CHECK(json["schema"] == "plumb.baseline/1");
  CHECK(json["log"][0]["id"] == "v2");
  CHECK(json["log"][0]["finish_change_min"] == 1440);
  CHECK(json["log"][0]["bac_change"] == 300);
  CHECK(json["log"][0]["tasks_added"] == 1);
  CHECK(json["log"][0]["tasks_removed"] == 1);
  CHECK(json["log"][0]["tasks_changed"] == 1);
  CHECK(json["log"][0]["changes"][1] == "CR-2");
  CHECK(json["log"][0]["approvals"][0]["by"] == "sponsor");
  CHECK(json["log"][1]["from"] == nullptr);
  CHECK(json["log"][1]["bac_change"] == nullptr);
  CHECK(world.run({"baseline", "log", "--format", "csv"})
            .starts_with("id,date,from,finish,finish_change_min,"));
}

TEST_CASE("the log of no baseline is empty, and takes no id") {
  RowWorld world("plumb: 1\nproject: {id: road, start: 2026-03-02}\ntasks: [{id: a, duration: 1d}]\n");
  CHECK(world.run({"baseline", "log", "v1"}).starts_with("plumb: error: 'baseline log' takes no id\n"));
  CHECK(world.exit_code == 2);
}

}  // namespace plumb::test
