#include "plumb/report/status_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/control/metrics.hpp"
#include "plumb/control/variance.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/evm_view.hpp"
#include "plumb/report/limits_view.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/risk_view.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr std::size_t kShownSteps = 4;
constexpr std::size_t kShownRisks = 3;
constexpr int kBlockGap = 4;
constexpr int kMostBarColumns = 48;

std::string day_text(Instant instant, bool end) {
  std::string text;
  append_instant_as(text, instant, end ? CellKind::end_date : CellKind::date);
  return text;
}

class StatusScreen {
 public:
  StatusScreen(std::string& out, const Assessment& assessment, const StatusReport& report,
               const TextStyle& style, int columns)
      : out_(out), assessment_(assessment), report_(report), style_(style), columns_(columns) {}

  void write() {
    const AssessmentTitle title = assessment_title(assessment_, style_.unicode);
    append_title_line(out_, title.project, title.measured, columns_);
    out_ += '\n';
    const bool has_money = !assessment_.project.value.bac.is_zero() && assessment_.schedule.network.status;
    has_money ? write_value_bar() : write_task_bar();
    write_time_line();
    if (has_money) {
      out_ += '\n';
      write_figures();
    }
    out_ += '\n';
    append_beside(out_, path_lines(), risk_lines(), kBlockGap, columns_);
    out_ += '\n';
    write_foot();
  }

 private:
  std::string styled(std::string_view text, Role role) const {
    if (!style_.colour || role == Role::none) return std::string(text);
    return fmt::format("{}{}{}", terminal_style(role), text, kPlainStyle);
  }

  MetricValue value(std::string_view name) const {
    const MetricSubject subject = subject_of(assessment_.project);
    return find_metric(name)->value(assessment_, subject);
  }

  std::string text(std::string_view name, bool signs = false) const {
    return figure_text(value(name), find_metric(name)->kind,
                       {static_cast<int>(assessment_.plan.project.units().day), style_.unicode, signs});
  }

  static constexpr int kLeastBarColumns = 20;

  /// The bar takes what the words beside it leave; a narrow terminal has them below it.
  void write_bar(double done, double planned, std::string_view words) {
    const int room = columns_ - text_width(words) - 6;
    const bool beside = room >= kLeastBarColumns;
    const int width = std::clamp(beside ? room : columns_ - 4, kLeastBarColumns, kMostBarColumns);
    const auto columns = [&](double share) {
      return std::clamp(static_cast<int>(std::lround(share * width)), 0, width);
    };
    const int full = columns(done);
    const int behind = std::max(0, columns(planned) - full);
    const auto repeat = [](std::string_view sign, int count) {
      std::string text;
      for (int i = 0; i < count; ++i) text += sign;
      return text;
    };
    std::string bar = "  " + styled(repeat(style_.unicode ? "█" : "#", full), Role::good);
    bar += styled(repeat(style_.unicode ? "▒" : "+", behind), Role::warning);
    bar += styled(repeat(style_.unicode ? "░" : ".", width - full - behind), Role::muted);
    out_ += bar + (beside ? "  " : "\n  ") + std::string(words) + "\n";
  }

  void write_value_bar() {
    const EarnedValue& value = assessment_.project.value;
    const auto share = [&](Cost part) { return plumb::ratio(part, value.bac).value_or(0); };
    write_bar(share(value.ev), share(value.pv),
              fmt::format("{} earned   {} planned   {} spent", text("complete_pct"), text("planned_pct"),
                          text("spent_pct")));
  }

  /// Without money, what is complete is counted.
  void write_task_bar() {
    const auto count = [&](std::string_view name) {
      const MetricValue counted = value(name);
      return static_cast<double>(std::get<std::int64_t>(counted));
    };
    const double all = count("tasks");
    const double done = all > 0 ? count("tasks.complete") / all : 0;
    write_bar(done, done, fmt::format("{:.0f} of {:.0f} tasks complete", count("tasks.complete"), all));
  }

