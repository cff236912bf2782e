#include "plumb/report/board_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "plumb/control/when_date.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/registers/issue.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

namespace {

constexpr std::size_t kStates = kWords<BoardState>.size();
constexpr int kBoardGap = 2;

using BoardColumns = std::array<std::vector<const BoardCard*>, kStates>;

std::string_view board_owner(const Plan& plan, const BoardCard& card) {
  const ResourceId owner = plan.task(card.task).owner;
  return owner.valid() ? plan.resource(owner).id : std::string_view();
}

std::string_view state_word(const BoardCard& card) {
  return kWords<BoardState>[static_cast<std::size_t>(card.state)];
}

BoardColumns columns_of(std::span<const BoardCard* const> cards) {
  BoardColumns columns;
  for (const BoardCard* card : cards) columns[static_cast<std::size_t>(card->state)].push_back(card);
  return columns;
}

/// The cards of each owner in the order of the resources, those of nobody last; all in one lane otherwise.
std::vector<std::pair<std::string, std::vector<const BoardCard*>>> lanes_of(const Plan& plan,
                                                                            const BoardReport& report) {
  std::map<ResourceId, std::vector<const BoardCard*>> by_owner;
  for (const BoardCard& card : report.cards)
    by_owner[report.by_owner ? plan.task(card.task).owner : ResourceId()].push_back(&card);
  std::vector<std::pair<std::string, std::vector<const BoardCard*>>> lanes;
  lanes.reserve(by_owner.size());
  for (auto& [owner, cards] : by_owner)
    lanes.emplace_back(owner.valid() ? std::string(plan.resource(owner).id) : std::string("nobody"),
                       std::move(cards));
  return lanes;
}

std::string blockers_text(const Plan& plan, const BoardCard& card) {
  std::string ids;
  for (const std::size_t row : card.blocked_by)
    ids += fmt::format("{}{}", ids.empty() ? "" : ", ", plan.rows<Issue>().rows[row].id);
  return ids;
}

/// `! api Clearing API`: a mark where an issue blocks it, the id, and the name where that is another.
std::string card_text(const Plan& plan, const BoardCard& card) {
  const Task& task = plan.task(card.task);
  std::string text = card.blocked_by.empty() ? "" : "! ";
  text += safe_text(task.id);
  if (!task.name.empty() && task.name != task.id) text += " " + safe_text(task.name);
  return text;
}

Role role_of(const Schedule& schedule, const BoardCard& card) {
  if (!card.blocked_by.empty()) return Role::bad;
  if (card.state == BoardState::done) return Role::muted;
  return schedule.tasks[card.task].critical ? Role::critical : Role::none;
}

void append_line(std::string& out, const std::array<std::pair<std::string, Role>, kStates>& cells, int width,
                 const TextStyle& style) {
  std::string line;
  int blanks = 0;  // not yet written: none stand at the end of a line
  for (const auto& [text, role] : cells) {
    const std::string cut = shortened(text, width, style.unicode ? "…" : "...");
    if (!cut.empty()) {
      line.append(static_cast<std::size_t>(blanks), ' ');
      blanks = 0;
      const bool styled = style.colour && role != Role::none;
      if (styled) line += terminal_style(role);
      line += cut;
      if (styled) line += kPlainStyle;
    }
    blanks += width + kBoardGap - text_width(cut);
  }
  out += line + "\n";
}

void append_columns(std::string& out, const Plan& plan, const Schedule& schedule, const BoardColumns& columns,
                    std::size_t limit, const TextStyle& style, int width) {
  std::array<std::pair<std::string, Role>, kStates> cells;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < kStates; ++i) {
    cells[i] = {fmt::format("{} {}", kWords<BoardState>[i], columns[i].size()), Role::heading};
    lines = std::max(lines, columns[i].size());
  }
  append_line(out, cells, width, style);
  const std::size_t shown = limit == 0 ? lines : std::min(lines, limit);
  for (std::size_t line = 0; line < shown; ++line) {
    for (std::size_t i = 0; i < kStates; ++i) {
      cells[i] = {};
      if (line < columns[i].size())
        cells[i] = {card_text(plan, *columns[i][line]), role_of(schedule, *columns[i][line])};
    }
    append_line(out, cells, width, style);
  }
  if (shown == lines) return;
  for (std::size_t i = 0; i < kStates; ++i) {
    cells[i] = {};
    if (columns[i].size() > shown)
      cells[i] = {fmt::format("{} {} more", style.unicode ? "…" : "...", columns[i].size() - shown),
                  Role::muted};
  }
  append_line(out, cells, width, style);
}

}  // namespace

