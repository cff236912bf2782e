#pragma once

#include <span>
#include <string>
#include <vector>

#include "plumb/control/requirements.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// What `plumb trace` shows: some or all requirements, with what leads to them and what they lead to.
struct TraceReport {
  const Plan& plan;
  const Schedule& schedule;
  Traceability trace;
  std::vector<std::size_t> rows;  // the requirements, in file order
  bool chosen = false;            // whether only some were asked for
};

/// One row on the way from objectives to inspections.
struct TraceNode {
  std::uint16_t level = 0;
  CollectionKind kind = CollectionKind::requirements;
  std::size_t row = 0;
  std::string_view of;  // the id of what it hangs on; empty on top
};

/// The requirements below the objectives that they serve, their parts, tasks and inspections below them;
/// those that serve none come last. A requirement stands below each of its objectives.
std::vector<TraceNode> trace_nodes(const TraceReport& report);

/// One row for each of them. exact: for programs.
Table trace_table(const TraceReport& report, bool exact);

/// Requirements by the tasks that satisfy any of them.
Table trace_matrix(const TraceReport& report);

/// What is on no way: a line for each way to be wanting.
std::vector<std::string> trace_findings(const TraceReport& report);

/// Appends `plumb.trace/1`: coverage, orphans, requirements with both their ends.
void write_trace_json(std::string& out, const TraceReport& report);

/// Appends a graph in the DOT language.
void write_trace_dot(std::string& out, const TraceReport& report);

void write_trace_text(std::string& out, const TraceReport& report, bool matrix, const TextStyle& style,
                      int drawing_columns);
void write_trace_markdown(std::string& out, const TraceReport& report, bool matrix);

}  // namespace plumb
