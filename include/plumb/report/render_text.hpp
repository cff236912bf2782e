#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

/// The same, for a table that comes in pieces: what it keeps of them are the texts alone, because no line can
/// be written before the widths of all are known.
class TextListing {
 public:
  /// expected_rows: room is made for so many; there may be more or fewer.
  TextListing(const TextStyle& style, std::size_t expected_rows)
      : style_(style), expected_rows_(expected_rows) {}

  /// Takes the rows of a piece; all have the same columns.
  void add(const Table& piece);
  void write(std::string& out) const;

 private:
  struct CellText {
    std::uint32_t bytes = 0;
    std::uint16_t columns = 0;  // of the widest, as many as it can hold: no column is aligned as wide
    Role role = Role::none;
  };

  TextStyle style_;
  std::size_t expected_rows_;
  std::vector<Column> columns_;
  std::vector<int> widths_;  // the greatest of each column's
  std::string texts_;  // of all cells, one behind the other, each formatted once: that is most of the work
  std::vector<CellText> cells_;  // row by row, of all columns
  std::size_t row_count_ = 0;
};

}  // namespace plumb
