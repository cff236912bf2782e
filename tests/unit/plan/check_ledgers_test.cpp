#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kLedgerPlan = R"(project: {id: p, start: 2026-03-02, status_date: 2026-06-30}
resources:
  - {id: dev, rate: 800/d}
  - {id: fibre, kind: material, unit: m, rate: 12}
accounts: [{id: CA}]
tasks:
  - {id: api, duration: 20d}
  - {id: cards, duration: 20d, ev_method: units, units: 0/400}
  - {id: spec, duration: 9d, ev_method: milestones, milestones: [{name: draft, weight: 40%, done: 2026-03-05}, {name: final, weight: 60%}]}
  - {id: gate, milestone: true}
  - {id: office, span: [api, gate]}
  - id: phase
    tasks: [{id: part, duration: 2d}]
baselines:
  - {id: v1, date: 2026-03-01, tasks: [{id: old, start: 2026-03-02, finish: 2026-03-10}]}
)";

/// What is said about rows that stand from line 17 on.
std::string of_progress(std::string_view rows) {
  return short_messages_of(std::string(kLedgerPlan) + "progress:\n" + std::string(rows));
}

std::string of_actuals(std::string_view rows) {
  return short_messages_of(std::string(kLedgerPlan) + "actuals:\n" + std::string(rows));
}

TEST_CASE("progress is reported in dated rows") {
  CHECK(of_progress(R"(
  - {date: 2026-03-20, task: api, start: 2026-03-02, done: 50%, remaining: 12d, by: dev}
  - {date: 2026-04-10, task: api, done: 100%, finish: 2026-04-09}
  - {date: 2026-04-10, task: cards, start: 2026-03-10, units: 120}
  - {date: 2026-04-10, task: spec, milestone: final}
  - {date: 2026-04-10, task: gate, finish: 2026-04-10}
  - {date: 2026-04-10, task: office, done: 40%}
  - {date: 2026-04-10, task: old, done: 40%}
)")
            .empty());
}

TEST_CASE("a row names a task that the plan or a baseline knows") {
  CHECK(of_progress("  - {date: 2026-03-20, task: apo, done: 50%}\n") ==
        "17:30 error [unknown-reference] no task 'apo'\n");
  CHECK(of_actuals("  - {date: 2026-03-20, task: apo, cost: 50}\n") ==
        "17:30 error [unknown-reference] no task 'apo'\n");
}

TEST_CASE("a baseline in git may know a task that the plan does not") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-06-30, baseline: "git:v1"}
tasks: [{id: a, duration: 2d}]
progress:
  - {date: 2026-03-20, task: gone, done: 50%}
)") == "5:30 warning [unknown-reference] no task 'gone', unless the baseline in git knows it\n");
}

TEST_CASE("a summary's progress comes from its tasks") {
  CHECK(of_progress("  - {date: 2026-03-20, task: phase, done: 50%}\n") ==
        "17:30 error [hierarchy] 'phase' is a summary, whose progress comes from its tasks\n");
}

TEST_CASE("a row says something") {
  CHECK(of_progress("  - {date: 2026-03-20, task: api, by: dev}\n") ==
        "17:30 error [missing-field] the row says nothing about 'api'\n");
}

TEST_CASE("progress stands on the task or in the ledger, not both") {
  CHECK(messages_of(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-06-30}
tasks:
  - {id: api, duration: 20d, progress: 60%}
progress:
  - {date: 2026-03-20, task: api, done: 50%}
)") == R"(plumb.yaml:4:30: error: 'progress' of 'api' is given here and in the ledger [conflicting-fields]
     4 |   - {id: api, duration: 20d, progress: 60%}
       |                              ^^^^^^^^
plumb.yaml:6:30: note: the ledger reports it here
     6 |   - {date: 2026-03-20, task: api, done: 50%}
       |                              ^^^
       = help: keep the dated rows, and remove it here
)");
  CHECK(of_progress("  - {date: 2026-04-10, task: spec, milestone: draft}\n") ==
        "17:47 error [conflicting-fields] milestone 'draft' of 'spec' is reported here and on the task\n");
}

