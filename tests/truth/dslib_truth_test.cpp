// A real building project of 49 activities, planned and costed by ProTrack: its dates and its planned value.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "run_program.hpp"
#include "truth_case.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kVariableCost = "variable-cost";

/// `2006-04-17T08:00:00` without the seconds, which are always zero.
std::string to_the_minute(const Json& date_time) {
  return date_time.get<std::string>().substr(0, 16);
}

std::string project_start(const Json& activities) {
  std::string first = to_the_minute(activities.at(0).at("start"));
  for (const Json& activity : activities) first = std::min(first, to_the_minute(activity.at("start")));
  return first;
}

std::string calendar(const Json& given) {
  REQUIRE_MESSAGE(given.at("days") == "Mon-Fri", "unknown working days " << given.at("days").dump());
  std::string hours;
  for (const Json& shift : given.at("hours")) {
    hours += fmt::format(" {}-{}", shift.at(0).get<std::string>(), shift.at(1).get<std::string>());
  }
  return fmt::format("calendars:\n  - {{id: site, week: {{mon-fri:{}}}}}\n", hours);
}

std::string resources(const Json& given, std::map<std::string, std::string>& ids) {
  std::string yaml = "resources:\n";
  for (const Json& resource : given) {
    const std::string name = resource.at("name");
    const std::string id = fmt::format("crew-{}", ids.size() + 1);
    ids[name] = id;
    yaml += fmt::format("  - {{id: {}, name: {}, kind: work, capacity: {}, rate: {}/h, cost_per_use: {}}}\n",
                        id, yaml_text(name), resource.at("capacity").dump(),
                        resource.at("cost_per_hour").dump(), resource.at("cost_per_use").dump());
  }
  return yaml + fmt::format("  - {{id: {}, name: Variable cost, kind: cost}}\n", kVariableCost);
}

/// Fixed cost falls due at the start of an activity; the rest accrues with its working hours.
std::string task(const Json& activity, const std::map<std::string, std::string>& resource_ids) {
  std::vector<std::string> links;
  for (const Json& pred : activity.at("preds")) {
    const std::string text = pred;  // `2FS`
    REQUIRE(text.size() > 2);
    links.push_back(
        yaml_text(fmt::format("{} {}", text.substr(0, text.size() - 2), text.substr(text.size() - 2))));
  }
  std::vector<std::string> assignments;
  for (const Json& demand : activity.at("demand")) {
    assignments.push_back(
        fmt::format("{}: {}", resource_ids.at(demand.at("resource")), demand.at("units").dump()));
  }
  if (activity.at("variable_cost") != 0) {
    assignments.push_back(fmt::format("{}: {}", kVariableCost, activity.at("variable_cost").dump()));
  }
  std::string yaml = fmt::format(
      "  - {{id: {}, name: {}, duration: {}min, fixed_cost: {}, accrue: start",
      yaml_text(activity.at("id").get<std::string>()), yaml_text(activity.at("name").get<std::string>()),
      std::llround(activity.at("work_hours").get<double>() * 60), activity.at("fixed_cost").dump());
  if (!assignments.empty()) yaml += fmt::format(", assign: {{{}}}", fmt::join(assignments, ", "));
  if (!links.empty()) yaml += fmt::format(", after: [{}]", fmt::join(links, ", "));
  // What follows nothing starts when its planner said.
  if (links.empty()) yaml += fmt::format(", constraint: SNET {}", to_the_minute(activity.at("start")));
  return yaml + "}\n";
}

std::string building_plan(const Json& project) {
  std::map<std::string, std::string> resource_ids;
  std::string yaml =
      fmt::format("plumb: 1\nproject: {{id: building, start: {}, calendar: site, currency: EUR}}\n",
                  project_start(project.at("activities")));
  yaml += calendar(project.at("calendar"));
  yaml += resources(project.at("resources"), resource_ids);
  yaml += "tasks:\n";
  for (const Json& activity : project.at("activities")) yaml += task(activity, resource_ids);
  return yaml;
}

/// The time-phased examples that give a whole project; others of the topic give a curve alone.
std::vector<TruthCase> project_cases() {
  std::vector<TruthCase> cases;
  for (const TruthCase& example : truth_cases("time-phased")) {
    if (example.inputs.contains("project")) cases.push_back(example);
  }
  return cases;
}

void check_dates(const TruthCase& example, const TempFolder& folder) {
  const Json& project = example.inputs.at("project");
  const auto plan = folder.write(example.id + ".yaml", building_plan(project));
  const Json schedule = plumb_json({"schedule", "-f", plan.string()});
  for (const Json& activity : project.at("activities")) {
    CAPTURE(activity.at("id").get<std::string>());
    const Json& got = task_with_id(schedule.at("tasks"), activity.at("id").get<std::string>());
    CHECK(got.at("start").get<std::string>() == to_the_minute(activity.at("start")));
    CHECK(got.at("finish").get<std::string>() == to_the_minute(activity.at("end")));
  }
}

}  // namespace

TEST_CASE("a real project has the dates that its own tool planned") {
  const std::vector<TruthCase> cases = project_cases();
  REQUIRE(!cases.empty());
  const TempFolder folder;
  for (const TruthCase& example : cases) {
    check_example(example.id, [&] { check_dates(example, folder); });
  }
}

}  // namespace plumb::test
