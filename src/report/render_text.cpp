#include "plumb/report/render_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/terminal_style.hpp"

namespace plumb {

namespace {

constexpr int kGapColumns = 2;
constexpr int kIndentColumns = 2;  // a level of the tree

// A name is not shortened below the first while a column can be dropped instead, and never below the second.
constexpr int kReadableColumns = 24;
constexpr int kLeastColumns = 6;

// A longer text stands out of its column, else one endless name would fill all the other rows with blanks.
constexpr int kWidestAligned = 200;

/// A column that is shown.
struct ShownColumn {
  std::size_t index = 0;
  bool right_aligned = false;
  bool cut = false;  // its texts are shortened to the width
  int natural_width = 0;
  int width = 0;
};

std::size_t indent_of(const TableRow& row, const Column& column) {
  return column.shows_tree ? std::size_t{row.level} * kIndentColumns : 0;
}

std::vector<ShownColumn> all_shown(const std::vector<Column>& columns, const std::vector<int>& widths) {
  std::vector<ShownColumn> shown;
  for (const Column& column : columns) {
    const int widest = std::max(text_width(safe_text(column.heading)), widths[shown.size()]);
    const int width = std::min(widest, kWidestAligned);
    shown.push_back({shown.size(), is_right_aligned(column), false, width, width});
  }
  return shown;
}

int total_width(const std::vector<ShownColumn>& shown) {
  int total = shown.empty() ? 0 : -kGapColumns;
  for (const ShownColumn& column : shown) total += column.width + kGapColumns;
  return total;
}

/// Shortens the widest of the columns that may shrink, column by column, until the row fits or all are at
/// `least`.
void shrink(std::vector<ShownColumn>& shown, const std::vector<Column>& columns, int width, int least) {
  for (int excess = total_width(shown) - width; excess > 0; --excess) {
    ShownColumn* widest = nullptr;
    for (ShownColumn& column : shown)
      if (columns[column.index].may_shrink && column.width > least &&
          (widest == nullptr || column.width > widest->width))
        widest = &column;
    if (widest == nullptr) return;
    --widest->width;
  }
}

/// Drops the column that Column::drop_order puts first, if that is `least` or more; false if none may go. The
/// first column always stays.
bool drop_one(std::vector<ShownColumn>& shown, const std::vector<Column>& columns, int least) {
  auto first_to_go = shown.end();
  int highest = least;
  for (auto column = shown.begin(); column != shown.end(); ++column) {
    const int order = columns[column->index].drop_order;
    if (order < highest || column->index == 0) continue;
    highest = order;
    first_to_go = column;
  }
  if (first_to_go == shown.end()) return false;
  shown.erase(first_to_go);
  return true;
}

/// Drops columns, down to those of this order, until the rest fits with names of at least `name_columns`.
void drop_down_to(std::vector<ShownColumn>& shown, const std::vector<Column>& columns, int width, int order,
                  int name_columns) {
  do {
    for (ShownColumn& column : shown) column.width = column.natural_width;
    shrink(shown, columns, width, name_columns);
  } while (total_width(shown) > width && drop_one(shown, columns, order));
}

void fit(std::vector<ShownColumn>& shown, const std::vector<Column>& columns, int width) {
  for (ShownColumn& column : shown) column.cut = columns[column.index].may_shrink;
  drop_down_to(shown, columns, width, 2, kReadableColumns);
  if (total_width(shown) > width) drop_down_to(shown, columns, width, 1, kLeastColumns);
}

/// Writes lines of cells into one buffer.
class LineWriter {
 public:
  LineWriter(std::string& out, const TextStyle& style) : out_(out), style_(style) {}

  /// Appends a cell whose text takes `columns`; the blanks before it are written only now, so that no line
  /// ends with any.
  void cell(std::string_view text, int columns, const ShownColumn& column, Role role) {
    if (column.cut && columns > column.width) {
      shortened_ = shortened(text, column.width, style_.unicode ? "…" : "...");
      text = shortened_;
      columns = text_width(text);
    }
    const int missing = std::max(column.width - columns, 0);
    if (!text.empty()) {
      const int blanks = pending_blanks_ + (column.right_aligned ? missing : 0);
      out_.append(static_cast<std::size_t>(blanks), ' ');
      styled(text, role);
      pending_blanks_ = column.right_aligned ? 0 : missing;
    } else {
      pending_blanks_ += missing;
    }
    pending_blanks_ += kGapColumns;
  }