TEST_CASE("dates of a row are not after the row, and the finish not before the start of an earlier one") {
  CHECK(of_progress(R"(  - {date: 2026-03-20, task: api, start: 2026-03-21, done: 50%}
  - {date: 2026-04-10, task: cards, start: 2026-04-08, done: 10%}
  - {date: 2026-04-17, task: cards, finish: 2026-04-07, done: 100%}
)") == R"(17:42 error [impossible-dates] a row of 2026-03-20 reports a start on 2026-03-21
19:45 error [impossible-dates] 'cards' finished on 2026-04-07, before it started on 2026-04-08
)");
}

TEST_CASE("a row does not contradict itself") {
  CHECK(of_progress(R"(  - {date: 2026-04-10, task: api, finish: 2026-04-09, done: 90%}
  - {date: 2026-04-10, task: cards, finish: 2026-04-09, remaining: 2d}
  - {date: 2026-04-10, task: gate, done: 50%}
)") == R"(17:61 error [progress] 'api' is finished, but only 90% done
18:68 error [conflicting-fields] 'cards' is finished and has 'remaining' too
19:42 error [progress] milestone 'gate' is 50% done
)");
}

TEST_CASE("what remains is reported of work that has begun") {
  CHECK(of_progress("  - {date: 2026-04-10, task: api, remaining: 5d}\n") ==
        "17:46 error [progress] 'remaining' is given, but 'api' has not started\n");
  CHECK(of_progress("  - {date: 2026-04-10, task: api, done: 0%, remaining: 5d}\n") ==
        "17:56 error [progress] 'remaining' is given, but 'api' has not started\n");
  CHECK(of_progress("  - {date: 2026-04-10, task: api, start: 2026-04-09, remaining: 5d}\n"
                    "  - {date: 2026-04-17, task: api, remaining: 2d}\n")
            .empty());
  CHECK(of_progress("  - {date: 2026-04-10, task: office, remaining: 5d}\n") ==
        "17:49 error [conflicting-fields] 'office' is a hammock, and has no duration of its own\n");
}

TEST_CASE("units and milestones are those of the task") {
  CHECK(of_progress(R"(  - {date: 2026-04-10, task: api, units: 5}
  - {date: 2026-04-10, task: cards, units: 401}
  - {date: 2026-04-10, task: spec, milestone: finel}
  - {date: 2026-04-10, task: api, milestone: final}
)") == R"(17:42 error [progress] task 'api' does not count units
18:44 error [bad-value] 401 units of 'cards', which has 400
19:47 error [unknown-reference] task 'spec' has no milestone 'finel'
20:46 error [unknown-reference] task 'api' has no milestone 'final'
)");
}

TEST_CASE("nothing is reported below a closed summary") {
  CHECK(messages_of(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-06-30}
tasks:
  - id: design
    closed: 2026-03-31
    tasks: [{id: api, duration: 20d}]
progress:
  - {date: 2026-03-31, task: api, start: 2026-03-10, done: 90%}
  - {date: 2026-04-03, task: api, done: 100%}
)") == R"(plumb.yaml:9:12: error: 'api' is below 'design', which was closed on 2026-03-31 [closed]
     9 |   - {date: 2026-04-03, task: api, done: 100%}
       |            ^^^^^^^^^^
plumb.yaml:5:13: note: it is closed here
     5 |     closed: 2026-03-31
       |             ^^^^^^^^^^
       = help: remove 'closed' from the summary first
)");
}

TEST_CASE("an actual stands on exactly one task, account or contract, and has a price") {
  CHECK(of_actuals(R"(
  - {date: 2026-04-30, task: api, cost: 12000, hours: 40, resource: dev}
  - {date: 2026-04-30, task: api, hours: 40, overtime: 2, resource: dev}
  - {date: 2026-04-30, task: phase, quantity: 20, resource: fibre}
  - {date: 2026-04-30, account: CA, cost: -500, ref: credit note}
  - {date: 2026-04-30, task: old, cost: 100}
)")
            .empty());
  CHECK(of_actuals(R"(  - {date: 2026-04-30, cost: 12000}
  - {date: 2026-04-30, task: api, account: CA, cost: 12000}
  - {date: 2026-04-30, task: api}
  - {date: 2026-04-30, task: api, hours: 40}
  - {date: 2026-04-30, task: api, hours: 40, resource: fibre}
  - {date: 2026-04-30, task: api, quantity: 40, resource: dev}
)") == R"(17:12 error [missing-field] the row stands on no task, account or contract
18:44 error [conflicting-fields] the row stands on more than one of task, account and contract
19:12 error [missing-field] the row has neither cost nor hours nor a quantity
20:42 error [missing-field] 'hours' without 'resource' and without 'cost' has no price
21:42 error [conflicting-fields] 'hours' of 'fibre', a resource of kind material
22:45 error [conflicting-fields] 'quantity' of 'dev', a resource of kind work
)");
}

TEST_CASE("rows after the status date are one warning") {
  CHECK(of_progress(R"(  - {date: 2026-06-30, task: api, done: 10%}
  - {date: 2026-07-01, task: api, done: 20%}
  - {date: 2026-07-02, task: api, done: 30%}
)") == "18:12 warning [after-status-date] 2 progress rows are after the status date 2026-06-30 and not "
       "counted yet\n");
  CHECK(
      of_actuals("  - {date: 2026-07-01, task: api, cost: 20}\n") ==
      "17:12 warning [after-status-date] 1 actual is after the status date 2026-06-30 and not counted yet\n");
}

}  // namespace
}  // namespace plumb::test
