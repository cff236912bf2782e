#include "plumb/report/evm_view.hpp"

#include <fmt/format.h>

#include "plumb/control/metrics.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/s_curve.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

int minutes_per_day(const Assessment& assessment) {
  return static_cast<int>(assessment.plan.project.units().day);
}

MetricSubject project_of(const Assessment& assessment) {
  return subject_of(assessment.project);
}

MetricValue value_of(const Assessment& assessment, std::string_view name) {
  return find_metric(name)->value(assessment, project_of(assessment));
}

std::string text_of(const Assessment& assessment, std::string_view name, bool unicode, bool signs = false) {
  const Metric& metric = *find_metric(name);
  return figure_text(value_of(assessment, name), metric.kind, {minutes_per_day(assessment), unicode, signs});
}

/// A figure below this is worse than planned.
Role role_below(const MetricValue& value, double bound) {
  if (const auto* number = std::get_if<double>(&value)) return *number < bound ? Role::warning : Role::none;
  if (const auto* cost = std::get_if<Cost>(&value)) return cost->units() < bound ? Role::warning : Role::none;
  return Role::none;
}

/// A column that stays on a narrow screen.
Column plain_column(std::string_view key, std::string_view heading, bool shrinks = false) {
  Column column = named_column(key, heading, CellKind::text, 0);
  column.may_shrink = shrinks;
  return column;
}

Column dropped(Column column, int order) {
  column.drop_order = order;
  return column;
}

Column signed_column(Column column) {
  column.signs = true;
  return column;
}

/// `--at` may be any time of a day: a whole day is told by its date.
std::string status_text(Instant at) {
  std::string text;
  append_instant_as(text, at, day_of(at) == at ? CellKind::end_date : CellKind::date_time);
  return text;
}

struct ForecastRow {
  std::string_view metric;
  std::string_view text;
};

constexpr ForecastRow kForecastRows[] = {
    {"eac.typical", "at the CPI (typical)"},
    {"eac.atypical", "as budgeted (atypical)"},
    {"eac.cpi_spi", "at CPI x SPI"},
    {"eac.bottom_up", "as the plan estimates it (bottom-up)"},
};

struct TimeRow {
  std::string_view metric;
  std::string_view heading;
  std::string_view text;
  bool signs = false;
};

constexpr TimeRow kTimeRows[] = {
    {"at_min", "AT", "actual time since the baseline's start"},
    {"es_min", "ES", "earned schedule: when this was to be done"},
    {"sv_t_min", "SV(t)", "ES - AT", true},
    {"spi_t", "SPI(t)", "ES / AT"},
    {"earned_finish", "finish", "at this performance"},
    {"p_factor", "p", "how much of what is done was due"},
};

void render_each(std::string& out, const std::vector<Table>& tables, const TextStyle& style) {
  for (const Table& table : tables) {
    if (table.rows().empty()) continue;
    out += '\n';
    render_text(out, table, style);
  }
}

}  // namespace

AssessmentTitle assessment_title(const Assessment& assessment, bool unicode) {
  AssessmentTitle title;
  title.project = project_title(assessment.plan.project);
  if (assessment.schedule.network.status)
    title.measured = fmt::format("status {}", status_text(assessment.performance.at));
  else
    title.measured = "no status date";
  const std::string_view baseline = assessment.performance.baseline->id();
  title.measured += unicode ? " · " : ", ";
  title.measured += baseline.empty() ? std::string("no baseline") : fmt::format("baseline {}", baseline);
  return title;
}

Table value_table(const Assessment& assessment, bool unicode) {
  const int day = minutes_per_day(assessment);
  const std::string_view currency = assessment.plan.currencies.front();
  Table table(
      {plain_column("figure", "figure"),
       dropped(figure_column("amount", currency.empty() ? "amount" : currency, MetricKind::money, day), 0),
       dropped(figure_column("of_bac_pct", "of BAC", MetricKind::percent, day), 3),
       dropped(signed_column(figure_column("variance", "EV ahead by", MetricKind::money, day)), 2),
       dropped(signed_column(figure_column("variance_pct", "", MetricKind::percent, day)), 4),
       plain_column("index", "index"), dropped(plain_column("meaning", "", true), 5)});
  const auto cell = [&](std::string_view name) {
    return figure_cell(table, value_of(assessment, name), find_metric(name)->kind, false);
  };
  const auto bad_below = [&](std::string_view name, double bound) {
    Cell made = cell(name);
    made.role = role_below(value_of(assessment, name), bound);
    return made;
  };
  const auto index = [&](std::string_view label, std::string_view name) {
    return Cell(table.keep(fmt::format("{} {}", label, text_of(assessment, name, unicode))),
                role_below(value_of(assessment, name), 1));
  };
  const auto add = [&](std::initializer_list<Cell> cells) { table.add_row(cells); };
  const Cell none("");
  add({"PV", cell("pv"), cell("planned_pct"), bad_below("sv", 0), bad_below("sv_pct", 0), index("SPI", "spi"),
       "planned"});
  add({"EV", cell("ev"), cell("complete_pct"), none, none, none, "earned"});
  add({"AC", cell("ac"), cell("spent_pct"), bad_below("cv", 0), bad_below("cv_pct", 0), index("CPI", "cpi"),
       "spent"});
  add({"BAC", cell("bac"), none, none, none, none, "budget at completion"});
  return table;
}

