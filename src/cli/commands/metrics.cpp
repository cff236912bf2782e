#include <fmt/format.h>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/metric_finder.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/metrics_view.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

namespace {

/// The metrics that are named, else all; nullopt after printing which name is none.
std::optional<std::vector<const Metric*>> metrics_of(Context& context, const Arguments& arguments) {
  std::vector<const Metric*> metrics;
  for (const std::string& name : arguments.texts("NAME")) {
    const Metric* metric = find_metric(context, name);
    if (metric == nullptr) return std::nullopt;
    metrics.push_back(metric);
  }
  if (!metrics.empty()) return metrics;
  for (const Metric& metric : metric_table()) metrics.push_back(&metric);
  return metrics;
}

CollectionKind collection_of(std::string_view level) {
  if (level == "task") return CollectionKind::tasks;
  return level == "account" ? CollectionKind::accounts : CollectionKind::resources;
}

}  // namespace

int run_metrics(Context& context, const Arguments& arguments) {
  if (arguments.has("of") && arguments.has("by"))
    return context.usage_error("--of and --by exclude each other", "--of names one, --by lists all");
  const auto metrics = metrics_of(context, arguments);
  if (!metrics) return kExitUsage;
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  const Assessment& assessment = assessed->assessment;
  MetricSubjects subjects(assessment);
  std::vector<std::pair<std::string_view, MetricSubject>> asked;
  if (const auto of = arguments.text("of")) {
    const auto subject = subjects.find(*of);
    if (!subject)
      return context.usage_error(fmt::format("no account, task or resource '{}'", *of),
                                 "see 'plumb list tasks'");
    asked.emplace_back(*of, *subject);
  } else if (const auto by = arguments.text("by")) {
    const CollectionKind kind = collection_of(*by);
    for (const std::string_view id : assessed->plan().ids[kind].ids())
      if (const auto subject = subjects.find(kind, id)) asked.emplace_back(id, *subject);
  } else {
    asked.emplace_back(std::string_view(), subjects.project());
  }
  std::vector<MetricRow> rows;
  for (const auto& [id, subject] : asked)
    for (const Metric* metric : *metrics)
      if ((metric->scopes & subject.scope) != 0)
        rows.push_back({metric, id, metric->value(assessment, subject)});
  if (rows.empty() && !asked.empty())
    return context.usage_error(
        fmt::format("'{}' is no figure of '{}'", metrics->front()->name, asked.front().first),
        "leave out the name to see which there are");
  const std::string_view format = arguments.format();
  if (format == "json") write_metrics_json(context.out, assessment, rows);
  if (format == "csv") render_csv(context.out, metrics_table(assessment, rows, true, true));
  if (format == "md") render_markdown(context.out, metrics_table(assessment, rows, false, true));
  if (format != "text") return kExitDone;
  // One value for a script stands alone.
  if (rows.size() == 1 && arguments.texts("NAME").size() == 1)
    context.out += figure_word(rows.front().value) + "\n";
  else
    render_text(context.out, metrics_table(assessment, rows, false, context.style().unicode),
                context.style());
  return kExitDone;
}

}  // namespace plumb
