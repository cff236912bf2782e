#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

TEST_CASE("what follows a hammock follows the end of its span, and takes that end's float") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d}
  - {id: ham, span: [a, a]}
  - {id: b, duration: 3d, after: [ham]}
)");
  CHECK_DATES(plan, "a 03-02T08..03-03T17  ham 03-02T08..03-03T17  b 03-04T08..03-06T17");
  CHECK(floats_of(plan) == "a 0/0  ham -/-  b 0/0");
  CHECK(plan["a"].critical);
  CHECK(plan["a"].driving);
}

TEST_CASE("a start-to-start link out of a hammock limits what it begins with") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 1d}
  - {id: z, duration: 5d, after: [a]}
  - {id: ham, span: [a, z]}
  - {id: b, duration: 6d, after: [ham SS]}
)");
  CHECK_DATES(plan,
              "a 03-02T08..03-02T17  z 03-03T08..03-09T17  ham 03-02T08..03-09T17  b 03-02T08..03-09T17");
  CHECK(floats_of(plan) == "a 0/0  z 0/0  ham -/-  b 0/0");
}

TEST_CASE("as late as possible stays before what follows the hammock over it") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d, constraint: ALAP}
  - {id: h, span: [a, a]}
  - {id: b, duration: 1d, after: [h]}
  - {id: c, duration: 6d}
)");
  CHECK_DATES(plan, "a 03-02T08..03-03T17  h 03-02T08..03-03T17  b 03-04T08..03-04T17  c 03-02T08..03-09T17");
}

TEST_CASE("a share of a summary or a hammock is a share of its length") {
  CHECK_DATES(dated(R"(tasks:
  - {id: s, tasks: [{id: s1, duration: 10d}]}
  - {id: x, duration: 1d, after: [s1 SS+50%]}
  - {id: y, duration: 1d, after: [s SS+50%]}
  - {id: ham, span: [s1, s1]}
  - {id: z, duration: 1d, after: [ham FS-10%]}
)"),
              "s1 03-02T08..03-13T17  x 03-09T08..03-09T17  y 03-09T08..03-09T17  ham 03-02T08..03-13T17  "
              "z 03-13T08..03-13T17");
}

TEST_CASE("a share stays what it was when ALAP lengthens the summary, for what follows stands by it") {
  const DatedPlan plan = dated(R"(tasks:
  - id: s
    tasks:
      - {id: b, duration: 2d}
      - {id: a, duration: 2d, constraint: ALAP, after: [b]}
  - {id: y, duration: 1d, after: [s SS+50%]}
  - {id: c, duration: 10d}
)");
  CHECK_DATES(plan, "b 03-02T08..03-03T17  a 03-12T08..03-13T17  y 03-04T08..03-04T17  c 03-02T08..03-13T17");
  CHECK(plan.schedule.network.into(plan.id("y")).front().lag_minutes == 960);
}

TEST_CASE("a span the wrong way round is reported") {
  CHECK(findings_of(dated("tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 1d, after: [a FS+1d]}\n"
                          "  - {id: h, span: [b, a]}\n")) ==
        R"(plumb.yaml:6:19: warning: 'h' has no length: 'a' ends before 'b' starts [reversed-span]
     6 |   - {id: h, span: [b, a]}
       |                   ^^^^^^
       = help: exchange the two, or name the tasks that it really spans
)");
}

TEST_CASE("a hammock and a summary are as long as their own calendar says") {
  const DatedPlan plan = dated(R"(calendars:
  - {id: half, week: {mon-fri: 08:00-12:00}}
tasks:
  - id: s
    calendar: half
    tasks: [{id: a, duration: 2d, calendar: standard}]
  - {id: ham, span: [a, a], calendar: half}
)");
  CHECK(plan["s"].duration == Minutes(480));
  CHECK(plan["ham"].duration == Minutes(480));
}

TEST_CASE("a hammock that would end before it starts has no length") {
  CHECK_DATES(dated("tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 1d, after: [a FS+1d]}\n"
                    "  - {id: ham, span: [b, a]}\n"),
              "a 03-02T08..03-03T17  b 03-05T08..03-05T17  ham 03-05T08..03-05T08");
}

TEST_CASE("what waits for a summary waits for the hammocks in it") {
  CHECK_DATES(dated(R"(tasks:
  - {id: a, duration: 1d, constraint: SNET 2026-03-03}
  - {id: b, duration: 5d}
  - id: s
    tasks:
      - {id: in-s, duration: 1d, constraint: SNET 2026-03-04}
      - {id: ham, span: [a, b]}
  - {id: x, duration: 1d, after: [s]}
  - {id: y, duration: 1d, after: [s SS]}
)"),
              "a 03-03T08..03-03T17  b 03-02T08..03-06T17  in-s 03-04T08..03-04T17  ham 03-03T08..03-06T17  "
              "x 03-09T08..03-09T17  y 03-03T08..03-03T17");
}

TEST_CASE("a share of a summary's length counts for late dates too, whatever the order of the rows") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: y, duration: 5d, after: [second SS+50%]}
  - {id: z, duration: 5d, after: [first SS+50%]}
  - {id: first, tasks: [{id: a, duration: 2d}]}
  - {id: second, tasks: [{id: b, duration: 4d}]}
  - {id: end, milestone: true, after: [y, z]}
  - {id: long, duration: 10d}
)");
  CHECK_DATES(plan,
              "y 03-04T08..03-10T17  z 03-03T08..03-09T17  a 03-02T08..03-03T17  b 03-02T08..03-05T17  "
              "end 03-10T17..03-10T17  long 03-02T08..03-13T17");
  CHECK(late_dates_of(plan) ==
        "y 03-09T08..03-13T17  z 03-09T08..03-13T17  a 03-06T08..03-09T17  b 03-05T08..03-10T17  "
        "end 03-13T17..03-13T17  long 03-02T08..03-13T17");
}

}  // namespace
}  // namespace plumb::test