Table forecast_table(const Assessment& assessment, bool unicode) {
  const int day = minutes_per_day(assessment);
  Table table({plain_column("rest", "rest of the work", true),
               dropped(figure_column("eac", "EAC", MetricKind::money, day), 0),
               dropped(figure_column("etc", "ETC", MetricKind::money, day), 2),
               dropped(signed_column(figure_column("vac", "VAC", MetricKind::money, day)), 1),
               plain_column("used", "")});
  const EarnedValue& value = assessment.project.value;
  const std::string_view used = assessment.project.forecasts.typical ? "eac.typical" : "eac.atypical";
  for (const ForecastRow& row : kForecastRows) {
    const MetricValue eac = value_of(assessment, row.metric);
    Cell etc;
    Cell vac;
    if (const auto* amount = std::get_if<double>(&eac)) {
      etc = Cell(value.ev >= value.bac ? 0.0 : std::max(0.0, *amount - value.ac.units()));
      const double rest = value.bac.units() - *amount;
      vac = Cell(rest, rest < 0 ? Role::warning : Role::none);
    }
    table.add_row({row.text, figure_cell(table, eac, MetricKind::money, false), etc, vac,
                   row.metric == used ? Cell(unicode ? "◂ used" : "< used", Role::muted) : Cell("")});
  }
  const auto to_complete = [&](std::string_view name) {
    const MetricValue index = value_of(assessment, name);
    const auto* number = std::get_if<double>(&index);
    const bool lost = number != nullptr && *number < 0;
    return lost ? std::string("unattainable") : text_of(assessment, name, unicode);
  };
  table.notes.push_back(fmt::format("TCPI  {} to end at BAC, {} to end at EAC", to_complete("tcpi_bac"),
                                    to_complete("tcpi_eac")));
  return table;
}

Table time_table(const Assessment& assessment, bool unicode) {
  Column value = plain_column("value", "earned schedule");
  value.align = Align::right;
  Table table({plain_column("figure", ""), value, dropped(plain_column("meaning", "", true), 2)});
  if (!assessment.project.time) return table;
  for (const TimeRow& row : kTimeRows) {
    const Role role = row.metric == "spi_t" ? role_below(value_of(assessment, row.metric), 1) : Role::none;
    table.add_row({row.heading, Cell(table.keep(text_of(assessment, row.metric, unicode, row.signs)), role),
                   Cell(row.text, Role::muted)});
  }
  return table;
}

Table value_rows_table(const Assessment& assessment, const std::vector<ValueRow>& rows, bool tree,
                       bool exact) {
  const int day = minutes_per_day(assessment);
  Column id = plain_column("id", "id");
  id.shows_tree = tree && !exact;
  std::vector<Column> columns{id, dropped(plain_column("name", "name", true), 0)};
  struct Shown {
    std::string_view metric;
    std::string_view heading;
    int drop_order;
  };
  static constexpr Shown kShown[] = {
      {"bac", "BAC", 2}, {"pv", "PV", 1},   {"ev", "EV", 1},   {"ac", "AC", 1},        {"sv", "SV", 3},
      {"cv", "CV", 3},   {"spi", "SPI", 0}, {"cpi", "CPI", 0}, {"eac_used", "EAC", 4}, {"vac", "VAC", 5}};
  if (exact) {
    for (const Metric& metric : value_metrics()) {
      std::string key(metric.name);
      std::replace(key.begin(), key.end(), '.', '_');
      Column column = figure_column(key, key, metric.kind, day);
      if (metric.kind == MetricKind::date) column.kind = CellKind::date_time;
      if (metric.kind == MetricKind::duration) column.kind = CellKind::number;
      columns.push_back(column);
    }
  } else {
    for (const Shown& shown : kShown) {
      const bool used = shown.metric == "eac_used";
      Column column = figure_column(shown.metric, shown.heading,
                                    used ? MetricKind::money : find_metric(shown.metric)->kind, day);
      column.drop_order = shown.drop_order;
      columns.push_back(column);
    }
  }
  Table table(std::move(columns));
  for (const ValueRow& row : rows) {
    const MetricSubject subject = subject_of(row.figures);
    const auto figure = [&](const Metric& metric) {
      const MetricValue value = metric.value(assessment, subject);
      Cell cell = figure_cell(table, value, metric.kind, exact);
      if (metric.kind == MetricKind::ratio) cell.role = role_below(value, 1);
      return cell;
    };
    std::vector<Cell> cells{Cell(row.id), Cell(row.name)};
    if (exact)
      for (const Metric& metric : value_metrics()) cells.push_back(figure(metric));
    else
      for (const Shown& shown : kShown)
        cells.push_back(shown.metric == "eac_used" ? Cell(row.figures.forecasts.used())
                                                   : figure(*find_metric(shown.metric)));
    table.add_row(cells, {tree ? row.level : std::uint16_t{0}, row.summary ? Role::heading : Role::none});
  }
  return table;
}

