#include "plumb/control/control_chart.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// The chart of an inspection whose values are measured a day apart, `sample` of them on each.
ControlChart chart_of(std::string_view fields, const std::vector<std::string>& values, int sample = 1) {
  std::string measured;
  for (std::size_t i = 0; i < values.size(); ++i)
    measured += fmt::format("{}{{date: 2026-03-{:02}, value: {}}}", i == 0 ? "" : ", ",
                            2 + static_cast<int>(i) / sample, values[i]);
  const LoadedPlan plan = plan_from(fmt::format("inspections:\n  - {{id: I, name: i, measured: [{}]{}{}}}\n",
                                                measured, fields.empty() ? "" : ", ", fields));
  return control_chart(plan->rows<Inspection>().rows.front()).value();
}

}  // namespace

TEST_CASE("single values have limits of three sigma by the mean moving range") {
  const ControlChart chart = chart_of("", {"10", "12", "11", "13"});
  CHECK(chart.kind == ChartKind::individuals);
  CHECK(chart.mean == 11.5);
  // Moving ranges 2, 1 and 2; d2 of two values is 1.128.
  CHECK(chart.sigma.value() == doctest::Approx(5.0 / 3 / 1.128));
  CHECK(chart.upper.value() == doctest::Approx(11.5 + 3 * 5.0 / 3 / 1.128));
  CHECK(chart.in_control());
}

TEST_CASE("values of one date are a sample where all dates have as many") {
  const ControlChart chart = chart_of("", {"1", "3", "2", "4"}, 2);
  CHECK(chart.kind == ChartKind::xbar_r);
  CHECK(chart.points.size() == 2);
  CHECK(chart.mean == 2.5);
  CHECK(chart.range_mean == 2.0);
  CHECK(chart.upper.value() == doctest::Approx(2.5 + 1.880 * 2));
  CHECK(chart.range_upper.value() == doctest::Approx(3.267 * 2));
  CHECK(chart.range_lower == 0.0);
  CHECK(chart_of("", {"1", "3", "2"}, 2).kind == ChartKind::individuals);
}

TEST_CASE("one value has no limits, and no signal") {
  const ControlChart chart = chart_of("", {"10"});
  CHECK(!chart.upper);
  CHECK(chart.in_control());
}

TEST_CASE("a point on a limit is not beyond it") {
  const std::string limits = "mean: 10, control_lower: 4, control_upper: 16";
  CHECK(chart_of(limits, {"16", "4", "10"}).count(&ControlPoint::beyond) == 0);
  CHECK(chart_of(limits, {"16.0001", "10"}).count(&ControlPoint::beyond) == 1);
}

TEST_CASE("seven in a row on one side are a run, and a point on the mean ends it") {
  const std::string limits = "mean: 10, control_lower: 4, control_upper: 16";
  CHECK(chart_of(limits, {"11", "12", "11", "12", "11", "12", "11"}).count(&ControlPoint::in_run) == 7);
  CHECK(chart_of(limits, {"11", "12", "11", "10", "11", "12", "11", "12"}).count(&ControlPoint::in_run) == 0);
  CHECK(chart_of(limits, {"9", "11", "12", "11", "12", "11", "12", "11", "12", "9"})
            .count(&ControlPoint::in_run) == 8);
  CHECK(chart_of(limits + ", run: 3", {"11", "12", "11", "9"}).count(&ControlPoint::in_run) == 3);
}

TEST_CASE("seven that rise or fall strictly are a trend") {
  const std::string limits = "mean: 10, control_lower: 4, control_upper: 16";
  CHECK(chart_of(limits, {"9", "10", "11", "12", "13", "14", "15"}).count(&ControlPoint::in_trend) == 7);
  CHECK(chart_of(limits, {"15", "14", "13", "12", "11", "10", "9"}).count(&ControlPoint::in_trend) == 7);
  CHECK(chart_of(limits, {"9", "10", "11", "11", "12", "13", "14"}).count(&ControlPoint::in_trend) == 0);
  CHECK(chart_of(limits, {"9", "10", "11", "12", "13", "14"}).count(&ControlPoint::in_trend) == 0);
}

TEST_CASE("a known sigma and the target set the limits") {
  const ControlChart chart = chart_of("target: 10, sigma: 2", {"11", "12"});
  CHECK(chart.mean == 10);
  CHECK(chart.upper == 16.0);
  CHECK(chart_of("target: 10, sigma: 2", {"9", "10", "11", "12"}, 4).upper == 13.0);
}

TEST_CASE("capability follows from the limits of what is allowed") {
  const ControlChart chart = chart_of("mean: 10, sigma: 1, lower: 4, upper: 13", {"10", "10"});
  CHECK(chart.cp == 1.5);
  CHECK(chart.cpk == 1.0);
  const ControlChart one_sided = chart_of("mean: 10, sigma: 1, upper: 13", {"10", "10"});
  CHECK(!one_sided.cp);
  CHECK(one_sided.cpk == 1.0);
  CHECK(!chart_of("upper: 13", {"10", "10"}).cpk);  // nothing varies
}

TEST_CASE("an inspection without values has no chart") {
  const LoadedPlan plan = plan_from("inspections:\n  - {id: I, name: i}\n");
  CHECK(!control_chart(plan->rows<Inspection>().rows.front()));
}

}  // namespace plumb::test
