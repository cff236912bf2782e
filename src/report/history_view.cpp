#include "plumb/report/history_view.hpp"

#include <algorithm>
#include <cmath>

#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/metrics_view.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

constexpr std::size_t kShownIdDigits = 8;

/// One figure of a log: its value, and what the commit did to it.
struct LogFigure {
  std::string_view key;
  std::string_view heading;
  MetricKind kind;
  MetricValue (*value)(const KeyFigures&);
  int drop_order;
};

MetricValue eac_of(const KeyFigures& figures) {
  return figures.eac ? MetricValue(*figures.eac) : MetricValue();
}

constexpr LogFigure kLogFigures[] = {
    {"finish", "finish", MetricKind::date, [](const KeyFigures& of) { return MetricValue(of.finish); }, 0},
    {"bac", "BAC", MetricKind::money, [](const KeyFigures& of) { return MetricValue(of.bac); }, 3},
    {"eac", "EAC", MetricKind::money, eac_of, 1},
    {"exposure", "exposure", MetricKind::money, [](const KeyFigures& of) { return MetricValue(of.exposure); },
     2},
};

/// By how much a commit moved a figure: money in the currency's unit, the finish in working minutes; nothing
/// where one of both is not known.
std::optional<double> change_of(const LogRow& row, const LogFigure& figure) {
  if (!row.figures || !row.before) return std::nullopt;
  if (figure.kind == MetricKind::date) return row.finish_change;
  const MetricValue after = figure.value(*row.figures);
  const MetricValue before = figure.value(*row.before);
  if (const auto* cost = std::get_if<Cost>(&after)) return (*cost - std::get<Cost>(before)).units();
  const auto* number = std::get_if<double>(&after);
  const auto* number_before = std::get_if<double>(&before);
  if (number == nullptr || number_before == nullptr) return std::nullopt;
  return *number - *number_before;
}

Cell change_cell(const LogRow& row, const LogFigure& figure, bool exact) {
  const auto change = change_of(row, figure);
  if (!change || (!exact && std::abs(*change) < 0.5)) return {};
  const Role role = *change > 0 ? Role::bad : (*change < 0 ? Role::good : Role::none);
  if (figure.kind == MetricKind::date)
    return exact ? Cell(*change).as(CellKind::number) : Cell(Minutes(std::llround(*change)), role);
  return {*change, exact ? Role::none : role};
}

std::vector<Column> commit_columns(bool exact) {
  std::vector<Column> columns{named_column("commit", "commit", CellKind::text, 0),
                              named_column("date", "date", CellKind::text, 0)};
  if (exact) columns.push_back(named_column("author", "author"));
  return columns;
}

std::vector<Cell> commit_cells(Table& table, const CommitName& commit, bool exact) {
  std::vector<Cell> cells{exact ? Cell(commit.id) : Cell(shown_commit_id(commit)),
                          Cell(table.keep(date_text(commit.date)))};
  if (exact) cells.emplace_back(commit.author);
  return cells;
}

Column subject_column() {
  Column subject = named_column("subject", "subject", CellKind::text, 0);
  subject.may_shrink = true;
  return subject;
}

}  // namespace

std::string_view shown_commit_id(const CommitName& commit) {
  return std::string_view(commit.id).substr(0, kShownIdDigits);
}

void write_commit_name(JsonWriter& json, const CommitName& commit) {
  json.member("commit", commit.id);
  json.member("date", date_text(commit.date));
  json.member("author", commit.author);
  json.member("subject", commit.subject);
}

Table log_table(const PlanLog& log, bool exact, bool unicode) {
  std::vector<Column> columns = commit_columns(exact);
  for (const LogFigure& figure : kLogFigures) {
    columns.push_back(figure_column(figure.key, figure.heading, figure.kind, log.minutes_per_day));
    columns.back().drop_order = figure.drop_order;
    columns.back().absent = "";
    const bool is_date = figure.kind == MetricKind::date;
    Column change =
        figure_column(std::string(figure.key) + (is_date ? "_change_min" : "_change"), unicode ? "±" : "+/-",
                      is_date ? MetricKind::duration : MetricKind::money, log.minutes_per_day);
    change.signs = true;
    change.absent = "";
    change.drop_order = figure.drop_order;
    columns.push_back(change);
  }
  if (exact) columns.push_back(named_column("errors", "errors", CellKind::flag));
  columns.push_back(subject_column());
  Table table(std::move(columns));
  for (const LogRow& row : log.rows) {
    std::vector<Cell> cells = commit_cells(table, row.commit, exact);
    for (const LogFigure& figure : kLogFigures) {
      cells.push_back(row.figures ? figure_cell(table, figure.value(*row.figures), figure.kind, exact)
                                  : Cell());
      cells.push_back(change_cell(row, figure, exact));
    }
    if (exact) cells.emplace_back(!row.figures);
    const bool marked = !exact && !row.figures;
    cells.push_back(marked ? Cell(table.keep("has errors: " + row.commit.subject), Role::bad)
                           : Cell(row.commit.subject));
    table.add_row(cells);
  }
  return table;
}

void write_log_json(std::string& out, const PlanLog& log) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.log/1");
  json.member("currency", log.currency);
  json.member("cut_off", log.cut_off);
  json.key("commits");
  json.begin_array();
  for (const LogRow& row : log.rows) {
    json.begin_object();
    write_commit_name(json, row.commit);
    json.member("begins", row.begins);
    json.member("errors", !row.figures);
    for (const LogFigure& figure : kLogFigures) {
      json.key(figure.key);
      write_figure(json, row.figures ? figure.value(*row.figures) : MetricValue());
      json.member(std::string(figure.key) + (figure.kind == MetricKind::date ? "_change_min" : "_change"),
                  change_of(row, figure));
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

Table trend_table(const Trend& trend, bool exact, bool unicode) {
  std::vector<Column> columns = commit_columns(exact);
  const MetricKind kind = trend.metric->kind;
  columns.push_back(
      figure_column(exact ? trend.metric->name : "value", trend.metric->name, kind, trend.minutes_per_day));
  columns.back().drop_order = 0;
  if (exact) columns.push_back(named_column("errors", "errors", CellKind::flag));
  columns.push_back(subject_column());
  Table table(std::move(columns));
  const FigureStyle style{trend.minutes_per_day, unicode};
  for (const TrendRow& row : trend.rows) {
    std::vector<Cell> cells = commit_cells(table, row.commit, exact);
    if (exact)
      cells.push_back(figure_cell(table, row.value, kind, true));
    else
      cells.push_back(Cell(table.keep(row.has_errors ? "has errors" : figure_text(row.value, kind, style)),
                           row.has_errors ? Role::bad : Role::none)
                          .as(CellKind::text));
    if (exact) cells.emplace_back(row.has_errors);
    cells.emplace_back(row.commit.subject);
    table.add_row(cells);
  }
  return table;
}

void write_trend_json(std::string& out, const Trend& trend) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.trend/1");
  json.member("metric", trend.metric->name);
  json.key("of");
  trend.of.empty() ? json.null() : json.value(trend.of);
  json.member("unit", metric_unit(trend.metric->kind));
  json.member("cut_off", trend.cut_off);
  json.key("commits");
  json.begin_array();
  for (const TrendRow& row : trend.rows) {
    json.begin_object();
    write_commit_name(json, row.commit);
    json.member("errors", row.has_errors);
    json.key("value");
    write_figure(json, row.value);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
