#include "plumb/report/team_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/io/safe_text.hpp"
#include "plumb/registers/recognition.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/evm_view.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostPeriods = 12;
constexpr std::size_t kLeastPeriods = 3;
constexpr int kPeriodColumns = 9;
constexpr int kNameColumns = 24;
constexpr double kNearlyFull = 90;
constexpr double kFull = 100.05;  // what prints as 100 % is no overload

/// The first of the periods that people are shown: that of today, where there are more than fit.
std::size_t first_shown(const Assessment& assessment, const TeamReport& report, std::size_t shown) {
  const auto& periods = report.load.periods;
  std::size_t first = 0;
  while (first + shown < periods.size() && periods[first].last < assessment.schedule.as_of) ++first;
  return first;
}

std::string period_heading(const TeamPeriod& period, PeriodLength length) {
  return date_text(period.first)
      .substr(length == PeriodLength::month ? 0 : 5, length == PeriodLength::month ? 7 : 5);
}

Cell load_cell(Table& table, const PeriodLoad& load) {
  const auto percent = load.percent();
  if (load.load <= 0) return Cell("-", Role::muted);
  if (!percent) return Cell("n/a", Role::bad);
  const std::string text = fmt::format("{:.0f} %{}", *percent, *percent > kFull ? "!" : "");
  const Role role = *percent > kFull ? Role::bad : (*percent > kNearlyFull ? Role::warning : Role::none);
  return Cell(table.keep(text), role);
}

/// As many periods as a screen takes; the least important are not those that it would drop from the right.
std::size_t periods_that_fit(int width) {
  if (width <= 0) return kMostPeriods;
  const int fit = (width - kNameColumns) / kPeriodColumns;
  return std::clamp(static_cast<std::size_t>(std::max(0, fit)), kLeastPeriods, kMostPeriods);
}

/// The load in percent of the capacity, a column for each period. width: 0 is unlimited.
Table load_table(const Assessment& assessment, const TeamReport& report, int width) {
  const std::size_t shown = periods_that_fit(width);
  const std::size_t first = first_shown(assessment, report, shown);
  const std::size_t end = std::min(report.load.periods.size(), first + shown);
  std::vector<Column> columns{named_column("id", "load", CellKind::text, 0),
                              named_column("name", "name", CellKind::text, 0)};
  columns.back().may_shrink = true;
  for (std::size_t i = first; i < end; ++i) {
    const std::string heading = period_heading(report.load.periods[i], report.length);
    columns.push_back(named_column(heading, heading, CellKind::text, 2));
    columns.back().align = Align::right;
  }
  Table table(std::move(columns));
  for (const ResourceLoad& each : report.load.resources) {
    const Resource& resource = assessment.plan.resource(each.resource);
    std::vector<Cell> cells{Cell(resource.id), Cell(resource.name)};
    for (std::size_t i = first; i < end; ++i) cells.push_back(load_cell(table, each.periods[i]));
    table.add_row(cells);
  }
  const std::size_t hidden = report.load.periods.size() - (end - first);
  if (hidden > 0)
    table.notes.push_back(
        fmt::format("{} more: --format csv",
                    counted(hidden, kWords<PeriodLength>[static_cast<std::size_t>(report.length)])));
  return table;
}

std::vector<std::string> overload_lines(const Assessment& assessment, const TeamReport& report) {
  std::vector<std::string> lines;
  for (const ResourceLoad& each : report.load.resources) {
    if (each.overloads.empty()) continue;
    const auto worst =
        std::max_element(each.overloads.begin(), each.overloads.end(),
                         [](const Overload& a, const Overload& b) { return a.units < b.units; });
    const Overload& first = each.overloads.front();
    lines.push_back(fmt::format("Overloaded   {}: {}, first {} to {}, at most {:.2g} of {:.2g} units",
                                assessment.plan.resource(each.resource).id,
                                counted(each.overloads.size(), "time"), date_text(day_of(first.from)),
                                date_text(day_of(first.to - Minutes{1})), worst->units, worst->capacity));
  }
  return lines;
}

std::vector<std::string> skill_lines(const Assessment& assessment, const TeamReport& report) {
  std::vector<std::string> lines;
  for (const MissingSkill& each : report.missing) {
    std::string could;
    for (const ResourceId who : each.could)
      could += fmt::format("{}{}", could.empty() ? "" : ", ", assessment.plan.resource(who).id);
    lines.push_back(fmt::format("Skill        {} needs {}: {}", assessment.plan.task(each.task).id,
                                each.skill, could.empty() ? std::string("nobody has it") : could + " could"));
  }
  return lines;
}

