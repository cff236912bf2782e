#include "plumb/report/risk_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/evm_view.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr int kCellColumns = 4;
constexpr int kMatrixGap = 3;

Column figure(std::string_view key, std::string_view heading, MetricKind kind, int day, int drop_order) {
  Column column = figure_column(key, heading, kind, day);
  column.drop_order = drop_order;
  return column;
}

int day_length(const Assessment& assessment) {
  return static_cast<int>(assessment.plan.project.units().day);
}

std::string time_text(const Assessment& assessment, double minutes, bool unicode) {
  return figure_text(MetricValue(minutes), MetricKind::duration, {day_length(assessment), unicode});
}

/// For people an opportunity is what it takes off: a sign says so, where programs read `kind`.
Cost weighed(const Risk& risk, Cost exposure) {
  return risk.kind == RiskKind::opportunity ? -exposure : exposure;
}

/// `mitigate → 42,000`: what is left after the response.
std::string response_text(const Risk& risk, const RiskFigures& figures, bool unicode) {
  if (!figures.exposed) return std::string(kWords<RiskStatus>[static_cast<std::size_t>(risk.status)]);
  if (!risk.strategy && risk.response.empty()) return unicode ? "none ✗" : "none !";
  std::string text(risk.strategy ? kWords<Strategy>[static_cast<std::size_t>(*risk.strategy)] : "yes");
  if (risk.residual && figures.residual.exposure)
    text += fmt::format("{}{}", unicode ? " → " : " -> ",
                        money_text(weighed(risk, *figures.residual.exposure), unicode));
  return text;
}

Role role_of(const RiskFigures& figures) {
  if (!figures.exposed) return Role::muted;
  return figures.high ? Role::bad : Role::none;
}

Cell cost_cell(Table& table, const std::optional<Cost>& cost, bool exact) {
  return figure_cell(table, cost ? MetricValue(*cost) : MetricValue(), MetricKind::money, exact);
}

Cell time_cell(Table& table, const std::optional<double>& minutes, bool exact) {
  return figure_cell(table, minutes ? MetricValue(*minutes) : MetricValue(), MetricKind::duration, exact);
}

/// The counts of risks by probability and impact, with a line for each level of probability.
std::vector<std::string> matrix_lines(const Assessment& assessment, const RiskReport& report,
                                      const TextStyle& style) {
  constexpr int kLabel = 6;
  const RiskGrid grid = risk_grid(assessment, report.rows);
  const double high = assessment.risks.matrix.high->value();
  const std::string_view dots = style.unicode ? "…" : "...";
  std::vector<std::string> lines{"probability"};
  for (std::size_t row = 0; row < grid.probability.size(); ++row) {
    std::string line =
        fmt::format("{:>{}} ", fmt::format("{:.0f} %", grid.chances[row].percent()), kLabel - 1);
    for (std::size_t column = 0; column < grid.impact.size(); ++column) {
      const std::size_t cell = row * grid.impact.size() + column;
      const std::size_t count = grid.counts[cell];
      const bool is_high = count > 0 && grid.scores[cell] >= high;
      std::string sign = count > 0 ? std::to_string(count) : std::string(style.unicode ? "·" : ".");
      // Without colour a high cell still shows: its count has a mark.
      if (is_high) sign += '!';
      const Role role = count == 0 ? Role::muted : (is_high ? Role::bad : Role::none);
      line.append(static_cast<std::size_t>(std::max(0, kCellColumns - text_width(sign))), ' ');
      if (style.colour && role != Role::none) line.append(terminal_style(role));
      line += sign;
      if (style.colour && role != Role::none) line.append(kPlainStyle);
    }
    lines.push_back(std::move(line));
  }
  lines.push_back(fmt::format("{:>{}}{} {} impact {} {}", "", kLabel, safe_text(grid.impact.front()), dots,
                              dots, safe_text(grid.impact.back())));
  if (grid.outside > 0) lines.push_back(fmt::format("{} outside the matrix", counted(grid.outside, "risk")));
  return lines;
}

std::string contingency_line(const Assessment& assessment, Cost exposure, bool unicode) {
  const Cost contingency = assessment.performance.baseline->contingency();
  const Cost free = contingency - exposure;
  if (contingency.is_zero()) return "Contingency  none";
  if (free >= Cost())
    return fmt::format("Contingency  {}: covers the residual exposure, {} free",
                       money_text(contingency, unicode), money_text(free, unicode));
  return fmt::format("Contingency  {}: {} less than the residual exposure{}",
                     money_text(contingency, unicode), money_text(-free, unicode), unicode ? " ✗" : " !");
}

