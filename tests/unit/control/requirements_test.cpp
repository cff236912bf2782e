#include "plumb/control/requirements.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

const std::string kWork = R"(
tasks:
  - {id: dig, duration: 2d, satisfies: [R-1]}
  - {id: pour, duration: 3d, satisfies: [R-2], after: dig}
  - {id: other, duration: 1d}
  - {id: open, milestone: true}
inspections:
  - {id: I-1, name: First, requirement: R-1, result: fail, done: 2026-03-03}
  - {id: I-2, name: Second, result: pass, done: 2026-03-05}
  - {id: I-3, name: Third}
stakeholders: [{id: s, name: S}]
requirements:
)";

std::unique_ptr<AssessedYaml> with_requirements(const std::string& rows) {
  return assessed("project: {id: p, start: 2026-03-02}\n" + kWork + rows);
}

RequirementTrace trace_at(const std::unique_ptr<AssessedYaml>& result, std::size_t row) {
  return Traceability(*result->loaded, result->schedule).requirements.at(row);
}

TEST_CASE("a requirement is covered by its tasks, and verified by an inspection that passed") {
  const auto result = with_requirements(
      "  - {id: R-1, name: One, status: agreed, source: s}\n"
      "  - {id: R-2, name: Two, status: agreed, source: s, verified_by: I-2}\n"
      "  - {id: R-3, name: Three, status: agreed}\n"
      "  - {id: R-4, name: Four}\n"
      "  - {id: R-5, name: Five, status: dropped}\n");
  CHECK(trace_at(result, 0).covered);
  CHECK_FALSE(trace_at(result, 0).verified);
  CHECK(trace_at(result, 1).verified);
  CHECK(date_text(trace_at(result, 1).finish.value()) == "2026-03-06");
  CHECK_FALSE(trace_at(result, 2).finish.has_value());
  CHECK(result->word("requirements.agreed") == "3");
  CHECK(result->word("requirements.coverage_pct").starts_with("66.6666666666666"));
  CHECK(result->word("requirements.verified_pct").starts_with("33.33333333333333"));
  CHECK(result->word("requirements.without_task") == "1");
  CHECK(result->word("requirements.without_verification") == "1");
  CHECK(result->word("requirements.without_source") == "2");
  CHECK(result->word("requirements.orphans") == "2");
  CHECK(result->word("requirements.open") == "4");
  CHECK(result->word("requirements.stray_tasks") == "1");
  CHECK(result->word("requirements.stray_inspections") == "1");
}

TEST_CASE("a parent has what all its agreed parts have, and the last finish of them") {
  const auto result = with_requirements(
      "  - {id: R-1, name: One, parent: R-0, status: agreed}\n"
      "  - {id: R-2, name: Two, parent: R-0, status: agreed, verified_by: I-2}\n"
      "  - {id: R-4, name: Four, parent: R-0}\n"
      "  - {id: R-0, name: All, status: agreed, source: s}\n");
  CHECK(trace_at(result, 3).covered);
  CHECK(trace_at(result, 3).inspected);
  CHECK_FALSE(trace_at(result, 3).verified);
  CHECK(date_text(trace_at(result, 3).finish.value()) == "2026-03-06");
  CHECK(result->word("requirements.without_source") == "0");
}

TEST_CASE("without agreed requirements there is no share, and without ties nothing is astray") {
  const auto none = assessed("tasks: [{id: a, duration: 1d}]\ninspections: [{id: I, name: I}]\n");
  CHECK(none->word("requirements.coverage_pct") == "n/a");
  CHECK(none->word("requirements.stray_tasks") == "0");
  CHECK(none->word("requirements.stray_inspections") == "0");
}

}  // namespace
}  // namespace plumb::test
