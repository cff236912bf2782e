#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run_program.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kChangedPlan = R"(plumb: 1
project: {id: kiosk, start: 2026-03-02, status_date: 2026-03-06, currency: EUR}
include: baselines/
resources:
  - {id: dev, name: Developers, rate: 400/d}
stakeholders:
  - {id: client, name: Client}
tasks:
  - id: build
    name: Build
    tasks:
      - {id: api, name: Interface, duration: 5d, assign: {dev: 1}}   # the heart
      - {id: db, name: Database, duration: 2d, assign: {dev: 1}}
  - {id: old, name: Old gateway, duration: 3d, budget: 900}
  - {id: live, milestone: true, after: [api, db]}
contracts:
  - {id: main, name: Main contract, value: 50000}
risks:
  - {id: vendor, probability: 30%, impact: {cost: 9000}, strategy: accept, tasks: [api]}
changes:
  # asked for in March
  - id: C-1
    name: Audit of the interface
    requested_by: client
    requested: 2026-03-03
    reason: the regulator wants it
    status: submitted
    contract: main
    impact: {cost: 6000, time: 3d}
    apply:
      - {task: db, set: {duration: 4d, after: [api]}}
      - {add: audit, name: Audit, under: build, duration: 3d, after: [api], assign: {dev: 1}}
      - {remove: old}
      - {task: live, set: {after: [audit, db]}}
)";

class ChangedFolder {
 public:
  explicit ChangedFolder(std::string_view plan = kChangedPlan) {
    folder_.write("plumb.yaml", plan);
    folder_.write("baselines/.keep", "");
  }

  ProgramResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, "--today=2026-03-09");
    return run_plumb(std::move(words), {}, {}, folder_.path());
  }

  std::string text(const std::string& name = "plumb.yaml") const {
    std::ifstream in(folder_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  TempFolder folder_;
};

/// The plan with one part replaced.
std::string changed_plan_with(std::string_view old_part, std::string_view new_part) {
  std::string plan(kChangedPlan);
  const std::size_t at = plan.find(old_part);
  REQUIRE(at != std::string::npos);
  return plan.replace(at, old_part.size(), new_part);
}

}  // namespace

TEST_CASE("a preview compares the plan with the one that the change leads to, and writes nothing") {
  const ChangedFolder folder;
  const ProgramResult result = folder.run({"change", "preview", "C-1"});
  CHECK(result.exit_code == 0);
  CHECK(result.err == "");
  CHECK(result.out == R"(C-1 Audit of the interface  submitted · requested 2026-03-03 by client
the regulator wants it
expected: cost +6,000 · time 3d

                  as it is  with the change  effect
finish          2026-03-13       2026-03-19    +4 d
BAC                  3,700            4,800  +1,100
EAC, bottom-up       3,700            4,800  +1,100
exposure             2,700            2,700       –
least float            0 d              0 d       –
contract value      50,000           56,000  +6,000

   row    what changed                      effect
~  db     duration: 2d → 4d                 +1 d finish, now critical
          after: + api
+  audit  Audit  3 d, 1,200                 +3 d finish
~  live   after: + audit, − api             ends +4 d
−  old    Old gateway  3 d, 900, float 2 d

critical now: db
float: db 3 d → 0 d
)");
  CHECK(folder.text() == kChangedPlan);
}

TEST_CASE("a preview has every format") {
  const ChangedFolder folder;
  CHECK(folder.run({"change", "preview", "C-1", "--format", "csv"}).out == R"(figure,before,after,change
finish,2026-03-13T17:00,2026-03-19T17:00,1920
bac,3700,4800,1100
eac_bottom_up,3700,4800,1100
exposure,2700,2700,0
total_float_min,0,0,0
contract_value,50000,56000,6000
)");
  CHECK(folder.run({"change", "preview", "C-1", "--format", "md"}).out ==
        R"(**C-1 Audit of the interface** submitted · requested 2026-03-03 by client

the regulator wants it

expected: cost +6,000 · time 3d

|  | as it is | with the change | effect |
| --- | ---: | ---: | ---: |
| finish | 2026-03-13 | 2026-03-19 | \+4 d |
| BAC | 3,700 | 4,800 | \+1,100 |
| EAC, bottom-up | 3,700 | 4,800 | \+1,100 |
| exposure | 2,700 | 2,700 | – |
| least float | 0 d | 0 d | – |
| contract value | 50,000 | 56,000 | \+6,000 |

|  | row | what changed | effect |
| --- | --- | --- | --- |
| \~ | db | duration: 2d → 4d | \+1 d finish, now critical |
|  |  | after: + api |  |
| \+ | audit | Audit  3 d, 1,200 | \+3 d finish |
| \~ | live | after: + audit, − api | ends +4 d |
| − | old | Old gateway  3 d, 900, float 2 d |  |

- critical now: db
- float: db 3 d → 0 d
)");
  const auto json = nlohmann::json::parse(folder.run({"change", "preview", "C-1", "--json"}).out);
  CHECK(json["schema"] == "plumb.change/1");
  CHECK(json["before"]["contract_value"] == 50000);
  CHECK(json["after"]["contract_value"] == 56000);
  CHECK(json["before"]["finish"] == "2026-03-13T17:00");
  CHECK(json["after"]["finish"] == "2026-03-19T17:00");
  CHECK(json["change"]["finish_min"] == 4 * 480);
  CHECK(json["change"]["bac"] == 2 * 400 + 3 * 400 - 900);
}

