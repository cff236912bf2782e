// Figures of inspections, defects, the team, lessons, obligations, surveys, contingencies and assumptions.

#include <doctest/doctest.h>

#include "plumb/control/defects.hpp"
#include "plumb/control/lesson_search.hpp"
#include "plumb/control/pulses.hpp"
#include "plumb/control/skills.hpp"
#include "plumb/control/team_load.hpp"
#include "support/assess_in_process.hpp"

namespace plumb::test {

TEST_CASE("pass rate counts judged inspections, first-pass yield the first of each thing") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}, {id: b, duration: 1d}]
inspections:
  - {id: 1, name: first, task: a, done: 2026-03-03, result: fail}
  - {id: 2, name: again, task: a, done: 2026-03-04, result: pass}
  - {id: 3, name: other, task: b, done: 2026-03-03, result: pass}
  - {id: 4, name: half, criterion: paint, result: conditional}
  - {id: 5, name: late, planned: 2026-03-05}
  - {id: 6, name: today, planned: 2026-03-06}
)",
                             "2026-03-06");
  CHECK(plan->word("inspections.pass_rate_pct") == "50");
  CHECK(plan->word("inspections.first_pass_yield_pct").starts_with("33.33"));
  CHECK(plan->word("inspections.overdue") == "1");
}

TEST_CASE("nothing that was never asked has a rate") {
  const auto plan = assessed("tasks: [{id: a, duration: 1d}]", "2026-03-06");
  for (const std::string_view name :
       {"inspections.pass_rate_pct", "inspections.first_pass_yield_pct", "defects.density",
        "defects.escape_rate_pct", "trainings.completion_pct", "pulses.morale", "pulses.trend",
        "obligations.compliance_pct", "surveys.nps", "surveys.csat_pct", "incidents.time_to_restore_h",
        "improvements.benefit_pct"})
    CHECK(plan->word(name) == "n/a");
  CHECK(plan->word("quality_costs.total") == "0");
}

TEST_CASE("defects are counted by severity, by where they escaped, and by cause to 80 percent") {
  const auto plan = assessed(R"(
project: {id: p, start: 2026-03-02, status_date: 2026-03-06}
resources: [{id: dev, capacity: 2}]
tasks: [{id: a, duration: 5d, assign: {dev: 2}, actual_start: 2026-03-02, progress: 50%}]
defects:
  - {id: 1, name: a, severity: critical, cause: spec, phase_caused: design, phase_found: test}
  - {id: 2, name: b, severity: high, cause: spec, phase_caused: build, phase_found: build, fixed: 2026-03-05}
  - {id: 3, name: c, cause: spec, cost: 100, phase_found: operation}
  - {id: 4, name: d, cause: code, cost: 30}
  - {id: 5, name: e, cause: tools}
)",
                             "2026-03-06");
  CHECK(plan->word("defects.open") == "4");
  CHECK(plan->word("defects.open_critical") == "1");
  CHECK(plan->word("defects.open_high") == "0");
  CHECK(plan->word("defects.escape_rate_pct") == "50");
  CHECK(plan->word("defects.density") == "100");  // five in 5 d x 2 x 50 %, which is 5 person-days
  CHECK(plan->word("defects.cost") == "130");
  CHECK(plan->word("quality_costs.internal_failure") == "30");
  CHECK(plan->word("quality_costs.external_failure") == "100");
  const auto causes = pareto_of(*plan->loaded);
  CHECK(causes.size() == 3);
  CHECK(causes[0].cause == "spec");
  CHECK(causes[0].cumulative_pct == 60.0);
  CHECK(causes[1].cause == "code");
  CHECK(causes[1].vital);  // it reaches 80 %
  CHECK(!causes[2].vital);
}

