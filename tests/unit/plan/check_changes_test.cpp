#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// A change with these steps, in a plan with a summary and two tasks.
std::string steps(std::string_view lines, std::string_view status = "draft") {
  std::string plan = "tasks:\n  - {id: build, tasks: [{id: api, duration: 3d}, {id: db, duration: 2d}]}\n";
  plan += "changes:\n  - id: C-1\n    name: Change\n    status: ";
  plan += status;
  return plan + "\n    apply:\n" + std::string(lines);
}

TEST_CASE("the steps of a change that is open are checked as the plan is") {
  CHECK(messages_of(steps("      - {task: apu, set: {duration: 4d}}\n"
                          "      - {task: api, set: {duration: 4 d, durration: 4d, after: [dbb]}}\n")) ==
        R"(plumb.yaml:8:16: error: no task 'apu' [unknown-reference]
     8 |       - {task: apu, set: {duration: 4d}}
       |                ^^^
       = help: did you mean 'api'?
plumb.yaml:9:37: error: '4 d' is not a duration [bad-value]
     9 |       - {task: api, set: {duration: 4 d, durration: 4d, after: [dbb]}}
       |                                     ^^^
       = help: remove the blank: '4d'
plumb.yaml:9:42: error: unknown key 'durration' [unknown-key]
     9 |       - {task: api, set: {duration: 4 d, durration: 4d, after: [dbb]}}
       |                                          ^^^^^^^^^
       = help: did you mean 'duration'?
plumb.yaml:9:65: error: no task 'dbb' [unknown-reference]
     9 |       - {task: api, set: {duration: 4 d, durration: 4d, after: [dbb]}}
       |                                                                 ^^^
       = help: did you mean 'db'?
)");
}

TEST_CASE("a new task may be named by other steps, and by other changes") {
  CHECK(short_messages_of(steps("      - {add: phase, under: build}\n"
                                "      - {add: audit, under: phase, duration: 2d, after: [api]}\n"
                                "      - {task: db, set: {after: [audit]}}\n"
                                "  - {id: C-2, name: More, apply: [{task: audit, set: {duration: 3d}}]}\n"))
            .empty());
}

TEST_CASE("what is added is not there yet, and has a place") {
  CHECK(short_messages_of(steps("      - {add: db, duration: 1d}\n"
                                "      - {add: ui, duration: 1d, under: nowhere}\n"
                                "      - {add: ux, duration: 1d}\n"
                                "      - {add: ux, duration: 2d}\n"
                                "      - {add: one, under: two}\n"
                                "      - {add: two, under: one}\n"
                                "      - {add: \"a b\", duration: 1d}\n")) ==
        R"(8:15 error [duplicate-id] task 'db' is in the plan already
9:40 error [unknown-reference] no task 'nowhere'
11:15 error [duplicate-id] two steps add task 'ux'
12:27 error [cycle] 'one' is added below itself
13:27 error [cycle] 'two' is added below itself
14:15 error [bad-id] the id 'a b' contains white space or a control character
)");
}

TEST_CASE("steps that contradict each other are wrong") {
  CHECK(short_messages_of(steps("      - {remove: build}\n"
                                "      - {task: api, set: {duration: 1d}}\n"
                                "      - {add: ui, under: build, duration: 1d}\n"
                                "      - {add: ux, duration: 1d}\n"
                                "      - {remove: ux}\n"
                                "      - {task: ux, set: {duration: 2d}}\n"
                                "      - {task: ux, set: {duration: 3d}}\n"
                                "      - {task: ux, set: {id: uy}}\n"
                                "      - {task: ux, set: {tasks: []}}\n")) ==
        R"(9:16 error [conflicting-fields] 'api' is changed, and another step removes 'build'
10:26 error [conflicting-fields] 'ui' is added below 'build', and another step removes 'build'
12:18 error [conflicting-fields] 'ux' is added and removed by the same change
14:26 error [conflicting-fields] two steps set 'duration' of 'ux'
15:26 error [conflicting-fields] no step sets 'id'
16:26 error [conflicting-fields] no step sets 'tasks'
)");
}

TEST_CASE("null takes a field out, and is no wrong value") {
  CHECK(short_messages_of(steps("      - {task: api, set: {duration: null}}\n")).empty());
}

TEST_CASE("a change that is over may name tasks that have gone") {
  const std::string_view gone = "      - {task: gone, set: {durration: 4d}}\n";
  CHECK(short_messages_of(steps(gone, "rejected")).empty());
  CHECK(short_messages_of(steps(gone, "withdrawn")).empty());
  CHECK(short_messages_of(steps(gone, "approved")) ==
        R"(6:13 warning [change-without-approval] nobody has approved change 'C-1'
8:16 error [unknown-reference] no task 'gone'
8:28 error [unknown-key] unknown key 'durration'
)");
}

TEST_CASE("nothing is decided or done before it was asked for") {
  CHECK(short_messages_of(R"(
stakeholders: [{id: sponsor, name: Sponsor}]
changes:
  - {id: C-1, name: A, requested: 2026-03-10, status: implemented, implemented: 2026-03-09, approvals: [{by: sponsor, date: 2026-03-09, decision: approve}]}
  - {id: C-2, name: B, requested: 2026-03-10, status: implemented, implemented: 2026-03-10, approvals: [{by: sponsor, date: 2026-03-10, decision: approve}]}
  - {id: C-3, name: C, status: approved, implemented: 2026-03-10, approvals: [{by: sponsor}]}
)") == R"(4:81 error [impossible-dates] change 'C-1' is implemented before it was requested
4:105 error [impossible-dates] change 'C-1' is decided on 2026-03-09, before it was requested
6:42 error [conflicting-fields] change 'C-3' is not implemented, and has the day of it
)");
}

TEST_CASE("a change that counts as approved has an approval") {
  CHECK(messages_of(R"(
changes:
  - {id: C-1, name: A, status: approved}
  - {id: C-2, name: B, status: implemented}
  - {id: C-3, name: C, contract_value: 100}
)") == R"(plumb.yaml:3:32: warning: nobody has approved change 'C-1' [change-without-approval]
     3 |   - {id: C-1, name: A, status: approved}
       |                                ^^^^^^^^
       = help: add 'approvals: [{by: …, date: …, decision: approve}]'
plumb.yaml:4:32: warning: change 'C-2' is implemented, and nothing says when [missing-field]
     4 |   - {id: C-2, name: B, status: implemented}
       |                                ^^^^^^^^^^^
       = help: add 'implemented: 2026-05-20'
plumb.yaml:4:32: warning: nobody has approved change 'C-2' [change-without-approval]
     4 |   - {id: C-2, name: B, status: implemented}
       |                                ^^^^^^^^^^^
       = help: add 'approvals: [{by: …, date: …, decision: approve}]'
plumb.yaml:5:24: warning: change 'C-3' alters no contract [unused]
     5 |   - {id: C-3, name: C, contract_value: 100}
       |                        ^^^^^^^^^^^^^^
       = help: name it: 'contract: …'
)");
}

}  // namespace
}  // namespace plumb::test
