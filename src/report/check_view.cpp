#include "plumb/report/check_view.hpp"

#include <fmt/format.h>

#include "plumb/report/finding.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/limits_view.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

std::string counted_or_no(std::size_t count, std::string_view noun) {
  return count == 0 ? fmt::format("no {}s", noun) : counted(count, noun);
}

std::size_t warning_count(const CheckReport& report) {
  return report.diagnostics.all().size() - report.diagnostics.error_count();
}

void write_place(JsonWriter& json, const Place& where) {
  if (!where.file) {
    for (const std::string_view key : {"file", "line", "column"}) {
      json.key(key);
      json.null();
    }
    return;
  }
  const Position position = where.file->position(where.span.begin);
  json.member("file", where.file->path());
  json.member("line", position.line);
  json.member("column", position.column);
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
  json.begin_object();
  json.member("severity", severity_word(diagnostic.severity));
  json.member("code", code_name(diagnostic.code));
  json.member("message", diagnostic.message);
  write_place(json, diagnostic.where);
  json.key("hint");
  diagnostic.hint.empty() ? json.null() : json.value(diagnostic.hint);
  json.key("notes");
  json.begin_array();
  for (const Note& note : diagnostic.notes) {
    json.begin_object();
    json.member("message", note.message);
    write_place(json, note.where);
    json.end_object();
  }
  json.end_array();
  json.member("known", diagnostic.known);
  json.end_object();
}

Role role_of(Severity severity) {
  return severity == Severity::error ? Role::bad : Role::warning;
}

/// A limit that does not hold is a finding like any other, at the place where it says what must be.
void add_failing_limits(Table& table, const CheckReport& report) {
  for (const LimitResult& result : report.limits) {
    if (result.holds) continue;
    const Place where = place_of(report.plan->limits.nodes[result.id.index()], "must");
    const Position position = where.file->position(where.span.begin);
    const Severity severity = severity_of(result);
    table.add_row({Cell(severity_word(severity), role_of(severity)), kLimitCode, Cell(where.file->path()),
                   position.line, position.column, table.keep(broken_limit_text(*report.plan, result)),
                   table.keep(broken_limit_hint(*report.plan, result))});
  }
}

}  // namespace

std::string check_summary(const CheckReport& report) {
  std::string text = fmt::format("{}: ", report.name);
  if (report.has_plan) text += counted_or_no(report.task_count, "task") + ", ";
  text += counted_or_no(report.diagnostics.error_count(), "error") + ", " +
          counted_or_no(warning_count(report), "warning");
  if (report.no_worse_than.empty()) return text;
  const auto known = std::ranges::count(report.diagnostics.all(), true, &Diagnostic::known);
  return text + fmt::format("; {} no worse than in '{}'",
                            known == 0 ? "none of them" : fmt::format("{} of them", known),
                            report.no_worse_than);
}

void write_check_json(std::string& out, const CheckReport& report) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.check/1");
  json.member("errors", report.diagnostics.error_count());
  json.member("warnings", warning_count(report));
  json.key("no_worse_than");
  report.no_worse_than.empty() ? json.null() : json.value(report.no_worse_than);
  json.key("diagnostics");
  json.begin_array();
  for (const Diagnostic& diagnostic : report.diagnostics.all()) write_diagnostic(json, diagnostic);
  json.end_array();
  if (report.plan != nullptr) {
    write_limits(json, *report.plan, report.limits, true);
  } else {
    json.key("limits");
    json.begin_array();
    json.end_array();
  }
  json.end_object();
  json.finish();
}

Table check_table(const CheckReport& report) {
  Table table({named_column("severity", "severity"), named_column("code", "code"),
               named_column("file", "file"), named_column("line", "line", CellKind::count),
               named_column("column", "column", CellKind::count), named_column("message", "message"),
               named_column("hint", "hint")});
  table.title = check_summary(report);
  for (const Diagnostic& diagnostic : report.diagnostics.all()) {
    const Place& where = diagnostic.where;
    const Position position = where.file ? where.file->position(where.span.begin) : Position{};
    const auto known = [&](Cell cell) { return where.file ? cell : Cell(); };
    table.add_row({Cell(severity_word(diagnostic.severity), role_of(diagnostic.severity)),
                   code_name(diagnostic.code), where.file ? Cell(where.file->path()) : Cell(),
                   known(position.line), known(position.column), diagnostic.message, diagnostic.hint});
  }
  add_failing_limits(table, report);
  return table;
}

}  // namespace plumb
