#include "plumb/report/trace_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/control/when_date.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/registers/objective.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

/// Lays the ways out as a tree, each row behind what it hangs on.
class TraceTree {
 public:
  explicit TraceTree(const TraceReport& report)
      : report_(report), shown_(report.plan.rows<Requirement>().size()) {
    for (const std::size_t row : report.rows) shown_[row] = true;
  }

  std::vector<TraceNode> build() {
    const auto& objectives = report_.plan.rows<Objective>().rows;
    std::vector<std::vector<std::size_t>> below(objectives.size());
    std::vector<std::size_t> loose;
    for (const std::size_t row : report_.rows) {
      const auto& own = requirement(row).objectives.items;
      for (const auto& objective : own)
        if (!above_serves(row, objective)) below[objective.index()].push_back(row);
      if (own.empty() && !has_shown_parent(row)) loose.push_back(row);
    }
    for (std::size_t i = 0; i < objectives.size(); ++i) {
      if (below[i].empty() && report_.chosen) continue;
      nodes_.push_back({0, CollectionKind::objectives, i, {}});
      for (const std::size_t row : below[i]) add_requirement(row, 1, objectives[i].id);
    }
    for (const std::size_t row : loose) add_requirement(row, 0, {});
    return std::move(nodes_);
  }

 private:
  const Requirement& requirement(std::size_t row) const { return report_.plan.rows<Requirement>().rows[row]; }

  bool has_shown_parent(std::size_t row) const {
    const auto parent = requirement(row).parent;
    return parent.valid() && shown_[parent.index()];
  }

  /// Whether the requirement that this one is a part of stands below the objective already.
  bool above_serves(std::size_t row, RowId<CollectionKind::objectives> objective) const {
    if (!has_shown_parent(row)) return false;
    const auto& above = requirement(requirement(row).parent.index()).objectives.items;
    return std::find(above.begin(), above.end(), objective) != above.end();
  }

  /// With all below it; parts wait on a stack, because people decide how deep they go.
  void add_requirement(std::size_t top, std::uint16_t level, std::string_view of) {
    std::vector<TraceNode> waiting{{level, CollectionKind::requirements, top, of}};
    while (!waiting.empty()) {
      const TraceNode node = waiting.back();
      waiting.pop_back();
      nodes_.push_back(node);
      if (node.kind != CollectionKind::requirements) continue;
      const RequirementTrace& trace = report_.trace.requirements[node.row];
      const std::string_view id = requirement(node.row).id;
      const auto next = static_cast<std::uint16_t>(node.level + 1);
      for (const TaskId task : trace.tasks) nodes_.push_back({next, CollectionKind::tasks, task.index(), id});
      for (const std::size_t row : trace.inspections)
        nodes_.push_back({next, CollectionKind::inspections, row, id});
      for (std::size_t i = trace.parts.size(); i-- > 0;)
        if (shown_[trace.parts[i]])
          waiting.push_back({next, CollectionKind::requirements, trace.parts[i], id});
    }
  }

  const TraceReport& report_;
  std::vector<bool> shown_;
  std::vector<TraceNode> nodes_;
};

std::string_view word_of_task(const TraceReport& report, std::size_t row) {
  constexpr std::array<std::string_view, 3> kStates{"unstarted", "started", "complete"};
  return kStates[static_cast<std::size_t>(report.schedule.network.task(TaskId(row)).state)];
}

std::string_view state_of(const TraceReport& report, const TraceNode& node) {
  if (node.kind == CollectionKind::objectives)
    return kWords<ObjectiveStatus>[static_cast<std::size_t>(
        report.plan.rows<Objective>().rows[node.row].status)];
  if (node.kind == CollectionKind::requirements)
    return kWords<RequirementStatus>[static_cast<std::size_t>(
        report.plan.rows<Requirement>().rows[node.row].status)];
  if (node.kind == CollectionKind::tasks)
    return report.plan.task(TaskId(node.row)).summary ? std::string_view() : word_of_task(report, node.row);
  const auto& result = report.plan.rows<Inspection>().rows[node.row].result;
  return result ? kWords<InspectionResult>[static_cast<std::size_t>(*result)] : std::string_view("planned");
}

std::optional<Date> day_of_node(const TraceReport& report, const TraceNode& node) {
  if (node.kind == CollectionKind::objectives) return report.plan.rows<Objective>().rows[node.row].due;
  if (node.kind == CollectionKind::requirements) return report.trace.requirements[node.row].finish;
  if (node.kind == CollectionKind::tasks) return finish_day(report.schedule, TaskId(node.row));
  const Inspection& inspection = report.plan.rows<Inspection>().rows[node.row];
  return inspection.done ? inspection.done : inspection.planned;
}

