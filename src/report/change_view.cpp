#include "plumb/report/change_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/safe_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostFloats = 5;

/// The words of a preview, in signs that the terminal takes.
class ChangeWords {
 public:
  ChangeWords(const ChangePreview& preview, bool unicode)
      : preview_(preview), change_(preview.row()), unicode_(unicode) {
    const Plan& plan = *preview.plan;
    report_.minutes_per_day = static_cast<int>(plan.project.units().day);
    report_.currency = plan.currencies.front();
  }

  std::string name() const {
    return change_.name == change_.id ? std::string(change_.id)
                                      : fmt::format("{} {}", change_.id, change_.name);
  }

  /// `submitted · requested 2026-05-10 by client`.
  std::string state() const {
    std::string text(kWords<ChangeStatus>[static_cast<std::size_t>(change_.status)]);
    if (change_.requested) text += fmt::format("{}requested {}", dot(), date_text(*change_.requested));
    if (change_.requested_by.valid()) text += fmt::format(" by {}", person(change_.requested_by));
    return text;
  }

  /// What its author expects, and the contract that it alters.
  std::string expected() const {
    std::vector<std::string> parts;
    if (change_.impact && change_.impact->cost)
      parts.push_back(fmt::format("cost {}", value_text(change_.impact->cost)));
    if (change_.impact && change_.impact->time)
      parts.push_back(fmt::format("time {}", value_text(change_.impact->time)));
    if (change_.impact && !change_.impact->scope.empty()) parts.emplace_back(change_.impact->scope);
    if (parts.empty()) return {};
    return fmt::format("expected: {}", fmt::join(parts, dot()));
  }

  std::string time(Minutes minutes) const {
    return figure_text(static_cast<double>(minutes.count()), MetricKind::duration,
                       {report_.minutes_per_day, unicode_, false});
  }

  Table figures() const {
    Table table({named_column("figure", "", CellKind::text, 0), right("before", "as it is"),
                 right("after", "with the change"), right("change", "effect")});
    for (const ChangedFigure& each : preview_.effect.figures) {
      const MetricKind kind = each.kind == MetricKind::date ? MetricKind::duration : each.kind;
      const double* minutes = std::get_if<double>(&each.change);
      const bool worse = each.key == "finish" && minutes != nullptr && *minutes > 0;
      table.add_row({each.heading, table.keep(text(each.before, each.kind, false)),
                     table.keep(text(each.after, each.kind, false)),
                     Cell(table.keep(is_zero(each.change) ? none() : text(each.change, kind, true)),
                          worse ? Role::bad : Role::none)});
    }
    return table;
  }

  /// What stands below the changes.
  std::vector<std::string> closing() const {
    const PlanComparison& found = preview_.effect.comparison;
    std::vector<std::string> lines;
    if (!found.path_joined.empty())
      lines.push_back(fmt::format("critical now: {}", fmt::join(found.path_joined, ", ")));
    if (!found.path_left.empty())
      lines.push_back(fmt::format("not critical any more: {}", fmt::join(found.path_left, ", ")));
    if (!preview_.effect.floats.empty()) lines.push_back(floats());
    ComparisonReport report = report_;
    report.comparison.limits = found.limits;
    for (std::string& line : closing_lines(report, unicode_)) lines.push_back(std::move(line));
    if (preview_.effect.has_baseline)
      lines.push_back(fmt::format(
          "the baseline in force stays until another is frozen: plumb change apply {} --baseline NEW",
          change_.id));
    return lines;
  }

  std::string_view arrow() const { return unicode_ ? "→" : "->"; }

 private:
  static Column right(std::string_view key, std::string_view heading) {
    Column column = named_column(key, heading, CellKind::text, 0);
    column.align = Align::right;
    return column;
  }

  std::string_view dot() const { return unicode_ ? " · " : ", "; }
  std::string none() const { return unicode_ ? "–" : "-"; }

  static bool is_zero(const MetricValue& value) {
    if (const Cost* cost = std::get_if<Cost>(&value)) return cost->is_zero();
    const double* number = std::get_if<double>(&value);
    return number != nullptr && *number == 0;
  }