  void write_time_line() {
    const Schedule& schedule = assessment_.schedule;
    const std::string_view dash = style_.unicode ? "─" : "-";
    std::string line = "  " + day_text(schedule.start, false) + " ";
    const int rest = std::clamp(columns_ - 44, 4, kMostBarColumns - 24);
    const Minutes length = schedule.finish - schedule.start;
    const double share = length.count() > 0
                             ? static_cast<double>((assessment_.performance.at - schedule.start).count()) /
                                   static_cast<double>(length.count())
                             : 0;
    const int position = std::clamp(static_cast<int>(std::lround(share * rest)), 0, rest - 1);
    for (int i = 0; i < rest; ++i)
      line += schedule.network.status && i == position ? (style_.unicode ? "●" : "o") : dash;
    line += fmt::format("{} {}", style_.unicode ? "▸" : ">", day_text(schedule.finish, true));
    const MetricValue variance = value("finish_variance");
    const auto* late = std::get_if<double>(&variance);
    const bool has_baseline = !assessment_.performance.baseline->id().empty();
    if (has_baseline && late != nullptr && *late != 0)
      line += "   " +
              styled(text("finish_variance", true), *late > 0 ? mark_of("finish_variance").role : Role::good);
    if (const Mark mark = mark_of("finish_variance"); has_baseline && !mark.text.empty())
      line += " " + styled(mark.text, mark.role);
    append_wrapped(out_, line, style_.width, 2);
  }

  /// What a limit says of a figure: nothing if there is none or it holds.
  struct Mark {
    std::string text;
    Role role = Role::none;
  };

  Mark mark_of(std::string_view name) const {
    for (const LimitResult& result : report_.limits) {
      const Limit& limit = assessment_.plan.limits.rows[result.id.index()];
      if (result.metric->name != name || !limit.of.empty() || result.holds) continue;
      const bool fails = result.level == LimitLevel::error;
      return {fmt::format("{} {} {}", style_.unicode ? (fails ? "✗" : "!") : "!",
                          comparison_sign(limit.must->comparison), safe_text(limit.must->value)),
              fails ? Role::bad : Role::warning};
    }
    return {};
  }

  std::string figure(std::string_view label, std::string_view name, int width, bool signs = false) const {
    std::string shown = text(name, signs);
    shown.insert(0, static_cast<std::size_t>(std::max(0, width - text_width(shown))), ' ');
    const Mark mark = mark_of(name);
    std::string item = fmt::format("{:<7}{}", label, styled(shown, mark.role));
    if (!mark.text.empty()) item += " " + styled(mark.text, mark.role);
    return item;
  }

  void write_figures() {
    int money = 0;
    for (const std::string_view name : {"bac", "pv", "ev", "ac", "eac.atypical"})
      money = std::max(money, text_width(text(name)));
    std::vector<std::string> items{figure("PV", "pv", money), figure("EV", "ev", money),
                                   figure("AC", "ac", money)};
    const int change = std::max(text_width(text("sv", true)), text_width(text("cv", true)));
    const int wide = std::max(money, change);
    items.push_back(figure("SV", "sv", wide, true));
    items.push_back(figure("CV", "cv", wide, true));
    items.push_back(figure("BAC", "bac", wide));
    items.push_back(figure("SPI", "spi", 4));
    items.push_back(figure("CPI", "cpi", 4));
    items.push_back(figure("TCPI", "tcpi_bac", 4));
    items.push_back(figure("SPI(t)", "spi_t", 4));
    std::string eac = figure_text(MetricValue(assessment_.project.forecasts.used()), MetricKind::money,
                                  {480, style_.unicode});
    eac.insert(0, static_cast<std::size_t>(std::max(0, money - text_width(eac))), ' ');
    items.push_back(fmt::format("{:<7}{}", "EAC", eac));
    items.push_back(figure("VAC", "vac", money, true));
    append_flowing(out_, items, 3, columns_);
  }

