#include <fmt/format.h>

#include <cmath>

#include "plumb/report/comparison_view.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostCauses = 4;

/// `duration of clearing-api +5 d; after of pilot +6 d; 2 more`.
std::string causes_text(const std::vector<FinishCause>& causes, const FigureStyle& style) {
  std::string text;
  for (std::size_t i = 0; i < causes.size() && i < kMostCauses; ++i)
    text += fmt::format("{}{} {}", i == 0 ? "" : "; ", cause_text(causes[i]),
                        figure_text(causes[i].minutes, MetricKind::duration, style));
  if (causes.size() > kMostCauses) text += fmt::format("; {} more", causes.size() - kMostCauses);
  return text;
}

}  // namespace

Table blame_table(const Blame& blame, bool exact, bool unicode) {
  Column change = figure_column(exact ? "change_min" : "change", unicode ? "±" : "+/-", MetricKind::duration,
                                blame.minutes_per_day);
  change.signs = true;
  change.drop_order = 0;
  if (exact) change.kind = CellKind::number;
  Column causes = named_column("causes", "through", CellKind::text, 0);
  causes.may_shrink = true;
  Column subject = named_column("subject", "subject", CellKind::text, 1);
  subject.may_shrink = true;
  Table table(
      {named_column("commit", "commit", CellKind::text, 0), named_column("date", "date", CellKind::text, 1),
       named_column("author", "author", CellKind::text, 2),
       figure_column("finish", "finish", MetricKind::date, blame.minutes_per_day), change, causes, subject});
  const FigureStyle style{blame.minutes_per_day, unicode, true};
  for (const BlameRow& row : blame.rows) {
    const Role role = row.change > 0 ? Role::bad : Role::good;
    table.add_row({exact ? Cell(row.commit.id) : Cell(shown_commit_id(row.commit)),
                   table.keep(date_text(row.commit.date)), row.commit.author, Cell(row.after),
                   exact ? Cell(row.change) : Cell(Minutes(std::llround(row.change)), role),
                   table.keep(causes_text(row.causes, style)), row.commit.subject});
  }
  return table;
}

void write_blame_json(std::string& out, const Blame& blame) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.blame/1");
  json.key("task");
  blame.task.empty() ? json.null() : json.value(blame.task);
  json.member("cut_off", blame.cut_off);
  json.key("commits");
  json.begin_array();
  for (const BlameRow& row : blame.rows) {
    json.begin_object();
    write_commit_name(json, row.commit);
    json.member("before", row.before);
    json.member("after", row.after);
    json.member("change_min", row.change);
    write_causes(json, row.causes);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
