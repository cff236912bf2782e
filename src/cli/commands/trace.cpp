#include <fmt/format.h>

#include <algorithm>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/trace_view.hpp"

namespace plumb {

namespace {

bool names(const auto& ids, std::size_t row) {
  return std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return id.index() == row; });
}

/// Whether a requirement is tied to a row by itself.
bool is_tied(const TraceReport& report, std::size_t requirement, const FoundRow& found) {
  const RequirementTrace& trace = report.trace.requirements[requirement];
  switch (*found.kind) {
    case CollectionKind::requirements:
      return requirement == found.row;
    case CollectionKind::objectives:
      return names(report.plan.rows<Requirement>().rows[requirement].objectives.items, found.row);
    case CollectionKind::tasks: {
      // A task serves what the summaries above it satisfy.
      for (TaskId id(found.row); id.valid(); id = report.plan.task(id).parent)
        if (names(trace.tasks, id.index())) return true;
      return false;
    }
    default:
      return std::find(trace.inspections.begin(), trace.inspections.end(), found.row) !=
             trace.inspections.end();
  }
}

/// Keeps the requirements that a row is tied to, with all their parts.
void keep_tied(TraceReport& report, const FoundRow& found) {
  std::vector<bool> kept(report.trace.requirements.size());
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (is_tied(report, i, found)) waiting.push_back(i);
  while (!waiting.empty()) {
    const std::size_t row = waiting.back();
    waiting.pop_back();
    if (kept[row]) continue;
    kept[row] = true;
    const auto& parts = report.trace.requirements[row].parts;
    waiting.insert(waiting.end(), parts.begin(), parts.end());
  }
  std::erase_if(report.rows, [&](std::size_t row) { return !kept[row]; });
}

bool keep_named(Context& context, const Arguments& arguments, TraceReport& report) {
  const auto id = arguments.text("ID");
  if (!id) return true;
  const auto found = find_row(context, report.plan, *id);
  if (!found) return false;
  constexpr auto kTraced = kCollectionKinds<CollectionKind::objectives, CollectionKind::requirements,
                                            CollectionKind::tasks, CollectionKind::inspections>;
  if (!found->kind || found->field ||
      std::find(kTraced.begin(), kTraced.end(), *found->kind) == kTraced.end()) {
    context.error(fmt::format("'{}' is on no way from objectives to inspections", *id),
                  "name an objective, a requirement, a task or an inspection");
    return false;
  }
  keep_tied(report, *found);
  return true;
}

}  // namespace

int run_trace(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const Plan& plan = scheduled->plan;
  const auto rows = select_rows(context, arguments,
                                CollectionRows(plan, CollectionKind::requirements, &scheduled->schedule));
  if (!rows) return kExitUsage;
  TraceReport report{plan, scheduled->schedule, Traceability(plan, scheduled->schedule), *rows};
  report.chosen = arguments.has("where") || arguments.has("owner") || arguments.has("ID");
  if (!keep_named(context, arguments, report)) return kExitUsage;
  const std::string_view format = arguments.format();
  const bool matrix = arguments.has("matrix");
  if (format == "json") write_trace_json(context.out, report);
  if (format == "csv") render_csv(context.out, matrix ? trace_matrix(report) : trace_table(report, true));
  if (format == "md") write_trace_markdown(context.out, report, matrix);
  if (format == "dot") write_trace_dot(context.out, report);
  if (format == "text")
    write_trace_text(context.out, report, matrix, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