  std::vector<std::string> table_lines(const Table& table, int width) const {
    TextStyle style = style_;
    style.width = width;
    std::string text;
    render_text(text, table, style);
    return split_lines(text);
  }

  /// Half of a wide screen, all of a narrow one.
  int half(bool left) const {
    constexpr int kWide = 96;
    if (columns_ < kWide) return columns_;
    return left ? columns_ * 11 / 20 - kBlockGap : columns_ - columns_ * 11 / 20;
  }

  /// What is late against the baseline, as `+6 d`.
  std::string lateness(TaskId id) const {
    const PlannedElement* planned = assessment_.performance.baseline->find(id);
    if (planned == nullptr || assessment_.performance.baseline->id().empty()) return {};
    const double late =
        working_variance(assessment_.schedule, planned->finish, assessment_.schedule.tasks[id].finish);
    if (late == 0) return {};
    std::string text;
    append_working_time(text, Minutes(std::llround(late)),
                        static_cast<int>(assessment_.plan.project.units().day), {0, true, style_.unicode});
    return text;
  }

  std::vector<std::string> path_lines() const {
    const Plan& plan = assessment_.plan;
    std::vector<Column> columns(6);
    columns[2].may_shrink = true;
    columns[3].align = columns[5].align = Align::right;
    for (Column& column : columns) column.drop_order = 0;
    columns[3].drop_order = 1;
    columns[5].drop_order = 2;
    Table table(columns);
    std::size_t shown = 0;
    for (const TaskId id : report_.path) {
      if (shown == kShownSteps) break;
      const NetworkTask& task = assessment_.schedule.network.task(id);
      const Task& row = plan.task(id);
      std::string progress;
      if (task.state == TaskState::started)
        progress = fmt::format("{:.0f} %",
                               assessment_.schedule.network.progress[id].done.value_or(Percent{}).percent());
      const std::string_view mark = task.state == TaskState::started ? (style_.unicode ? "▶" : ">")
                                    : row.is_milestone()             ? (style_.unicode ? "◆" : "o")
                                                                     : "";
      const std::string late = lateness(id);
      table.add_row(
          {Cell(mark), Cell(row.id), row.name == row.id ? Cell("") : Cell(row.name),
           Cell(table.keep(progress)),
           Cell(table.keep(fmt::format("{} {}", style_.unicode ? "→" : "->",
                                       day_text(assessment_.schedule.tasks[id].finish, true)))),
           Cell(table.keep(late), late.empty() || late.starts_with('+') ? Role::warning : Role::good)});
      ++shown;
    }
    std::vector<std::string> lines{path_title()};
    for (std::string& line : table_lines(table, half(true) - 2)) lines.push_back("  " + line);
    // The table has no headings: their line is empty.
    std::erase_if(lines,
                  [](const std::string& line) { return line.find_first_not_of(' ') == std::string::npos; });
    if (report_.path.size() > shown)
      lines.push_back(
          fmt::format("  {} {} more: plumb path", style_.unicode ? "…" : "...", report_.path.size() - shown));
    return lines;
  }

  std::string path_title() const {
    std::string title = fmt::format("{}  {} to go", styled("Critical path", Role::heading),
                                    counted(report_.path.size(), "task"));
    if (report_.path.empty()) return title;
    const Minutes slack = assessment_.schedule.tasks[report_.path.back()].total_float;
    if (slack == kNoFloat) return title;
    std::string text;
    append_working_time(text, slack, static_cast<int>(assessment_.plan.project.units().day),
                        {0, false, style_.unicode});
    return title + ", " + styled(text + " float", slack < Minutes(0) ? Role::bad : Role::none);
  }

  static std::string chance_text(const RiskState& state) {
    return state.probability_percent ? fmt::format("{:.0f} %", *state.probability_percent)
                                     : std::string("n/a");
  }