/// What the exposure is, and whether the contingency covers it.
std::vector<std::string> exposure_lines(const Assessment& assessment, const RiskReport& report,
                                        bool unicode) {
  const RegisterSums sums = sums_of(assessment.plan, assessment.risks, report.rows);
  const Exposure& inherent = sums.inherent;
  const Exposure& residual = sums.residual;
  std::vector<std::string> lines;
  lines.push_back(fmt::format("Exposure     {} inherent   {} residual   {} opportunities   {}",
                              money_text(inherent.net(), unicode), money_text(residual.net(), unicode),
                              money_text(residual.opportunities, unicode),
                              time_text(assessment, residual.time_minutes, unicode)));
  // The contingency covers the whole register: a part of it says nothing of that.
  if (!report.chosen) lines.push_back(contingency_line(assessment, residual.net(), unicode));
  if (!sums.response_cost.is_zero())
    lines.push_back(fmt::format("Responses    cost {}, net benefit {}",
                                money_text(sums.response_cost, unicode),
                                money_text(sums.net_benefit(), unicode)));
  if (residual.unpriced > 0)
    lines.push_back(fmt::format("{} without a probability or an amount: not in these sums",
                                counted(residual.unpriced, "risk")));
  return lines;
}

}  // namespace

RiskGrid risk_grid(const Assessment& assessment, std::span<const std::size_t> rows) {
  const RiskMatrix& matrix = assessment.risks.matrix;
  RiskGrid grid;
  for (std::size_t i = matrix.probability.size(); i-- > 0;) {
    grid.probability.push_back(matrix.probability[i].level);
    grid.chances.push_back(matrix.probability[i].value);
    for (const ImpactLevel& level : matrix.impact)
      grid.scores.push_back(risk_score(matrix.probability[i].value, level.value));
  }
  for (const ImpactLevel& level : matrix.impact) grid.impact.push_back(level.level);
  grid.counts.resize(grid.scores.size());
  for (const std::size_t row : rows) {
    const RiskFigures& figures = assessment.risks.risks[row];
    if (!figures.exposed) continue;
    const RiskState& state = figures.inherent;
    if (!state.probability_level || !state.impact_level) {
      ++grid.outside;
      continue;
    }
    const std::size_t from_highest = matrix.probability.size() - 1 - *state.probability_level;
    ++grid.counts[from_highest * matrix.impact.size() + *state.impact_level];
  }
  return grid;
}

