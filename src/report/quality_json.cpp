#include "plumb/control/defects.hpp"
#include "plumb/control/inspections.hpp"
#include "plumb/control/quality_costs.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/quality_view.hpp"

namespace plumb {

namespace {

void write_point(JsonWriter& json, const ControlPoint& point) {
  json.begin_object();
  json.member("date", date_text(point.date));
  json.member("value", point.value);
  json.member("range", point.range);
  json.member("beyond", point.beyond);
  json.member("range_beyond", point.range_beyond);
  json.member("in_run", point.in_run);
  json.member("in_trend", point.in_trend);
  json.end_object();
}

/// The signals of a whole chart: whether there is a run, a trend, a point beyond a limit.
void write_signals(JsonWriter& json, const ControlChart& chart) {
  json.member("in_control", chart.in_control());
  json.member("beyond", chart.count(&ControlPoint::beyond));
  json.member("range_beyond", chart.count(&ControlPoint::range_beyond));
  json.member("run", chart.count(&ControlPoint::in_run) > 0);
  json.member("trend", chart.count(&ControlPoint::in_trend) > 0);
}

void write_chart_json(JsonWriter& json, const Inspection& inspection, const ControlChart& chart) {
  json.begin_object();
  json.member("id", inspection.id);
  json.member("name", inspection.name);
  json.member("kind", kWords<ChartKind>[static_cast<std::size_t>(chart.kind)]);
  json.member("sample_size", chart.sample_size);
  json.member("mean", chart.mean);
  json.member("sigma", chart.sigma);
  json.member("lower", chart.lower);
  json.member("upper", chart.upper);
  json.member("range_mean", chart.range_mean);
  json.member("range_lower", chart.range_lower);
  json.member("range_upper", chart.range_upper);
  json.member("run_length", chart.run);
  write_signals(json, chart);
  json.member("cp", chart.cp);
  json.member("cpk", chart.cpk);
  json.key("points");
  json.begin_array();
  for (const ControlPoint& point : chart.points) write_point(json, point);
  json.end_array();
  json.end_object();
}

void write_defects(JsonWriter& json, const Assessment& assessment, const QualityReport& report) {
  const std::size_t count = assessment.plan.rows<Defect>().size();
  json.key("defects");
  json.begin_object();
  json.member("total", count);
  json.key("open");
  json.begin_object();
  const auto open = open_by_severity(assessment.plan);
  for (std::size_t i = 0; i < open.size(); ++i) json.member(kWords<IssueSeverity>[i], open[i]);
  json.end_object();
  json.member("density", defect_density(assessment.plan, assessment.schedule));
  json.member("density_by_size",
              report.size ? std::optional(static_cast<double>(count) / *report.size) : std::nullopt);
  json.member("escape_rate_pct", escape_rate_pct(assessment.plan));
  json.key("pareto");
  json.begin_array();
  for (const CauseCount& each : pareto_of(assessment.plan)) {
    json.begin_object();
    json.key("cause");
    each.cause.empty() ? json.null() : json.value(each.cause);
    json.member("defects", each.count);
    json.key("cost");
    write_figure(json, each.cost);
    json.member("cumulative_pct", each.cumulative_pct);
    json.member("vital", each.vital);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_costs(JsonWriter& json, const Assessment& assessment) {
  const CostOfQuality costs = cost_of_quality(assessment.plan);
  const auto member = [&](std::string_view name, Cost amount) {
    json.key(name);
    write_figure(json, amount);
  };
  json.key("costs");
  json.begin_object();
  for (std::size_t i = 0; i < kWords<QualityCostClass>.size(); ++i)
    member(kWords<QualityCostClass>[i], costs.by_class[i]);
  member("conformance", costs.conformance());
  member("non_conformance", costs.non_conformance());
  member("total", costs.total());
  json.end_object();
}

}  // namespace

void write_quality_json(std::string& out, const Assessment& assessment, const QualityReport& report) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.quality/1");
  write_currency(json, assessment.plan);
  const InspectionResults results = inspection_results(assessment.plan);
  json.key("inspections");
  json.begin_object();
  json.member("judged", results.judged);
  json.member("passed", results.passed);
  json.member("pass_rate_pct", results.pass_rate_pct());
  json.member("first_pass_yield_pct", results.first_pass_yield_pct());
  json.end_object();
  if (report.shows("charts")) {
    json.key("charts");
    json.begin_array();
    for (const ChartOfInspection& each : report.charts)
      write_chart_json(json, assessment.plan.rows<Inspection>().rows[each.row], each.chart);
    json.end_array();
  }
  if (report.shows("defects")) write_defects(json, assessment, report);
  if (report.shows("costs")) write_costs(json, assessment);
  json.end_object();
  json.finish();
}

}  // namespace plumb
