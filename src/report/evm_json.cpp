#include "plumb/report/evm_json.hpp"

#include "plumb/control/metrics.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

/// Writes figures under their names; those that have a dot go into an object of their own: `eac.typical`.
class FigureWriter {
 public:
  explicit FigureWriter(JsonWriter& json) : json_(json) {}

  void write(std::string_view name, const MetricValue& value) {
    const std::size_t dot = name.find('.');
    const std::string_view group = dot == std::string_view::npos ? "" : name.substr(0, dot);
    if (group != group_) {
      close();
      if (!group.empty()) {
        json_.key(group);
        json_.begin_object();
      }
      group_ = group;
    }
    json_.key(group.empty() ? name : name.substr(dot + 1));
    write_figure(json_, value);
  }

  void close() {
    if (!group_.empty()) json_.end_object();
    group_ = {};
  }

 private:
  JsonWriter& json_;
  std::string_view group_;
};

void write_figures(JsonWriter& json, std::span<const Metric> metrics, const Assessment& assessment,
                   const MetricSubject& subject) {
  FigureWriter writer(json);
  for (const Metric& metric : metrics) writer.write(metric.name, metric.value(assessment, subject));
  writer.close();
}

void write_forecast_finishes(JsonWriter& json, const ValueFigures& figures) {
  json.key("ieac_t_finish");
  if (!figures.time) return json.null();
  json.begin_object();
  for (std::size_t i = 0; i < kDurationForecasts.size(); ++i)
    json.member(kDurationForecasts[i], figures.time->forecast_finishes[i]);
  json.end_object();
}

void write_row(JsonWriter& json, const Assessment& assessment, const ValueRow& row, bool tree) {
  json.begin_object();
  json.key("id");
  row.id.empty() ? json.null() : json.value(row.id);
  json.member("name", row.name);
  if (tree) {
    json.member("level", row.level);
    json.member("summary", row.summary);
  }
  json.member("in_baseline", row.in_baseline);
  const MetricSubject subject = subject_of(row.figures);
  write_figures(json, value_metrics(), assessment, subject);
  json.end_object();
}

void write_period(JsonWriter& json, const PeriodFigures& period) {
  const auto known = [&](Cost cost) { return period.past ? MetricValue(cost) : MetricValue(); };
  FigureWriter writer(json);
  json.begin_object();
  json.member("from", date_text(period.first));
  json.member("end", period.end);
  writer.write("pv", period.pv);
  writer.write("ev", known(period.ev));
  writer.write("ac", known(period.ac));
  writer.write("cumulative.pv", period.cumulative_pv);
  writer.write("cumulative.ev", known(period.cumulative_ev));
  writer.write("cumulative.ac", known(period.cumulative_ac));
  writer.write("cumulative.forecast", period.forecast ? MetricValue(*period.forecast) : MetricValue());
  writer.close();
  json.end_object();
}

}  // namespace

void write_evm_json(std::string& out, const Assessment& assessment, const EvmReport& report) {
  const Performance& performance = assessment.performance;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.evm/1");
  json.member("at", performance.at);
  json.key("baseline");
  performance.baseline->id().empty() ? json.null() : json.value(performance.baseline->id());
  json.member("baseline_start", performance.baseline->start());
  json.member("baseline_finish", performance.baseline->finish());
  write_currency(json, assessment.plan);
  const MetricSubject subject = subject_of(assessment.project);
  write_figures(json, value_metrics(), assessment, subject);
  write_forecast_finishes(json, assessment.project);
  write_figures(json, budget_metrics(), assessment, subject);
  json.key("impeded");
  json.begin_array();
  for (const std::uint32_t index : assessment.adherence.impeded) json.value(performance.elements[index].id);
  json.end_array();
  json.key("not_in_baseline");
  json.begin_array();
  for (const PerformanceElement& element : performance.elements)
    if (element.bearer == Bearer::task && element.planned == nullptr &&
        !assessment.plan.task(element.task).summary)
      json.value(element.id);
  json.end_array();
  json.key("by");
  report.by ? json.value(kWords<ValueBreakdown>[static_cast<std::size_t>(*report.by)]) : json.null();
  json.key("rows");
  json.begin_array();
  for (const ValueRow& row : report.rows) write_row(json, assessment, row, report.by == ValueBreakdown::wbs);
  json.end_array();
  json.key("periods");
  json.begin_array();
  for (const PeriodFigures& period : report.periods) write_period(json, period);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
