#include "plumb/report/quality_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "plumb/control/defects.hpp"
#include "plumb/control/inspections.hpp"
#include "plumb/control/quality_costs.hpp"
#include "plumb/control/register_metrics.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/control_chart_drawing.hpp"
#include "plumb/report/evm_view.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr int kParetoBar = 30;
constexpr int kIndent = 13;

const Inspection& inspection_of(const Assessment& assessment, const ChartOfInspection& each) {
  return assessment.plan.rows<Inspection>().rows[each.row];
}

std::string percent_words(const std::optional<double>& value) {
  return value ? fmt::format("{:.1f} %", *value) : std::string("n/a");
}

Column column_of_number(std::string_view key, int decimals, int drop_order) {
  Column column = named_column(key, key, CellKind::number, drop_order);
  column.decimals = decimals;
  return column;
}

/// The decimals that show the points, two at least.
int decimals_of_points(const QualityReport& report) {
  constexpr int kLeast = 2;
  constexpr int kMost = 4;
  const auto fits = [](double value, double scale) {
    return std::abs(value * scale - std::round(value * scale)) < 1e-6;
  };
  for (const ChartOfInspection& each : report.charts)
    for (const ControlPoint& point : each.chart.points)
      if (!fits(point.value, 100)) return kMost;
  return kLeast;
}

/// What a point signals, in words.
std::string_view signal_of(const ControlPoint& point) {
  if (point.beyond) return "beyond a limit";
  if (point.range_beyond) return "range beyond its limit";
  if (point.in_run) return "run on one side";
  return point.in_trend ? "trend" : "";
}

std::string chart_title(const ControlChart& chart) {
  std::string title = chart.kind == ChartKind::xbar_r
                          ? fmt::format("means of samples of {}", chart.sample_size)
                          : std::string("individual values");
  if (chart.cp) title += fmt::format(", Cp {:.2f}", *chart.cp);
  if (chart.cpk) title += fmt::format(", Cpk {:.2f}", *chart.cpk);
  return title;
}

std::string inspection_line(const Assessment& assessment) {
  const InspectionResults results = inspection_results(assessment.plan);
  const auto overdue = count_rows<Inspection>(
      assessment.plan, [&](const Inspection& each) { return is_overdue(each, assessment.schedule.as_of); });
  return fmt::format("Inspections  {} judged, {} passed, {} the first time; {} overdue", results.judged,
                     percent_words(results.pass_rate_pct()), percent_words(results.first_pass_yield_pct()),
                     overdue);
}

std::string defect_line(const Assessment& assessment, const QualityReport& report) {
  const auto open = open_by_severity(assessment.plan);
  std::string line = "Defects      open:";
  for (std::size_t i = open.size(); i-- > 0;)
    line += fmt::format(" {} {}{}", open[i], kWords<IssueSeverity>[i], i > 0 ? "," : "");
  const auto density = defect_density(assessment.plan, assessment.schedule);
  line += fmt::format("; escaped {}; {} in 100 person-days", percent_words(escape_rate_pct(assessment.plan)),
                      density ? fmt::format("{:.2f}", *density) : "n/a");
  if (report.size)
    line += fmt::format("; {:.2f} in a unit of size",
                        static_cast<double>(assessment.plan.rows<Defect>().size()) / *report.size);
  return line;
}

std::string cost_line(const Assessment& assessment, bool unicode) {
  const CostOfQuality costs = cost_of_quality(assessment.plan);
  const auto text = [&](Cost amount) { return money_text(amount, unicode); };
  return fmt::format(
      "Cost         {}: conformance {} (prevention {}, appraisal {}), non-conformance {} (internal {}, "
      "external {})",
      text(costs.total()), text(costs.conformance()), text(costs.of(QualityCostClass::prevention)),
      text(costs.of(QualityCostClass::appraisal)), text(costs.non_conformance()),
      text(costs.of(QualityCostClass::internal_failure)), text(costs.of(QualityCostClass::external_failure)));
}

bool has_costs(const Assessment& assessment) {
  return !cost_of_quality(assessment.plan).total().is_zero();
}

void write_chart(std::string& out, const Assessment& assessment, const ChartOfInspection& each,
                 const TextStyle& style, int columns) {
  const Inspection& inspection = inspection_of(assessment, each);
  out += '\n';
  append_title_line(out, fmt::format("{}  {}", inspection.id, inspection.name), chart_title(each.chart),
                    columns);
  draw_control_chart(out, each.chart, style, columns);
  append_wrapped(out, chart_verdict(each.chart), style.width, 0);
}

}  // namespace

std::string chart_verdict(const ControlChart& chart) {
  if (!chart.lower && !chart.upper) return "One value alone gives no limits.";
  std::string verdict;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0)
      verdict += fmt::format("{}{} {}", verdict.empty() ? "" : "; ", counted(count, "point"), what);
  };
  add(chart.count(&ControlPoint::beyond), "beyond a limit");
  add(chart.count(&ControlPoint::range_beyond), "whose range is beyond its limit");
  add(chart.count(&ControlPoint::in_run),
      fmt::format("in a run of {} or more on one side of the mean", chart.run));
  add(chart.count(&ControlPoint::in_trend), fmt::format("in a trend of {} or more", chart.run));
  return verdict.empty() ? "In control." : verdict + ".";
}

