#include "plumb/report/time_scale.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace plumb;
using namespace std::chrono_literals;

namespace {

std::string header(Date from, Date to, int columns) {
  const TimeScale scale(from, to, columns);
  std::string text = fmt::format("{} {}", scale.column_length_text(), scale.first_year());
  for (const std::string& line : scale.header()) text += "\n" + line;
  return text;
}

}  // namespace

TEST_CASE("a chart of days has a number for each, of weeks one for each Monday") {
  CHECK(header(2026y / 3 / 26, 2026y / 4 / 3, 40) ==
        "6 h 2026\n"
        "Mar                     Apr\n"
        "26  27  28  29  30  31  01  02");
  CHECK(header(2026y / 3 / 5, 2026y / 5 / 1, 60) ==
        "day 2026\n"
        "Mar                        Apr\n"
        "    09     16     23     30     06     13     20     27");
}

TEST_CASE("a chart of months has their names, and January its year") {
  CHECK(header(2026y / 10 / 1, 2027y / 5 / 1, 50) ==
        "4.5 days 2026\n"
        "Oct   Nov    Dec    2027   Feb   Mar    Apr");
}

TEST_CASE("a chart of years has quarters, then years alone") {
  CHECK(header(2025y / 11 / 3, 2030y / 1 / 1, 80) ==
        "19 days 2025\n"
        "   2026               2027               2028               2029\n"
        "   Q1  Q2   Q3   Q4   Q1   Q2  Q3   Q4   Q1   Q2   Q3  Q4   Q1   Q2   Q3   Q4");
  CHECK(header(1900y / 1 / 1, 3000y / 1 / 1, 20).starts_with("20089 days 1900\n"));
}

TEST_CASE("a month that the chart only begins with gives way to the next") {
  CHECK(header(2026y / 3 / 30, 2026y / 8 / 1, 40).find("\nApr  ") != std::string::npos);
}

TEST_CASE("instants fall into columns") {
  const TimeScale scale(2026y / 3 / 2, 2026y / 3 / 12, 10);
  const Instant start = Date{2026y / 3 / 2};
  CHECK(scale.columns() == 10);
  CHECK(scale.column_length() == 1440min);
  CHECK(scale.column_of(start) == 0);
  CHECK(scale.column_of(start + 1439min) == 0);
  CHECK(scale.column_before(start + 1440min) == 0);
  CHECK(scale.column_of(start - 1min) == -1);
  CHECK(scale.column_of(start - 1440min) == -1);
  CHECK(scale.column_of(start - 1441min) == -2);
  CHECK(scale.column_of(start + 14400min) == 10);
}

TEST_CASE("every range fits") {
  for (const int columns : {1, 2, 7, 40, 133})
    for (int days = 1; days < 402'000; days = days * 3 / 2 + 1) {
      const Date from = kFirstDate;
      const TimeScale scale(from, from + std::chrono::days(days), columns);
      CHECK(scale.columns() <= columns);
      CHECK(scale.column_before(Instant(from) + Minutes(1440LL * days)) == scale.columns() - 1);
      for (const std::string& line : scale.header()) CHECK(line.size() <= static_cast<std::size_t>(columns));
    }
}
