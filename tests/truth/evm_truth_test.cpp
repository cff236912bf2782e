// Earned value: variances, indices and forecasts of worked examples, with their undefined cases.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

namespace plumb::test {
namespace {

constexpr double kValueDay = 20;

struct ValueFigure {
  std::string path;  // JSON pointer in plumb's output
  double unit = 1;   // the example's unit in plumb's
};

const std::map<std::string, ValueFigure>& figures() {
  static const std::map<std::string, ValueFigure> kFigures = {
      {"PV", {"/pv"}},
      {"EV", {"/ev"}},
      {"AC", {"/ac"}},
      {"BAC", {"/bac"}},
      {"SV", {"/sv"}},
      {"CV", {"/cv"}},
      {"SPI", {"/spi"}},
      {"CPI", {"/cpi"}},
      {"SV_pct", {"/sv_pct", 100}},
      {"CV_pct", {"/cv_pct", 100}},
      {"pct_complete", {"/complete_pct", 100}},
      {"pct_spent", {"/spent_pct", 100}},
      {"pct_planned", {"/planned_pct", 100}},
      {"EAC_cpi", {"/eac/typical"}},
      {"EAC_budget", {"/eac/atypical"}},
      {"EAC_cpi_spi", {"/eac/cpi_spi"}},
      {"EAC_80_20", {"/eac/weighted"}},
      {"EAC", {"/eac/bottom_up"}},
      {"ETC_cpi", {"/etc"}},
      {"VAC_cpi", {"/vac"}},
      {"VAC", {"/vac"}},
      {"TCPI_bac", {"/tcpi_bac"}},
      {"TCPI_eac", {"/tcpi_eac"}},
  };
  return kFigures;
}

/// Checks one figure; null is undefined, and must be null.
bool check_figure(const std::string& key, const Json& expectation, const Json& evm) {
  const auto figure = figures().find(key);
  if (figure == figures().end()) return false;
  const Json& got = evm.at(Json::json_pointer(figure->second.path));
  if (expectation.at("value").is_null())
    CHECK_MESSAGE(got.is_null(), fmt::format("{}: wanted undefined, got {}", key, got.dump()));
  else
    check_number(key, expectation.at("value"), expectation.at("abs_tol").get<double>(), got,
                 figure->second.unit);
  return true;
}

void check_figures(const TruthCase& example, const Json& evm) {
  for (const auto& [key, expectation] : example.expected.items())
    if (!check_figure(key, expectation, evm)) fail_unknown("expectation", key);
}

Json evm_of(const TempFolder& folder, const std::string& name, const std::string& plan) {
  return plumb_json({"evm", "-f", folder.write(name + ".yaml", plan).string()});
}

/// An example that gives the four figures, or three of them and an index.
void check_given_figures(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const double planned = in.at("PV");
  const double earned =
      in.contains("EV") ? in.at("EV").get<double>() : planned * in.at("SPI_given").get<double>();
  const std::vector<WorkPackage> packages = packages_for(planned, earned, in.at("BAC"));
  check_figures(example, evm_of(folder, example.id, value_plan(packages, in.at("AC"), kValueDay)));
}

/// Several projects, each a plan of its own.
void check_projects(const TruthCase& example, const TempFolder& folder) {
  Json variances = Json::array();
  Json indices = Json::array();
  for (const Json& project : example.inputs.at("projects")) {
    const double planned = project.at("PV");
    const double earned = project.at("EV");
    const std::string name = fmt::format("{}-{}", example.id, project.at("id").dump());
    const Json evm = evm_of(
        folder, name,
        value_plan(packages_for(planned, earned, std::max(planned, earned)), project.at("AC"), kValueDay));
    variances.push_back(evm.at("cv"));
    indices.push_back(evm.at("spi"));
  }
  const auto check_list = [&](const std::string& key, const Json& got) {
    const Json& wanted = example.expected.at(key);
    for (std::size_t i = 0; i < got.size(); ++i)
      check_number(key, wanted.at("value").at(i), wanted.at("abs_tol").get<double>(), got.at(i));
  };
  check_list("CV_by_project", variances);
  check_list("SPI_by_project", indices);
  const auto worst = [&](const Json& got) {
    const auto least = std::min_element(got.begin(), got.end());
    return example.inputs.at("projects").at(static_cast<std::size_t>(least - got.begin())).at("id");
  };
  CHECK(worst(variances) == example.expected.at("worst_cv_project").at("value"));
  CHECK(worst(indices) == example.expected.at("worst_spi_project").at("value"));
}

/// A network with budgets, what is done and what was spent; a week is seven days around the clock.
std::string costed_network(const Json& in, double status_week) {
  std::string yaml = fmt::format(
      "plumb: 1\nproject: {{id: example, start: 2026-01-05, status_date: {}, calendar: always}}\n"
      "calendars:\n  - {{id: always, hours_per_day: 24, week: {{mon-sun: 00:00-24:00}}}}\ntasks:\n",
      value_day(7 * status_week));
  std::string costs = "actuals:\n";
  for (const Json& activity : in.at("activities")) {
    std::string links;
    for (const Json& pred : activity.at("preds"))
      links += (links.empty() ? "" : ", ") + pred.get<std::string>();
    yaml += fmt::format("  - {{id: {}, duration: {}ed, budget: {}, after: [{}]",
                        activity.at("id").get<std::string>(), 7 * activity.at("dur").get<int>(),
                        activity.at("budget").dump(), links);
    const double done = activity.at("pct");
    if (done > 0) yaml += fmt::format(", progress: {}%, actual_start: 2026-01-05", amount_text(100 * done));
    yaml += "}\n";
    if (activity.at("ac") > 0)
      costs += fmt::format("  - {{date: 2026-01-06, task: {}, cost: {}}}\n",
                           activity.at("id").get<std::string>(), activity.at("ac").dump());
  }
  return yaml + costs;
}

void check_costed_network(const TruthCase& example, const TempFolder& folder) {
  const double status = example.inputs.at("status_week");
  const auto plan = folder.write(example.id + ".yaml", costed_network(example.inputs, status)).string();
  const Json evm = plumb_json({"evm", "-f", plan});
  for (const auto& [key, expectation] : example.expected.items()) {
    if (check_figure(key, expectation, evm)) continue;
    const double allowed = expectation.at("abs_tol");
    if (key.starts_with("PV_week")) {
      const double week = std::stod(key.substr(7));
      const Json then = plumb_json({"evm", "-f", plan, "--at", value_day(7 * week)});
      check_number(key, expectation.at("value"), allowed, then.at("pv"));
    } else if (key == "project_duration") {
      check_number(key, expectation.at("value"), allowed, evm.at("pd_min"), 7 * 1440);
    } else if (key == "critical_path") {
      std::string unstarted = costed_network(example.inputs, 0);
      const Json path = plumb_json(
          {"path", "-f",
           folder.write(example.id + "-path.yaml", unstarted.substr(0, unstarted.find("actuals"))).string(),
           "--at", "2026-01-05T00:00"});
      Json ids = Json::array();
      for (const Json& task : path.at("tasks")) ids.push_back(task.at("id"));
      CHECK(ids == expectation.at("value"));
    } else {
      fail_unknown("expectation", key);
    }
  }
}

/// One task by the hour, with what its doer says is left.
void check_hours(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const std::string plan = fmt::format(
      "plumb: 1\nproject: {{id: example, start: 2026-01-05, status_date: 2026-01-09}}\n"
      "resources:\n  - {{id: dev, rate: {}/h}}\n"
      "tasks:\n  - {{id: a, duration: {}h, assign: {{dev: 1}}, ev_method: units, units: {}/{}, actual_start: "
      "2026-01-05,"
      " remaining: {}h}}\n"
      "actuals:\n  - {{date: 2026-01-08, task: a, resource: dev, hours: {}}}\n",
      in.at("rate").dump(), in.at("baseline_hours").dump(), in.at("actual_hours").dump(),
      in.at("actual_hours").get<int>() + in.at("etc_hours").get<int>(), in.at("etc_hours").dump(),
      in.at("actual_hours").dump());
  check_figures(example, evm_of(folder, example.id, plan));
}

/// Accounts by work and by organization, with what is on no task.
void check_budgets(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  std::string accounts = "accounts:\n";
  std::string tasks = "tasks:\n";
  std::map<std::string, std::string> by_wbs;
  std::size_t count = 0;
  for (const Json& account : in.at("control_accounts")) {
    const std::string id = fmt::format("CA-{}", ++count);
    accounts += fmt::format("  - {{id: {}, organization: {}}}\n", id, account.at("obs").get<std::string>());
    by_wbs[account.at("wbs").get<std::string>()] +=
        fmt::format("      - {{id: work-{}, duration: 1d, account: {}, budget: {}}}\n", count, id,
                    account.at("bac").dump());
  }
  for (const auto& [wbs, rows] : by_wbs) tasks += fmt::format("  - id: wbs-{}\n    tasks:\n{}", wbs, rows);
  const auto plan =
      folder
          .write(example.id + ".yaml",
                 fmt::format("plumb: 1\nproject: {{id: example, start: 2026-01-05, status_date: 2026-01-05,"
                             " undistributed_budget: {}, management_reserve: {}}}\n",
                             in.at("undistributed").dump(), in.at("management_reserve").dump()) +
                     accounts + tasks)
          .string();
  const Json evm = plumb_json({"evm", "-f", plan, "--by", "wbs"});
  const Json by_obs = plumb_json({"evm", "-f", plan, "--by", "organization"});
  const auto check_rows = [&](const Json& wanted, const Json& rows, const std::string& prefix) {
    for (const auto& [id, budget] : wanted.at("value").items())
      check_number(id, budget, 0, task_with_id(rows, prefix + id).at("bac"));
  };
  for (const auto& [key, expectation] : example.expected.items()) {
    if (key == "distributed")
      check_number(key, expectation.at("value"), 0, evm.at("distributed_budget"));
    else if (key == "PMB")
      check_number(key, expectation.at("value"), 0, evm.at("bac"));
    else if (key == "CBB")
      check_number(key, expectation.at("value"), 0, evm.at("cbb"));
    else if (key == "contract_price")
      check_number(key, expectation.at("value"), 0, evm.at("cbb").get<double>() + in.at("fee").get<double>());
    else if (key == "by_wbs")
      check_rows(expectation, evm.at("rows"), "wbs-");
    else if (key == "by_obs")
      check_rows(expectation, by_obs.at("rows"), "");
    else
      fail_unknown("expectation", key);
  }
}

void check_evm(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  if (in.contains("projects")) return check_projects(example, folder);
  if (in.contains("activities")) return check_costed_network(example, folder);
  if (in.contains("control_accounts")) return check_budgets(example, folder);
  if (in.contains("etc_hours")) return check_hours(example, folder);
  REQUIRE_MESSAGE((in.contains("PV") && in.contains("AC") && in.contains("BAC")),
                  "unknown form of inputs: " << in.dump());
  check_given_figures(example, folder);
}

/// A task of each technique at three states: not started, in progress, finished.
void check_techniques(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const std::map<std::string, std::string> states = {
      {"EV_not_started", ""},
      {"EV_in_progress", ", actual_start: 2026-01-05"},
      {"EV_finished", ", actual_start: 2026-01-05, actual_finish: 2026-01-06"},
  };
  for (const auto& [key, expectation] : example.expected.items()) {
    if (!states.contains(key)) {
      fail_unknown("expectation", key);
      continue;
    }
    std::string plan =
        "plumb: 1\nproject: {id: example, start: 2026-01-05, status_date: 2026-01-07}\ntasks:\n";
    std::size_t count = 0;
    for (const Json& technique : in.at("techniques"))
      plan += fmt::format("  - {{id: task-{}, duration: 5d, budget: {}, ev_method: {}{}}}\n", count++,
                          in.at("budget").dump(), technique.get<std::string>(), states.at(key));
    const auto file = folder.write(key + ".yaml", plan).string();
    const Json rows = plumb_json({"evm", "-f", file, "--by", "task"}).at("rows");
    for (std::size_t i = 0; i < count; ++i)
      check_number(key, expectation.at("value").at(i), expectation.at("abs_tol").get<double>(),
                   task_with_id(rows, fmt::format("task-{}", i)).at("ev"));
  }
}

/// Milestones reported in the ledger, one period a week.
void check_milestones(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const double budget = in.at("budget");
  std::string steps;
  std::string rows = "progress:\n";
  for (const Json& step : in.at("milestones")) {
    const std::string id = step.at("id");
    steps += fmt::format("{}{{name: {}, weight: {}%}}", steps.empty() ? "" : ", ", id,
                         amount_text(100 * step.at("value").get<double>() / budget));
    rows += fmt::format("  - {{date: {}, task: a, start: 2026-01-05, milestone: {}}}\n",
                        value_day(7 * step.at("done_period").get<double>() - 1).substr(0, 10), id);
  }
  const auto plan =
      folder
          .write(
              example.id + ".yaml",
              fmt::format("plumb: 1\nproject: {{id: example, start: 2026-01-05, status_date: 2026-02-28}}\n"
                          "tasks:\n  - {{id: a, duration: 20d, budget: {}, ev_method: milestones,"
                          " milestones: [{}]}}\n{}",
                          in.at("budget").dump(), steps, rows))
          .string();
  const Json& wanted = example.expected.at("EV_by_period");
  for (std::size_t i = 0; i < wanted.at("value").size(); ++i) {
    const Json evm = plumb_json({"evm", "-f", plan, "--at", value_day(7 * static_cast<double>(i + 1))});
    check_number(fmt::format("EV of period {}", i + 1), wanted.at("value").at(i),
                 wanted.at("abs_tol").get<double>(), evm.at("ev"));
  }
}

}  // namespace

TEST_CASE("earned value agrees with worked examples") {
  const TempFolder folder;
  for (const TruthCase& example : truth_cases("evm"))
    check_example(example.id, [&] { check_evm(example, folder); });
}

TEST_CASE("each technique earns as its worked example does") {
  const TempFolder folder;
  for (const TruthCase& example : truth_cases("ev-technique"))
    check_example(example.id, [&] {
      if (example.inputs.contains("techniques")) return check_techniques(example, folder);
      REQUIRE_MESSAGE(example.inputs.contains("milestones"), "unknown form of inputs");
      check_milestones(example, folder);
    });
}

}  // namespace plumb::test
