// What an earlier version of a plan has too, so that a check can let it pass.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/control/known_limits.hpp"
#include "plumb/control/known_warnings.hpp"
#include "support/assess_in_process.hpp"
#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

/// Whether a limit that fails is known, given what was done and must be before and is now.
bool is_known(int done_before, const std::string& limit_before, int done, const std::string& limit) {
  const auto plan = [](int percent, const std::string& row) {
    return fmt::format(
        "project: {{id: p, start: 2026-03-02, status_date: 2026-03-13}}\ntasks:\n  - {{id: a, duration: 10d, "
        "budget: 1000, actual_start: 2026-03-02, progress: {}%}}\nlimits:\n  - {{{}}}\n",
        percent, row);
  };
  const auto before = assessed(plan(done_before, limit_before));
  const auto now = assessed(plan(done, limit));
  Diagnostics unsaid;
  std::vector<LimitResult> limits = test_limits(**now, unsaid);
  mark_known((*before)->plan, test_limits(**before, unsaid), (*now)->plan, limits);
  REQUIRE(limits.size() == 1);
  return limits[0].known;
}

/// How many of the warnings are known, and how many are new: `1 known, 0 new`.
std::string warnings(std::string_view before, std::string_view now) {
  const DatedPlan old = dated(before);
  const DatedPlan current = dated(now);
  int known = 0;
  int fresh = 0;
  const Diagnostics marked = with_known(old.findings, current.findings);
  for (const Diagnostic& each : marked.all()) {
    ++(each.known ? known : fresh);
    CHECK(each.known == each.message.ends_with(kNoWorse));
  }
  return fmt::format("{} known, {} new", known, fresh);
}

const std::string kSpi = "id: spi, must: \">= 0.9\"";

}  // namespace

TEST_CASE("a limit is known if it failed with the same value or a worse one") {
  CHECK(is_known(50, kSpi, 50, kSpi));
  CHECK(is_known(50, kSpi, 60, kSpi));
  CHECK_FALSE(is_known(50, kSpi, 49, kSpi));
  CHECK_FALSE(is_known(95, kSpi, 50, kSpi));  // it held
  CHECK_FALSE(is_known(50, kSpi, 95, kSpi));  // it holds
  CHECK_FALSE(is_known(50, "id: x, metric: spi, must: \">= 0.9\"", 50, kSpi));
  CHECK(is_known(50, "id: spi, must: \">= 0.8\"", 50, kSpi));
  CHECK_FALSE(is_known(50, "id: spi, must: \">= 0.4\"", 50, kSpi));
}

TEST_CASE("which value is worse follows from what it must be") {
  const std::string late = "id: finish_variance, must: \"<= 0d\"";
  CHECK(is_known(50, late, 60, late));
  CHECK_FALSE(is_known(60, late, 50, late));
  const std::string exact = "id: spi, must: \"== 0.9\"";
  CHECK(is_known(50, exact, 60, exact));
  CHECK_FALSE(is_known(60, exact, 50, exact));
  const std::string undefined = "id: cpi, must: \">= 0.9\"";  // no costs
  CHECK(is_known(50, undefined, 50, undefined));
}

TEST_CASE("a warning is known if the same row had it, by as much or more") {
  const auto plan = [](std::string_view duration, std::string_view more = "") {
    return fmt::format("tasks:\n{}  - {{id: a, duration: {}, deadline: 2026-03-03}}\n", more, duration);
  };
  CHECK(warnings(plan("3d"), plan("3d")) == "1 known, 0 new");
  CHECK(warnings(plan("4d"), plan("3d")) == "1 known, 0 new");
  CHECK(warnings(plan("3d"), plan("4d")) == "0 known, 1 new");
  CHECK(warnings(plan("1d"), plan("3d")) == "0 known, 1 new");
  const std::string_view other = "  - {id: b, duration: 3d, deadline: 2026-03-03}\n";
  CHECK(warnings(plan("3d"), plan("3d", other)) == "1 known, 1 new");
}

}  // namespace plumb::test