Table risk_table(const Assessment& assessment, std::span<const std::size_t> rows, bool exact, bool unicode) {
  const int day = day_length(assessment);
  const auto minutes = [&](std::string_view key, std::string_view heading, int drop) {
    Column column = figure(key, heading, MetricKind::duration, day, drop);
    if (exact) column.kind = CellKind::number;
    return column;
  };
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  Column chance = figure("probability_pct", "p", MetricKind::percent, day, 0);
  chance.decimals = 0;
  std::vector<Column> columns{named_column("id", "id", CellKind::text, 0), name};
  if (exact)
    for (const std::string_view key : {"kind", "status", "category", "owner", "strategy"})
      columns.push_back(named_column(key, key, CellKind::text, 1));
  columns.push_back(chance);
  columns.push_back(figure("cost", "cost", MetricKind::money, day, 3));
  columns.push_back(minutes("time_min", "time", 4));
  columns.push_back(figure("exposure", "exposure", MetricKind::money, day, 0));
  if (exact) {
    columns.push_back(minutes("time_exposure_min", "time exposure", 1));
    columns.push_back(figure("score", "score", MetricKind::ratio, day, 1));
    columns.push_back(figure("residual", "residual", MetricKind::money, day, 1));
    columns.push_back(figure("response_cost", "response cost", MetricKind::money, day, 1));
    columns.push_back(figure("net_benefit", "net benefit", MetricKind::money, day, 1));
  } else {
    columns.push_back(named_column("response", "response", CellKind::text, 2));
  }
  Table table(std::move(columns));
  for (const std::size_t row : rows) {
    const Risk& risk = assessment.plan.risks.rows[row];
    const RiskFigures& figures = assessment.risks.risks[row];
    const RiskState& state = figures.inherent;
    std::vector<Cell> cells{Cell(risk.id, role_of(figures)), Cell(risk.name)};
    if (exact) {
      cells.emplace_back(kWords<RiskKind>[static_cast<std::size_t>(risk.kind)]);
      cells.emplace_back(kWords<RiskStatus>[static_cast<std::size_t>(risk.status)]);
      cells.push_back(risk.category.empty() ? Cell() : Cell(risk.category));
      cells.push_back(risk.owner.valid() ? Cell(assessment.plan.resource(risk.owner).id) : Cell());
      cells.push_back(risk.strategy ? Cell(kWords<Strategy>[static_cast<std::size_t>(*risk.strategy)])
                                    : Cell());
    }
    cells.emplace_back(state.probability_percent);
    cells.push_back(cost_cell(table, state.cost, exact));
    cells.push_back(time_cell(table, state.time_minutes, exact));
    std::optional<Cost> exposure = state.exposure;
    if (!exact && exposure) exposure = weighed(risk, *exposure);
    cells.push_back(cost_cell(table, exposure, exact));
    if (exact) {
      cells.push_back(time_cell(table, state.time_exposure, true));
      cells.push_back(state.score ? Cell(*state.score) : Cell());
      cells.push_back(cost_cell(table, figures.residual.exposure, true));
      cells.push_back(cost_cell(table, figures.response_cost, true));
      cells.push_back(cost_cell(table, figures.net_benefit, true));
    } else {
      const bool unanswered = figures.exposed && !risk.strategy && risk.response.empty();
      cells.push_back(
          Cell(table.keep(response_text(risk, figures, unicode)), unanswered ? Role::warning : Role::none));
    }
    table.add_row(cells, {0, figures.exposed ? Role::none : Role::muted});
  }
  return table;
}

Table risk_group_table(const Assessment& assessment, const RiskReport& report) {
  const int day = day_length(assessment);
  Column count = named_column("risks", "risks", CellKind::text, 1);
  count.kind = CellKind::count;
  Table table({named_column(report.by, report.by, CellKind::text, 0), count,
               figure("inherent", "inherent", MetricKind::money, day, 0),
               figure("residual", "residual", MetricKind::money, day, 0),
               figure("residual_time_min", "time", MetricKind::duration, day, 1)});
  for (const RiskGroup& group : report.groups)
    table.add_row({group.id.empty() ? Cell("none") : Cell(group.id), group.count,
                   cost_cell(table, group.inherent.net(), false),
                   cost_cell(table, group.residual.net(), false),
                   time_cell(table, group.residual.time_minutes, false)});
  return table;
}

void write_risk_text(std::string& out, const Assessment& assessment, const RiskReport& report,
                     const TextStyle& style, int drawing_columns) {
  const AssessmentTitle title = assessment_title(assessment, style.unicode);
  append_title_line(out, title.project, title.measured, drawing_columns);
  out += '\n';
  if (report.rows.empty()) {
    out += "no risks\n";
    return;
  }
  const std::vector<std::string> matrix = matrix_lines(assessment, report, style);
  int matrix_width = 0;
  for (const std::string& line : matrix) matrix_width = std::max(matrix_width, shown_width(line));
  constexpr int kLeastTable = 56;
  TextStyle table_style = style;
  if (style.width > 0 && drawing_columns >= matrix_width + kMatrixGap + kLeastTable)
    table_style.width = drawing_columns - matrix_width - kMatrixGap;
  std::string table;
  render_text(table, risk_table(assessment, report.shown, false, style.unicode), table_style);
  append_beside(out, matrix, split_lines(table), kMatrixGap, style.width);
  out += '\n';
  for (const std::string& line : exposure_lines(assessment, report, style.unicode))
    append_wrapped(out, line, style.width, 13);
  if (report.by.empty()) return;
  out += '\n';
  render_text(out, risk_group_table(assessment, report), style);
}

void write_risk_markdown(std::string& out, const Assessment& assessment, const RiskReport& report) {
  render_markdown(out, risk_table(assessment, report.shown, false, true));
  for (const std::string& line : exposure_lines(assessment, report, true)) {
    out += "\n";
    append_markdown_text(out, line);
    out += '\n';
  }
  if (report.by.empty()) return;
  out += '\n';
  render_markdown(out, risk_group_table(assessment, report));
}

}  // namespace plumb