TEST_CASE("a step that would make the plan wrong is shown with what the plan would say") {
  const ChangedFolder folder(changed_plan_with("set: {after: [audit, db]}", "set: {after: [audit, old]}"));
  const ProgramResult result = folder.run({"change", "preview", "C-1"});
  CHECK(result.exit_code == 3);
  CHECK(result.out.empty());
  CHECK(result.err == R"(plumb.yaml:33:18: error: no task 'old' [unknown-reference]
    33 |       - {remove: old}
       |                  ^^^
plumb.yaml:15:48: note: the plan would say here
    15 |   - {id: live, milestone: true, after: [audit, old]}
       |                                                ^^^
       = help: add it to 'tasks', or name one that exists
)");
  const ChangedFolder circle(changed_plan_with("set: {duration: 4d, after: [api]}", "set: {after: [live]}"));
  CHECK(circle.run({"change", "preview", "C-1"}).err ==
        R"(plumb.yaml:34:16: error: tasks wait for each other: db → live → db [cycle]
    34 |       - {task: live, set: {after: [audit, db]}}
       |                ^^^^
plumb.yaml:15:48: note: the plan would say here
    15 |   - {id: live, milestone: true, after: [audit, db]}
       |                                                ^^
plumb.yaml:13:74: note: 'db' waits for 'live' here
    13 |       - {id: db, name: Database, duration: 2d, assign: {dev: 1}, after: [live]}
       |                                                                          ^^^^
       = help: remove one of these links
)");
}

TEST_CASE("apply writes the steps, the status and the approval at once") {
  const ChangedFolder folder;
  const ProgramResult result = folder.run({"change", "apply", "C-1", "--by", "client"});
  CHECK(result.exit_code == 0);
  CHECK(result.out == "change 'C-1' implemented: 4 steps\n");
  CHECK(result.err == "");
  CHECK(folder.text() == R"(plumb: 1
project: {id: kiosk, start: 2026-03-02, status_date: 2026-03-06, currency: EUR}
include: baselines/
resources:
  - {id: dev, name: Developers, rate: 400/d}
stakeholders:
  - {id: client, name: Client}
tasks:
  - id: build
    name: Build
    tasks:
      - {id: api, name: Interface, duration: 5d, assign: {dev: 1}}   # the heart
      - {id: db, name: Database, duration: 4d, assign: {dev: 1}, after: [api]}
      - {id: audit, name: Audit, duration: 3d, after: [api], assign: {dev: 1}}
  - {id: live, milestone: true, after: [audit, db]}
contracts:
  - {id: main, name: Main contract, value: 50000}
risks:
  - {id: vendor, probability: 30%, impact: {cost: 9000}, strategy: accept, tasks: [api]}
changes:
  # asked for in March
  - id: C-1
    name: Audit of the interface
    requested_by: client
    requested: 2026-03-03
    reason: the regulator wants it
    status: implemented
    contract: main
    impact: {cost: 6000, time: 3d}
    approvals: [{by: client, date: 2026-03-09, decision: approve}]
    implemented: 2026-03-09
    apply:
      - {task: db, set: {duration: 4d, after: [api]}}
      - {add: audit, name: Audit, under: build, duration: 3d, after: [api], assign: {dev: 1}}
      - {remove: old}
      - {task: live, set: {after: [audit, db]}}
)");
  const ProgramResult again = folder.run({"change", "apply", "C-1"});
  CHECK(again.exit_code == 2);
  CHECK(again.err == R"(plumb: error: change 'C-1' is implemented already since 2026-03-09
  = help: the plan has its steps: 'plumb diff' compares revisions; see 'plumb change --help'
)");
  CHECK(folder.run({"change", "preview", "C-1"}).exit_code == 2);
}

