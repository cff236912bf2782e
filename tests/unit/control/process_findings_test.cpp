#include "plumb/control/process_findings.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/io/diagnostic_text.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// One line for each thing that is open, as `requirement-without-task: no task …`.
std::string open_points(std::string_view yaml) {
  const LoadedPlan plan = plan_from(yaml);
  Diagnostics found;
  ScheduleOptions options;
  options.today = std::chrono::year{2026} / 3 / 13;
  const Schedule schedule = make_schedule(*plan, options, found);
  const auto assessment = assess(*plan, schedule, {}, found);
  REQUIRE(assessment);
  Diagnostics process;
  report_process_findings(*assessment, process);
  std::string text;
  for (const Diagnostic& each : process.all())
    text += fmt::format("{}: {}\n", code_name(each.code), each.message);
  return text;
}

TEST_CASE("a plan without registers hears nothing of them") {
  CHECK(open_points("tasks: [{id: a, duration: 2d}]\nresources: [{id: li, name: Li}]\n").empty());
  CHECK_FALSE(has_process(*plan_from("tasks: [{id: a, duration: 2d}]\n")));
}

TEST_CASE("requirements are answered for by their parts") {
  CHECK(open_points(R"(
tasks: [{id: a, duration: 2d, satisfies: [R-2]}]
inspections: [{id: T, name: Test, requirement: [R-2, R-3]}]
requirements:
  - {id: R-1, name: Whole, status: agreed}
  - {id: R-2, name: Part, status: agreed, parent: R-1}
  - {id: R-3, name: Other part, status: verified, parent: R-1}
  - {id: R-4, name: Not now, status: agreed, priority: wont}
  - {id: R-5, name: Put away, status: agreed, closed: 2026-03-02}
)") == "requirement-without-task: no task satisfies requirement 'R-3'\n");
}

TEST_CASE("a high risk is told once, whatever it lacks") {
  constexpr std::string_view kRisk =
      "risks: [{id: V, probability: very-high, impact: very-high, name: Vendor}]\n";
  const std::string owner = "high-risk-without-owner: nobody owns the high risk 'V'\n";
  CHECK(open_points(kRisk) == owner);
  const std::string response = "high-risk-without-response: no response to the high risk 'V' is planned\n";
  CHECK(open_points(std::string(kRisk) +
                    "limits: [{id: l, rule: high-risk-without-response, level: error}]\n") ==
        response + owner);
  CHECK(open_points(std::string(kRisk) + "limits: [{id: l, rule: risk-without-response, level: off}]\n") ==
        response + owner);
  CHECK(open_points("risks: [{id: V, probability: very-high, impact: very-high, status: closed}]\n").empty());
}

TEST_CASE("payments hang on milestones, summaries and dates, until they are paid") {
  CHECK(open_points(R"(
tasks:
  - {id: build, tasks: [{id: a, duration: 2d}, {id: zero, duration: 0d}]}
  - {id: live, milestone: true}
contracts:
  - id: C
    name: Contract
    value: 100
    retention: {percent: 5%, release: live FS+30ed}
    payments:
      - {id: on-day, percent: 10%, when: 2026-04-01}
      - {id: on-summary, percent: 10%, when: build}
      - {id: on-zero, percent: 10%, when: zero}
      - {id: on-live, percent: 10%, when: live SS+1d}
      - {id: on-task, percent: 10%, when: a}
      - {id: nowhere, percent: 10%}
      - {id: paid, percent: 10%, paid: [{date: 2026-03-05, amount: 10}]}
      - {id: release, retention: true}
)") == "payment-without-milestone: payment 'C/on-task' hangs on 'a', which is no milestone\n"
       "payment-without-milestone: payment 'C/nowhere' hangs on no milestone\n");
}

TEST_CASE("influential people are in some audience") {
  CHECK(open_points(R"(
stakeholders:
  - {id: mayor, name: Mayor, influence: 4}
  - {id: press, name: Press, influence: 3}
  - {id: someone, name: Someone}
communications: [{id: old, name: Old letter, audience: [mayor], closed: 2026-03-02}]
)") == "stakeholder-without-communication: no communication reaches 'mayor', whose influence is 4\n");
}

TEST_CASE("a day is over when the next one is there") {
  CHECK(open_points(R"(
resources: [{id: li, name: Li}]
actions:
  - {id: A-1, name: Today, owner: li, due: 2026-03-13}
  - {id: A-2, name: Yesterday, owner: li, due: 2026-03-12}
  - {id: A-3, name: Done, due: 2026-03-12, status: done}
  - {id: A-4, name: Somebody}
issues:
  - {id: I-1, name: Waits, due: 2026-03-12, status: doing}
  - {id: I-2, name: Solved, due: 2026-03-12, status: resolved}
obligations:
  - {id: O-1, name: Law, due: 2026-03-12}
  - {id: O-2, name: Shown, due: 2026-03-12, evidence: ["https://example.org/e"]}
  - {id: O-3, name: Waived, due: 2026-03-12, status: waived}
)") == "overdue-evidence: obligation 'O-1' was due on 2026-03-12, and nothing shows that it is met\n"
       "overdue-issue: issue 'I-1' was to be resolved by 2026-03-12\n"
       "overdue-action: action 'A-2' was to be done by 2026-03-12\n"
       "action-without-owner: nobody answers for action 'A-4'\n");
}

}  // namespace
}  // namespace plumb::test
