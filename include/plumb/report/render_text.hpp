#pragma once

#include <string>

#include "plumb/report/table.hpp"

namespace plumb {

/// What the terminal takes.
struct TextStyle {
  int width = 0;  // columns; 0: nothing is cut or dropped
  bool colour = false;
  bool unicode = true;  // false: `-` for the minus sign, `...` for `…`
};

/// Appends a table for people: aligned columns with two blanks between, no boxes, no trailing blanks, numbers
/// on the right.
///
/// On a narrow screen shrinking columns are shortened to a readable width, then columns are dropped as
/// Column::drop_order says, then what shrinks is shortened further; names are never wrapped, and ids never
/// cut.
void render_text(std::string& out, const Table& table, const TextStyle& style);

}  // namespace plumb
