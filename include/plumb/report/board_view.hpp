#pragma once

#include <span>
#include <string>

#include "plumb/control/board.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// What `plumb board` was asked for.
struct BoardReport {
  std::vector<BoardCard> cards;
  bool by_owner = false;
  std::size_t limit = 0;  // cards in a column for people; 0: all
};

/// One row for each card.
Table board_table(const Plan& plan, const Schedule& schedule, std::span<const BoardCard> cards);

/// Appends `plumb.board/1`: the counts of the states, and the cards.
void write_board_json(std::string& out, const Plan& plan, const Schedule& schedule,
                      const BoardReport& report);

/// Appends the states as columns beside each other, of each owner apart if that was asked for.
void write_board_text(std::string& out, const Plan& plan, const Schedule& schedule, const BoardReport& report,
                      const TextStyle& style, int drawing_columns);
void write_board_markdown(std::string& out, const Plan& plan, const BoardReport& report);

}  // namespace plumb
