// Contracts: incentive prices, damages, retention and advance, promised services.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kContractHead =
    "plumb: 1\nproject: {id: example, start: 2026-01-05}\ntasks:\n  - {id: a, duration: 1d}\n";

Json contract_of(const TempFolder& folder, const std::string& rows) {
  const std::string plan = std::string(kContractHead) + rows;
  return plumb_json({"contracts", "-f", folder.write("plan.yaml", plan).string()}).at("contracts").at(0);
}

/// The incentive of an example at one cost.
Json price_at(const TempFolder& folder, const Json& in, double cost) {
  const double seller = in.contains("seller_share") ? in.at("seller_share").get<double>()
                                                    : 1 - in.at("buyer_share").get<double>();
  std::string terms = fmt::format("target_cost: {}, target_fee: {}, share_under: {}%, share_over: {}%",
                                  in.at("target_cost").dump(), in.at("target_fee").dump(),
                                  amount_text(100 * seller), amount_text(100 * seller));
  for (const std::string name : {"ceiling", "min_fee", "max_fee"})
    if (in.contains(name)) terms += fmt::format(", {}: {}", name, in.at(name).dump());
  return contract_of(folder,
                     fmt::format("contracts:\n  - {{id: C, name: Works, type: {}, incentive: {{{}}}}}\n"
                                 "actuals:\n  - {{date: 2026-01-05, contract: C, cost: {}}}\n",
                                 in.contains("ceiling") ? "fpif" : "cpif", terms, amount_text(cost)))
      .at("incentive");
}

void check_incentive(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const Json costs =
      in.contains("actual_costs") ? in.at("actual_costs") : Json::array({in.at("actual_cost")});
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const double cost = costs.at(i);
    const Json got = price_at(folder, in, cost);
    // A plan holds costs to 1/10,000, which a cost of thirds is rounded to.
    const double rounding = 1e-4;
    for (const auto& [name, wanted] : example.expected.items()) {
      const Json& value = wanted.at("value").is_array() ? wanted.at("value").at(i) : wanted.at("value");
      const double allowed = wanted.at("abs_tol").get<double>() + rounding;
      if (name == "PTA")
        check_number(name, value, allowed, got.at("point_of_total_assumption"));
      else if (name == "price" || name == "buyer_price")
        check_number(name, value, allowed, got.at("price"));
      else if (name == "fee" || name == "seller_fee" || name == "seller_profit")
        check_number(name, value, allowed, got.at("fee"));
      else
        fail_unknown(name, example.id);
    }
  }
}

void check_damages(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const Json& wanted = example.expected.at("ld");
  for (std::size_t i = 0; i < in.at("days").size(); ++i) {
    const Json got = contract_of(
        folder,
        fmt::format("contracts:\n  - {{id: C, name: Works, finish: 2026-01-31, penalty: {{rate: {}, cap: {}, "
                    "when: {}}}}}\n",
                    in.at("rate_per_day").dump(), in.at("cap").dump(),
                    date_time_of(minutes_of("2026-01-31T00:00") + 1440 * in.at("days").at(i).get<int>())
                        .substr(0, 10)));
    check_number("ld", wanted.at("value").at(i), wanted.at("abs_tol"), got.at("damages").at("amount"));
  }
}

void check_retention(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  std::string payments = fmt::format("{{id: advance, amount: {}, advance: true}}", in.at("advance").dump());
  for (const Json& share : in.at("milestones"))
    payments +=
        fmt::format(", {{id: m{}, percent: {}%}}", payments.size(), amount_text(100 * share.get<double>()));
  for (std::size_t i = 0; i < in.at("retention_release").size(); ++i)
    payments += fmt::format(", {{id: release-{}, retention: true}}", i);
  const Json got = contract_of(
      folder,
      fmt::format("contracts:\n  - {{id: C, name: Works, value: {}, retention: {{percent: {}%}}, payments: "
                  "[{}]}}\n",
                  in.at("price").dump(), amount_text(100 * in.at("retention_pct").get<double>()), payments));
  const auto check_each = [&](std::string_view name, std::string_view key) {
    const Json& wanted = example.expected.at(std::string(name));
    for (std::size_t i = 0; i < wanted.at("value").size(); ++i)
      check_number(name, wanted.at("value").at(i), wanted.at("abs_tol"),
                   got.at("payments").at(i + 1).at(std::string(key)));
  };
  check_each("gross", "gross");
  check_each("retention", "retention");
  check_each("advance_recovery", "advance_recovery");
  check_each("net", "net");
  const Json& released = example.expected.at("retention_released_total");
  check_number("released", released.at("value"), released.at("abs_tol"), got.at("released"));
  double sum = 0;
  for (const Json& payment : got.at("payments")) sum += payment.at("net").get<double>();
  check_number("all that is paid", in.at("price"), 1e-9, sum);
}

Json service_of(const TempFolder& folder, const std::string& fields) {
  return contract_of(folder,
                     fmt::format("contracts:\n  - {{id: C, name: Hosting, start: 2026-01-05, sla: [{{metric: "
                                 "availability, {}}}]}}\n",
                                 fields))
      .at("sla")
      .at(0);
}

void check_services(const TruthCase& example, const TempFolder& folder) {
  for (const auto& [name, wanted] : example.expected.items()) {
    const Json& in = example.inputs.at(name.substr(0, 1));
    if (name.ends_with("_allowed_min")) {
      const Json got = service_of(folder, fmt::format("window: {}min, target: {}%", in.at("total_min").dump(),
                                                      amount_text(100 * in.at("sla").get<double>())));
      check_number(name, wanted.at("value"), wanted.at("abs_tol"), got.at("allowed_down_min"));
    } else {
      const Json got =
          service_of(folder, fmt::format("window: {}h, outages: [{{date: 2026-01-06, down: {}h}}]",
                                         in.at("total_h").dump(), in.at("down_h").dump()));
      check_number(name, wanted.at("value"), wanted.at("abs_tol"), got.at("availability_pct"));
    }
  }
}

}  // namespace

TEST_CASE("contracts agree with worked examples") {
  const TempFolder folder;
  const auto examples = truth_cases("contract");
  CHECK(examples.size() >= 5);
  for (const TruthCase& example : examples)
    check_example(example.id, [&] {
      const Json& in = example.inputs;
      if (in.contains("target_cost")) return check_incentive(example, folder);
      if (in.contains("rate_per_day")) return check_damages(example, folder);
      if (in.contains("milestones")) return check_retention(example, folder);
      fail_unknown("kind of contract", example.id);
    });
}

TEST_CASE("services agree with worked examples") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("service")) {
    if (!example.inputs.contains("a")) continue;  // of several services at once
    ++count;
    check_example(example.id, [&] { check_services(example, folder); });
  }
  CHECK(count >= 1);
}

}  // namespace plumb::test
