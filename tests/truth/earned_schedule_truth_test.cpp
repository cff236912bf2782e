// Earned schedule, schedule adherence and time-phasing of worked examples.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "run_program.hpp"
#include "truth_case.hpp"
#include "value_plan.hpp"

namespace plumb::test {
namespace {

constexpr double kPeriodMinutes = kPeriodDays * 1440;

/// plumb's answer for a table of planned value by period, `earned` and `spent` at the end of a period.
Json at_period(const TempFolder& folder, const std::vector<double>& planned, double earned, double spent,
               double period) {
  const std::string plan = value_plan(packages_of_periods(planned, earned), spent, period * kPeriodDays);
  return plumb_json({"evm", "-f", folder.write("plan.yaml", plan).string()});
}

struct TimeFigure {
  std::string_view key;
  std::string path;
  double unit;
};

const TimeFigure kTimeFigures[] = {
    {"ES", "/es_min", kPeriodMinutes},
    {"SPI_t", "/spi_t", 1},
    {"EAC_t_ES_PF1", "/ieac_t/es1_min", kPeriodMinutes},
    {"EAC_t_ES_SPIt", "/ieac_t/es2_min", kPeriodMinutes},
    {"EAC_t_ES_SCIt", "/ieac_t/es3_min", kPeriodMinutes},
    {"CPI", "/cpi", 1},
    {"SPI", "/spi", 1},
};

void check_time_series(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const std::vector<double> planned = in.at("PV_cum");
  for (std::size_t i = 0; i < in.at("EV_cum").size(); ++i) {
    CAPTURE(i);
    const Json evm =
        at_period(folder, planned, in.at("EV_cum").at(i), in.at("AC_cum").at(i), static_cast<double>(i + 1));
    for (const auto& [key, expectation] : example.expected.items()) {
      const auto* figure = std::find_if(std::begin(kTimeFigures), std::end(kTimeFigures),
                                        [&, name = key](const TimeFigure& row) { return row.key == name; });
      if (figure == std::end(kTimeFigures)) {
        fail_unknown("expectation", key);
        continue;
      }
      check_number(key, expectation.at("value").at(i), expectation.at("abs_tol").get<double>(),
                   evm.at(Json::json_pointer(figure->path)), figure->unit);
    }
  }
}

/// On a plateau the end of it counts, but not beyond the status date where the plateau holds it.
void check_plateau(const TruthCase& example, const TempFolder& folder) {
  const std::vector<double> planned = example.inputs.at("PV_cum");
  const double earned = example.inputs.at("EV");
  const double latest = example.expected.at("ES_largest_C").at("value");
  const double earliest = example.expected.at("ES_earliest").at("value");
  const auto es = [&](double period) { return at_period(folder, planned, earned, 0, period).at("es_min"); };
  check_number("behind the plateau", latest, 0, es(latest + 1), kPeriodMinutes);
  check_number("at its end", latest, 0, es(latest), kPeriodMinutes);
  check_number("in its middle", (earliest + latest) / 2, 0, es((earliest + latest) / 2), kPeriodMinutes);
  check_number("at its beginning", earliest, 0, es(earliest), kPeriodMinutes);
  check_number("before it", latest, 0, es(earliest - 1), kPeriodMinutes);
}

/// A straight plan of seven units a period, so that any seventh of a period can be earned.
void check_tspi(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  constexpr double kUnits = 7;
  std::vector<double> planned;
  for (int period = 1; period <= in.at("PD").get<int>(); ++period) planned.push_back(kUnits * period);
  const std::vector<WorkPackage> packages = packages_of_periods(planned, kUnits * in.at("ES").get<double>());
  const std::string late = fmt::format("  - {{id: handover, milestone: true, constraint: SNET {}}}\n",
                                       value_day(kPeriodDays * in.at("ED").get<double>()));
  const std::string plan = value_plan(packages, 1, kPeriodDays * in.at("AT").get<double>(), {}, late);
  const Json evm = plumb_json({"evm", "-f", folder.write("plan.yaml", plan).string()});
  check_number("ES", in.at("ES"), 0, evm.at("es_min"), kPeriodMinutes);
  for (const auto& [key, expectation] : example.expected.items()) {
    const double allowed = expectation.at("abs_tol");
    if (key == "TSPI_PD")
      check_number(key, expectation.at("value"), allowed, evm.at("tspi"));
    else if (key == "TSPI_ED")
      check_number(key, expectation.at("value"), allowed, evm.at("tspi_ed"));
    else if (key == "IEAC_t")
      check_number(key, expectation.at("value"), allowed, evm.at("ieac_t_min"), kPeriodMinutes);
    else
      fail_unknown("expectation", key);
  }
}

/// Tasks one behind the other, the planned ones first: what is earned in all is planned at the end of those.
void check_adherence(const TruthCase& example, const TempFolder& folder) {
  std::vector<WorkPackage> packages;
  for (const Json& task : example.inputs.at("tasks")) {
    const auto from = static_cast<double>(packages.size()) * kPeriodDays;
    const double planned = task.at("PV_at_ES");
    const double earned = task.at("EV");
    packages.push_back({task.at("id"), from, from + kPeriodDays, std::max(planned, earned), earned});
  }
  const std::string plan = value_plan(packages, 0, 3 * kPeriodDays);
  const Json evm = plumb_json({"evm", "-f", folder.write("plan.yaml", plan).string()});
  for (const auto& [key, expectation] : example.expected.items()) {
    const double allowed = expectation.at("abs_tol");
    if (key == "EV_total" || key == "PV_at_ES_total")
      check_number(key, expectation.at("value"), allowed, evm.at("ev"));
    else if (key == "p_factor")
      check_number(key, expectation.at("value"), allowed, evm.at("p_factor"));
    else if (key == "EV_rework_exposed")
      check_number(key, expectation.at("value"), allowed, evm.at("rework_exposed"));
    else if (key == "impeded")
      CHECK(evm.at("impeded") == expectation.at("value"));
    else
      fail_unknown("expectation", key);
  }
}

void check_linear(const TruthCase& example, const TempFolder& folder) {
  const Json& in = example.inputs;
  const std::vector<WorkPackage> packages{
      {"a", in.at("start").get<double>(), in.at("finish").get<double>(), in.at("budget").get<double>(), 0}};
  const auto plan = folder.write("plan.yaml", value_plan(packages, 0, 0)).string();
  const Json& wanted = example.expected.at("PV");
  for (std::size_t i = 0; i < in.at("times").size(); ++i) {
    const Json evm = plumb_json({"evm", "-f", plan, "--at", value_day(in.at("times").at(i))});
    check_number("PV", wanted.at("value").at(i), wanted.at("abs_tol").get<double>(), evm.at("pv"));
  }
}

}  // namespace

TEST_CASE("earned schedule agrees with worked examples") {
  const TempFolder folder;
  for (const TruthCase& example : truth_cases("earned-schedule"))
    check_example(example.id, [&] {
      const Json& in = example.inputs;
      if (in.contains("calendar")) return;  // a real project: dslib_truth_test.cpp
      if (in.contains("EV_cum")) return check_time_series(example, folder);
      if (in.contains("PV_cum")) return check_plateau(example, folder);
      if (in.contains("tasks")) return check_adherence(example, folder);
      REQUIRE_MESSAGE(in.contains("ED"), "unknown form of inputs: " << in.dump());
      check_tspi(example, folder);
    });
}

TEST_CASE("a budget accrues evenly between the dates of its baseline") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("time-phased")) {
    if (!example.inputs.contains("times")) continue;
    ++count;
    check_example(example.id, [&] { check_linear(example, folder); });
  }
  CHECK(count > 0);
}

}  // namespace plumb::test
