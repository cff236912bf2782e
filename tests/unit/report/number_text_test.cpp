#include "plumb/report/number_text.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

using namespace plumb;

namespace {

std::string number(double value, NumberStyle style = {}) {
  std::string out;
  append_number(out, value, style);
  return out;
}

std::string amount(std::int64_t ten_thousandths, NumberStyle style = {}) {
  std::string out;
  append_amount(out, ten_thousandths, style);
  return out;
}

std::string work(std::int64_t minutes, int minutes_per_day = 480) {
  std::string out;
  append_working_time(out, Minutes{minutes}, minutes_per_day, {});
  return out;
}

std::string shortest(double value) {
  std::string out;
  append_shortest(out, value);
  return out;
}

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("numbers have their thousands separated") {
  CHECK(number(0) == "0");
  CHECK(number(999) == "999");
  CHECK(number(1000) == "1,000");
  CHECK(number(-1234567.5, {.decimals = 2}) == "-1,234,567.50");
  CHECK(number(0.05, {.decimals = 2}) == "0.05");
  std::string out;
  append_number(out, kMin, {});
  CHECK(out == "-9,223,372,036,854,775,808");
}

TEST_CASE("halves are rounded away from zero, and zero has no sign") {
  CHECK(number(0.5) == "1");
  CHECK(number(-0.5) == "-1");
  CHECK(number(-0.4) == "0");
  CHECK(number(-0.0, {.decimals = 1, .signs = true}) == "0.0");
  CHECK(amount(5'000) == "1");
  CHECK(amount(-4'999) == "0");
  CHECK(amount(-15'000) == "-2");
  CHECK(amount(12'345, {.decimals = 2}) == "1.23");
  CHECK(amount(12'350, {.decimals = 2}) == "1.24");
  CHECK(amount(kMax) == "922,337,203,685,478");
  CHECK(amount(kMin, {.decimals = 4}) == "-922,337,203,685,477.5808");
}

TEST_CASE("signs are shown where differences are") {
  CHECK(number(5, {.signs = true}) == "+5");
  CHECK(number(-5, {.signs = true}) == "-5");
  CHECK(number(-5, {.unicode = true}) == "−5");
}

TEST_CASE("what is not finite is n/a, what is huge is not garbled") {
  CHECK(number(std::nan("")) == "n/a");
  CHECK(number(std::numeric_limits<double>::infinity()) == "n/a");
  CHECK(number(-1e300) == "-1e+300");
}

TEST_CASE("working time is read in days, short times in hours or minutes") {
  CHECK(work(0) == "0 d");
  CHECK(work(480) == "1 d");
  CHECK(work(5760) == "12 d");
  CHECK(work(720) == "1.5 d");
  CHECK(work(500) == "1 d");
  CHECK(work(240) == "0.5 d");
  CHECK(work(48) == "0.1 d");
  CHECK(work(60) == "1 h");
  CHECK(work(90) == "1.5 h");
  CHECK(work(45) == "45 min");
  CHECK(work(-45) == "-45 min");
  CHECK(work(-5280) == "-11 d");
  CHECK(work(1440, 1440) == "1 d");
  CHECK(work(480 * 1234) == "1,234 d");
  std::string hours;
  append_hours(hours, Minutes{2250}, {});
  CHECK(hours == "37.5 h");
}

TEST_CASE("the shortest decimal reads back, and integers are plain") {
  CHECK(shortest(300'000) == "300000");
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(-0.0) == "0");
  CHECK(shortest(1.0 / 3) == "0.3333333333333333");
  CHECK(shortest(1e22) == "1e+22");
  for (const double value : {0.1 + 0.2, 1e-300, 123456.789, 4e15 / 7, -2.5})
    CHECK(std::stod(shortest(value)) == value);
}
