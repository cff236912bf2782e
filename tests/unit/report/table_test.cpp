#include "plumb/report/table.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "plumb/report/cell_text.hpp"

using namespace plumb;
using namespace std::chrono_literals;

namespace {

constexpr Instant kMorning = Date{2026y / 3 / 2} + 510min;
constexpr Instant kMidnight = Date{2026y / 3 / 3};

std::string text_of(const Cell& cell, const Column& column) {
  std::string out;
  append_cell_text(out, cell, column, false);
  return out;
}

std::string text_of(const Cell& cell, CellKind kind) {
  Column column;
  column.kind = kind;
  return text_of(cell, column);
}

}  // namespace

TEST_CASE("a row has a cell for each column, those left out are absent") {
  Table table({{.key = "id"}, {.key = "n", .kind = CellKind::count}, {.key = "x"}});
  table.add_row({"a", 1}, {.level = 2, .role = Role::critical});
  table.add_row({});
  REQUIRE(table.rows().size() == 2);
  CHECK(table.cells(0).size() == 3);
  CHECK(std::get<std::int64_t>(table.cells(0)[1].value) == 1);
  CHECK(std::holds_alternative<std::monostate>(table.cells(0)[2].value));
  CHECK(std::holds_alternative<std::monostate>(table.cells(1)[0].value));
  CHECK(table.rows()[0].level == 2);
}

TEST_CASE("texts that a table keeps survive its growth and its move") {
  Table table({{.key = "id"}});
  for (int i = 0; i < 1'000; ++i) table.add_row({table.keep(std::to_string(i))});
  const Table moved = std::move(table);
  CHECK(std::get<std::string_view>(moved.cells(0)[0].value) == "0");
  CHECK(std::get<std::string_view>(moved.cells(999)[0].value) == "999");
}

TEST_CASE("cells are made from what a view has at hand") {
  CHECK(std::holds_alternative<bool>(Cell(true).value));
  CHECK(std::holds_alternative<std::string_view>(Cell("text").value));
  CHECK(std::holds_alternative<std::int64_t>(Cell(std::size_t{3}).value));
  CHECK(std::holds_alternative<std::monostate>(Cell(kNoInstant).value));
  CHECK(std::holds_alternative<std::monostate>(Cell(std::optional<double>()).value));
  CHECK(std::get<double>(Cell(std::optional(0.5), Role::bad).value) == 0.5);
  CHECK(Cell(std::optional(0.5), Role::bad).role == Role::bad);
}

TEST_CASE("the column says how a value is read") {
  CHECK(text_of(12'345, CellKind::count) == "12,345");
  CHECK(text_of(120'000'000, CellKind::money) == "12,000");
  CHECK(text_of(12'000.4, CellKind::money) == "12,000");
  CHECK(text_of(0.889, CellKind::number) == "0.89");
  CHECK(text_of(60.0, CellKind::percent) == "60 %");
  CHECK(text_of(720min, CellKind::duration) == "1.5 d");
  CHECK(text_of(true, CellKind::flag) == "yes");
  CHECK(text_of("a\x1b", CellKind::text) == "a\\x1b");
  CHECK(text_of(3, {.kind = CellKind::count, .unit = "m"}) == "3 m");
  CHECK(text_of(60min, {.kind = CellKind::duration, .unit = "h"}) == "1 h");
  CHECK(text_of(Cell(), {.kind = CellKind::number, .absent = "n/a"}) == "n/a");
  CHECK(text_of(11.0, {.kind = CellKind::number, .decimals = 1, .signs = true}) == "+11.0");
}

TEST_CASE("a cell may be read otherwise than its column, and a value of another type is still shown") {
  CHECK(text_of(Cell(47.13).as(CellKind::percent), CellKind::number) == "47 %");
  CHECK(text_of("unattainable", CellKind::number) == "unattainable");
  CHECK(text_of(5280min, CellKind::number) == "11 d");
  CHECK(text_of(kMorning, CellKind::text) == "2026-03-02 08:30");
}

TEST_CASE("an end at midnight belongs to the day that ends") {
  CHECK(text_of(kMorning, CellKind::date) == "2026-03-02");
  CHECK(text_of(kMidnight, CellKind::date) == "2026-03-03");
  CHECK(text_of(kMidnight, CellKind::end_date) == "2026-03-02");
  CHECK(text_of(kMorning, CellKind::end_date) == "2026-03-02");
  CHECK(text_of(kMidnight, CellKind::date_time) == "2026-03-03 00:00");
  CHECK(text_of(kMidnight, CellKind::end_date_time) == "2026-03-02 24:00");
  CHECK(text_of(kMorning, CellKind::end_date_time) == "2026-03-02 08:30");
}
