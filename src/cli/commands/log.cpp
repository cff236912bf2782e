#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/history_commands.hpp"
#include "plumb/cli/history_rows.hpp"
#include "plumb/control/variance.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

namespace {

constexpr std::string_view kQuestion = "log";

/// Says what a commit did. before: what the last commit was compared with, which usually is what this one
/// made; held so that it need not be computed again.
LogEntry entry_of(PlanHistory& history, const PlanCommit& change,
                  std::shared_ptr<const AssessedContent>& before) {
  LogEntry entry;
  LogRow& row = entry.row;
  row.begins = change.before == nullptr;
  const auto after = history.assess(*change.after);
  before = change.before ? history.assess(*change.before) : nullptr;
  if (after) {
    row.figures = key_figures(*after->assessment);
    entry.currency = after->scheduled.plan.currencies.front();
    entry.minutes_per_day = static_cast<int>(after->scheduled.plan.project.units().day);
  }
  if (before) row.before = key_figures(*before->assessment);
  if (after && before)
    row.finish_change = working_variance(after->scheduled.schedule, row.before->finish, row.figures->finish);
  history.keep(change, kQuestion, write_entry(entry));
  return entry;
}

}  // namespace

int run_log(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  auto history = begin_history(context, arguments, code);
  if (!history) return code;
  PlanLog log;
  std::shared_ptr<const AssessedContent> before;
  visit_commits(*history, context, arguments, kQuestion, [&](const PlanCommit& change) {
    const auto kept = history->recall(change, kQuestion);
    auto entry = kept ? read_log_entry(*kept) : std::nullopt;
    if (!entry) entry = entry_of(*history, change, before);
    if (log.rows.empty() && entry->row.figures) {
      log.currency = entry->currency;
      log.minutes_per_day = entry->minutes_per_day;
    }
    entry->row.commit = name_of(change.commit);
    log.rows.push_back(std::move(entry->row));
  });
  log.cut_off = history->cut_off();
  const std::string_view format = arguments.format();
  if (format == "json") write_log_json(context.out, log);
  if (format == "csv") render_csv(context.out, log_table(log, true, true));
  if (format == "md") render_markdown(context.out, log_table(log, false, true));
  if (format == "text")
    render_text(context.out, log_table(log, false, context.style().unicode), context.style());
  return kExitDone;
}

}  // namespace plumb
