#include "plumb/report/comparison_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/io/safe_text.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostFieldBytes = 72;  // of a value, for people

/// The words of a comparison, in signs that the terminal takes.
class ComparisonWords {
 public:
  ComparisonWords(const ComparisonReport& report, bool unicode) : report_(report), unicode_(unicode) {}

  std::string_view arrow() const { return unicode_ ? "→" : "->"; }
  std::string_view minus() const { return unicode_ ? "−" : "-"; }

  std::string time(double minutes, bool signs = true) const {
    return figure_text(minutes, MetricKind::duration, {report_.minutes_per_day, unicode_, signs});
  }
  std::string day(Instant end) const { return figure_text(end, MetricKind::date, {}); }
  std::string money(const MetricValue& amount, bool signs = false) const {
    return figure_text(amount, MetricKind::money, {report_.minutes_per_day, unicode_, signs});
  }

  /// `finish 2026-11-19 → 2026-12-04  +11 d`, one for each figure that differs; the finish always.
  std::vector<std::string> figures() const {
    const PlanComparison& found = report_.comparison;
    std::vector<std::string> lines;
    std::string finish = "finish " + day(found.before.finish);
    if (found.before.finish != found.after.finish)
      finish += fmt::format(" {} {}  {}", arrow(), day(found.after.finish), time(found.finish_change));
    lines.push_back(std::move(finish));
    add_money(lines, "BAC", found.before.bac, found.after.bac);
    if (found.before.eac && found.after.eac && std::abs(*found.after.eac - *found.before.eac) >= 0.5)
      lines.push_back(fmt::format("EAC {} {} {}  {}", money(*found.before.eac), arrow(),
                                  money(*found.after.eac),
                                  money(*found.after.eac - *found.before.eac, true)));
    add_money(lines, "exposure", found.before.exposure, found.after.exposure);
    return lines;
  }

  /// `duration: 5d → 7d`, `after: + audit, − review`.
  std::string field(const FieldDifference& field) const {
    if (field.is_list) {
      std::vector<std::string> parts;
      for (const std::string& item : field.added) parts.push_back("+ " + item);
      for (const std::string& item : field.removed) parts.push_back(fmt::format("{} {}", minus(), item));
      return fmt::format("{}: {}", field.field,
                         parts.empty() ? "in another order" : fmt::format("{}", fmt::join(parts, ", ")));
    }
    return fmt::format("{}: {} {} {}", field.field, value(field.before), arrow(), value(field.after));
  }

  /// What a task that only one version has comes to: `10 d, 60,000`.
  std::string extent(const TaskDifference& task) const {
    const auto& position = task.change == RowChange::removed ? task.before : task.after;
    if (!position) return "summary";
    std::string text = position->duration == Minutes(0)
                           ? "milestone"
                           : time(static_cast<double>(position->duration.count()), false);
    if (!position->budget.is_zero()) text += ", " + money(position->budget);
    if (task.change == RowChange::removed && position->total_float)
      text += ", float " + time(static_cast<double>(position->total_float->count()), false);
    return text;
  }

