#include "plumb/report/render_text.hpp"

#include <doctest/doctest.h>

#include <string>

#include "plumb/io/text_width.hpp"

using namespace plumb;
using namespace std::chrono_literals;

namespace {

constexpr Instant kStart = Date{2026y / 3 / 2} + 510min;

Table plan_table() {
  Table table({{.key = "id", .heading = "id", .drop_order = 0},
               {.key = "name", .heading = "name", .shows_tree = true, .may_shrink = true, .drop_order = 0},
               {.key = "start", .heading = "start", .kind = CellKind::date},
               {.key = "float_min", .heading = "float", .kind = CellKind::duration},
               {.key = "budget", .heading = "budget", .kind = CellKind::money, .drop_order = 2}});
  table.add_row({"build", "Build", kStart, Cell(), 4'000'000'0000}, {.role = Role::heading});
  table.add_row({"clearing-api", "清算接口开发", kStart, Cell(0min, Role::critical), 80'000'0000},
                {.level = 1});
  table.add_row({"pilot", "Pilot with the first hundred cards 🚀", Cell(), 5760min}, {.level = 1});
  return table;
}

std::string rendered(const Table& table, const TextStyle& style = {}) {
  std::string out;
  render_text(out, table, style);
  return out;
}

}  // namespace

TEST_CASE("columns are aligned, numbers on the right, and no line ends with blanks") {
  CHECK(rendered(plan_table()) ==
        "id            name                                     start       float     budget\n"
        "build         Build                                    2026-03-02         4,000,000\n"
        "clearing-api    清算接口开发                           2026-03-02    0 d     80,000\n"
        "pilot           Pilot with the first hundred cards 🚀               12 d\n");
}

TEST_CASE("a narrow screen shortens names, then drops columns, and never cuts ids") {
  CHECK(rendered(plan_table(), {.width = 72}) ==
        "id            name                          start       float     budget\n"
        "build         Build                         2026-03-02         4,000,000\n"
        "clearing-api    清算接口开发                2026-03-02    0 d     80,000\n"
        "pilot           Pilot with the first hund…               12 d\n");
  CHECK(rendered(plan_table(), {.width = 60}) ==
        "id            name                         start       float\n"
        "build         Build                        2026-03-02\n"
        "clearing-api    清算接口开发               2026-03-02    0 d\n"
        "pilot           Pilot with the first hun…               12 d\n");
  CHECK(rendered(plan_table(), {.width = 50, .unicode = false}) ==
        "id            name                      start\n"
        "build         Build                     2026-03-02\n"
        "clearing-api    清算接口开发            2026-03-02\n"
        "pilot           Pilot with the firs...\n");
  CHECK(rendered(plan_table(), {.width = 5}) ==
        "id            name\n"
        "build         Build\n"
        "clearing-api    清…\n"
        "pilot           Pil…\n");
}

TEST_CASE("no line is wider than the screen while anything may still go") {
  for (int width = 30; width < 90; ++width) {
    const std::string text = rendered(plan_table(), {.width = width});
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1)
      CHECK(text_width(std::string_view(text).substr(begin, text.find('\n', begin) - begin)) <= width);
  }
}

TEST_CASE("the first column stays on the narrowest screen") {
  Table table({{.key = "id", .heading = "id"}, {.key = "n", .heading = "n"}});
  table.add_row({"a-long-id", "x"});
  CHECK(rendered(table, {.width = 1}) == "id\na-long-id\n");
}

TEST_CASE("title and notes stand around the rows; without headings there is no line for them") {
  Table table({{.key = "kind"}, {.key = "count", .kind = CellKind::count}});
  table.title = "Plan\x1b[2J";
  table.notes = {"2 rows", "see\nalso"};
  table.add_row({"tasks", 1'200});
  table.add_row({"risks", -3});
  CHECK(rendered(table) ==
        "Plan\\x1b[2J\n"
        "tasks  1,200\n"
        "risks     −3\n"
        "2 rows\n"
        "see\\nalso\n");
  CHECK(rendered(table, {.unicode = false}).find("risks     -3\n") != std::string::npos);
}

TEST_CASE("an empty table shows its headings") {
  CHECK(rendered(Table({{.key = "id", .heading = "id"}, {.key = "n", .heading = "n"}})) == "id  n\n");
  CHECK(rendered(Table({})).empty());
}

TEST_CASE("roles become colours, a cell's before its row's") {
  Table table({{.key = "a"}, {.key = "b"}});
  table.add_row({"x", Cell("y", Role::good)}, {.role = Role::critical});
  table.add_row({"plain"});
  CHECK(rendered(table, {.colour = true}) ==
        "\x1b[31mx\x1b[0m      \x1b[32my\x1b[0m\n"
        "plain\n");
}

TEST_CASE("hostile names keep every row on its line") {
  Table table({{.key = "id"}, {.key = "name"}, {.key = "n", .kind = CellKind::count}});
  table.add_row({"a", "line\nbreak\x1b[2J\u202E\xFF", 1});
  table.add_row({"b", std::string_view("\0", 1), 20});
  CHECK(rendered(table) ==
        "a  line\\nbreak\\x1b[2J\\u{202e}\\xff   1\n"
        "b  \\x00                            20\n");
}

TEST_CASE("one endless name does not fill the other rows with blanks") {
  const std::string endless(5'000, 'x');
  Table table({{.key = "name", .may_shrink = true}, {.key = "n", .kind = CellKind::count, .drop_order = 0}});
  table.add_row({endless, 1});
  table.add_row({"a", 2});
  CHECK(rendered(table) == endless + "  1\na" + std::string(201, ' ') + "2\n");
  CHECK(rendered(table, {.width = 20}) == std::string(16, 'x') + "…  1\na" + std::string(18, ' ') + "2\n");
}
