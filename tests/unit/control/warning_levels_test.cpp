#include "plumb/control/warning_levels.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

/// What is left of one missed deadline under these limits: `error missed-deadline, 1 raised`.
std::string levelled(std::string_view limits) {
  const DatedPlan plan =
      dated(fmt::format("tasks:\n  - {{id: a, duration: 3d, deadline: 2026-03-03}}\nlimits:\n{}", limits));
  const LevelledDiagnostics result = with_levels(*plan.loaded, plan.findings);
  std::string text;
  for (const Diagnostic& each : result.diagnostics.all())
    text +=
        fmt::format("{} {}, ", each.severity == Severity::error ? "error" : "warning", code_name(each.code));
  return text + fmt::format("{} raised", result.raised);
}

}  // namespace

TEST_CASE("a limit raises, keeps or silences a warning by its name") {
  CHECK(levelled("  - {id: x, rule: unused, level: off}\n") == "warning missed-deadline, 0 raised");
  CHECK(levelled("  - {id: x, rule: missed-deadline}\n") == "warning missed-deadline, 0 raised");
  CHECK(levelled("  - {id: x, rule: missed-deadline, level: warn}\n") == "warning missed-deadline, 0 raised");
  CHECK(levelled("  - {id: x, rule: missed-deadline, level: error}\n") == "error missed-deadline, 1 raised");
  CHECK(levelled("  - {id: x, rule: missed-deadline, level: off}\n") == "0 raised");
}

TEST_CASE("of two limits on one warning the later holds") {
  CHECK(levelled("  - {id: x, rule: missed-deadline, level: error}\n  - {id: y, rule: missed-deadline, "
                 "level: off}\n") == "0 raised");
}

TEST_CASE("elsewhere than in a check, a limit silences but raises nothing") {
  const auto shown = [](std::string_view level) {
    const DatedPlan plan = dated(
        fmt::format("tasks:\n  - {{id: a, duration: 3d, deadline: 2026-03-03}}\nlimits:\n  - {{id: x, rule: "
                    "missed-deadline, level: {}}}\n",
                    level));
    return without_silenced(*plan.loaded, plan.findings);
  };
  CHECK(shown("off").all().empty());
  CHECK(shown("warn").all().size() == 1);
  CHECK(shown("error").all().size() == 1);
  CHECK_FALSE(shown("error").has_errors());
}

TEST_CASE("a limit with a metric is told from one with a rule") {
  const DatedPlan plan = dated(R"(limits:
  - {id: spi, must: ">= 0.90"}
  - {id: cpi, must: ">= 0.90", level: off}
  - {id: x, rule: unused}
)");
  CHECK(holds_metric(plan.loaded->limits.rows[0]));
  CHECK_FALSE(holds_metric(plan.loaded->limits.rows[1]));
  CHECK_FALSE(holds_metric(plan.loaded->limits.rows[2]));
}

}  // namespace plumb::test
