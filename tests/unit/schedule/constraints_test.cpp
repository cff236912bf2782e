#include <doctest/doctest.h>

#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

std::string one(std::string_view constraint) {
  return std::string("tasks:\n  - {id: a, duration: 2d, constraint: ") + std::string(constraint) +
         "}\n  - {id: b, duration: 4d}\n";
}

TEST_CASE("SNET and FNET hold early dates back") {
  CHECK_DATES(dated(one("SNET 2026-03-04")), "a 03-04T08..03-05T17  b 03-02T08..03-05T17");
  CHECK_DATES(dated(one("FNET 2026-03-04")), "a 03-03T08..03-04T17  b 03-02T08..03-05T17");
}

TEST_CASE("SNLT and FNLT cap late dates") {
  CHECK(late_dates_of(dated(one("SNLT 2026-03-03"))) == "a 03-03T08..03-04T17  b 03-02T08..03-05T17");
  CHECK(late_dates_of(dated(one("FNLT 2026-03-03"))) == "a 03-02T08..03-03T17  b 03-02T08..03-05T17");
}

TEST_CASE("MSO and MFO do both, and logic wins with negative float") {
  CHECK_DATES(dated(one("MSO 2026-03-03")), "a 03-03T08..03-04T17  b 03-02T08..03-05T17");
  CHECK_DATES(dated(one("MFO 2026-03-04")), "a 03-03T08..03-04T17  b 03-02T08..03-05T17");
  const DatedPlan late = dated(
      "tasks:\n  - {id: b, duration: 4d}\n  - {id: a, duration: 1d, after: [b], constraint: MSO "
      "2026-03-04}\n");
  CHECK_DATES(late, "b 03-02T08..03-05T17  a 03-06T08..03-06T17");
  CHECK(floats_of(late) == "b -2/0  a -2/0");
  CHECK(
      findings_of(dated("tasks:\n  - {id: b, duration: 4d}\n  - {id: a, duration: 1d, after: [b], "
                        "constraint: MSO 2026-03-04}\n")) ==
      R"(plumb.yaml:5:51: warning: 'a' starts 2026-03-06T08:00, against its constraint MSO 2026-03-04: logic wins [conflicting-constraint]
     5 |   - {id: a, duration: 1d, after: [b], constraint: MSO 2026-03-04}
       |                                                   ^^^^^^^^^^^^^^
       = help: see 'plumb explain a'; relax the constraint, or shorten what comes before
)");
}

TEST_CASE("mandatory dates override logic") {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: b, duration: 4d}\n  - {id: a, duration: 1d, after: [b], constraint: MANDSTART "
      "2026-03-04}\n");
  CHECK_DATES(plan, "b 03-02T08..03-05T17  a 03-04T08..03-04T17");
  CHECK(late_dates_of(plan) == "b 02-26T08..03-03T17  a 03-04T08..03-04T17");
}

TEST_CASE("ALAP consumes free float, successors first") {
  CHECK_DATES(dated(R"(tasks:
  - {id: long, duration: 5d}
  - {id: a, duration: 1d, constraint: ALAP}
  - {id: b, duration: 1d, constraint: ALAP, after: [a]}
  - {id: end, milestone: true, after: [long, b]}
)"),
              "long 03-02T08..03-06T17  a 03-05T08..03-05T17  b 03-06T08..03-06T17  end 03-06T17..03-06T17");
}

TEST_CASE("a deadline moves nothing, caps the late finish and is warned of when missed") {
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 3d, deadline: 2026-03-03}\n");
  CHECK_DATES(plan, "a 03-02T08..03-04T17");
  CHECK(floats_of(plan) == "a -1/0");
  CHECK(
      findings_of(dated("tasks:\n  - {id: a, duration: 3d, deadline: 2026-03-03}\n")) ==
      R"(plumb.yaml:4:37: warning: 'a' ends 2026-03-04T17:00, after its deadline 2026-03-03 [missed-deadline]
     4 |   - {id: a, duration: 3d, deadline: 2026-03-03}
       |                                     ^^^^^^^^^^
       = help: see 'plumb explain a'
)");
}