std::vector<std::string> pulse_lines(const TeamReport& report) {
  std::vector<std::string> lines;
  for (const PulseSeries& each : report.pulses) {
    std::string line = fmt::format("Pulse        {} {:.1f} of 5, last {:.1f}",
                                   kWords<PulseTopic>[static_cast<std::size_t>(each.about)], *each.mean,
                                   each.days.back().score);
    if (each.trend) line += fmt::format(", {:+.2f} in 30 days", *each.trend);
    if (each.falling) line += ": the last three fall!";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> recognition_lines(const Assessment& assessment, const TeamReport& report) {
  std::string people;
  for (std::size_t i = 0; i < report.load.resources.size(); ++i) {
    std::size_t count = 0;
    for (const std::size_t each : report.recognitions[i]) count += each;
    if (count > 0)
      people += fmt::format("{}{} {}", people.empty() ? "" : ", ",
                            assessment.plan.resource(report.load.resources[i].resource).id, count);
  }
  if (people.empty()) return {};
  return {"Thanks       " + people};
}

/// All that is said below the table.
std::vector<std::string> team_lines(const Assessment& assessment, const TeamReport& report) {
  std::vector<std::string> lines;
  for (auto part : {overload_lines(assessment, report), skill_lines(assessment, report), pulse_lines(report),
                    recognition_lines(assessment, report)})
    lines.insert(lines.end(), part.begin(), part.end());
  return lines;
}

/// Recognitions of a resource in each period; those before the first or without a date count there, later
/// ones in the last.
std::vector<std::vector<std::size_t>> recognitions_of(const Plan& plan, const TeamLoad& load) {
  std::vector<std::vector<std::size_t>> counts(load.resources.size(),
                                               std::vector<std::size_t>(load.periods.size()));
  if (load.periods.empty()) return counts;
  std::vector<std::size_t> places(plan.resources.size(), load.resources.size());
  for (std::size_t i = 0; i < load.resources.size(); ++i) places[load.resources[i].resource.index()] = i;
  for (const Recognition& each : plan.rows<Recognition>().rows) {
    const Date day = each.date.value_or(load.periods.front().first);
    std::size_t period = 0;
    while (period + 1 < load.periods.size() && load.periods[period].last < day) ++period;
    for (const ResourceId who : each.who.items)
      if (places[who.index()] < counts.size()) ++counts[places[who.index()]][period];
  }
  return counts;
}

}  // namespace

TeamReport team_report(const Assessment& assessment, PeriodLength length) {
  TeamReport report;
  report.length = length;
  report.load = team_load(assessment.plan, assessment.schedule, length);
  report.recognitions = recognitions_of(assessment.plan, report.load);
  report.missing = missing_skills(assessment.plan, assessment.schedule);
  for (std::size_t i = 0; i < kWords<PulseTopic>.size(); ++i) {
    PulseSeries series = pulse_series(assessment.plan, static_cast<PulseTopic>(i), assessment.schedule.as_of);
    if (series.answers > 0) report.pulses.push_back(std::move(series));
  }
  return report;
}

Table team_rows_table(const Assessment& assessment, const TeamReport& report) {
  const auto number = [](std::string_view key) { return named_column(key, key, CellKind::number); };
  Table table({named_column("resource", "resource"), named_column("first", "first", CellKind::date),
               named_column("last", "last", CellKind::date), number("load_min"), number("capacity_min"),
               number("load_pct"), named_column("recognitions", "recognitions", CellKind::count)});
  for (std::size_t i = 0; i < report.load.resources.size(); ++i) {
    const ResourceLoad& each = report.load.resources[i];
    for (std::size_t k = 0; k < report.load.periods.size(); ++k)
      table.add_row({assessment.plan.resource(each.resource).id, Instant(report.load.periods[k].first),
                     Instant(report.load.periods[k].last), each.periods[k].load, each.periods[k].capacity,
                     each.periods[k].percent(), report.recognitions[i][k]});
  }
  return table;
}

void write_team_text(std::string& out, const Assessment& assessment, const TeamReport& report,
                     const TextStyle& style, int drawing_columns) {
  constexpr int kIndent = 13;
  const AssessmentTitle title = assessment_title(assessment, style.unicode);
  append_title_line(out, title.project, title.measured, drawing_columns);
  out += '\n';
  if (report.load.resources.empty())
    out += "no resources that work\n";
  else
    render_text(out, load_table(assessment, report, style.width), style);
  const std::vector<std::string> lines = team_lines(assessment, report);
  if (!lines.empty()) out += '\n';
  for (const std::string& line : lines) append_wrapped(out, safe_text(line), style.width, kIndent);
}

void write_team_markdown(std::string& out, const Assessment& assessment, const TeamReport& report) {
  render_markdown(out, load_table(assessment, report, 0));
  for (const std::string& line : team_lines(assessment, report)) {
    out += "\n";
    append_markdown_text(out, line);
    out += '\n';
  }
}

}  // namespace plumb
