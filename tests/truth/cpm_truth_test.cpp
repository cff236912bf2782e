// The critical path method on published networks: dates, floats, critical activities and duration.

#include <doctest/doctest.h>

#include "activity_plan.hpp"
#include "run_program.hpp"
#include "truth_case.hpp"

namespace plumb::test {
namespace {

void check_network(const TruthCase& example, const TempFolder& folder) {
  for (const auto& [key, value] : example.inputs.items()) {
    if (key != "activities" && key != "convention") fail_unknown("input", key);
  }
  // The only convention known so far; another one (days numbered from 1, working days) needs its own
  // conversion.
  CHECK(example.inputs.value("convention", "start at time 0, continuous") == "start at time 0, continuous");

  const auto plan = folder.write(example.id + ".yaml", activity_plan(example.inputs.at("activities")));
  const Json schedule = plumb_json({"schedule", "-f", plan.string()});
  for (const auto& [key, expectation] : example.expected.items()) {
    if (!check_schedule_expectation(key, expectation, schedule)) fail_unknown("expectation", key);
  }
}

}  // namespace

TEST_CASE("published networks have the published dates, floats and critical activities") {
  const std::vector<TruthCase> cases = truth_cases("cpm");
  REQUIRE(!cases.empty());
  const TempFolder folder;
  for (const TruthCase& example : cases) {
    check_example(example.id, [&] { check_network(example, folder); });
  }
}

}  // namespace plumb::test