TEST_CASE("SNET and FNLT of a summary hold for all below it") {
  const DatedPlan plan = dated(R"(tasks:
  - id: s
    constraint: [SNET 2026-03-03, FNLT 2026-03-05]
    tasks:
      - {id: a, duration: 1d}
  - {id: b, duration: 10d}
)");
  CHECK_DATES(plan, "a 03-03T08..03-03T17  b 03-02T08..03-13T17");
  CHECK(floats_of(plan) == "a 2/8  b 0/0");
}

TEST_CASE("finish_by replaces the finish that late dates start from") {
  CHECK(floats_of(dated("tasks:\n  - {id: a, duration: 3d}\n", "finish_by: 2026-03-06")) == "a 2/0");
  CHECK(floats_of(dated("tasks:\n  - {id: a, duration: 3d}\n", "finish_by: 2026-03-03")) == "a -1/0");
}

TEST_CASE("what lies behind the finish task is measured by the greatest finish") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 2d}
  - {id: live, milestone: true, after: [a]}
  - {id: care, duration: 5d, after: [live]}
  - {id: side, duration: 1d}
)",
                               "finish_task: live, finish_by: 2026-03-05");
  CHECK(plan.schedule.finish == plan["live"].finish);
  CHECK(floats_of(plan) == "a 0/0  live 0/0  care 0/0  side 3/1");
}

TEST_CASE("an interfering float is what successors lose, an independent one what nobody gains or loses") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 1d}
  - {id: b, duration: 1d, after: [a]}
  - {id: c, duration: 1d, after: [b]}
  - {id: long, duration: 6d}
  - {id: end, milestone: true, after: [c, long]}
)");
  CHECK(floats_of(plan) == "a 3/0  b 3/0  c 3/3  long 0/0  end 0/0");
  CHECK(plan["a"].interfering_float == Minutes(3 * 480));
  CHECK(plan["c"].independent_float == Minutes(0));
}

TEST_CASE("a date with a time is that time, for starts and for ends") {
  CHECK_DATES(dated(one("SNET 2026-03-04T10:00")), "a 03-04T10..03-06T10  b 03-02T08..03-05T17");
  CHECK_DATES(dated(one("FNET 2026-03-04T10:00")), "a 03-02T10..03-04T10  b 03-02T08..03-05T17");
}

TEST_CASE("of a deadline and FNLT the earlier one caps, whichever it is") {
  constexpr std::string_view kLong = "  - {id: b, duration: 9d}\n";
  const auto total = [&](std::string_view fields) {
    return floats_of(
        dated("tasks:\n  - {id: a, duration: 1d, " + std::string(fields) + "}\n" + std::string(kLong)));
  };
  CHECK(total("constraint: FNLT 2026-03-03, deadline: 2026-03-05") == "a 1/8  b 0/0");
  CHECK(total("constraint: FNLT 2026-03-05, deadline: 2026-03-03") == "a 1/8  b 0/0");
}

TEST_CASE("MSO and MFO cap late dates where nothing else does") {
  CHECK(late_dates_of(dated(one("MSO 2026-03-02"))) == "a 03-02T08..03-03T17  b 03-02T08..03-05T17");
  CHECK(late_dates_of(dated(one("MFO 2026-03-03"))) == "a 03-02T08..03-03T17  b 03-02T08..03-05T17");
}

TEST_CASE("each cap that logic breaks is reported with its own words") {
  const auto said = [](std::string_view constraint) {
    DatedPlan plan =
        dated("tasks:\n  - {id: b, duration: 4d}\n  - {id: a, duration: 1d, after: [b], constraint: " +
              std::string(constraint) + "}\n");
    return plan.findings.all().empty() ? std::string() : plan.findings.all().front().message;
  };
  CHECK(said("SNLT 2026-03-04") ==
        "'a' starts 2026-03-06T08:00, against its constraint SNLT 2026-03-04: logic wins");
  CHECK(said("MSO 2026-03-04") ==
        "'a' starts 2026-03-06T08:00, against its constraint MSO 2026-03-04: logic wins");
  CHECK(said("FNLT 2026-03-04") ==
        "'a' ends 2026-03-06T17:00, against its constraint FNLT 2026-03-04: logic wins");
  CHECK(said("MFO 2026-03-04") ==
        "'a' ends 2026-03-06T17:00, against its constraint MFO 2026-03-04: logic wins");
  CHECK(said("MANDSTART 2026-03-04") ==
        "'a' is kept at MANDSTART 2026-03-04, although what it waits for ends later");
  CHECK(said("MANDFIN 2026-03-04") ==
        "'a' is kept at MANDFIN 2026-03-04, although what it waits for ends later");
  for (const char* kept : {"SNLT 2026-03-06", "MSO 2026-03-06", "FNLT 2026-03-06", "MFO 2026-03-06",
                           "MANDSTART 2026-03-06", "MANDFIN 2026-03-06"})
    CHECK_MESSAGE(said(kept) == "", kept);
}

