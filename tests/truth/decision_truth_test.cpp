// Decisions: present values and rates of return, decision trees, make or buy.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kDecisionHead =
    "plumb: 1\nproject: {id: example, start: 2026-01-05}\ntasks:\n  - {id: a, duration: 1d}\ndecisions:\n";

/// fields: of the decision, beside its id.
Json decide(const TempFolder& folder, const std::string& fields) {
  const std::string plan = fmt::format("{}  - {{id: D, name: Which, {}}}\n", kDecisionHead, fields);
  return plumb_json({"decide", "D", "-f", folder.write("plan.yaml", plan).string()});
}

/// One flow a year from 2026 on.
std::string yearly(const std::string& id, const Json& amounts) {
  std::string flows;
  for (std::size_t year = 0; year < amounts.size(); ++year)
    flows += fmt::format("{}{{date: {}-01-05, amount: {}}}", flows.empty() ? "" : ", ", 2026 + year,
                         amounts.at(year).dump());
  return fmt::format("{{id: {}, flows: [{}]}}", id, flows);
}

std::string at_rate(double rate) {
  return fmt::format("discount_rate: {}%, ", amount_text(100 * rate));
}

void check_cash_projects(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const Json& wanted = example.expected;
  for (std::size_t i = 0; i < in.at("rates").size(); ++i) {
    const Json got = decide(folder, at_rate(in.at("rates").at(i)) + "options: [" + yearly("A", in.at("A")) +
                                        ", " + yearly("B", in.at("B")) + "]");
    for (std::size_t option = 0; option < 2; ++option) {
      const Json& npv = wanted.at(option == 0 ? "NPV_A" : "NPV_B");
      const Json& row = got.at("options").at(option);
      check_number("npv", npv.at("value").at(i), npv.at("abs_tol"), row.at("npv"));
      check_number("irr", wanted.at("IRR").at("value").at(option), wanted.at("IRR").at("abs_tol"),
                   row.at("irr_pct"), 100);
    }
  }
}

void check_payback(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  Json flows = Json::array({-in.at("invest").get<double>()});
  for (int year = 1; year <= 20; ++year) flows.push_back(in.at("annual"));
  const Json got = decide(folder, at_rate(in.at("rate")) + "options: [" + yearly("A", flows) + "]");
  const Json& row = got.at("options").at(0);
  const auto check_years = [&](const std::string& name, const std::string& key) {
    if (example.expected.contains(name))
      check_number(name, example.expected.at(name).at("value"), example.expected.at(name).at("abs_tol"),
                   row.at(key));
  };
  check_years("static", "payback_years");
  check_years("dynamic", "dynamic_payback_years");
}

void check_present_value(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  Json flows = Json::array();
  for (int year = 0; year < in.at("periods").get<int>(); ++year) flows.push_back(0);
  flows.push_back(in.at("value"));
  const Json got = decide(folder, at_rate(in.at("rate")) + "options: [" + yearly("A", flows) + "]");
  const Json& wanted = example.expected.at("PV");
  check_number("PV", wanted.at("value"), wanted.at("abs_tol"), got.at("options").at(0).at("npv"));
}

void check_rates(const TruthCase& example, const TempFolder& folder) {
  const Json& wanted = example.expected.at("IRR");
  for (std::size_t i = 0; i < wanted.at("value").size(); ++i) {
    const Json got = decide(folder, "options: [" + yearly("A", example.inputs.at("flows").at(i)) + "]");
    const Json& row = got.at("options").at(0);
    const Json& rates = wanted.at("value").at(i);
    CHECK(row.at("irrs_pct").size() == (rates.is_array() ? rates.size() : rates.is_null() ? 0 : 1));
    CHECK(row.at("irr_ambiguous").get<bool>() == rates.is_array());
    if (!rates.is_number()) CHECK(row.at("irr_pct").is_null());
    if (!rates.is_array()) continue;
    for (std::size_t k = 0; k < rates.size(); ++k)
      check_number("irr", rates.at(k), wanted.at("abs_tol"), row.at("irrs_pct").at(k), 100);
  }
}

