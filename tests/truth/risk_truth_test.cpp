// Risk exposure: expected values, the matrix, and what a register asks of the reserve.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kHead =
    "plumb: 1\nproject: {id: example, start: 2026-01-05}\ntasks:\n  - {id: a, duration: 1d}\nrisks:\n";

Json risk_of(const TempFolder& folder, const std::string& plan) {
  return plumb_json({"risk", "-f", folder.write("plan.yaml", plan).string()});
}

std::string percent_text(double probability) {
  return amount_text(100 * probability) + "%";
}

void check_expected_values(const TruthCase& example, const TempFolder& folder) {
  std::string plan(kHead);
  for (const Json& risk : example.inputs.at("risks"))
    plan += fmt::format("  - {{id: R-{}, probability: {}, impact: {{cost: {}}}, strategy: accept}}\n",
                        plan.size(), percent_text(risk.at(0)), risk.at(1).dump());
  const Json got = risk_of(folder, plan);
  const Json& values = example.expected.at("emv");
  double impact = 0;
  for (std::size_t i = 0; i < values.at("value").size(); ++i) {
    check_number("emv", values.at("value").at(i), values.at("abs_tol").get<double>(),
                 got.at("risks").at(i).at("exposure"));
    impact += got.at("risks").at(i).at("cost").get<double>();
  }
  check_number("total", example.expected.at("total_emv").at("value"), 1e-9,
               got.at("exposure").at("inherent").at("net"));
  check_number("impact", example.expected.at("total_impact").at("value"), 0, impact);
}

/// The levels of the example are the ones built in: every probability with every impact.
void check_matrix(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const std::vector<std::string> levels{"very-low", "low", "medium", "high", "very-high"};
  std::string plan(kHead);
  for (const Json& probability : in.at("probability"))
    for (const std::string& level : levels)
      plan += fmt::format("  - {{id: R-{}, probability: {}, impact: {}, strategy: accept}}\n", plan.size(),
                          percent_text(probability), level);
  const Json got = risk_of(folder, plan);
  const Json& wanted = example.expected.at("score");
  for (std::size_t row = 0; row < in.at("probability").size(); ++row)
    for (std::size_t column = 0; column < in.at("impact").size(); ++column) {
      const Json& score = wanted.at("value").at(row).at(column);
      check_number("score", score, wanted.at("abs_tol").get<double>(),
                   got.at("risks").at(row * levels.size() + column).at("score"));
      check_number("cell", score, wanted.at("abs_tol").get<double>(),
                   got.at("matrix").at("scores").at(row).at(column));
    }
}

/// A secondary risk exists only after the response: it has a residual, and nothing before.
void check_reserve(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const Json& response = in.at("response");
  std::string plan = fmt::format(
      "plumb: 1\nproject: {{id: example, start: 2026-01-05, management_reserve: {}}}\n"
      "tasks:\n  - {{id: a, duration: 1d, budget: {}}}\nrisks:\n",
      amount_text(in.at("base_estimate").get<double>() * in.at("management_reserve_pct").get<double>()),
      in.at("base_estimate").dump());
  for (const Json& risk : in.at("risks")) {
    const std::string id = risk.at("id");
    plan +=
        fmt::format("  - {{id: {}, kind: {}, probability: {}, impact: {{cost: {}}}", id,
                    risk.at("kind").get<std::string>(), percent_text(risk.at("p")), risk.at("impact").dump());
    if (id == response.at("id"))
      plan += fmt::format(
          ", strategy: mitigate, response_cost: {}, residual: {{probability: {}, impact: {{cost: {}}}}}",
          response.at("cost").dump(), percent_text(response.at("residual_p")),
          response.at("residual_impact").dump());
    else
      plan += ", strategy: accept";
    plan += "}\n";
  }
  for (const Json& risk : response.at("secondary"))
    plan += fmt::format(
        "  - {{id: S-{}, strategy: accept, residual: {{probability: {}, impact: {{cost: {}}}}}}}\n",
        plan.size(), percent_text(risk.at("p")), risk.at("impact").dump());
  const Json got = risk_of(folder, plan);
  const auto check = [&](std::string_view key, const Json& figure) {
    const Json& wanted = example.expected.at(std::string(key));
    check_number(key, wanted.at("value"), wanted.at("abs_tol").get<double>(), figure);
  };
  check("inherent_exposure", got.at("exposure").at("inherent").at("net"));
  check("residual_exposure", got.at("exposure").at("residual").at("net"));
  check("response_benefit_net", got.at("exposure").at("net_benefit"));
  check("cost_baseline", got.at("reserve").at("cost_baseline_needed"));
  check("management_reserve", got.at("reserve").at("management_reserve"));
  check("project_budget", got.at("reserve").at("budget_needed"));
  CHECK(example.expected.size() == 6);
}

}  // namespace

TEST_CASE("risk exposure agrees with worked examples") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("risk")) {
    const Json& in = example.inputs;
    const bool is_register = in.contains("risks") || in.contains("probability");
    if (!is_register) continue;  // decision trees and profiles for simulation are other commands'
    ++count;
    check_example(example.id, [&] {
      if (in.contains("probability")) return check_matrix(example, folder);
      if (in.contains("response")) return check_reserve(example, folder);
      check_expected_values(example, folder);
    });
  }
  CHECK(count >= 3);
}

}  // namespace plumb::test