TEST_CASE("a mandatory date that FF alone contradicts is reported too") {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: b, duration: 4d}\n  - {id: a, duration: 1d, after: [b FF], constraint: MANDFIN "
      "2026-03-04}\n");
  REQUIRE(plan.findings.all().size() == 1);
  CHECK(plan.findings.all().front().message ==
        "'a' is kept at MANDFIN 2026-03-04, although what it waits for ends later");
}

TEST_CASE("what has started is bound by its mandatory finish as by MFO, and no more by its start") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: a, duration: 4d, actual_start: 2026-03-02, remaining: 1d, constraint: [MANDSTART 2026-03-05, MANDFIN 2026-03-06]}
  - {id: b, duration: 1d, actual_start: 2026-03-02, constraint: SNET 2026-03-06}
  - {id: c, duration: 9d}
)",
                               "status_date: 2026-03-03");
  CHECK_DATES(plan, "a 03-02T08..03-06T17  b 03-02T08..03-04T17  c 03-04T08..03-16T17");
  CHECK(late_dates_of(plan) == "a 03-06T08..03-06T17  b 03-16T08..03-16T17  c 03-04T08..03-16T17");
}

TEST_CASE("a mandatory finish that the rest of started work misses is reported") {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, remaining: 4d, constraint: MANDFIN "
      "2026-03-05}\n",
      "status_date: 2026-03-03");
  REQUIRE(plan.findings.all().size() == 1);
  CHECK(plan.findings.all().front().message ==
        "'a' ends 2026-03-09T17:00, against its constraint MANDFIN 2026-03-05: logic wins");
  CHECK(floats_of(plan) == "a -2/0");
}

TEST_CASE("an evening and the next morning are one to a cap of work, not to one of a point") {
  CHECK(dated("tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 1d, after: [a], constraint: SNLT "
              "2026-03-02T17:00}\n")
            .findings.all()
            .empty());
  CHECK(dated("tasks:\n  - {id: a, duration: 1d, constraint: SNET 2026-03-03}\n"
              "  - {id: b, milestone: true, after: [a SS], constraint: SNLT 2026-03-02T17:00}\n"
              "  - {id: zero, duration: 0d, after: [a SS], constraint: SNLT 2026-03-02T17:00}\n")
            .findings.all()
            .size() == 2);
}

TEST_CASE("a project that ends after its finish_by says so") {
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 3d}\n", "finish_by: 2026-03-03");
  REQUIRE(plan.findings.all().size() == 1);
  CHECK(plan.findings.all().front().message ==
        "the project ends 2026-03-04T17:00, after its finish_by 2026-03-03");
  CHECK(dated("tasks:\n  - {id: a, duration: 3d}\n", "finish_by: 2026-03-04").findings.all().empty());
}

TEST_CASE("what has started is not told that it starts too late") {
  CHECK(dated("tasks:\n  - {id: a, duration: 4d, actual_start: 2026-03-02, constraint: SNLT 2026-03-02}\n",
              "status_date: 2026-03-04")
            .findings.all()
            .empty());
}

TEST_CASE("work that would end after the last year that there is is an error") {
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 400000d}\n");
  REQUIRE(plan.findings.all().size() == 1);
  CHECK(plan.findings.all().front().message ==
        "'a' would end after 2999-12-31, or its calendar has no working time left");
}

}  // namespace
}  // namespace plumb::test
