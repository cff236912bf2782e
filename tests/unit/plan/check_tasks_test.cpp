#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("a leaf needs something that says how long it takes") {
  CHECK(messages_of(R"(
tasks:
  - {id: design, name: Design}
)") == R"(plumb.yaml:3:10: error: task 'design' has no duration [missing-field]
     3 |   - {id: design, name: Design}
       |          ^^^^^^
       = help: add 'duration: 5d', 'milestone: true', 'effort' with 'assign', or 'span' for a hammock
)");
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, milestone: false}
)") == "3:10 error [missing-field] task 'a' has no duration\n");
  CHECK(short_messages_of(R"(
resources: [{id: dev}]
tasks:
  - {id: a, duration: 5d}
  - {id: b, effort: 5d, assign: {dev: 1}}
  - {id: c, milestone: finish}
  - {id: d, span: [a, c]}
  - {id: e, milestone: false, duration: 0d}
)")
            .empty());
}

TEST_CASE("a value that cannot be read is reported once, not as missing too") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 5m}
)") == "3:23 error [bad-value] '5m' is ambiguous\n");
}

TEST_CASE("what rolls up to a summary may not stand on it") {
  CHECK(messages_of(R"(
tasks:
  - id: build
    duration: 20d
    tasks: [{id: api, duration: 2d}]
)") == R"(plumb.yaml:4:5: error: 'duration' stands on the summary 'build' [hierarchy]
     4 |     duration: 20d
       |     ^^^^^^^^
       = help: a summary's dates, progress and cost come from its tasks: move it to one of them
)");
  CHECK(short_messages_of(R"(
resources: [{id: dev}]
project: {id: p, start: 2026-03-02, status_date: 2026-03-31}
tasks:
  - id: build
    progress: 50%
    budget: 80000
    assign: {dev: 1}
    deadline: 2026-06-30
    actual_start: 2026-03-02
    tasks: [{id: api, duration: 2d}]
)") == R"(6:5 error [hierarchy] 'progress' stands on the summary 'build'
7:5 error [hierarchy] 'budget' stands on the summary 'build'
8:5 error [hierarchy] 'assign' stands on the summary 'build'
9:5 error [hierarchy] 'deadline' stands on the summary 'build'
10:5 error [hierarchy] 'actual_start' stands on the summary 'build'
)");
}

TEST_CASE("a summary may have what holds below it, links, and the two constraints that hold for its tasks") {
  CHECK(short_messages_of(R"(
resources: [{id: li}]
accounts: [{id: CA}]
tasks:
  - {id: a, duration: 2d}
  - id: build
    name: Build
    owner: li
    account: CA
    calendar: standard
    ev_method: 50/50
    tags: [x]
    after: [a]
    constraint: [SNET 2026-04-01, FNLT 2026-06-30]
    closed: 2026-12-31
    raci: {R: li, A: li}
    needs: [c++]
    notes: text
    tasks: [{id: api, duration: 2d}]
)")
            .empty());
  CHECK(short_messages_of(R"(
tasks:
  - id: build
    constraint: [SNET 2026-04-01, MFO 2026-06-30]
    tasks: [{id: api, duration: 2d}]
)") == "4:35 error [hierarchy] 'MFO' stands on the summary 'build'\n");
}

TEST_CASE("an empty list of tasks makes no summary") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: build, tasks: []}
)") == "3:24 error [bad-value] 'tasks' is an empty list\n");
}

TEST_CASE("only a summary may be closed") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, closed: 2026-03-31}
)") == "3:27 error [hierarchy] 'a' is no summary, and 'closed' is for summaries\n");
}

TEST_CASE("a milestone is a point in time") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-03-31}
tasks:
  - {id: a, milestone: true, duration: 2d}
  - {id: b, milestone: start, progress: 50%}
  - {id: c, milestone: true, progress: 100%, actual_finish: 2026-03-10}
  - {id: d, milestone: true, actual_start: 2026-03-10, actual_finish: 2026-03-11}
  - {id: e, milestone: true, actual_start: 2026-03-10, actual_finish: 2026-03-10}
  - {id: f, milestone: true, progress: 0%}
)") == R"(4:30 error [conflicting-fields] 'duration' stands on the milestone 'a'
5:41 error [progress] milestone 'b' is 50% done
7:71 error [impossible-dates] milestone 'd' starts and finishes on two days
)");
}

