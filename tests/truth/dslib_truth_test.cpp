// A real building project of 49 activities, planned and costed by ProTrack: its dates and its planned value.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

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

/// The planned value at each status date, and the budget.
void check_planned_value(const TruthCase& example, const TempFolder& folder) {
  const auto plan = folder.write(example.id + ".yaml", building_plan(example.inputs.at("project"))).string();
  const Json& wanted = example.expected.at("PV");
  const Json& dates = example.inputs.at("status_dates");
  REQUIRE(dates.size() == wanted.at("value").size());
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const Json evm = plumb_json({"evm", "-f", plan, "--at", to_the_minute(dates.at(i))});
    check_number("PV", wanted.at("value").at(i), wanted.at("abs_tol").get<double>(), evm.at("pv"));
    const Json& budget = example.expected.at("BAC");
    check_number("BAC", budget.at("value"), budget.at("abs_tol").get<double>(), evm.at("bac"));
  }
}

/// The real project as it stood at one status date: tasks are earned in file order until what was earned in
/// all is reached, because the source does not say which were.
std::string plan_at_status(const std::string& plan, const Json& bac_rows, const Json& row) {
  double left = row.at("EV");
  std::string at_status = plan;
  const std::string project = "start: ";
  at_status.replace(at_status.find(project), project.size(),
                    "status_date: " + to_the_minute(row.at("status")) + ", start: ");
  std::string ledger =
      "actuals:\n  - {date: 2006-04-17, task: \"2\", cost: " + amount_text(row.at("AC")) + "}\n";
  for (const Json& task : bac_rows) {
    const double budget = task.at("bac");
    const double earned = std::min(left, budget);
    if (earned <= 0) break;
    const std::string id = fmt::format("{{id: {},", yaml_text(task.at("id").get<std::string>()));
    at_status.replace(at_status.find(id), id.size(),
                      fmt::format("{} ev_method: units, units: {}/{}, actual_start: 2006-04-17,", id,
                                  amount_text(earned), amount_text(budget)));
    left -= earned;
  }
  return at_status + ledger;
}

/// Checks the forecasts, by the names that the source gives them. by_time: also those that follow from the
/// earned schedule.
void check_forecasts_of(const TruthCase& example, std::size_t i, const Json& evm, bool by_time) {
  static const std::map<std::string, std::string> kCosts = {
      {"PF1", "atypical"}, {"CPI", "typical"},    {"SPI", "spi"},           {"SPIt", "spi_t"},
      {"SCI", "cpi_spi"},  {"SCIt", "cpi_spi_t"}, {"8020_SPI", "weighted"}, {"8020_SPIt", "weighted_t"}};
  const Json& cost = example.expected.at("EAC_by_row");
  for (const auto& [name, wanted] : cost.at("value").at(i).items())
    if (by_time || !kCosts.at(name).ends_with("_t"))
      check_number("EAC " + name, wanted, cost.at("abs_tol").get<double>(),
                   evm.at("eac").at(kCosts.at(name)));
  const Json& time = example.expected.at("EAC_t_hours_by_row");
  for (const auto& [name, wanted] : time.at("value").at(i).items()) {
    std::string key = name + "_min";
    std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) { return std::tolower(c); });
    if (by_time || !name.starts_with("ES"))
      check_number("EAC(t) " + name, wanted, time.at("abs_tol").get<double>(), evm.at("ieac_t").at(key), 60);
  }
}

/// What was planned, earned and spent, and how the work stands in time.
///
/// The source cuts the earned schedule to whole hours, and all that follows from it: plumb inverts the curve
/// to the minute and below, so that the hour it lies in is compared.
void check_real_project(const TruthCase& example, const Json& project, const TempFolder& folder) {
  const std::string plan = building_plan(project);
  const Json bac_rows =
      plumb_json({"evm", "-f", folder.write("bac.yaml", plan).string(), "--at", "2006-04-17", "--by", "task"})
          .at("rows");
  const Json& rows = example.inputs.at("rows");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Json& row = rows.at(i);
    CAPTURE(row.at("name").get<std::string>());
    const Json evm =
        plumb_json({"evm", "-f", folder.write("status.yaml", plan_at_status(plan, bac_rows, row)).string()});
    check_number("PV", row.at("PV"), 0.5, evm.at("pv"));
    check_number("EV", row.at("EV"), 1e-3, evm.at("ev"));
    check_number("AT", row.at("AT_hours"), 0, evm.at("at_min"), 60);
    CHECK(std::floor(evm.at("es_min").get<double>() / 60) == row.at("ES_hours").get<double>());
    check_forecasts_of(example, i, evm, false);
    const std::string index = fmt::format("{:.0f}%", 100 * evm.at("spi_t").get<double>());
    CHECK(index == example.expected.at("SPI_t_pct").at("value").at(i).get<std::string>());
  }
}

/// A baseline of straight lines through the points that the source gives: nothing is planned at 0, what is
/// earned at the earned schedule, what was planned at the status date, everything at the end.
void check_given_times(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const Json& rows = in.at("rows");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Json& row = rows.at(i);
    CAPTURE(row.at("name").get<std::string>());
    const double hours[] = {0, row.at("ES_hours"), row.at("AT_hours"), in.at("PD_hours")};
    const double values[] = {0, row.at("EV"), row.at("PV"), in.at("BAC")};
    std::vector<WorkPackage> packages;
    for (std::size_t part = 0; part < 3; ++part)
      if (hours[part + 1] > hours[part])
        packages.push_back({fmt::format("part-{}", part), hours[part] / 24, hours[part + 1] / 24,
                            values[part + 1] - values[part], part == 0 ? values[1] : 0});
    const std::string plan = value_plan(packages, row.at("AC"), row.at("AT_hours").get<double>() / 24);
    const Json evm = plumb_json({"evm", "-f", folder.write("points.yaml", plan).string()});
    check_number("ES", row.at("ES_hours"), 0, evm.at("es_min"), 60);
    check_forecasts_of(example, i, evm, true);
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

TEST_CASE("a real project has the planned value that its own tool computed") {
  const TempFolder folder;
  for (const TruthCase& example : project_cases())
    check_example(example.id, [&] { check_planned_value(example, folder); });
}

TEST_CASE("a real project has the forecasts of cost and duration that its own tool computed") {
  const TempFolder folder;
  const std::vector<TruthCase> projects = project_cases();
  REQUIRE(!projects.empty());
  for (const TruthCase& example : truth_cases("earned-schedule")) {
    if (!example.inputs.contains("calendar")) continue;
    check_example(example.id, [&] {
      check_real_project(example, projects.front().inputs.at("project"), folder);
      check_given_times(example, folder);
    });
  }
}

TEST_CASE("the real project stands as a plan, with the baseline that was frozen of it") {
  const std::string plan = (source_folder() / "tests" / "truth" / "building" / "plumb.yaml").string();
  for (const TruthCase& example : project_cases()) {
    if (example.id != "dslib-claeys-pv-open") continue;
    const Json& wanted = example.expected.at("PV");
    const Json& dates = example.inputs.at("status_dates");
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const Json evm = plumb_json({"evm", "-f", plan, "--at", to_the_minute(dates.at(i))});
      CHECK(evm.at("baseline") == "v1");
      check_number("PV", wanted.at("value").at(i), wanted.at("abs_tol").get<double>(), evm.at("pv"));
    }
  }
}

}  // namespace plumb::test