/// `no task, no verification`: what a requirement lacks.
std::string gaps_of(const TraceReport& report, const TraceNode& node) {
  if (node.kind != CollectionKind::requirements) return {};
  const RequirementTrace& trace = report.trace.requirements[node.row];
  std::string gaps;
  const auto add = [&](bool lacks, std::string_view what) {
    if (lacks) gaps += fmt::format("{}no {}", gaps.empty() ? "" : ", ", what);
  };
  add(lacks_task(trace), "task");
  add(lacks_verification(trace), "verification");
  add(lacks_source(report.plan.rows<Requirement>().rows[node.row], trace), "source");
  if (gaps.empty() && trace.verified) gaps = "verified";
  return gaps;
}

Role role_of_node(const TraceReport& report, const TraceNode& node) {
  if (node.kind == CollectionKind::objectives) return Role::heading;
  if (node.kind == CollectionKind::requirements && !report.trace.requirements[node.row].wanted)
    return Role::muted;
  return Role::none;
}

std::string ids_of_requirements(const TraceReport& report, auto holds) {
  std::string ids;
  for (const std::size_t row : report.rows)
    if (holds(row))
      ids += fmt::format("{}{}", ids.empty() ? "" : ", ", report.plan.rows<Requirement>().rows[row].id);
  return ids;
}

/// The objectives that no requirement serves, where requirements name objectives.
std::string idle_objectives(const Plan& plan) {
  const auto& objectives = plan.rows<Objective>().rows;
  std::vector<bool> served(objectives.size());
  for (const Requirement& each : plan.rows<Requirement>().rows)
    for (const auto& objective : each.objectives.items) served[objective.index()] = true;
  std::string ids;
  if (std::find(served.begin(), served.end(), true) == served.end()) return ids;
  for (std::size_t i = 0; i < objectives.size(); ++i)
    if (!served[i] && objectives[i].status != ObjectiveStatus::dropped)
      ids += fmt::format("{}{}", ids.empty() ? "" : ", ", objectives[i].id);
  return ids;
}

std::string coverage_line(const TraceReport& report) {
  const RequirementCounts counts = requirement_counts(report.plan, report.trace);
  const auto percent = [](const std::optional<double>& share) {
    return figure_text(share ? MetricValue(*share) : MetricValue(), MetricKind::percent, {});
  };
  return fmt::format("{} agreed, {} with a task ({}), {} verified ({})",
                     counted(static_cast<std::size_t>(counts.agreed), "requirement"), counts.covered,
                     percent(counts.coverage_pct()), counts.verified, percent(counts.verified_pct()));
}

/// Where the matrix is too wide: the tasks of each requirement as one text.
Table narrow_matrix(const TraceReport& report) {
  Column tasks = named_column("tasks", "tasks", CellKind::text, 0);
  tasks.may_shrink = true;
  Table table({named_column("id", "requirement", CellKind::text, 0), tasks});
  for (const std::size_t row : report.rows) {
    std::string ids;
    for (const TaskId task : report.trace.requirements[row].tasks)
      ids += fmt::format("{}{}", ids.empty() ? "" : " ", report.plan.task(task).id);
    table.add_row({Cell(report.plan.rows<Requirement>().rows[row].id), Cell(table.keep(std::move(ids)))});
  }
  return table;
}

int widest_of(const std::string& text) {
  int width = 0;
  for (const std::string& line : split_lines(text)) width = std::max(width, shown_width(line));
  return width;
}

}  // namespace

std::vector<TraceNode> trace_nodes(const TraceReport& report) {
  return TraceTree(report).build();
}

