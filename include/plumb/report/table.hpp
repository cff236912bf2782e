#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plumb/model/instant.hpp"

namespace plumb {

/// What a cell or row means; renderers turn it into colour, a class or nothing, so the text says it too.
enum class Role : std::uint8_t { none, good, warning, bad, critical, muted, heading };

/// How a value is read and written.
enum class CellKind : std::uint8_t {
  of_column,      // in a cell alone: what the column says
  text,           // left-aligned, the other kinds right-aligned (dates and flags left)
  count,          // integer
  number,         // double
  percent,        // double or integer, 0 to 100
  money,          // integer: 1/10,000 of the column's unit, exact; double: in the unit, derived
  duration,       // Minutes of working time
  date,           // Instant, its day
  end_date,       // Instant, the day that ends with it at midnight or holds it
  date_time,      // Instant, with the time of day
  end_date_time,  // the same; midnight is 24:00 of the day that ends
  flag,           // bool
};

enum class Align : std::uint8_t { by_kind, left, right };

/// How a column is named, read and fitted. The strings have initializers so that a row of designated ones may
/// leave them out without a warning.
struct Column {
  std::string key = {};      // snake_case with the unit as suffix (`total_float_min`): the header of CSV
  std::string heading = {};  // as people read it
  CellKind kind = CellKind::text;
  std::string unit = {};  // behind each number (`m`), or the currency of money, which text does not repeat;
                          // durations: empty or `d` for days, `h` for hours
  Align align = Align::by_kind;
  int decimals = -1;          // of number, percent and money; -1: 2, 0 and 0
  int minutes_per_day = 480;  // of durations
  std::string absent = {};    // what text and Markdown show for an absent value, such as `n/a`; CSV nothing
  bool signs = false;         // a plus before positive values: the column shows differences
  bool shows_tree = false;    // the row's level indents this column
  bool may_shrink = false;    // text may be cut with `…` where the screen is narrow; ids never
  // Where the screen is narrow the highest goes first, of equals the rightmost; 1 only when names cannot be
  // shortened any further, 0 and the first column never.
  int drop_order = 2;
};

/// Makes a column of a name, a heading and a kind; drop_order: see Column.
Column named_column(std::string_view key, std::string_view heading, CellKind kind = CellKind::text,
                    int drop_order = Column().drop_order);

/// Absent covers both "not given" and "undefined". Texts point to the plan, to literals or to Table::keep,
/// which outlive the table.
using CellValue =
    std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Instant, Minutes>;

/// A value with its meaning. Made implicitly from what a view has at hand; kNoInstant and an empty optional
/// are absent.
struct Cell {
  CellValue value;
  Role role = Role::none;  // none: the row's
  CellKind kind = CellKind::of_column;

  Cell() = default;
  Cell(std::same_as<bool> auto flag, Role role_ = Role::none) : value(flag), role(role_) {}
  Cell(std::integral auto number, Role role_ = Role::none) requires(!std::same_as<decltype(number), bool>)
      : value(static_cast<std::int64_t>(number)), role(role_) {}
  Cell(double number, Role role_ = Role::none) : value(number), role(role_) {}
  Cell(std::string_view text, Role role_ = Role::none) : value(text), role(role_) {}
  Cell(const char* text, Role role_ = Role::none) : value(std::string_view(text)), role(role_) {}
  Cell(const std::string& text, Role role_ = Role::none) : value(std::string_view(text)), role(role_) {}
  Cell(std::string&& text, Role role_ = Role::none) = delete;  // would dangle: Table::keep holds it
  Cell(Minutes working_time, Role role_ = Role::none) : value(working_time), role(role_) {}
  Cell(Instant instant, Role role_ = Role::none) : role(role_) {
    if (instant != kNoInstant) value = instant;
  }
  template <class T>
  Cell(const std::optional<T>& optional, Role role_ = Role::none)
      : Cell(optional ? Cell(*optional) : Cell()) {
    role = role_;
  }

  /// The same cell, read otherwise than its column: for listings whose rows differ in kind.
  Cell as(CellKind kind_) const {
    Cell cell = *this;
    cell.kind = kind_;
    return cell;
  }
};

static_assert(sizeof(Cell) == 32, "100,000 rows of ten columns stay under 35 MB");

struct TableRow {
  std::uint16_t level = 0;  // depth in the tree
  Role role = Role::none;
};

/// Rows of typed cells without any text yet, which every renderer writes in its own form. Each row has one
/// cell per column, stored in one block: an allocation per row would cost more than rendering it.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  Table(Table&&) = default;
  Table& operator=(Table&&) = default;
  Table(const Table&) = delete;  // the copy's cells would point into the original
  Table& operator=(const Table&) = delete;

  std::string title;               // one line above; may be empty
  std::vector<std::string> notes;  // lines below, of text and Markdown

  void reserve(std::size_t row_count);

  /// Adds a row; cells that are left out at its end are absent, more than there are columns are an error of
  /// the caller.
  void add_row(std::span<const Cell> cells, TableRow row = {});
  void add_row(std::initializer_list<Cell> cells, TableRow row = {}) {
    add_row(std::span<const Cell>(cells.begin(), cells.size()), row);
  }

  /// Keeps a text that was made for this table alive as long as the table.
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  const std::vector<Column>& columns() const { return columns_; }
  const std::vector<TableRow>& rows() const { return rows_; }
  std::span<const Cell> cells(std::size_t row) const {
    return std::span<const Cell>(cells_).subspan(row * columns_.size(), columns_.size());
  }

 private:
  std::vector<Column> columns_;
  std::vector<TableRow> rows_;
  std::vector<Cell> cells_;       // row by row
  std::deque<std::string> kept_;  // never moves its texts
};

}  // namespace plumb