TEST_CASE("apply can freeze the new plan, and the baseline names the change") {
  const ChangedFolder folder;
  const ProgramResult dry =
      folder.run({"change", "apply", "C-1", "--by", "client", "--baseline", "v2", "-n"});
  CHECK(dry.exit_code == 0);
  CHECK(dry.out.find("+  - id: v2\n") != std::string::npos);
  CHECK(folder.text() == kChangedPlan);
  const ProgramResult result =
      folder.run({"change", "apply", "C-1", "--by", "client", "--baseline", "v2", "--date", "2026-03-08"});
  CHECK(result.exit_code == 0);
  CHECK(result.out == "change 'C-1' implemented: 4 steps; baseline 'v2' frozen\n");
  CHECK(result.err == "");
  CHECK(folder.text("baselines/v2.yaml") ==
        R"(# A frozen plan: what was agreed on that day. It is never edited; a change freezes another one.
baselines:
  - id: v2
    date: 2026-03-08
    reason: Audit of the interface
    changes: [C-1]
    contingency: 0
    undistributed_budget: 0
    calendars:
      - {id: standard, week: {mon: "08:00-12:00 13:00-17:00", tue: "08:00-12:00 13:00-17:00", wed: "08:00-12:00 13:00-17:00", thu: "08:00-12:00 13:00-17:00", fri: "08:00-12:00 13:00-17:00"}}
    tasks:
      - {id: api, name: Interface, start: 2026-03-09, finish: 2026-03-13, budget: 2000}
      - {id: db, name: Database, start: 2026-03-16, finish: 2026-03-19, budget: 1600}
      - {id: audit, name: Audit, start: 2026-03-16, finish: 2026-03-18, budget: 1200}
      - {id: live, start: 2026-03-19T17:00, finish: 2026-03-19}
)");
  CHECK(folder.run({"check"}).exit_code == 0);
}

TEST_CASE("a baseline that cannot be frozen keeps the change from being applied") {
  const ChangedFolder folder;
  const ProgramResult bad = folder.run({"change", "apply", "C-1", "--by", "client", "--baseline", "a b"});
  CHECK(bad.exit_code == 2);
  CHECK(folder.text() == kChangedPlan);
}

TEST_CASE("only what was approved is applied") {
  const auto refusal = [](std::string_view status, std::vector<std::string> more = {}) {
    const ChangedFolder folder(changed_plan_with("status: submitted", "status: " + std::string(status)));
    std::vector<std::string> words{"change", "apply", "C-1"};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = folder.run(words);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(refusal("submitted") == R"(plumb: error: nobody has approved change 'C-1' yet
  = help: say who does with --by ID, or: plumb set C-1 status=approved; see 'plumb change --help'
)");
  CHECK(refusal("submitted", {"--by", "clint"}) == R"(plumb: error: no resource or stakeholder 'clint'
  = help: did you mean 'client'? see 'plumb change --help'
)");
  CHECK(refusal("draft", {"--by", "client"}) ==
        R"(plumb: error: change 'C-1' is a draft, which nobody can approve
  = help: submit it first: plumb set C-1 status=submitted; see 'plumb change --help'
)");
  CHECK(refusal("rejected", {"--by", "client"}) ==
        R"(plumb: error: change 'C-1' was rejected, and is not applied
  = help: it stays on record; ask for another one; see 'plumb change --help'
)");
  CHECK(refusal("withdrawn") == R"(plumb: error: change 'C-1' was withdrawn, and is not applied
  = help: it stays on record; ask for another one; see 'plumb change --help'
)");
}

TEST_CASE("what belongs to apply is refused by the preview") {
  const ChangedFolder folder;
  CHECK(folder.run({"change", "preview", "C-1", "-n"}).err ==
        R"(plumb: error: --dry-run belongs to 'change apply'
  = help: a preview writes nothing; see 'plumb change --help'
)");
  CHECK(folder.run({"change", "preview", "C-2"}).err == R"(plumb: error: no change 'C-2'
  = help: did you mean 'C-1'? see 'plumb change --help'
)");
}

TEST_CASE("the totals of changes are metrics") {
  const ChangedFolder folder;
  CHECK(folder.run({"metrics", "changes.pending"}).out == "1\n");
  CHECK(folder.run({"metrics", "changes.pending_cost"}).out == "6000\n");
  CHECK(folder.run({"metrics", "changes.pending_contract_value"}).out == "6000\n");
  CHECK(folder.run({"metrics", "changes.approved_cost"}).out == "0\n");
  CHECK(folder.run({"metrics", "changes.pending_time"}).out == "1440\n");
}

TEST_CASE("a task that is renamed keeps its name in the steps of changes") {
  const ChangedFolder folder;
  CHECK(folder.run({"rename", "api", "core"}).exit_code == 0);
  CHECK(folder.text().find("{task: db, set: {duration: 4d, after: [core]}}") != std::string::npos);
  CHECK(folder.text().find("duration: 3d, after: [core], assign: {dev: 1}}") != std::string::npos);
  CHECK(folder.run({"rename", "dev", "crew"}).exit_code == 0);
  CHECK(folder.text().find("duration: 3d, after: [core], assign: {crew: 1}}") != std::string::npos);
  CHECK(folder.run({"rename", "build", "make"}).exit_code == 0);
  CHECK(folder.text().find("under: make") != std::string::npos);
  CHECK(folder.run({"rename", "old", "gone"}).exit_code == 0);
  CHECK(folder.text().find("{remove: gone}") != std::string::npos);
}

}  // namespace plumb::test