Table trace_table(const TraceReport& report, bool exact) {
  Column id = named_column("id", "id", CellKind::text, 0);
  id.shows_tree = !exact;
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  std::vector<Column> columns;
  if (exact) columns.push_back(named_column("level", "level", CellKind::count, 0));
  columns.push_back(id);
  columns.push_back(named_column("kind", "kind", CellKind::text, 2));
  if (exact) columns.push_back(named_column("of", "of", CellKind::text, 0));
  columns.push_back(name);
  columns.push_back(named_column("status", "status", CellKind::text, 1));
  columns.push_back(named_column("finish", "finish", CellKind::date, 1));
  columns.push_back(named_column("gaps", "trace", CellKind::text, 0));
  Table table(std::move(columns));
  for (const TraceNode& node : trace_nodes(report)) {
    const CollectionTable& collection = collection_table(node.kind);
    const auto day = day_of_node(report, node);
    std::string gaps = gaps_of(report, node);
    const Role role = gaps.starts_with("no") ? Role::warning : Role::good;
    std::vector<Cell> cells;
    if (exact) cells.emplace_back(node.level);
    cells.emplace_back(collection.id(report.plan, node.row));
    cells.emplace_back(collection_name(node.kind).singular);
    if (exact) cells.push_back(node.of.empty() ? Cell() : Cell(node.of));
    cells.emplace_back(collection.name(report.plan, node.row));
    const std::string_view state = state_of(report, node);
    cells.push_back(state.empty() ? Cell() : Cell(state));
    cells.push_back(day ? Cell(Instant(*day)) : Cell());
    cells.push_back(gaps.empty() ? Cell() : Cell(table.keep(std::move(gaps)), role));
    table.add_row(cells, {node.level, role_of_node(report, node)});
  }
  return table;
}

Table trace_matrix(const TraceReport& report) {
  std::vector<bool> used(report.plan.tasks.size());
  for (const std::size_t row : report.rows)
    for (const TaskId task : report.trace.requirements[row].tasks) used[task.index()] = true;
  std::vector<TaskId> tasks;
  std::vector<Column> columns{named_column("id", "requirement", CellKind::text, 0)};
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) continue;
    tasks.emplace_back(i);
    columns.push_back(
        named_column(report.plan.task(TaskId(i)).id, report.plan.task(TaskId(i)).id, CellKind::text, 0));
  }
  Table table(std::move(columns));
  for (const std::size_t row : report.rows) {
    const auto& own = report.trace.requirements[row].tasks;  // in file order, as the columns are
    std::vector<Cell> cells{Cell(report.plan.rows<Requirement>().rows[row].id)};
    for (const TaskId task : tasks)
      cells.push_back(std::binary_search(own.begin(), own.end(), task) ? Cell("x") : Cell());
    table.add_row(cells);
  }
  return table;
}

std::vector<std::string> trace_findings(const TraceReport& report) {
  const Plan& plan = report.plan;
  std::vector<std::string> lines;
  const auto add = [&](std::string_view what, const std::string& ids) {
    if (!ids.empty()) lines.push_back(fmt::format("{}: {}", what, ids));
  };
  const auto& traces = report.trace.requirements;
  add("without a task",
      ids_of_requirements(report, [&](std::size_t row) { return lacks_task(traces[row]); }));
  add("without a verification",
      ids_of_requirements(report, [&](std::size_t row) { return lacks_verification(traces[row]); }));
  add("without a source", ids_of_requirements(report, [&](std::size_t row) {
        return lacks_source(plan.rows<Requirement>().rows[row], traces[row]);
      }));
  if (report.chosen) return lines;
  add("objectives without a requirement", idle_objectives(plan));
  std::string tasks;
  for (const TaskId id : report.trace.stray_tasks)
    tasks += fmt::format("{}{}", tasks.empty() ? "" : ", ", plan.task(id).id);
  add("tasks for no requirement", tasks);
  std::string inspections;
  for (const std::size_t row : report.trace.stray_inspections)
    inspections += fmt::format("{}{}", inspections.empty() ? "" : ", ", plan.rows<Inspection>().rows[row].id);
  add("inspections of no requirement", inspections);
  return lines;
}

void write_trace_text(std::string& out, const TraceReport& report, bool matrix, const TextStyle& style,
                      int drawing_columns) {
  append_title_line(out, project_title(report.plan.project), counted(report.rows.size(), "requirement"),
                    drawing_columns);
  out += '\n';
  if (report.rows.empty()) {
    out += "no requirements\n";
    return;
  }
  std::string text;
  render_text(text, matrix ? trace_matrix(report) : trace_table(report, false), style);
  if (matrix && style.width > 0 && widest_of(text) > style.width) {
    text.clear();
    render_text(text, narrow_matrix(report), style);
  }
  out += text + "\n";
  if (!report.chosen) append_wrapped(out, coverage_line(report), style.width, 2);
  for (const std::string& line : trace_findings(report)) append_wrapped(out, safe_text(line), style.width, 2);
}

void write_trace_markdown(std::string& out, const TraceReport& report, bool matrix) {
  render_markdown(out, matrix ? trace_matrix(report) : trace_table(report, false));
  std::vector<std::string> lines = trace_findings(report);
  if (!report.chosen) lines.insert(lines.begin(), coverage_line(report));
  for (const std::string& line : lines) {
    out += '\n';
    append_markdown_text(out, line);
    out += '\n';
  }
}

}  // namespace plumb