Table chart_points_table(const Assessment& assessment, const QualityReport& report, bool exact) {
  const int decimals = decimals_of_points(report);
  Table table({named_column("inspection", "inspection", CellKind::text, 0),
               named_column("date", "date", CellKind::date, 0), column_of_number("value", decimals, 0),
               column_of_number("range", decimals, 3), column_of_number("mean", decimals, 2),
               column_of_number("lower", decimals, 2), column_of_number("upper", decimals, 2),
               named_column("signal", "signal", CellKind::text, 1)});
  for (const ChartOfInspection& each : report.charts)
    for (const ControlPoint& point : each.chart.points) {
      const std::string_view signal = signal_of(point);
      table.add_row({inspection_of(assessment, each).id, Instant(point.date), point.value, point.range,
                     each.chart.mean, each.chart.lower, each.chart.upper,
                     signal.empty() && exact ? Cell() : Cell(signal, Role::bad)});
    }
  return table;
}

Table pareto_table(const Assessment& assessment, bool exact, bool unicode) {
  const auto causes = pareto_of(assessment.plan);
  Column share =
      named_column("cumulative_pct", exact ? "cumulative_pct" : "cumulative", CellKind::percent, 1);
  share.decimals = 1;
  std::vector<Column> columns{
      named_column("cause", "cause", CellKind::text, 0),
      named_column("defects", "defects", CellKind::count, 0),
      figure_column("cost", "cost", MetricKind::money, static_cast<int>(assessment.plan.project.units().day)),
      share};
  columns.front().may_shrink = true;
  columns.push_back(exact ? named_column("vital", "vital", CellKind::flag, 1)
                          : named_column("bar", "", CellKind::text, 3));
  Table table(std::move(columns));
  const std::size_t most = causes.empty() ? 1 : causes.front().count;
  for (const CauseCount& each : causes) {
    const Cell not_said = exact ? Cell() : Cell("not said", Role::muted);
    std::vector<Cell> cells{each.cause.empty() ? not_said : Cell(each.cause), each.count,
                            figure_cell(table, each.cost, MetricKind::money, exact), each.cumulative_pct};
    if (exact) {
      cells.emplace_back(each.vital);
    } else {
      std::string bar;
      const std::size_t length = (each.count * kParetoBar + most - 1) / most;
      for (std::size_t i = 0; i < length; ++i) bar += unicode ? "█" : "#";
      cells.push_back(Cell(table.keep(std::move(bar)), each.vital ? Role::warning : Role::muted));
    }
    table.add_row(cells);
  }
  const auto known =
      std::count_if(causes.begin(), causes.end(), [](const CauseCount& each) { return !each.cause.empty(); });
  const auto vital =
      std::count_if(causes.begin(), causes.end(), [](const CauseCount& each) { return each.vital; });
  if (vital > 0)
    table.notes.push_back(fmt::format("the first {} of {} make 80 % of the defects whose cause is said",
                                      vital, counted(static_cast<std::size_t>(known), "cause")));
  return table;
}

Table cost_of_quality_table(const Assessment& assessment, bool exact) {
  const CostOfQuality costs = cost_of_quality(assessment.plan);
  Table table({named_column("class", "cost of quality", CellKind::text, 0),
               figure_column("amount", "amount", MetricKind::money,
                             static_cast<int>(assessment.plan.project.units().day))});
  const auto add = [&](std::string_view name, Cost amount) {
    table.add_row({name, figure_cell(table, amount, MetricKind::money, exact)});
  };
  for (std::size_t i = 0; i < kWords<QualityCostClass>.size(); ++i)
    add(kWords<QualityCostClass>[i], costs.by_class[i]);
  add("conformance", costs.conformance());
  add("non_conformance", costs.non_conformance());
  add("total", costs.total());
  return table;
}

void write_quality_text(std::string& out, const Assessment& assessment, const QualityReport& report,
                        const TextStyle& style, int drawing_columns) {
  const AssessmentTitle title = assessment_title(assessment, style.unicode);
  append_title_line(out, title.project, title.measured, drawing_columns);
  out += '\n';
  const bool whole = !report.one;
  if (whole && report.shows("charts")) append_wrapped(out, inspection_line(assessment), style.width, kIndent);
  if (whole && report.shows("defects"))
    append_wrapped(out, defect_line(assessment, report), style.width, kIndent);
  if (whole && report.shows("costs"))
    append_wrapped(out, cost_line(assessment, style.unicode), style.width, kIndent);
  if (report.shows("charts"))
    for (const ChartOfInspection& each : report.charts)
      write_chart(out, assessment, each, style, drawing_columns);
  if (report.one) {
    out += '\n';
    render_text(out, chart_points_table(assessment, report, false), style);
  }
  if (!whole || !report.shows("defects") || assessment.plan.rows<Defect>().empty()) return;
  out += '\n';
  render_text(out, pareto_table(assessment, false, style.unicode), style);
}

void write_quality_markdown(std::string& out, const Assessment& assessment, const QualityReport& report) {
  const auto paragraph = [&](std::string_view line) {
    append_markdown_text(out, line);
    out += "\n\n";
  };
  if (!report.one && report.shows("charts")) paragraph(inspection_line(assessment));
  if (report.shows("charts")) {
    for (const ChartOfInspection& each : report.charts) {
      const Inspection& inspection = inspection_of(assessment, each);
      paragraph(fmt::format("{} {}: {}. {}", inspection.id, inspection.name, chart_title(each.chart),
                            chart_verdict(each.chart)));
    }
    if (!report.charts.empty()) {
      render_markdown(out, chart_points_table(assessment, report, false));
      out += '\n';
    }
  }
  if (report.one) return;
  if (report.shows("defects")) {
    paragraph(defect_line(assessment, report));
    if (!assessment.plan.rows<Defect>().empty()) {
      render_markdown(out, pareto_table(assessment, false, true));
      out += '\n';
    }
  }
  if (report.shows("costs") && has_costs(assessment))
    render_markdown(out, cost_of_quality_table(assessment, false));
}

}  // namespace plumb
