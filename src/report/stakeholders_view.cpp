#include "plumb/report/stakeholders_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/control/communications.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr int kGridLabel = 6;
constexpr int kGridGap = 2;

std::string_view engagement_word(const std::optional<Engagement>& engagement) {
  return engagement ? kWords<Engagement>[static_cast<std::size_t>(*engagement)] : std::string_view();
}

/// `manage closely`: the word as people write it.
std::string quadrant_text(Quadrant quadrant) {
  std::string text(kWords<Quadrant>[static_cast<std::size_t>(quadrant)]);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// `neutral → supportive`, or the one that is known.
std::string engagement_text(const Stakeholder& row, bool unicode) {
  if (!row.wanted_engagement || row.engagement == row.wanted_engagement)
    return std::string(engagement_word(row.engagement));
  return fmt::format("{} {} {}", row.engagement ? engagement_word(row.engagement) : std::string_view("?"),
                     unicode ? "→" : "->", engagement_word(row.wanted_engagement));
}

std::string ids_where(const Plan& plan, std::span<const std::size_t> rows, auto holds) {
  std::string ids;
  for (const std::size_t row : rows) {
    const Stakeholder& each = plan.rows<Stakeholder>().rows[row];
    if (holds(row, each)) ids += fmt::format("{}{}", ids.empty() ? "" : ", ", each.id);
  }
  return ids;
}

/// One quadrant: its name, and who is in it.
std::vector<std::string> quadrant_lines(const Plan& plan, std::span<const std::size_t> rows,
                                        Quadrant quadrant, int width) {
  const std::string ids = ids_where(
      plan, rows, [&](std::size_t, const Stakeholder& each) { return quadrant_of(each) == quadrant; });
  std::string text;
  append_wrapped(text, ids.empty() ? "-" : safe_text(ids), width, 0);
  std::vector<std::string> lines = split_lines(text);
  lines.insert(lines.begin(), quadrant_text(quadrant));
  return lines;
}

void append_grid_row(std::string& out, std::string_view label, const std::vector<std::string>& left,
                     const std::vector<std::string>& right, int width) {
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    append_padded(out, i == 0 ? label : std::string_view(), kGridLabel);
    const std::string_view first = i < left.size() ? std::string_view(left[i]) : std::string_view();
    if (i < right.size())
      append_padded(out, first, width + kGridGap);
    else
      out += first;
    if (i < right.size()) out += right[i];
    out += '\n';
  }
}

/// Influence upwards, interest to the right.
void append_grid(std::string& out, const Plan& plan, std::span<const std::size_t> rows, int columns,
                 bool unicode) {
  const int width = std::max(16, (columns - kGridLabel - kGridGap) / 2);
  out += "influence\n";
  append_grid_row(out, "high", quadrant_lines(plan, rows, Quadrant::keep_satisfied, width),
                  quadrant_lines(plan, rows, Quadrant::manage_closely, width), width);
  out += '\n';
  append_grid_row(out, "low", quadrant_lines(plan, rows, Quadrant::monitor, width),
                  quadrant_lines(plan, rows, Quadrant::keep_informed, width), width);
  const std::string_view dots = unicode ? "…" : "...";
  out += fmt::format("{:>{}}low {} interest {} high\n", "", kGridLabel, dots, dots);
}

/// What is wanting, and how many ways there are between so many.
std::vector<std::string> stakeholder_notes(const Plan& plan, std::span<const std::size_t> rows) {
  const Audiences audiences(plan);
  std::vector<std::string> notes;
  const auto add = [&](std::string_view what, const std::string& ids) {
    if (!ids.empty()) notes.push_back(fmt::format("{}: {}", what, ids));
  };
  add("less engaged than wanted", ids_where(plan, rows, [](std::size_t, const Stakeholder& each) {
        return engagement_gap(each).value_or(0) > 0;
      }));
  add("in no communication", ids_where(plan, rows, [&](std::size_t row, const Stakeholder&) {
        return audiences.communications[row] == 0;
      }));
  add("without influence or interest",
      ids_where(plan, rows, [](std::size_t, const Stakeholder& each) { return !quadrant_of(each); }));
  const auto people = static_cast<std::int64_t>(rows.size());
  notes.push_back(
      fmt::format("{} channels between {}", channels_between(people), counted(rows.size(), "stakeholder")));
  return notes;
}