Table board_table(const Plan& plan, const Schedule& schedule, std::span<const BoardCard> cards) {
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  Table table({named_column("state", "state", CellKind::text, 0), named_column("id", "id", CellKind::text, 0),
               name, named_column("owner", "owner"), named_column("finish", "finish", CellKind::date),
               named_column("critical", "critical", CellKind::flag),
               named_column("blocked_by", "blocked by")});
  for (const BoardCard& card : cards) {
    const Task& task = plan.task(card.task);
    const std::string_view owner = board_owner(plan, card);
    const auto finish = finish_day(schedule, card.task);
    table.add_row({Cell(state_word(card)), Cell(task.id), Cell(task.name),
                   owner.empty() ? Cell() : Cell(owner), finish ? Cell(Instant(*finish)) : Cell(),
                   Cell(schedule.tasks[card.task].critical),
                   card.blocked_by.empty() ? Cell() : Cell(table.keep(blockers_text(plan, card)))});
  }
  return table;
}

void write_board_json(std::string& out, const Plan& plan, const Schedule& schedule,
                      const BoardReport& report) {
  std::array<std::size_t, kStates> counts{};
  for (const BoardCard& card : report.cards) ++counts[static_cast<std::size_t>(card.state)];
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.board/1");
  json.key("counts");
  json.begin_object();
  for (std::size_t i = 0; i < kStates; ++i) json.member(kWords<BoardState>[i], counts[i]);
  json.end_object();
  json.key("cards");
  json.begin_array();
  for (const BoardCard& card : report.cards) {
    const auto finish = finish_day(schedule, card.task);
    const std::string_view owner = board_owner(plan, card);
    json.begin_object();
    json.member("id", plan.task(card.task).id);
    json.member("name", plan.task(card.task).name);
    json.member("state", state_word(card));
    json.key("owner");
    owner.empty() ? json.null() : json.value(owner);
    json.key("finish");
    finish ? json.value(date_text(*finish)) : json.null();
    json.member("critical", schedule.tasks[card.task].critical);
    json.key("blocked_by");
    json.begin_array();
    for (const std::size_t row : card.blocked_by) json.value(plan.rows<Issue>().rows[row].id);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

void write_board_text(std::string& out, const Plan& plan, const Schedule& schedule, const BoardReport& report,
                      const TextStyle& style, int drawing_columns) {
  append_title_line(out, project_title(plan.project), "as of " + date_text(schedule.as_of), drawing_columns);
  const int width = std::max(
      8, (drawing_columns - kBoardGap * (static_cast<int>(kStates) - 1)) / static_cast<int>(kStates));
  for (const auto& [owner, cards] : lanes_of(plan, report)) {
    out += '\n';
    if (report.by_owner) out += safe_text(owner) + "\n";
    append_columns(out, plan, schedule, columns_of(cards), report.limit, style, width);
  }
  const auto blocked = std::count_if(report.cards.begin(), report.cards.end(),
                                     [](const BoardCard& card) { return !card.blocked_by.empty(); });
  if (blocked > 0) out += fmt::format("\n! {} blocked by open issues\n", blocked);
}

void write_board_markdown(std::string& out, const Plan& plan, const BoardReport& report) {
  std::vector<Column> columns;
  if (report.by_owner) columns.push_back(named_column("owner", "owner"));
  for (const std::string_view state : kWords<BoardState>) columns.push_back(named_column(state, state));
  Table table(std::move(columns));
  for (const auto& [owner, cards] : lanes_of(plan, report)) {
    const BoardColumns of_lane = columns_of(cards);
    std::size_t lines = 0;
    for (const auto& column : of_lane) lines = std::max(lines, column.size());
    for (std::size_t line = 0; line < lines; ++line) {
      std::vector<Cell> cells;
      if (report.by_owner) cells.emplace_back(table.keep(owner));
      for (const auto& column : of_lane)
        cells.push_back(line < column.size() ? Cell(table.keep(card_text(plan, *column[line]))) : Cell());
      table.add_row(cells);
    }
  }
  render_markdown(out, table);
}

}  // namespace plumb