TEST_CASE("a skill is missing if nobody assigned has it or has learnt it") {
  const auto plan = assessed(R"(
resources:
  - {id: li, skills: [welding]}
  - {id: wang}
  - {id: crew}
  - {id: zhao, member_of: crew, skills: [cranes]}
tasks:
  - {id: a, duration: 1d, needs: [welding], assign: {wang: 1}}
  - {id: b, duration: 1d, needs: [welding, signals], assign: {li: 1, wang: 1}}
  - {id: c, duration: 1d, needs: [cranes], assign: {crew: 1}}
  - {id: d, duration: 1d, needs: [tunnels]}
trainings:
  - {id: 1, name: signals, who: wang, topic: signals, done: 2026-03-03}
  - {id: 2, name: welding, who: wang, topic: welding, done: 2026-03-03, result: fail}
  - {id: 3, name: late, who: wang, topic: tunnels, planned: 2026-03-05}
)",
                             "2026-03-06");
  const auto missing = missing_skills(*plan->loaded, plan->schedule);
  CHECK(missing.size() == 2);
  CHECK(plan->loaded->task(missing[0].task).id == "a");
  CHECK(plan->loaded->resource(missing[0].could.at(0)).id == "li");
  CHECK(missing[1].skill == "tunnels");
  CHECK(plan->word("trainings.skills_missing") == "2");
  CHECK(plan->word("trainings.overdue") == "1");
  CHECK(plan->word("trainings.completion_pct").starts_with("33.33"));
}

TEST_CASE("a pulse falls if its last three days do, each by the mean of its answers") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}]
pulses:
  - {id: 1, date: 2026-03-02, score: 5}
  - {id: 2, date: 2026-03-03, score: 4}
  - {id: 3, date: 2026-03-03, score: 2}
  - {id: 4, date: 2026-03-04, score: 2}
  - {id: 5, date: 2026-03-04, score: 1, about: workload}
)",
                             "2026-03-06");
  const PulseSeries morale = pulse_series(*plan->loaded, PulseTopic::morale, plan->schedule.as_of);
  CHECK(morale.falling);
  CHECK(morale.mean == 3.25);
  CHECK(morale.trend.value() == doctest::Approx(-45));  // 1.5 points a day
  CHECK(plan->word("pulses.falling") == "1");
  CHECK(plan->word("pulses.workload") == "1");
  CHECK(plan->word("pulses.workload_trend") == "n/a");
  const PulseSeries before =
      pulse_series(*plan->loaded, PulseTopic::morale, Date(std::chrono::year{2026} / 3 / 3));
  CHECK(!before.falling);
}

TEST_CASE("load is spread over periods, and overload is what is asked for at once") {
  const auto plan = assessed(R"(
resources:
  - {id: li, off: [2026-03-03]}
tasks:
  - {id: a, duration: 5d, assign: {li: 1}}
  - {id: b, duration: 2d, assign: {li: 50%}}
)");
  const TeamLoad team = team_load(*plan->loaded, plan->schedule, PeriodLength::week);
  CHECK(team.periods.size() == 1);
  const ResourceLoad& li = team.resources.at(0);
  CHECK(li.periods[0].capacity == 4 * 480);
  CHECK(li.periods[0].load == 4 * 480 + 240);
  CHECK(li.periods[0].percent() == 112.5);
  CHECK(li.overloads.size() == 1);
  CHECK(li.overloads[0].units == 1.5);
}

TEST_CASE("lessons are found by all terms, whatever the case, the name before the rest") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}]
lessons:
  - {id: 1, name: Vendors, cause: late delivery}
  - {id: 2, name: Delivery of vendors, category: procurement}
  - {id: 3, name: Tests}
improvements: [{id: i, name: list, lesson: 3, expected: 10, measured: 8, stage: check, due: 2026-03-01}]
)",
                             "2026-03-06");
  const std::vector<std::size_t> all{0, 1, 2};
  const std::vector<std::string> terms{"DELIVERY", "vendor"};
  CHECK(search_lessons(*plan->loaded, all, terms) == std::vector<std::size_t>{1, 0});
  CHECK(search_lessons(*plan->loaded, all, {}) == all);
  CHECK(search_lessons(*plan->loaded, all, std::vector<std::string>{"vendors", "tests"}).empty());
  CHECK(plan->word("lessons.without_improvement") == "2");
  CHECK(plan->word("improvements.check") == "1");
  CHECK(plan->word("improvements.overdue") == "1");
  CHECK(plan->word("improvements.benefit_pct") == "80");
}