Table periods_table(const Assessment& assessment, const std::vector<PeriodFigures>& periods, bool exact) {
  const int day = minutes_per_day(assessment);
  Column from = plain_column("from", "from");
  from.kind = CellKind::date;
  std::vector<Column> columns{from};
  const auto add = [&](std::string_view key, std::string_view heading, int drop_order) {
    Column column = figure_column(key, heading, MetricKind::money, day);
    column.absent = "";
    column.drop_order = drop_order;
    columns.push_back(column);
  };
  add("pv", "PV", 2);
  add("ev", "EV", 2);
  add("ac", "AC", 2);
  add("cumulative_pv", "PV to date", 0);
  add("cumulative_ev", "EV to date", 0);
  add("cumulative_ac", "AC to date", 0);
  add("cumulative_forecast", "forecast", 1);
  Table table(std::move(columns));
  for (const PeriodFigures& period : periods) {
    const auto money = [&](Cost cost) {
      return figure_cell(table, MetricValue(cost), MetricKind::money, exact);
    };
    const auto known = [&](Cost cost) { return period.past ? money(cost) : Cell(); };
    table.add_row({Cell(Instant(period.first)), money(period.pv), known(period.ev), known(period.ac),
                   money(period.cumulative_pv), known(period.cumulative_ev), known(period.cumulative_ac),
                   period.forecast ? Cell(*period.forecast) : Cell()});
  }
  return table;
}

std::vector<std::string> assessment_notes(const Assessment& assessment, bool unicode) {
  const Performance& performance = assessment.performance;
  std::vector<std::string> notes;
  if (performance.baseline->id().empty())
    notes.push_back(
        "measured against the plan itself, as if nothing had started: freeze it with 'plumb baseline set "
        "v1'");
  std::string unknown;
  std::size_t count = 0;
  constexpr std::size_t kMostNamed = 5;
  for (const PerformanceElement& element : performance.elements) {
    if (element.bearer != Bearer::task || element.planned != nullptr ||
        assessment.plan.task(element.task).summary)
      continue;
    if (++count <= kMostNamed) unknown.append(unknown.empty() ? "" : ", ").append(element.id);
  }
  if (count > 0)
    notes.push_back(fmt::format("{} not in the baseline, so nothing is earned on {}: {}{}",
                                counted(count, "task"), count == 1 ? "it" : "them", unknown,
                                count <= kMostNamed ? ""
                                : unicode           ? ", …"
                                                    : ", ..."));
  const EarnedValue effort = level_of_effort_value(performance);
  if (!effort.bac.is_zero()) {
    const auto share = percent(effort.bac, assessment.project.value.bac);
    const auto index = spi(discrete_value(performance));
    notes.push_back(
        fmt::format("level of effort is {:.0f} % of BAC; without it, SPI is {}", share.value_or(0),
                    figure_text(index ? MetricValue(*index) : MetricValue(), MetricKind::ratio, {})));
  }
  return notes;
}

void write_evm_text(std::string& out, const Assessment& assessment, const EvmReport& report,
                    const TextStyle& style, int drawing_columns) {
  const AssessmentTitle title = assessment_title(assessment, style.unicode);
  append_title_line(out, title.project, title.measured, drawing_columns);
  std::vector<Table> tables;
  tables.push_back(value_table(assessment, style.unicode));
  tables.push_back(forecast_table(assessment, style.unicode));
  tables.push_back(time_table(assessment, style.unicode));
  if (report.by)
    tables.push_back(value_rows_table(assessment, report.rows, report.by == ValueBreakdown::wbs, false));
  if (report.length) tables.push_back(periods_table(assessment, report.periods, false));
  render_each(out, tables, style);
  if (report.length) {
    out += '\n';
    draw_s_curve(out, assessment, {drawing_columns, style.unicode, style.colour});
  }
  const std::vector<std::string> notes = assessment_notes(assessment, style.unicode);
  if (!notes.empty()) out += '\n';
  for (const std::string& note : notes) append_wrapped(out, safe_text(note), style.width, 2);
}

void write_evm_markdown(std::string& out, const Assessment& assessment, const EvmReport& report) {
  const AssessmentTitle title = assessment_title(assessment, true);
  out += "## ";
  append_markdown_text(out, title.project);
  out += "\n\n";
  append_markdown_text(out, title.measured);
  out += '\n';
  const auto add = [&](const Table& table) {
    if (table.rows().empty()) return;
    out += '\n';
    render_markdown(out, table);
  };
  add(value_table(assessment, true));
  add(forecast_table(assessment, true));
  add(time_table(assessment, true));
  if (report.by) add(value_rows_table(assessment, report.rows, report.by == ValueBreakdown::wbs, false));
  if (report.length) add(periods_table(assessment, report.periods, false));
  for (const std::string& note : assessment_notes(assessment, true)) {
    out += '\n';
    append_markdown_text(out, note);
    out += '\n';
  }
}

}  // namespace plumb