  std::vector<std::string> risk_lines() const {
    if (assessment_.plan.risks.empty()) return {};
    std::vector<Column> columns(4);
    columns[1].may_shrink = true;
    columns[2].align = columns[3].align = Align::right;
    for (Column& column : columns) column.drop_order = 0;
    columns[1].drop_order = 1;
    Table table(columns);
    Cost rest;
    std::size_t shown = 0;
    for (const std::size_t row : report_.risks) {
      const RiskFigures& figures = assessment_.risks.risks[row];
      const Risk& risk = assessment_.plan.risks.rows[row];
      const Cost exposure = figures.residual.exposure.value_or(Cost());
      const Cost weighed = risk.kind == RiskKind::threat ? exposure : -exposure;
      if (shown >= kShownRisks) {
        rest += weighed;
        ++shown;
        continue;
      }
      table.add_row({Cell(risk.id, figures.high ? Role::bad : Role::none), Cell(risk.name),
                     Cell(table.keep(chance_text(figures.residual))),
                     Cell(table.keep(figures.residual.exposure ? money_text(weighed, style_.unicode)
                                                               : std::string("n/a")))});
      ++shown;
    }
    if (shown > kShownRisks)
      table.add_row(
          {Cell(table.keep(fmt::format("{} {} more", style_.unicode ? "…" : "...", shown - kShownRisks))),
           Cell(""), Cell(""), Cell(table.keep(money_text(rest, style_.unicode)))});
    std::vector<std::string> lines{fmt::format("{}  {} exposed", styled("Top risks", Role::heading),
                                               money_text(assessment_.risks.residual.net(), style_.unicode))};
    for (std::string& line : table_lines(table, half(false) - 2)) lines.push_back("  " + line);
    std::erase_if(lines,
                  [](const std::string& line) { return line.find_first_not_of(' ') == std::string::npos; });
    return lines;
  }

  void write_foot() {
    const DueCounts& due = report_.due;
    std::vector<std::string> left{fmt::format(
        "{}  {}, {} within two weeks", styled("Due", Role::heading),
        styled(fmt::format("{} overdue", due.overdue), due.overdue > 0 ? Role::warning : Role::none),
        due.soon)};
    std::vector<std::string> right;
    if (!report_.limits.empty()) {
      const std::size_t fails = failing_count(report_.limits);
      const std::string_view sign = style_.unicode ? " ✗" : " !";
      right.push_back(fmt::format(
          "{}  {}", styled("Limits", Role::heading),
          fails == 0 ? styled(fmt::format("all {} hold", report_.limits.size()), Role::good)
                     : styled(fmt::format("{} of {} fail{}", fails, report_.limits.size(), sign), Role::bad) +
                           ": plumb check"));
    }
    constexpr std::string_view kWhere = ": plumb due";
    const int used =
        shown_width(left.front()) + (right.empty() ? 0 : kBlockGap * 3 + shown_width(right.front()));
    // Where to read on is not worth a line of its own.
    const bool moves_limits = used <= columns_ && used + static_cast<int>(kWhere.size()) > columns_;
    if (due.overdue + due.soon > 0 && !moves_limits) left.front() += kWhere;
    append_beside(out_, left, right, kBlockGap * 3, columns_);
    if (assessment_.performance.baseline->id().empty() && !assessment_.project.value.bac.is_zero())
      out_ += styled("No baseline: measured against the plan itself. 'plumb baseline set v1' freezes one.",
                     Role::muted) +
              "\n";
  }

  std::string& out_;
  const Assessment& assessment_;
  const StatusReport& report_;
  TextStyle style_;
  int columns_;
};

}  // namespace

void write_status_text(std::string& out, const Assessment& assessment, const StatusReport& report,
                       const TextStyle& style, int drawing_columns) {
  StatusScreen(out, assessment, report, style, drawing_columns).write();
}

void write_status_markdown(std::string& out, const Assessment& assessment, const StatusReport& report) {
  std::string screen;
  write_status_text(screen, assessment, report, TextStyle{0, false, true}, 100);
  // A screen is made of columns: Markdown keeps them in a block of text.
  out += "```\n" + screen + "```\n";
}

}  // namespace plumb