/// outcomes: pairs of probability and value.
std::string tree_option(const std::string& id, const Json& outcomes, const std::string& cost = {}) {
  std::string rows;
  for (const Json& outcome : outcomes)
    rows += fmt::format("{}{{probability: {}%, value: {}}}", rows.empty() ? "" : ", ",
                        amount_text(100 * outcome.at(0).get<double>()), outcome.at(1).dump());
  return fmt::format("{{id: {}, {}outcomes: [{}]}}", id, cost.empty() ? "" : "cost: " + cost + ", ", rows);
}

void check_tree(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  std::string options;
  const auto add = [&](const std::string& option) { options += (options.empty() ? "" : ", ") + option; };
  double sign = 1;
  if (in.contains("options")) {
    for (const auto& [id, option] : in.at("options").items())
      add(tree_option(id, option.at("outcomes"), option.at("cost").dump()));
  } else if (in.contains("p_storm")) {
    sign = -1;  // the example counts costs
    const double loss = in.at("goods").get<double>() * in.at("loss_pct").get<double>();
    add(fmt::format("{{id: land, cost: {}}}", in.at("land_cost").dump()));
    add(tree_option("water", Json::array({Json::array({in.at("p_storm"), -loss})}),
                    in.at("water_cost").dump()));
  } else {
    for (const auto& [id, outcomes] : in.items()) add(tree_option(id, outcomes));
  }
  const Json got = decide(folder, "options: [" + options + "]");
  const Json& wanted = example.expected.at(sign < 0 ? "expected_cost" : "emv");
  for (const auto& [id, value] : wanted.at("value").items())
    check_number(id, value, wanted.at("abs_tol"),
                 sign * task_with_id(got.at("options"), id).at("expected_value").get<double>());
  if (example.expected.contains("choice"))
    CHECK(got.at("best") == Json::array({example.expected.at("choice").at("value")}));
}

void check_make_or_buy(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const double lease = in.at("rent_per_day").get<double>() * in.at("lease_days").get<double>() *
                       (1 - in.at("lease_discount").get<double>());
  const Json got = decide(
      folder, fmt::format("quantity: {}, options: [{{id: rent, unit_cost: {}}}, {{id: lease, cost: {}}}, "
                          "{{id: buy, cost: {}}}]",
                          in.at("days").dump(), in.at("rent_per_day").dump(), amount_text(lease),
                          in.at("buy").dump()));
  const Json& wanted = example.expected;
  for (std::size_t i = 0; i < in.at("days").size(); ++i) {
    check_number("rent", wanted.at("rent").at("value").at(i), 1e-9,
                 got.at("options").at(0).at("costs").at(i));
    check_number("lease", wanted.at("lease").at("value"), 1e-9, got.at("options").at(1).at("costs").at(i));
    CHECK(got.at("quantities").at(i).at("cheapest") == Json::array({wanted.at("choice").at("value")}));
  }
  for (const Json& even : got.at("break_even"))
    if (even.at("options") == Json::array({"rent", "buy"}))
      check_number("break-even", wanted.at("breakeven_days_rent_vs_buy").at("value"), 1e-9,
                   even.at("quantity"));
}

}  // namespace

TEST_CASE("returns of investments agree with worked examples") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("finance")) {
    const Json& in = example.inputs;
    const auto check = in.contains("rates")     ? check_cash_projects
                       : in.contains("invest")  ? check_payback
                       : in.contains("periods") ? check_present_value
                       : in.contains("flows")   ? check_rates
                                                : nullptr;
    if (check == nullptr) continue;
    ++count;
    check_example(example.id, [&] { check(example, folder); });
  }
  CHECK(count >= 4);
}

TEST_CASE("decision trees agree with worked examples") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("risk")) {
    if (!example.id.starts_with("risk-tree-")) continue;
    ++count;
    check_example(example.id, [&] { check_tree(example, folder); });
  }
  CHECK(count >= 3);
}

TEST_CASE("make or buy agrees with worked examples") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("procurement")) {
    if (!example.inputs.contains("rent_per_day")) continue;
    ++count;
    check_example(example.id, [&] { check_make_or_buy(example, folder); });
  }
  CHECK(count >= 1);
}

}  // namespace plumb::test