  /// `+5 d finish, now critical`.
  std::string effect(const TaskDifference& task) const {
    std::vector<std::string> parts;
    if (task.finish_effect != 0)
      parts.push_back(time(task.finish_effect) + " finish");
    else if (task.before && task.after && task.finish_change != 0)
      parts.push_back("ends " + time(task.finish_change));
    else if (task.before && task.after && task.start_change != 0)
      parts.push_back("starts " + time(task.start_change));
    if (task.after && task.after->critical && !(task.before && task.before->critical))
      parts.emplace_back("now critical");
    if (task.after && task.before && task.before->critical && !task.after->critical)
      parts.emplace_back("not critical any more");
    if (task.change == RowChange::removed && task.before && task.before->critical)
      parts.emplace_back("was critical");
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  /// Of a task that only moved: where its end went, and through what.
  std::string move(const TaskDifference& task) const {
    const bool ends = task.finish_change != 0;
    const Instant then = ends ? task.before->finish : task.before->start;
    const Instant now = ends ? task.after->finish : task.after->start;
    std::string text = fmt::format("{} {} {} {}", ends ? "finish" : "start", instant(then, ends), arrow(),
                                   instant(now, ends));
    if (!task.moved_by.empty()) text += fmt::format(", through {}", fmt::join(task.moved_by, ", "));
    return text;
  }

  /// `3 rows more, 1 less`.
  static std::string ledger(const LedgerDifference& ledger) {
    std::string text;
    if (ledger.added > 0) text = counted(ledger.added, "row") + " more";
    if (ledger.removed > 0)
      text += fmt::format("{}{} less", text.empty() ? "" : ", ", counted(ledger.removed, "row"));
    return text;
  }

  /// `limits now failing: spi, cpi`, and what else is said below the changes.
  std::vector<std::string> closing() const {
    std::vector<std::string> failing;
    std::vector<std::string> holding;
    for (const LimitDifference& limit : report_.comparison.limits)
      (limit.holds ? holding : failing).push_back(limit.is_error ? limit.id : limit.id + " (warning)");
    std::vector<std::string> lines;
    if (!failing.empty()) lines.push_back(fmt::format("limits now failing: {}", fmt::join(failing, ", ")));
    if (!holding.empty()) lines.push_back(fmt::format("limits holding again: {}", fmt::join(holding, ", ")));
    for (const FinishCause& cause : report_.comparison.causes)
      if (cause.kind != CollectionKind::tasks && cause.kind != CollectionKind::progress)
        lines.push_back(fmt::format("{} finish through {}", time(cause.minutes), cause_text(cause)));
    return lines;
  }

 private:
  void add_money(std::vector<std::string>& lines, std::string_view name, Cost before, Cost after) const {
    if (before == after) return;
    lines.push_back(fmt::format("{} {} {} {}  {}", name, money(before), arrow(), money(after),
                                money(after - before, true)));
  }

  static std::string instant(Instant at, bool ends) {
    std::string text;
    append_instant_as(text, at, ends ? CellKind::end_date : CellKind::date);
    return text;
  }

  /// A value as one can read it beside another: `-` for none, cut where it is long.
  std::string value(const std::string& text) const {
    if (text.empty()) return unicode_ ? "–" : "-";
    if (text.size() <= kMostFieldBytes) return text;
    std::size_t end = kMostFieldBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + (unicode_ ? "…" : "...");
  }

  const ComparisonReport& report_;
  bool unicode_;
};

std::string_view sign_of(RowChange change, const ComparisonWords& words) {
  if (change == RowChange::added) return "+";
  return change == RowChange::removed ? words.minus() : "~";
}

Role role_of_change(double minutes) {
  if (minutes == 0) return Role::none;
  return minutes > 0 ? Role::bad : Role::good;
}

/// The id of a row that is no task, with its collection.
std::string row_name(const RowDifference& row) {
  return row.kind ? fmt::format("{}/{}", collection_name(*row.kind).plural, row.id) : "project";
}

void add_task(Table& table, const TaskDifference& task, const ComparisonWords& words) {
  const Role role = role_of_change(task.finish_effect);
  if (task.change != RowChange::changed) {
    const std::string name = task.name == task.id ? "" : task.name + "  ";
    table.add_row({sign_of(task.change, words), task.id, table.keep(name + words.extent(task)),
                   Cell(table.keep(words.effect(task)), role)});
    return;
  }
  if (task.fields.empty()) {
    const double moved = task.finish_change != 0 ? task.finish_change : task.start_change;
    std::string effect = words.time(moved);
    if (task.after->critical && !task.before->critical) effect += ", now critical";
    table.add_row({words.arrow(), task.id, table.keep(words.move(task)), table.keep(effect)},
                  {0, Role::muted});
    return;
  }
  bool first = true;
  for (const FieldDifference& field : task.fields) {
    table.add_row({first ? Cell("~") : Cell(""), first ? Cell(task.id) : Cell(""),
                   table.keep(words.field(field)),
                   first ? Cell(table.keep(words.effect(task)), role) : Cell("")});
    first = false;
  }
}

void add_other_row(Table& table, const RowDifference& row, const ComparisonWords& words) {
  const std::string_view sign = sign_of(row.change, words);
  const std::string_view id = table.keep(row_name(row));
  if (row.fields.empty()) {
    table.add_row({sign, id, table.keep(row.name == row.id ? "" : row.name), ""});
    return;
  }
  bool first = true;
  for (const FieldDifference& field : row.fields) {
    table.add_row(
        {first ? Cell(sign) : Cell(""), first ? Cell(id) : Cell(""), table.keep(words.field(field)), ""});
    first = false;
  }
}

Table changes_of(const ComparisonReport& report, const ComparisonWords& words) {
  Column change = named_column("change", "what changed", CellKind::text, 0);
  change.may_shrink = true;
  Table table({named_column("sign", "", CellKind::text, 0), named_column("id", "row", CellKind::text, 0),
               change, named_column("effect", "effect", CellKind::text, 1)});
  for (const bool moved_alone : {false, true})
    for (const TaskDifference& task : report.comparison.tasks)
      if ((task.change == RowChange::changed && task.fields.empty()) == moved_alone)
        add_task(table, task, words);
  for (const RowDifference& row : report.comparison.rows) add_other_row(table, row, words);
  for (const LedgerDifference& ledger : report.comparison.ledgers)
    table.add_row(
        {"~", collection_name(ledger.kind).plural, table.keep(ComparisonWords::ledger(ledger)), ""});
  return table;
}

}  // namespace