  std::string text(const MetricValue& value, MetricKind kind, bool signs) const {
    return figure_text(value, kind, {report_.minutes_per_day, unicode_, signs});
  }

  std::string person(const Person& person) const {
    return row_ref_text(preview_.plan->ids,
                        kCollectionKinds<CollectionKind::resources, CollectionKind::stakeholders>, person);
  }

  std::string value_text(const std::optional<Money>& money) const {
    const Cost amount = Cost::exactly(money->amount);
    const std::string text =
        figure_text(amount, MetricKind::money, {report_.minutes_per_day, unicode_, true});
    const std::string& currency = preview_.plan->currencies[money->currency];
    return money->currency == 0 || currency.empty() ? text : fmt::format("{} {}", text, currency);
  }
  std::string value_text(const std::optional<Duration>& length) const {
    return duration_text(*length, preview_.plan->project.units());
  }

  /// `float: db 5 d → 1 d, ui 4 d → 2 d, and 3 more`.
  std::string floats() const {
    const std::vector<FloatChange>& all = preview_.effect.floats;
    std::vector<std::string> parts;
    for (const FloatChange& each : std::span(all).first(std::min(kMostFloats, all.size())))
      parts.push_back(fmt::format("{} {} {} {}", each.id, time(each.before), arrow(), time(each.after)));
    std::string line = fmt::format("float: {}", fmt::join(parts, ", "));
    if (all.size() > kMostFloats) line += fmt::format(", and {} more", all.size() - kMostFloats);
    return line;
  }

  const ChangePreview& preview_;
  const Change& change_;
  ComparisonReport report_;
  bool unicode_;
};

ComparisonReport comparison_report(const ChangePreview& preview) {
  ComparisonReport report;
  report.minutes_per_day = static_cast<int>(preview.plan->project.units().day);
  report.currency = preview.plan->currencies.front();
  report.comparison = preview.effect.comparison;
  return report;
}

}  // namespace

void write_change_text(std::string& out, const ChangePreview& preview, const TextStyle& style) {
  const ChangeWords words(preview, style.unicode);
  append_title_line(out, words.name(), words.state(), style.width);
  if (!preview.row().reason.empty()) append_wrapped(out, safe_text(preview.row().reason), style.width, 2);
  if (const std::string expected = words.expected(); !expected.empty())
    append_wrapped(out, safe_text(expected), style.width, 2);
  out += '\n';
  render_text(out, words.figures(), style);
  out += '\n';
  if (preview.effect.comparison.differs())
    render_text(out, changes_table(comparison_report(preview), style.unicode), style);
  else
    out += "it has no steps that change the plan\n";
  const std::vector<std::string> closing = words.closing();
  if (!closing.empty()) out += '\n';
  for (const std::string& line : closing) append_wrapped(out, safe_text(line), style.width, 2);
}

void write_change_markdown(std::string& out, const ChangePreview& preview) {
  const ChangeWords words(preview, true);
  out += "**";
  append_markdown_text(out, words.name());
  out += "** ";
  append_markdown_text(out, words.state());
  out += "\n\n";
  for (const std::string& line : {std::string(preview.row().reason), words.expected()}) {
    if (line.empty()) continue;
    append_markdown_text(out, line);
    out += "\n\n";
  }
  render_markdown(out, words.figures());
  out += '\n';
  if (preview.effect.comparison.differs())
    render_markdown(out, changes_table(comparison_report(preview), true));
  else
    out += "It has no steps that change the plan.\n";
  const std::vector<std::string> closing = words.closing();
  if (!closing.empty()) out += '\n';
  for (const std::string& line : closing) {
    out += "- ";
    append_markdown_text(out, line);
    out += '\n';
  }
}

Table change_table(const ChangePreview& preview) {
  Table table({named_column("figure", "figure"), named_column("before", "before"),
               named_column("after", "after"), named_column("change", "change")});
  for (const ChangedFigure& each : preview.effect.figures)
    table.add_row({each.key, table.keep(figure_word(each.before)), table.keep(figure_word(each.after)),
                   table.keep(figure_word(each.change))});
  return table;
}

}  // namespace plumb
