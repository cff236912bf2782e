#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/task_selection.hpp"
#include "plumb/cli/value_check.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/schedule_json.hpp"
#include "plumb/report/schedule_view.hpp"

namespace plumb {

namespace {

/// The columns that --columns names, else the usual ones; nullopt after printing which name is none.
std::optional<std::vector<ScheduleColumn>> columns_of(Context& context, const Arguments& arguments,
                                                      Reader reader) {
  const std::vector<std::string_view> names = arguments.list("columns");
  if (names.empty()) {
    const auto usual = default_schedule_columns(reader);
    return std::vector(usual.begin(), usual.end());
  }
  std::vector<ScheduleColumn> columns;
  for (const std::string_view name : names) {
    const auto column = find_schedule_column(name);
    if (!column) {
      const auto field = field_of_heading(name);
      context.usage_error(
          fmt::format("the schedule has no column '{}'", name),
          field ? fmt::format("did you mean '{}'?", *field) : choices_help(name, schedule_column_names()));
      return std::nullopt;
    }
    columns.push_back(*column);
  }
  return columns;
}

void write_csv(std::string& out, const ScheduledPlan& scheduled, std::span<const TaskId> tasks,
               std::span<const ScheduleColumn> columns) {
  bool is_first = true;
  schedule_pieces(scheduled.plan, scheduled.schedule, tasks, columns, {Reader::program},
                  [&](const Table& piece) {
                    std::string text;
                    render_csv(text, piece);
                    out.append(text, is_first ? 0 : text.find('\n') + 1);  // one header for all
                    is_first = false;
                  });
}

void write_text(std::string& out, const ScheduledPlan& scheduled, std::span<const TaskId> tasks,
                std::span<const ScheduleColumn> columns, ScheduleLook look, const TextStyle& style) {
  TextListing listing(style, tasks.size());
  schedule_pieces(scheduled.plan, scheduled.schedule, tasks, columns, look,
                  [&](const Table& piece) { listing.add(piece); });
  listing.write(out);
}

}  // namespace

int run_schedule(Context& context, const Arguments& arguments) {
  const std::string_view format = arguments.format();
  const Reader reader = format == "csv" ? Reader::program : Reader::person;
  const auto columns = columns_of(context, arguments, reader);
  if (!columns) return kExitUsage;
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const auto& [plan, schedule] = *scheduled;
  const auto tasks = select_tasks(context, arguments, plan, schedule);
  if (!tasks) return kExitUsage;
  if (format == "json") {
    write_schedule_json(context.out, plan, schedule, *tasks);
    return kExitDone;
  }
  if (format == "csv") {
    write_csv(context.out, *scheduled, *tasks, *columns);
    return kExitDone;
  }
  const bool unicode = format == "md" || context.style().unicode;
  const ScheduleLook look{reader, !arguments.has("sort"), unicode};
  if (format == "md") render_markdown(context.out, schedule_view(plan, schedule, *tasks, *columns, look));
  if (format == "text") write_text(context.out, *scheduled, *tasks, *columns, look, context.style());
  return kExitDone;
}

}  // namespace plumb
