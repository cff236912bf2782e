#include "plumb/report/render_csv.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <string>

using namespace plumb;
using namespace std::chrono_literals;

namespace {

std::string csv_of(std::string_view text) {
  Table table({{.key = "x"}});
  table.add_row({text});
  std::string out;
  render_csv(out, table);
  return out.substr(2);
}

}  // namespace

TEST_CASE("values are exact and bare under a header of keys") {
  Table table({{.key = "id", .heading = "Task"},
               {.key = "start", .kind = CellKind::date},
               {.key = "finish", .kind = CellKind::date_time},
               {.key = "float_min", .kind = CellKind::duration},
               {.key = "spent_pct", .kind = CellKind::percent},
               {.key = "budget", .kind = CellKind::money},
               {.key = "eac", .kind = CellKind::money},
               {.key = "critical", .kind = CellKind::flag},
               {.key = "cpi", .kind = CellKind::number, .absent = "n/a"},
               {.key = "n", .kind = CellKind::count}});
  const Instant instant = Date{2026y / 3 / 2} + 810min;
  table.add_row({"a", instant, instant, -480min, 33.3, 120'000'005'000, 300'000.25, true,
                 std::optional<double>(), -1'234},
                {.level = 3});
  table.add_row({"b", Cell(), Cell(), 0min, std::nan(""), -1, 3e5, false, 0.1});
  std::string out;
  render_csv(out, table);
  CHECK(out ==
        "id,start,finish,float_min,spent_pct,budget,eac,critical,cpi,n\n"
        "a,2026-03-02,2026-03-02T13:30,-480,33.3,12000000.5,300000.25,true,,-1234\n"
        "b,,,0,,-0.0001,300000,false,0.1,\n");
}

TEST_CASE("texts are quoted where they must be") {
  CHECK(csv_of("plain") == "plain\n");
  CHECK(csv_of("a,b") == "\"a,b\"\n");
  CHECK(csv_of("say \"hi\"") == "\"say \"\"hi\"\"\"\n");
  CHECK(csv_of("two\nlines") == "\"two\nlines\"\n");
  CHECK(csv_of(" edge ") == "\" edge \"\n");
  CHECK(csv_of("清算") == "清算\n");
  CHECK(csv_of("") == "\n");
}

TEST_CASE("a text that a spreadsheet would compute gets an apostrophe") {
  CHECK(csv_of("=cmd()") == "'=cmd()\n");
  CHECK(csv_of("+1") == "'+1\n");
  CHECK(csv_of("-1") == "'-1\n");
  CHECK(csv_of("@SUM(A1)") == "'@SUM(A1)\n");
  CHECK(csv_of("\t=1") == "'\\t=1\n");
  CHECK(csv_of("\r=1") == "\"'\\r=1\"\n");
  CHECK(csv_of("\n=1") == "\"'\n=1\"\n");
  CHECK(csv_of("＝1") == "'＝1\n");
  CHECK(csv_of("=1,\"x\"") == "\"'=1,\"\"x\"\"\"\n");
  CHECK(csv_of("a=1") == "a=1\n");
}

TEST_CASE("control characters do not reach a terminal") {
  CHECK(csv_of("a\x1b[2J\u202E\xFF") == "a\\x1b[2J\\u{202e}\\xff\n");
}