std::vector<Column> stakeholder_columns(bool exact) {
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  std::vector<Column> columns{named_column("id", "id", CellKind::text, 0), name,
                              named_column("influence", "influence", CellKind::count, 4),
                              named_column("interest", "interest", CellKind::count, 4),
                              named_column("quadrant", "quadrant", CellKind::text, 3)};
  if (exact) columns.push_back(named_column("wanted_engagement", "wanted", CellKind::text, 1));
  columns.push_back(named_column("engagement", "engagement", CellKind::text, 1));
  columns.push_back(named_column("engagement_gap", "gap", CellKind::count, 1));
  columns.push_back(named_column("communications", "told by", CellKind::count, 2));
  return columns;
}

}  // namespace

Table stakeholders_table(const Plan& plan, std::span<const std::size_t> rows, bool exact, bool unicode) {
  const Audiences audiences(plan);
  Table table(stakeholder_columns(exact));
  for (const std::size_t row : rows) {
    const Stakeholder& each = plan.rows<Stakeholder>().rows[row];
    const auto quadrant = quadrant_of(each);
    const auto gap = engagement_gap(each);
    std::vector<Cell> cells{Cell(each.id), Cell(each.name), Cell(each.influence), Cell(each.interest)};
    if (!quadrant)
      cells.emplace_back();
    else
      cells.emplace_back(exact ? kWords<Quadrant>[static_cast<std::size_t>(*quadrant)]
                               : table.keep(quadrant_text(*quadrant)));
    const Role role = gap.value_or(0) > 0 ? Role::warning : Role::none;
    if (exact) {
      cells.push_back(each.wanted_engagement ? Cell(engagement_word(each.wanted_engagement)) : Cell());
      cells.push_back(each.engagement ? Cell(engagement_word(each.engagement)) : Cell());
    } else {
      cells.emplace_back(table.keep(engagement_text(each, unicode)), role);
    }
    cells.emplace_back(gap, role);
    const std::int64_t told = audiences.communications[row];
    cells.emplace_back(told, told == 0 ? Role::warning : Role::none);
    table.add_row(cells);
  }
  return table;
}

void write_stakeholders_json(std::string& out, const Plan& plan, std::span<const std::size_t> rows) {
  const Audiences audiences(plan);
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.stakeholders/1");
  json.member("channels", channels_between(static_cast<std::int64_t>(rows.size())));
  json.key("stakeholders");
  json.begin_array();
  for (const std::size_t row : rows) {
    const Stakeholder& each = plan.rows<Stakeholder>().rows[row];
    const auto word = [&](std::string_view text) { text.empty() ? json.null() : json.value(text); };
    const auto quadrant = quadrant_of(each);
    json.begin_object();
    json.member("id", each.id);
    json.member("name", each.name);
    json.member("influence", each.influence);
    json.member("interest", each.interest);
    json.key("quadrant");
    word(quadrant ? kWords<Quadrant>[static_cast<std::size_t>(*quadrant)] : std::string_view());
    json.key("engagement");
    word(engagement_word(each.engagement));
    json.key("wanted_engagement");
    word(engagement_word(each.wanted_engagement));
    json.member("engagement_gap", engagement_gap(each));
    json.member("communications", audiences.communications[row]);
    json.key("strategy");
    word(each.strategy);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

void write_stakeholders_text(std::string& out, const Plan& plan, std::span<const std::size_t> rows,
                             const TextStyle& style, int drawing_columns) {
  append_title_line(out, project_title(plan.project), counted(rows.size(), "stakeholder"), drawing_columns);
  out += '\n';
  if (rows.empty()) {
    out += "nobody is listed: plumb add stakeholder NAME\n";
    return;
  }
  append_grid(out, plan, rows, drawing_columns, style.unicode);
  out += '\n';
  render_text(out, stakeholders_table(plan, rows, false, style.unicode), style);
  out += '\n';
  for (const std::string& note : stakeholder_notes(plan, rows))
    append_wrapped(out, safe_text(note), style.width, 2);
}

void write_stakeholders_markdown(std::string& out, const Plan& plan, std::span<const std::size_t> rows) {
  render_markdown(out, stakeholders_table(plan, rows, false, true));
  for (const std::string& note : stakeholder_notes(plan, rows)) {
    out += '\n';
    append_markdown_text(out, note);
    out += '\n';
  }
}

}  // namespace plumb
