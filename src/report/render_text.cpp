#include "plumb/report/render_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/cell_text.hpp"
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

/// The texts of all cells one behind the other, each formatted once, because that is most of the work.
struct CellTexts {
  struct Extent {
    std::uint32_t bytes = 0;
    int columns = 0;
  };
  std::string texts;
  std::vector<Extent> extents;  // row by row, of all columns
};

CellTexts cell_texts(const Table& table, bool unicode) {
  CellTexts result;
  constexpr std::size_t kUsualBytes = 10;
  const std::size_t cell_count = table.rows().size() * table.columns().size();
  result.texts.reserve(cell_count * kUsualBytes);
  result.extents.reserve(cell_count);
  for (std::size_t r = 0; r < table.rows().size(); ++r) {
    const std::span<const Cell> cells = table.cells(r);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Column& column = table.columns()[i];
      const std::size_t begin = result.texts.size();
      result.texts.append(indent_of(table.rows()[r], column), ' ');
      append_cell_text(result.texts, cells[i], column, unicode);
      const std::string_view text = std::string_view(result.texts).substr(begin);
      result.extents.push_back({static_cast<std::uint32_t>(text.size()), text_width(text)});
    }
  }
  return result;
}

std::vector<ShownColumn> measured(const Table& table, const CellTexts& texts) {
  std::vector<ShownColumn> shown;
  for (const Column& column : table.columns())
    shown.push_back(
        {shown.size(), is_right_aligned(column), false, text_width(safe_text(column.heading)), 0});
  for (std::size_t cell = 0; cell < texts.extents.size();)
    for (ShownColumn& column : shown)
      column.natural_width = std::max(column.natural_width, texts.extents[cell++].columns);
  for (ShownColumn& column : shown) {
    column.natural_width = std::min(column.natural_width, kWidestAligned);
    column.width = column.natural_width;
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
void shrink(std::vector<ShownColumn>& shown, const Table& table, int width, int least) {
  for (int excess = total_width(shown) - width; excess > 0; --excess) {
    ShownColumn* widest = nullptr;
    for (ShownColumn& column : shown)
      if (table.columns()[column.index].may_shrink && column.width > least &&
          (widest == nullptr || column.width > widest->width))
        widest = &column;
    if (widest == nullptr) return;
    --widest->width;
  }
}

/// Drops the column that Column::drop_order puts first, if that is `least` or more; false if none may go. The
/// first column always stays.
bool drop_one(std::vector<ShownColumn>& shown, const Table& table, int least) {
  auto first_to_go = shown.end();
  int highest = least;
  for (auto column = shown.begin(); column != shown.end(); ++column) {
    const int order = table.columns()[column->index].drop_order;
    if (order < highest || column->index == 0) continue;
    highest = order;
    first_to_go = column;
  }
  if (first_to_go == shown.end()) return false;
  shown.erase(first_to_go);
  return true;
}

/// Drops columns, down to those of this order, until the rest fits with names of at least `name_columns`.
void drop_down_to(std::vector<ShownColumn>& shown, const Table& table, int width, int order,
                  int name_columns) {
  do {
    for (ShownColumn& column : shown) column.width = column.natural_width;
    shrink(shown, table, width, name_columns);
  } while (total_width(shown) > width && drop_one(shown, table, order));
}

void fit(std::vector<ShownColumn>& shown, const Table& table, int width) {
  for (ShownColumn& column : shown) column.cut = table.columns()[column.index].may_shrink;
  drop_down_to(shown, table, width, 2, kReadableColumns);
  if (total_width(shown) > width) drop_down_to(shown, table, width, 1, kLeastColumns);
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

void write_headings(LineWriter& writer, const Table& table, const std::vector<ShownColumn>& shown) {
  if (std::ranges::all_of(table.columns(), [](const Column& column) { return column.heading.empty(); }))
    return;
  for (const ShownColumn& column : shown) {
    const Column& about = table.columns()[column.index];
    const std::string heading = safe_text(about.heading);
    writer.cell(heading, text_width(heading), column, Role::muted);
  }
  writer.end_line();
}

void write_rows(LineWriter& writer, const Table& table, const CellTexts& texts,
                const std::vector<ShownColumn>& shown) {
  std::string_view rest = texts.texts;
  auto extent = texts.extents.begin();
  for (std::size_t r = 0; r < table.rows().size(); ++r) {
    const std::span<const Cell> cells = table.cells(r);
    auto column = shown.begin();
    for (std::size_t i = 0; i < cells.size(); ++i, ++extent) {
      const std::string_view text = rest.substr(0, extent->bytes);
      rest.remove_prefix(extent->bytes);
      if (column == shown.end() || column->index != i) continue;
      const Role role = cells[i].role == Role::none ? table.rows()[r].role : cells[i].role;
      writer.cell(text, extent->columns, *column, role);
      ++column;
    }
    writer.end_line();
  }
}

}  // namespace

void render_text(std::string& out, const Table& table, const TextStyle& style) {
  const CellTexts texts = cell_texts(table, style.unicode);
  std::vector<ShownColumn> shown = measured(table, texts);
  if (style.width > 0) fit(shown, table, style.width);
  out.reserve(out.size() +
              (table.rows().size() + 1) * (static_cast<std::size_t>(std::max(total_width(shown), 0)) + 1));

  LineWriter writer(out, style);
  if (!table.title.empty()) {
    writer.styled(safe_text(table.title), Role::heading);
    writer.end_line();
  }
  write_headings(writer, table, shown);
  write_rows(writer, table, texts, shown);
  for (const std::string& note : table.notes) {
    writer.styled(safe_text(note), Role::none);
    writer.end_line();
  }
}

}  // namespace plumb