  void styled(std::string_view text, Role role) {
    const bool is_styled = style_.colour && role != Role::none && !text.empty();
    if (is_styled) out_ += terminal_style(role);
    out_ += text;
    if (is_styled) out_ += kPlainStyle;
  }

  void end_line() {
    out_ += '\n';
    pending_blanks_ = 0;
  }

 private:
  std::string& out_;
  const TextStyle& style_;
  std::string shortened_;
  int pending_blanks_ = 0;
};

void write_headings(LineWriter& writer, const std::vector<Column>& columns,
                    const std::vector<ShownColumn>& shown) {
  if (std::ranges::all_of(columns, [](const Column& column) { return column.heading.empty(); })) return;
  for (const ShownColumn& column : shown) {
    const std::string heading = safe_text(columns[column.index].heading);
    writer.cell(heading, text_width(heading), column, Role::muted);
  }
  writer.end_line();
}

}  // namespace

void TextListing::add(const Table& piece) {
  if (columns_.empty()) {
    columns_ = piece.columns();
    widths_.resize(columns_.size());
    constexpr std::size_t kUsualBytes = 10;
    cells_.reserve(expected_rows_ * columns_.size());
    texts_.reserve(expected_rows_ * columns_.size() * kUsualBytes);
  }
  constexpr std::size_t kMostColumns = std::numeric_limits<std::uint16_t>::max();
  for (std::size_t r = 0; r < piece.rows().size(); ++r) {
    const TableRow& row = piece.rows()[r];
    const std::span<const Cell> cells = piece.cells(r);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t begin = texts_.size();
      texts_.append(indent_of(row, columns_[i]), ' ');
      append_cell_text(texts_, cells[i], columns_[i], style_.unicode);
      const std::string_view text = std::string_view(texts_).substr(begin);
      const int width = text_width(text);
      widths_[i] = std::max(widths_[i], width);
      cells_.push_back(
          {static_cast<std::uint32_t>(text.size()),
           static_cast<std::uint16_t>(std::min<std::size_t>(static_cast<std::size_t>(width), kMostColumns)),
           cells[i].role == Role::none ? row.role : cells[i].role});
    }
  }
  row_count_ += piece.rows().size();
}

void TextListing::write(std::string& out) const {
  std::vector<ShownColumn> shown = all_shown(columns_, widths_);
  if (style_.width > 0) fit(shown, columns_, style_.width);
  out.reserve(out.size() +
              (row_count_ + 1) * (static_cast<std::size_t>(std::max(total_width(shown), 0)) + 1));

  LineWriter writer(out, style_);
  write_headings(writer, columns_, shown);
  std::string_view rest = texts_;
  auto cell = cells_.begin();
  for (std::size_t r = 0; r < row_count_; ++r) {
    auto column = shown.begin();
    for (std::size_t i = 0; i < columns_.size(); ++i, ++cell) {
      const std::string_view text = rest.substr(0, cell->bytes);
      rest.remove_prefix(cell->bytes);
      if (column == shown.end() || column->index != i) continue;
      writer.cell(text, cell->columns, *column, cell->role);
      ++column;
    }
    writer.end_line();
  }
}

void render_text(std::string& out, const Table& table, const TextStyle& style) {
  const auto write_line = [&](std::string_view text, Role role) {
    std::string line;
    LineWriter(line, style).styled(safe_text(text), role);
    append_wrapped(out, line, style.width, 2);
  };
  if (!table.title.empty()) write_line(table.title, Role::heading);
  TextListing listing(style, table.rows().size());
  listing.add(table);
  listing.write(out);
  for (const std::string& note : table.notes) write_line(note, Role::none);
}

}  // namespace plumb
