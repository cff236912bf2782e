#include "plumb/control/limits.hpp"

#include <doctest/doctest.h>

#include "plumb/io/diagnostic_text.hpp"
#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

const std::string kPlan =
    "project: {id: p, start: 2026-03-02, status_date: 2026-03-13, currency: CNY, rates: {USD: [{from: "
    "2026-01-01, rate: "
    "7}]}}\n"
    "accounts:\n  - {id: CA, name: Work}\nresources:\n  - {id: dev, rate: 100/d}\n"
    "tasks:\n  - {id: a, duration: 10d, budget: 1000, account: CA, actual_start: 2026-03-02, progress: 80%}\n"
    "actuals:\n  - {date: 2026-03-12, task: a, cost: 1000}\n";

/// Whether a limit holds.
bool holds(const std::string& limit) {
  const auto result = assessed(kPlan + "limits:\n  - {" + limit + "}\n");
  Diagnostics diagnostics;
  const auto limits = test_limits(**result, diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(limits.size() == 1);
  return limits[0].holds;
}

/// What is said about a limit that cannot be tested.
std::string problem(const std::string& limit) {
  const auto result = assessed(kPlan + "limits:\n  - {" + limit + "}\n");
  Diagnostics diagnostics;
  CHECK(test_limits(**result, diagnostics).empty());
  std::string text;
  for (const Diagnostic& each : diagnostics.all()) text += diagnostic_text(each, false);
  return text;
}

TEST_CASE("a limit compares a metric with a value of its type") {
  CHECK(holds("id: spi, must: \">= 0.8\""));
  CHECK(holds("id: spi, must: \"== 0.8\""));
  CHECK(!holds("id: spi, must: \"> 0.8\""));
  CHECK(!holds("id: spi, must: \"< 0.8\""));
  CHECK(holds("id: spi, must: \"<= 0.8\""));
  CHECK(holds("id: ac, must: \"<= 1000\""));
  CHECK(holds("id: ac, must: \"<= 142.86 USD\""));
  CHECK(!holds("id: ac, must: \"<= 142.85 USD\""));
  CHECK(holds("id: complete_pct, must: \"== 80%\""));
  CHECK(holds("id: finish_variance, must: \"<= 2d\""));
  CHECK(!holds("id: finish_variance, must: \"<= 1.9d\""));
  CHECK(!holds("id: total_float, must: \"> 0\""));
  CHECK(holds("id: total_float, must: \"> -2d\""));
  CHECK(holds("id: tasks, must: \"== 1\""));
}

TEST_CASE("a day as a bound is all of it") {
  // It ends on 2026-03-17 at 17:00.
  CHECK(holds("id: finish, must: \"<= 2026-03-17\""));
  CHECK(holds("id: finish, must: \"== 2026-03-17\""));
  CHECK(holds("id: finish, must: \">= 2026-03-17\""));
  CHECK(!holds("id: finish, must: \"< 2026-03-17\""));
  CHECK(!holds("id: finish, must: \"> 2026-03-17\""));
  CHECK(!holds("id: finish, must: \"<= 2026-03-16\""));
  CHECK(!holds("id: finish, must: \"<= 2026-03-17T16:59\""));
}

TEST_CASE("a limit holds an account, a task or a resource") {
  CHECK(holds("id: x, metric: cpi, of: CA, must: \">= 0.8\""));
  CHECK(holds("id: x, metric: cpi, of: tasks/a, must: \">= 0.8\""));
  CHECK(holds("id: x, metric: ac, of: dev, must: \"== 0\""));
  CHECK(holds("id: x, metric: finish_variance, of: a, must: \"== 2d\""));
}

TEST_CASE("an undefined metric fails, unless the limit says that it passes") {
  CHECK(!holds("id: x, metric: cpi, of: dev, must: \">= 0.8\""));
  CHECK(holds("id: x, metric: cpi, of: dev, must: \">= 0.8\", undefined: pass"));
}

TEST_CASE("a metric that there is not is an error with the nearest one") {
  CHECK(problem("id: cpj, must: \">= 1\"").find("error: no metric 'cpj' [unknown-reference]") !=
        std::string::npos);
  CHECK(problem("id: x, metric: total_flaot, must: \">= 1d\"").find("help: did you mean 'total_float'?") !=
        std::string::npos);
}

TEST_CASE("a bound of another type is an error with the form that it needs") {
  CHECK(problem("id: spi, must: \">= 90%\"").find("'90%' is not a ratio [bad-value]") != std::string::npos);
  CHECK(problem("id: spi, must: \">= 90%\"").find("help: write a number: 0.90") != std::string::npos);
  CHECK(problem("id: finish_variance, must: \"<= 10\"").find("'10' is not a duration") != std::string::npos);
  CHECK(problem("id: finish, must: \"<= 10d\"").find("'10d' is not a date") != std::string::npos);
  CHECK(problem("id: ac, must: \"<= ten EUR\"").find("'ten EUR' is not an amount of money") !=
        std::string::npos);
  CHECK(problem("id: ac, must: \"<= 10 EUR\"").find("no rate for the currency 'EUR' [bad-value]") !=
        std::string::npos);
  CHECK(problem("id: sv_pct, must: \"> -5\"").find("'-5' is not a percentage") != std::string::npos);
  CHECK(problem("id: eac_used, must: \"== typical\"").find("'typical' is not a figure") != std::string::npos);
}

TEST_CASE("a figure of the project cannot be asked of a resource") {
  CHECK(problem("id: x, metric: finish, of: dev, must: \"<= 2026-05-01\"")
            .find("'finish' is no figure of a resource") != std::string::npos);
}

TEST_CASE("limits that are off are not tested") {
  const auto result = assessed(kPlan + "limits:\n  - {id: spi, must: \">= 9\", level: off}\n");
  Diagnostics diagnostics;
  CHECK(test_limits(**result, diagnostics).empty());
}

TEST_CASE("midnight belongs to the day that ends, of a start to the day that begins") {
  const auto test = [](const std::string& limit) {
    const auto result = assessed(
        "project: {id: p, start: 2026-03-03, calendar: always}\n"
        "calendars:\n  - {id: always, hours_per_day: 24, week: {mon-sun: 00:00-24:00}}\n"
        "tasks:\n  - {id: a, duration: 1d}\n  - {id: g, duration: 1d, after: [a]}\nlimits:\n  - {id: x, " +
        limit + "}\n");
    Diagnostics diagnostics;
    return test_limits(**result, diagnostics).at(0).holds;
  };
  CHECK(test("metric: finish, of: a, must: \"== 2026-03-03\""));
  CHECK(test("metric: finish, of: a, must: \"< 2026-03-04\""));
  CHECK(test("metric: finish, of: a, must: \"< 2026-03-05T00:00\""));
  CHECK(test("metric: finish, of: a, must: \"== 2026-03-04T00:00\""));
  CHECK(test("metric: start, of: g, must: \"== 2026-03-04\""));
  CHECK(test("metric: start, of: g, must: \"> 2026-03-03\""));
  CHECK(!test("metric: start, of: g, must: \"<= 2026-03-03\""));
}

TEST_CASE("an id of several collections needs its kind") {
  const auto result = assessed(
      "accounts:\n  - {id: a}\ntasks:\n  - {id: a, duration: 1d}\nlimits:\n  - {id: x, metric: bac, of: a, "
      "must: \"> 1\"}\n");
  Diagnostics diagnostics;
  CHECK(test_limits(**result, diagnostics).empty());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "'a' stands in several collections");
  CHECK(diagnostics.all()[0].hint == "write one of accounts/a, tasks/a");
}

}  // namespace
}  // namespace plumb::test
