#include <algorithm>

#include "plumb/io/safe_text.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/registers/objective.hpp"
#include "plumb/registers/stakeholder.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/trace_view.hpp"

namespace plumb {

namespace {

/// Writes a list of rows of one collection by their ids.
template <class Row, class Ids>
void write_row_ids(JsonWriter& json, std::string_view key, const Plan& plan, const Ids& ids) {
  json.key(key);
  json.begin_array();
  for (const auto& id : ids) json.value(plan.rows<Row>().rows[id.index()].id);
  json.end_array();
}

void write_task_ids(JsonWriter& json, std::string_view key, const Plan& plan,
                    const std::vector<TaskId>& tasks) {
  json.key(key);
  json.begin_array();
  for (const TaskId id : tasks) json.value(plan.task(id).id);
  json.end_array();
}

void write_inspections(JsonWriter& json, const Plan& plan, const std::vector<std::size_t>& rows) {
  json.key("inspections");
  json.begin_array();
  for (const std::size_t row : rows) {
    const Inspection& inspection = plan.rows<Inspection>().rows[row];
    json.begin_object();
    json.member("id", inspection.id);
    json.key("result");
    inspection.result ? json.value(kWords<InspectionResult>[static_cast<std::size_t>(*inspection.result)])
                      : json.null();
    json.end_object();
  }
  json.end_array();
}

void write_requirement(JsonWriter& json, const TraceReport& report, std::size_t row) {
  const Plan& plan = report.plan;
  const Requirement& requirement = plan.rows<Requirement>().rows[row];
  const RequirementTrace& trace = report.trace.requirements[row];
  json.begin_object();
  json.member("id", requirement.id);
  json.member("name", requirement.name);
  json.member("status", kWords<RequirementStatus>[static_cast<std::size_t>(requirement.status)]);
  json.member("priority", kWords<Moscow>[static_cast<std::size_t>(requirement.priority)]);
  json.key("parent");
  requirement.parent.valid() ? json.value(plan.row<Requirement>(requirement.parent).id) : json.null();
  write_row_ids<Objective>(json, "objectives", plan, requirement.objectives.items);
  write_row_ids<Stakeholder>(json, "source", plan, requirement.source.items);
  write_task_ids(json, "tasks", plan, trace.tasks);
  write_inspections(json, plan, trace.inspections);
  json.key("finish");
  trace.finish ? json.value(date_text(*trace.finish)) : json.null();
  json.member("covered", trace.covered);
  json.member("verified", trace.verified);
  json.member("lacks_task", lacks_task(trace));
  json.member("lacks_verification", lacks_verification(trace));
  json.member("lacks_source", lacks_source(requirement, trace));
  json.end_object();
}

/// A text in quotes, with what is unsafe on a terminal made visible.
std::string dot_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char character : safe_text(text)) {
    if (character == '"' || character == '\\') quoted += '\\';
    quoted += character;
  }
  return quoted + '"';
}

/// The label of a row: its id, and below it the name where that is another.
std::string dot_label(std::string_view id, std::string_view name) {
  std::string label = dot_text(id);
  if (name.empty() || name == id) return label;
  label.back() = '\\';  // in place of the quote
  return label + "n" + dot_text(name).substr(1);
}

std::string dot_node(const Plan& plan, CollectionKind kind, std::size_t row) {
  return dot_text(std::string(collection_name(kind).plural) + "/" +
                  std::string(collection_table(kind).id(plan, row)));
}

std::string_view dot_shape(CollectionKind kind) {
  if (kind == CollectionKind::objectives) return "hexagon";
  if (kind == CollectionKind::requirements) return "box";
  return kind == CollectionKind::tasks ? "ellipse" : "note";
}

}  // namespace

void write_trace_json(std::string& out, const TraceReport& report) {
  const RequirementCounts counts = requirement_counts(report.plan, report.trace);
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.trace/1");
  json.member("agreed", counts.agreed);
  json.member("covered", counts.covered);
  json.member("coverage_pct", counts.coverage_pct());
  json.member("verified", counts.verified);
  json.member("verified_pct", counts.verified_pct());
  json.member("orphans", counts.orphans);
  json.key("requirements");
  json.begin_array();
  for (const std::size_t row : report.rows) write_requirement(json, report, row);
  json.end_array();
  write_task_ids(json, "stray_tasks", report.plan, report.trace.stray_tasks);
  json.key("stray_inspections");
  json.begin_array();
  for (const std::size_t row : report.trace.stray_inspections)
    json.value(report.plan.rows<Inspection>().rows[row].id);
  json.end_array();
  json.end_object();
  json.finish();
}

void write_trace_dot(std::string& out, const TraceReport& report) {
  const Plan& plan = report.plan;
  out += "digraph trace {\n  rankdir=LR;\n";
  std::vector<std::string> lines;  // a row may hang on several
  std::vector<TraceNode> above;    // by level
  for (const TraceNode& node : trace_nodes(report)) {
    const CollectionTable& table = collection_table(node.kind);
    const std::string_view id = table.id(plan, node.row);
    const std::string_view name = table.name(plan, node.row);
    const std::string self = dot_node(plan, node.kind, node.row);
    std::string look =
        "  " + self + " [label=" + dot_label(id, name) + ", shape=" + std::string(dot_shape(node.kind));
    if (node.kind == CollectionKind::requirements && lacks_task(report.trace.requirements[node.row]))
      look += ", style=dashed";
    lines.push_back(look + "];\n");
    above.resize(node.level);
    if (!above.empty())
      lines.push_back("  " + dot_node(plan, above.back().kind, above.back().row) + " -> " + self + ";\n");
    above.push_back(node);
  }
  std::vector<std::string_view> written;
  written.reserve(lines.size());
  for (const std::string& line : lines) written.emplace_back(line);
  std::sort(written.begin(), written.end());
  const auto repeated = std::unique(written.begin(), written.end());
  std::for_each(written.begin(), repeated, [&](std::string_view line) { out += line; });
  out += "}\n";
}

}  // namespace plumb