TEST_CASE("an obligation lacks evidence if none is named or the file is not there") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}]
obligations:
  - {id: 1, name: a, status: met, evidence: ["https://example.org/a"]}
  - {id: 2, name: b, status: met, evidence: [missing.pdf]}
  - {id: 3, name: c, due: 2026-03-05}
  - {id: 4, name: d, status: waived}
  - {id: 5, name: e, status: met, evidence: ["https://example.org/e"], review_every: 1mo, reviewed: 2026-02-05}
)",
                             "2026-03-06");
  CHECK(plan->word("obligations.compliance_pct") == "75");
  CHECK(plan->word("obligations.missing_evidence") == "2");
  CHECK(plan->word("obligations.overdue") == "1");
  CHECK(plan->word("obligations.reviews_overdue") == "1");
}

TEST_CASE("the net promoter score keeps passives in the denominator") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}]
actions: [{id: call, name: Call them}]
surveys:
  - {id: 1, date: 2026-03-02, nps: 9}
  - {id: 2, date: 2026-03-02, nps: 8}
  - {id: 3, date: 2026-03-02, nps: 6}
  - {id: 4, date: 2026-03-02, nps: 0, follow_up: call}
  - {id: 5, date: 2026-03-02, csat: 4}
  - {id: 6, date: 2026-03-02, csat: 3}
  - {id: 7, date: 2025-11-02, csat: 5}
)",
                             "2026-03-06");
  CHECK(plan->word("surveys.nps") == "-25");
  CHECK(plan->word("surveys.csat_pct").starts_with("66.66"));
  CHECK(plan->word("surveys.csat_trend") == "-50");
  CHECK(plan->word("surveys.nps_trend") == "n/a");
  CHECK(plan->word("surveys.without_follow_up") == "1");
}

TEST_CASE("contingencies are rehearsed in time, and answer the high risks") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}]
risks:
  - {id: fire, probability: very-high, impact: very-high, strategy: accept}
  - {id: flood, probability: very-high, impact: very-high, strategy: accept}
contingencies:
  - {id: c, name: c, risk: fire, rto: 4h, test_every: 1mo, tested: [{date: 2026-02-05}, {date: 2026-01-01}]}
  - {id: d, name: d, test_every: 1mo}
incidents:
  - {id: 1, name: out, occurred: 2026-03-02T02:00, detected: 2026-03-02T02:30, restored: 2026-03-02T07:00, contingency: c, loss: 500}
  - {id: 2, name: on, occurred: 2026-03-02T02:00, detected: 2026-03-02T03:30, restored: 2026-03-02T06:00, contingency: c}
)",
                             "2026-03-06");
  CHECK(plan->word("contingencies.tests_overdue") == "1");
  CHECK(plan->word("contingencies.risks_without_plan") == "1");
  CHECK(plan->word("incidents.over_rto") == "1");  // exactly the objective is within it
  CHECK(plan->word("incidents.time_to_detect_h") == "1");
  CHECK(plan->word("incidents.time_to_restore_h") == "4.5");
  CHECK(plan->word("incidents.loss") == "500");
}

TEST_CASE("assumptions are to be validated, and wrong ones to be risks") {
  const auto plan = assessed(R"(
tasks: [{id: a, duration: 1d}]
assumptions:
  - {id: 1, name: a, validate_by: 2026-03-05}
  - {id: 2, name: b, validate_by: 2026-03-06}
  - {id: 3, name: c, status: invalid}
  - {id: 4, name: d, status: valid, validate_by: 2026-03-01}
)",
                             "2026-03-06");
  CHECK(plan->word("assumptions.open") == "2");
  CHECK(plan->word("assumptions.overdue") == "1");
  CHECK(plan->word("assumptions.invalid_without_risk") == "1");
}

}  // namespace plumb::test
