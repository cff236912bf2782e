#include "plumb/control/metrics.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/limits_view.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/status_view.hpp"

namespace plumb {

void write_status_json(std::string& out, const Assessment& assessment, const StatusReport& report) {
  const Plan& plan = assessment.plan;
  const Schedule& schedule = assessment.schedule;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.status/1");
  json.key("project");
  json.begin_object();
  json.member("id", plan.project.id);
  json.member("name", plan.project.name);
  write_currency(json, plan);
  json.member("start", schedule.start);
  json.member("finish", schedule.finish);
  json.member("status_date", schedule.network.status.value_or(kNoInstant));
  json.key("baseline");
  const std::string_view baseline = assessment.performance.baseline->id();
  baseline.empty() ? json.null() : json.value(baseline);
  json.end_object();
  json.key("metrics");
  json.begin_object();
  const MetricSubject subject = subject_of(assessment.project);
  for (const Metric& metric : metric_table())
    if ((metric.scopes & kOfProject) != 0) {
      json.key(metric.name);
      write_figure(json, metric.value(assessment, subject));
    }
  json.end_object();
  json.key("critical_path");
  json.begin_array();
  for (const TaskId id : report.path) {
    json.begin_object();
    json.member("id", plan.task(id).id);
    json.member("name", plan.task(id).name);
    json.member("start", schedule.tasks[id].start);
    json.member("finish", schedule.tasks[id].finish);
    json.end_object();
  }
  json.end_array();
  json.key("risks");
  json.begin_array();
  for (const std::size_t row : report.risks) {
    const RiskFigures& figures = assessment.risks.risks[row];
    json.begin_object();
    json.member("id", plan.risks.rows[row].id);
    json.member("name", plan.risks.rows[row].name);
    json.member("probability_pct", figures.residual.probability_percent);
    json.key("residual");
    write_figure(json, figures.residual.exposure ? MetricValue(*figures.residual.exposure) : MetricValue());
    json.member("high", figures.high);
    json.end_object();
  }
  json.end_array();
  json.key("due");
  json.begin_object();
  json.member("overdue", report.due.overdue);
  json.key("overdue_by_kind");
  json.begin_object();
  for (const auto& [kind, count] : report.overdue_by_kind) json.member(kind, count);
  json.end_object();
  json.member("within_two_weeks", report.due.soon);
  json.end_object();
  write_limits(json, plan, report.limits);
  json.end_object();
  json.finish();
}

}  // namespace plumb
