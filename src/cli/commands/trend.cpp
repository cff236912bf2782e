#include <fmt/format.h>

#include <algorithm>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/history_commands.hpp"
#include "plumb/cli/history_rows.hpp"
#include "plumb/cli/metric_finder.hpp"
#include "plumb/io/record_text.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

namespace {

/// The metric after one commit, of the project or of the part that is asked for.
TrendEntry entry_of(const AssessedContent* assessed, const Trend& trend) {
  TrendEntry entry;
  entry.row.has_errors = assessed == nullptr;
  if (assessed == nullptr) return entry;
  entry.minutes_per_day = static_cast<int>(assessed->scheduled.plan.project.units().day);
  MetricSubjects subjects(*assessed->assessment);
  const auto subject = trend.of.empty() ? subjects.project() : subjects.find(trend.of);
  entry.knows_part = subject.has_value();
  if (subject && (trend.metric->scopes & subject->scope) != 0)
    entry.row.value = trend.metric->value(*assessed->assessment, *subject);
  return entry;
}

}  // namespace

int run_trend(Context& context, const Arguments& arguments) {
  Trend trend;
  trend.metric = find_metric(context, arguments.text_or("METRIC", {}));
  if (trend.metric == nullptr) return kExitUsage;
  trend.of = arguments.text_or("of", {});
  int code = kExitDone;
  auto history = begin_history(context, arguments, code);
  if (!history) return code;
  bool known = trend.of.empty();
  const std::string question = RecordWriter().add("trend").add(trend.metric->name).add(trend.of).text();
  visit_commits(*history, context, arguments, question, [&](const PlanCommit& change) {
    const auto kept = history->recall(change, question);
    auto entry = kept ? read_trend_entry(*kept) : std::nullopt;
    if (!entry) {
      entry = entry_of(history->assess(*change.after).get(), trend);
      history->keep(change, question, write_entry(*entry));
    }
    if (trend.rows.empty()) trend.minutes_per_day = entry->minutes_per_day;
    known = known || entry->knows_part;
    entry->row.commit = name_of(change.commit);
    trend.rows.push_back(std::move(entry->row));
  });
  if (!known && !trend.rows.empty())
    return context.usage_error(
        fmt::format("no account, task or resource '{}' in any of the commits", trend.of),
        "see 'plumb list tasks'");
  std::reverse(trend.rows.begin(), trend.rows.end());
  trend.cut_off = history->cut_off();
  const std::string_view format = arguments.format();
  if (format == "json") write_trend_json(context.out, trend);
  if (format == "csv") render_csv(context.out, trend_table(trend, true, true));
  if (format == "md") render_markdown(context.out, trend_table(trend, false, true));
  if (format != "text") return kExitDone;
  draw_trend(context.out, trend, context.style(), context.drawing_columns());
  if (!context.out.empty()) context.out += '\n';
  render_text(context.out, trend_table(trend, false, context.style().unicode), context.style());
  return kExitDone;
}

}  // namespace plumb
