#include "plumb/report/path_view.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kTasks = R"(tasks:
  - {id: contract, name: 合同签订, milestone: true}
  - {id: design, name: Design, duration: 3d/5d/7d, after: [contract]}
  - {id: order, name: Order, duration: 4d, after: [contract]}
  - {id: pilot, name: Pilot, duration: 2d, after: [design FS+1d, order]}
)";

PathReport report_of(const DatedPlan& plan) {
  PathReport report;
  report.tasks = driving_path(*plan.loaded, plan.schedule);
  report.shown = report.tasks;
  report.most_float = Minutes(5 * 480);
  report.near = near_paths(*plan.loaded, plan.schedule, report.most_float);
  report.near_count = report.near.size();
  return report;
}

std::string text(const DatedPlan& plan, const PathReport& report, const TextStyle& style = {}) {
  std::string out;
  write_path_text(out, *plan.loaded, plan.schedule, report, style);
  return out;
}

}  // namespace

TEST_CASE("the path shows what drives each step, then what comes close") {
  const DatedPlan plan = dated(kTasks);
  CHECK(text(plan, report_of(plan)) ==
        "Critical path to the finish: 2026-03-11, 3 tasks, 8 d\n"
        "start       finish      id        name       duration  done  because\n"
        "2026-03-02  2026-03-02  contract  合同签订  milestone        start of the plan\n"
        "2026-03-02  2026-03-06  design    Design          5 d        FS contract\n"
        "2026-03-10  2026-03-11  pilot     Pilot           2 d        FS+1d design\n"
        "\n"
        "Up to 5 d float: 1 path\n"
        "float  path\n"
        "  2 d  order → pilot\n");
}

TEST_CASE("ASCII has arrows too, and no path at all is said in one line") {
  const DatedPlan plan = dated(kTasks);
  CHECK(text(plan, report_of(plan), {.unicode = false}).find("order -> pilot") != std::string::npos);
  const DatedPlan one = dated("tasks:\n  - {id: a, duration: 1d}\n");
  CHECK(text(one, report_of(one)).ends_with("\n\nUp to 5 d float: no other path\n"));
  std::string markdown;
  write_path_markdown(markdown, *one.loaded, one.schedule, report_of(one));
  CHECK(markdown.ends_with("|\n\nUp to 5 d float: no other path\n"));
}

TEST_CASE("paths beyond the limit are counted") {
  const DatedPlan plan = dated(kTasks);
  PathReport report = report_of(plan);
  report.near.clear();
  CHECK(text(plan, report).ends_with("… 1 more: plumb path --limit 1\n"));
}

TEST_CASE("the forecast stands below, with the chance of a date if there is one") {
  ScheduleOptions options;
  options.durations = DurationChoice::expected;
  const DatedPlan plan = dated(kTasks, {}, options);
  PathReport report = report_of(plan);
  report.pert = PertForecast{pert_of(*plan.loaded, plan.schedule).value(), std::nullopt};
  CHECK(text(plan, report).ends_with("\n\nPERT: expected 2026-03-11, standard deviation 5.3 h\n"));
  const Instant due = plan.schedule.finish + std::chrono::days(1);
  report.pert->chance = pert_chance(plan.schedule, report.pert->pert, due);
  CHECK(text(plan, report).ends_with("standard deviation 5.3 h, 93 % by 2026-03-12\n"));
  std::string out;
  write_path_json(out, *plan.loaded, plan.schedule, report);
  const auto pert = nlohmann::json::parse(out).at("pert");
  CHECK(pert.at("expected_min") == 3840);
  CHECK(pert.at("variance_min2") == doctest::Approx(320 * 320));
  CHECK(pert.at("z") == doctest::Approx(1.5));
  CHECK(pert.at("path") == nlohmann::json::array({"contract", "design", "pilot"}));
}

TEST_CASE("a plan without tasks has no path, and says so") {
  const DatedPlan plan = dated("tasks: []\n");
  CHECK(text(plan, report_of(plan)) == "No critical path: the plan has no tasks\n");
  std::string markdown;
  write_path_markdown(markdown, *plan.loaded, plan.schedule, report_of(plan));
  CHECK(markdown == "No critical path: the plan has no tasks\n");
}

TEST_CASE("the title says how many of the steps are shown") {
  const DatedPlan plan = dated(kTasks);
  PathReport report = report_of(plan);
  report.shown.resize(1);
  CHECK(text(plan, report)
            .starts_with("Critical path to the finish: 2026-03-11, 3 tasks, 8 d; 1 task shown\n"));
}

TEST_CASE("JSON has null for what does not exist") {
  const DatedPlan plan = dated(kTasks);
  std::string out;
  write_path_json(out, *plan.loaded, plan.schedule, report_of(plan));
  const auto json = nlohmann::json::parse(out);
  CHECK(json.at("finish_task").is_null());
  CHECK(json.at("pert").is_null());
  CHECK(json.at("duration_min") == 8 * 480);
  CHECK(json.at("near") ==
        nlohmann::json::parse(R"([{"float_min": 960, "ids": ["order"], "joins": "pilot"}])"));
  CHECK(json.at("tasks").at(2).at("drivers").at(0) ==
        nlohmann::json::parse(R"({"kind": "link", "id": "design", "type": "FS", "lag_min": 480})"));
}

}  // namespace plumb::test
