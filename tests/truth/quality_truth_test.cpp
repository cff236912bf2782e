// Control charts with their rules, and what customers say.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kQualityHead =
    "plumb: 1\nproject: {id: example, start: 2026-01-05}\ntasks:\n  - {id: a, duration: 1d}\n";

/// The day of the i-th measurement, as YAML.
std::string day_text(std::size_t i) {
  return date_time_of(minutes_of("2026-01-05T00:00") + static_cast<std::int64_t>(i) * 1440).substr(0, 10);
}

/// Measurements that share a date where `samples` is greater than one.
std::string measured_text(const std::vector<double>& values, std::size_t sample) {
  std::string yaml;
  for (std::size_t i = 0; i < values.size(); ++i)
    yaml += fmt::format("{}{{date: {}, value: {}}}", i == 0 ? "" : ", ", day_text(i / sample),
                        amount_text(values[i]));
  return "[" + yaml + "]";
}

Json quality_of(const TempFolder& folder, const std::string& plan) {
  return plumb_json({"quality", "-f", folder.write("plan.yaml", plan).string()});
}

/// Series against a mean and limits that are given.
void check_signals(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  std::string plan = std::string(kQualityHead) + "inspections:\n";
  for (std::size_t i = 0; i < in.at("series").size(); ++i)
    plan += fmt::format(
        "  - {{id: I-{}, name: a, mean: {}, control_lower: {}, control_upper: {}, measured: {}}}\n", i,
        in.at("mean").dump(), in.at("lcl").dump(), in.at("ucl").dump(),
        measured_text(in.at("series").at(i).get<std::vector<double>>(), 1));
  const Json charts = quality_of(folder, plan).at("charts");
  for (std::size_t i = 0; i < in.at("series").size(); ++i) {
    CAPTURE(i);
    const Json& chart = charts.at(i);
    CHECK(chart.at("run") == example.expected.at("rule7_run").at("value").at(i));
    CHECK(chart.at("trend") == example.expected.at("trend7").at("value").at(i));
    CHECK((chart.at("beyond") != 0) == example.expected.at("beyond_limit").at("value").at(i).get<bool>());
  }
}

/// The limits of means and ranges. The source gives the mean and the mean range alone: one sample that has
/// them stands for all.
void check_xbar_r(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const auto size = in.at("n").get<std::size_t>();
  const double mean = in.at("xbar");
  const double range = in.at("rbar");
  std::vector<double> sample(size, mean);
  sample.front() = mean - range / 2;
  sample.back() = mean + range / 2;
  const std::string plan = fmt::format("{}inspections:\n  - {{id: I-1, name: a, measured: {}}}\n",
                                       kQualityHead, measured_text(sample, size));
  const Json chart = quality_of(folder, plan).at("charts").at(0);
  CHECK(chart.at("kind") == "xbar_r");
  const std::map<std::string, std::string> keys{
      {"UCL_x", "upper"}, {"LCL_x", "lower"}, {"UCL_r", "range_upper"}, {"LCL_r", "range_lower"}};
  for (const auto& [name, wanted] : example.expected.items()) {
    if (!keys.contains(name)) fail_unknown("expectation", name);
    check_number(name, wanted.at("value"), wanted.at("abs_tol").get<double>(), chart.at(keys.at(name)));
  }
}

void check_answers(const TruthCase& example, const TempFolder& folder) {
  std::string plan = std::string(kQualityHead) + "surveys:\n";
  for (const Json& score : example.inputs.at("scores"))
    plan += fmt::format("  - {{id: S-{}, date: 2026-01-05, nps: {}}}\n", plan.size(), score.dump());
  for (const Json& score : example.inputs.at("csat_scores"))
    plan += fmt::format("  - {{id: S-{}, date: 2026-01-05, csat: {}}}\n", plan.size(), score.dump());
  const std::map<std::string, std::string> names{{"promoters", "surveys.promoters"},
                                                 {"passives", "surveys.passives"},
                                                 {"detractors", "surveys.detractors"},
                                                 {"NPS", "surveys.nps"},
                                                 {"CSAT_pct", "surveys.csat_pct"}};
  const std::string file = folder.write("plan.yaml", plan).string();
  for (const auto& [name, wanted] : example.expected.items()) {
    if (!names.contains(name)) fail_unknown("expectation", name);
    const Json got = plumb_json({"metrics", names.at(name), "-f", file, "--at", "2026-01-31"});
    check_number(name, wanted.at("value"), wanted.at("abs_tol").get<double>(),
                 got.at("metrics").at(0).at("value"));
  }
}

}  // namespace

TEST_CASE("published control charts have the published limits and signals") {
  const TempFolder folder;
  for (const TruthCase& example : truth_cases("quality"))
    check_example(example.id, [&] {
      if (example.inputs.contains("series"))
        check_signals(example, folder);
      else if (example.inputs.contains("rbar"))
        check_xbar_r(example, folder);
      else
        fail_unknown("case", example.id);
    });
}

TEST_CASE("published answers of customers give the published scores") {
  const TempFolder folder;
  for (const TruthCase& example : truth_cases("service"))
    if (example.inputs.contains("csat_scores"))
      check_example(example.id, [&] { check_answers(example, folder); });
}

}  // namespace plumb::test
