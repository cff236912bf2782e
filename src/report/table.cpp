#include "plumb/report/table.hpp"

#include <cassert>

namespace plumb {

Column named_column(std::string_view key, std::string_view heading, CellKind kind, int drop_order) {
  Column column;
  column.key = key;
  column.heading = heading;
  column.kind = kind;
  column.drop_order = drop_order;
  return column;
}

void Table::reserve(std::size_t row_count) {
  rows_.reserve(row_count);
  cells_.reserve(row_count * columns_.size());
}

void Table::add_row(std::span<const Cell> cells, TableRow row) {
  assert(cells.size() <= columns_.size());
  rows_.push_back(row);
  cells_.insert(cells_.end(), cells.begin(), cells.end());
  cells_.resize(rows_.size() * columns_.size());
}

}  // namespace plumb