std::string cause_text(const FinishCause& cause) {
  if (cause.fields.empty()) return "other changes";
  if (!cause.kind) return fmt::format("{} of the project", cause.fields);
  if (cause.fields == "added")
    return fmt::format("the new {} {}", collection_name(*cause.kind).singular, cause.id);
  if (*cause.kind == CollectionKind::tasks || *cause.kind == CollectionKind::progress)
    return fmt::format("{} of {}", cause.fields, cause.id);
  return fmt::format("{} of {}/{}", cause.fields, collection_name(*cause.kind).plural, cause.id);
}

Table changes_table(const ComparisonReport& report, bool unicode) {
  return changes_of(report, ComparisonWords(report, unicode));
}

std::vector<std::string> closing_lines(const ComparisonReport& report, bool unicode) {
  return ComparisonWords(report, unicode).closing();
}

void write_comparison_text(std::string& out, const ComparisonReport& report, const TextStyle& style) {
  const ComparisonWords words(report, style.unicode);
  std::string title;
  append_safe_text(title, fmt::format("{} {} {}", report.before, words.arrow(), report.after));
  for (const std::string& figure : words.figures()) title += "      " + figure;
  append_wrapped(out, title, style.width, 2);
  if (!report.comparison.differs()) {
    out += "no difference in what the plan says\n";
  } else {
    out += '\n';
    render_text(out, changes_of(report, words), style);
  }
  const std::vector<std::string> closing = words.closing();
  if (!closing.empty()) out += '\n';
  for (const std::string& line : closing) append_wrapped(out, safe_text(line), style.width, 2);
}

void write_comparison_markdown(std::string& out, const ComparisonReport& report) {
  const ComparisonWords words(report, true);
  out += "**";
  append_markdown_text(out, fmt::format("{} {} {}", report.before, words.arrow(), report.after));
  out += "**\n\n";
  for (const std::string& figure : words.figures()) {
    out += "- ";
    append_markdown_text(out, figure);
    out += '\n';
  }
  for (const std::string& line : words.closing()) {
    out += "- ";
    append_markdown_text(out, line);
    out += '\n';
  }
  out += '\n';
  if (report.comparison.differs())
    render_markdown(out, changes_of(report, words));
  else
    out += "No difference in what the plan says.\n";
}

Table comparison_table(const ComparisonReport& report) {
  Table table({named_column("kind", "kind"), named_column("id", "id"), named_column("change", "change"),
               named_column("field", "field"), named_column("before", "before"),
               named_column("after", "after"), named_column("start_change_min", "start", CellKind::number),
               named_column("finish_change_min", "finish", CellKind::number),
               named_column("finish_effect_min", "effect", CellKind::number)});
  const auto add = [&](std::string_view kind, std::string_view id, std::string_view change,
                       const std::vector<FieldDifference>& fields, std::initializer_list<Cell> figures) {
    std::vector<FieldDifference> shown = fields;
    if (shown.empty()) shown.emplace_back();
    for (const FieldDifference& field : shown) {
      std::vector<Cell> cells{kind,
                              id,
                              change,
                              Cell(table.keep(std::string(field.field))),
                              Cell(table.keep(field.before)),
                              Cell(table.keep(field.after))};
      cells.insert(cells.end(), figures);
      table.add_row(cells);
    }
  };
  for (const TaskDifference& task : report.comparison.tasks) {
    const bool moved = task.change == RowChange::changed && task.fields.empty();
    add("tasks", task.id, moved ? "moved" : kWords<RowChange>[static_cast<std::size_t>(task.change)],
        task.fields, {task.start_change, task.finish_change, task.finish_effect});
  }
  for (const RowDifference& row : report.comparison.rows)
    add(row.kind ? collection_name(*row.kind).plural : "project", row.id,
        kWords<RowChange>[static_cast<std::size_t>(row.change)], row.fields, {});
  return table;
}

}  // namespace plumb