TEST_CASE("a hammock takes neither links nor dates of its own") {
  CHECK(short_messages_of(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-03-31}
tasks:
  - {id: a, duration: 2d}
  - {id: b, span: [a, a]}
  - {id: c, span: [a, a], after: [a], duration: 2d, constraint: ALAP, actual_start: 2026-03-02}
  - {id: d, duration: 1d, after: [b]}
)") == R"(6:27 error [conflicting-fields] 'after' stands on the hammock 'c'
6:39 error [conflicting-fields] 'duration' stands on the hammock 'c'
6:53 error [conflicting-fields] 'constraint' stands on the hammock 'c'
6:71 error [conflicting-fields] 'actual_start' stands on the hammock 'c'
)");
}

TEST_CASE("a hammock spans two tasks") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d}
  - {id: b, span: [a]}
  - {id: c, span: []}
  - {id: d, span: [a, a, a]}
  - {id: e, span: [a, x]}
  - {id: f, span: a}
  - {id: g, span: [a, h]}
  - {id: h, span: [a, a]}
)") == R"(4:19 error [bad-value] 'span' names 1 task, not two
5:19 error [bad-value] 'span' names 0 tasks, not two
6:19 error [bad-value] 'span' names 3 tasks, not two
7:23 error [unknown-reference] no task 'x'
8:19 error [bad-type] 'span' must be a list
9:23 error [conflicting-fields] hammock 'g' spans 'h', a hammock too
)");
}

TEST_CASE("a task has two constraints at most, and each once") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, constraint: [SNET 2026-04-01, FNLT 2026-06-30, ALAP]}
  - {id: b, duration: 2d, constraint: [SNET 2026-04-01, SNET 2026-04-02]}
  - {id: c, duration: 2d, constraint: [ALAP, ASAP]}
  - {id: d, duration: 2d, constraint: [MSO 2026-04-01, MANDSTART 2026-04-01]}
  - {id: e, duration: 2d, constraint: [ALAP, ALAP]}
  - {id: f, duration: 2d, constraint: []}
)") == R"(3:74 error [conflicting-fields] task 'a' has 3 constraints
4:57 error [conflicting-fields] 'SNET' is given twice
5:46 error [conflicting-fields] 'ALAP' and 'ASAP' exclude each other
6:56 error [conflicting-fields] 'MSO' and 'MANDSTART' exclude each other
7:46 error [conflicting-fields] 'ALAP' is given twice
)");
}

TEST_CASE("constraints whose dates contradict each other can be computed, with a warning") {
  CHECK(
      messages_of(R"(
tasks:
  - {id: a, duration: 2d, constraint: [SNET 2026-04-10, SNLT 2026-04-01]}
)") ==
      R"(plumb.yaml:3:57: warning: 'SNET 2026-04-10' and 'SNLT 2026-04-01' cannot both be kept [conflicting-constraint]
     3 |   - {id: a, duration: 2d, constraint: [SNET 2026-04-10, SNLT 2026-04-01]}
       |                                                         ^^^^^^^^^^^^^^^
       = help: correct one of the dates, or remove it
)");
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, constraint: [SNLT 2026-04-10, SNET 2026-04-10]}
  - {id: b, duration: 2d, constraint: [MFO 2026-04-01, MSO 2026-04-10]}
  - {id: c, duration: 2d, constraint: [FNLT 2026-04-01, FNET 2026-04-03T08:00]}
)") == R"(4:56 warning [conflicting-constraint] 'MFO 2026-04-01' and 'MSO 2026-04-10' cannot both be kept
5:57 warning [conflicting-constraint] 'FNLT 2026-04-01' and 'FNET 2026-04-03T08:00' cannot both be kept
)");
}

TEST_CASE("the same link twice is suspicious, a ladder of two types is not") {
  CHECK(messages_of(R"(
tasks:
  - {id: a, duration: 2d}
  - {id: b, duration: 2d, after: [a, a SS, a FF+1d, a FS+2d]}
)") == R"(plumb.yaml:4:53: warning: 'b' waits for 'a' twice by FS [duplicate-link]
     4 |   - {id: b, duration: 2d, after: [a, a SS, a FF+1d, a FS+2d]}
       |                                                     ^^^^^^^
plumb.yaml:4:35: note: the other one is here
       = help: keep the link that is meant
)");
}

TEST_CASE("a deadline before the project starts is suspicious") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, deadline: 2026-03-01}
  - {id: b, duration: 2d, deadline: 2026-03-02}
)") == "3:37 warning [impossible-dates] the deadline of 'a' is before the project starts on 2026-03-02\n");
}

TEST_CASE("planned amounts are not negative") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, budget: -1, fixed_cost: 0}
)") == "3:35 error [bad-value] 'budget' is negative\n");
}

}  // namespace
}  // namespace plumb::test
