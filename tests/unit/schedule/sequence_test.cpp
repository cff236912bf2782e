#include <doctest/doctest.h>

#include "support/dates_of.hpp"

// 2026-03-02 is a Monday; the standard calendar works 08:00-12:00 and 13:00-17:00 on weekdays.
namespace plumb::test {
namespace {

/// Tells what is said of work out of sequence, without the places.
std::string said(std::string_view tasks) {
  std::string text;
  const DatedPlan plan = dated(tasks, "status_date: 2026-03-10");
  for (const Diagnostic& each : plan.findings.all())
    if (each.code == Code::out_of_sequence) text += (text.empty() ? "" : "; ") + each.message;
  return text;
}

std::string two(std::string_view a, std::string_view b) {
  return "tasks:\n  - {id: a, duration: 2d, " + std::string(a) + "}\n  - {id: b, duration: 2d, " +
         std::string(b) + "}\n";
}

constexpr std::string_view kDone = "actual_start: 2026-03-03, actual_finish: 2026-03-05";

TEST_CASE("a link that facts did not keep is told by its type") {
  CHECK(said(two(kDone, "after: [a], actual_start: 2026-03-04")) == "'b' started before 'a' let it (FS)");
  CHECK(said(two(kDone, "after: [a], actual_start: 2026-03-06")) == "");
  CHECK(said(two(kDone, "after: [a SS], actual_start: 2026-03-02")) == "'b' started before 'a' let it (SS)");
  CHECK(said(two(kDone, "after: [a SS], actual_start: 2026-03-04")) == "");
  CHECK(said(two(kDone, "after: [a FF], actual_start: 2026-03-02, actual_finish: 2026-03-04")) ==
        "'b' ended before 'a' let it (FF)");
  CHECK(said(two(kDone, "after: [a FF], actual_start: 2026-03-02, actual_finish: 2026-03-06")) == "");
  CHECK(said(two(kDone, "after: [a FF], actual_start: 2026-03-02")) == "");
  CHECK(said(two(kDone, "after: [a SF], actual_start: 2026-03-02, actual_finish: 2026-03-02")) ==
        "'b' ended before 'a' let it (SF)");
}

TEST_CASE("what has not ended or begun let nothing follow it") {
  CHECK(said(two("actual_start: 2026-03-02", "after: [a], actual_start: 2026-03-04")) ==
        "'b' started before 'a' let it (FS)");
  CHECK(said(two("actual_start: 2026-03-02", "after: [a SS], actual_start: 2026-03-04")) == "");
  CHECK(said(two("priority: 1", "after: [a SS], actual_start: 2026-03-04")) ==
        "'b' started before 'a' let it (SS)");
}

TEST_CASE("a lag between facts has to pass, a lead may be used") {
  CHECK(said(two(kDone, "after: [a FS+2d], actual_start: 2026-03-06")) ==
        "'b' started before 'a' let it (FS)");
  CHECK(said(two(kDone, "after: [a FS+1d], actual_start: 2026-03-09")) == "");
  CHECK(said(two(kDone, "after: [a FS-2d], actual_start: 2026-03-04")) == "");
}

TEST_CASE("a summary lets go with its last finish, or with its first start") {
  constexpr std::string_view kSummary = R"(tasks:
  - id: s
    tasks:
      - {id: x, duration: 2d, actual_start: 2026-03-03, actual_finish: 2026-03-06}
      - {id: y, duration: 2d, actual_start: 2026-03-04, actual_finish: 2026-03-05}
      - {id: ham, span: [x, y]}
  - {id: b, duration: 9d, )";
  const auto b = [&](std::string_view fields) {
    return said(std::string(kSummary) + std::string(fields) + "}\n");
  };
  CHECK(b("after: [s], actual_start: 2026-03-06") == "");
  CHECK(b("after: [s], actual_start: 2026-03-05") == "'b' started before 's' let it (FS)");
  CHECK(b("after: [s SS], actual_start: 2026-03-02") == "'b' started before 's' let it (SS)");
  CHECK(b("after: [s SS], actual_start: 2026-03-03") == "");
  CHECK(said(R"(tasks:
  - id: s
    tasks:
      - {id: x, duration: 2d, actual_start: 2026-03-03, actual_finish: 2026-03-06}
      - {id: y, duration: 2d}
  - {id: b, duration: 9d, after: [s], actual_start: 2026-03-09}
)") == "'b' started before 's' let it (FS)");
}

TEST_CASE("a link into a summary is told of the first task below that did not keep it") {
  CHECK(said(R"(tasks:
  - {id: a, duration: 2d, actual_start: 2026-03-03, actual_finish: 2026-03-05}
  - id: s
    after: [a]
    tasks:
      - {id: x, duration: 2d, actual_start: 2026-03-06}
      - {id: y, duration: 2d, actual_start: 2026-03-04}
)") == "'y' started before 'a' let it (FS)");
}

TEST_CASE("a hammock lets everything follow") {
  CHECK(said(R"(tasks:
  - {id: a, duration: 2d}
  - {id: ham, span: [a, a]}
  - {id: b, duration: 9d, after: [ham SS], actual_start: 2026-03-02}
)") == "");
}

TEST_CASE("a lead before the end of what goes on may have been kept") {
  constexpr std::string_view kGoesOn = "actual_start: 2026-03-02, remaining: 1d";
  CHECK(said(two(kGoesOn, "after: [a FS-3d], actual_start: 2026-03-09")) == "");
  CHECK(said(two(kGoesOn, "after: [a FS-3d], actual_start: 2026-03-05")) ==
        "'b' started before 'a' let it (FS)");
}

TEST_CASE("what has not begun let nothing follow it, whatever the lead") {
  CHECK(said(two("priority: 1", "after: [a FS-9d], actual_start: 2026-03-09")) ==
        "'b' started before 'a' let it (FS)");
}

TEST_CASE("an end that is still to come keeps or breaks no link") {
  CHECK(dated(two(kDone, "after: [a FF+9d], actual_start: 2026-03-02"),
              "status_date: 2026-03-10, scheduling: {progress: override}")
            .findings.all()
            .empty());
}

TEST_CASE("a lag counts behind complete work too, a share of a summary's length as well") {
  CHECK(said(two(kDone, "after: [a FS+2d], actual_start: 2026-03-06, actual_finish: 2026-03-09")) ==
        "'b' started before 'a' let it (FS)");
  CHECK(said(two(kDone, "after: [a FS-2d], actual_start: 2026-03-04, actual_finish: 2026-03-09")) == "");
  constexpr std::string_view kSummary = R"(tasks:
  - {id: s, tasks: [{id: a, duration: 4d, actual_start: 2026-03-03, actual_finish: 2026-03-06}]}
  - {id: b, duration: 1d, )";
  CHECK(said(std::string(kSummary) +
             "after: [s SS+50%], actual_start: 2026-03-03, actual_finish: 2026-03-04}\n") ==
        "'b' started before 's' let it (SS)");
  CHECK(said(std::string(kSummary) +
             "after: [s SS+50%], actual_start: 2026-03-05, actual_finish: 2026-03-05}\n") == "");
}

}  // namespace
}  // namespace plumb::test
