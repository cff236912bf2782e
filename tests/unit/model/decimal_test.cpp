#include "plumb/model/decimal.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace plumb {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

TEST_CASE("decimals are exact") {
  CHECK(parse_decimal("0") == 0);
  CHECK(parse_decimal("12000") == 120'000'000);
  CHECK(parse_decimal("12_000.50") == 120'005'000);
  CHECK(parse_decimal("-3.5") == -35'000);
  CHECK(parse_decimal("+3.5") == 35'000);
  CHECK(parse_decimal("0.0001") == 1);
  CHECK(parse_decimal("1.50000000") == 15'000);
  CHECK(parse_decimal("-0") == 0);
  CHECK(parse_integer("42") == 42);
}

TEST_CASE("what other readers would take for something else is refused") {
  for (const char* text : {"",    "-",     "+",    ".",    ".5",    "5.",  "010", "00",    "-01",   "0x1F",
                           "1e3", "1e999", "nan",  "inf",  ".inf",  " 1",  "1 ",  "1,000", "1.2.3", "1_",
                           "_1",  "1__0",  "1_.5", "1._5", "1.5_0", "--1", "+-1", "٣"})
    CHECK_MESSAGE(!parse_decimal(text), text);
  CHECK_FALSE(parse_decimal("0.00001"));
  CHECK_FALSE(parse_integer("1.5"));
  CHECK(parse_integer("1.0") == 1);
}

TEST_CASE("the range ends without overflow") {
  CHECK(parse_decimal("922337203685477.5807") == kMax);
  CHECK(parse_decimal("-922337203685477.5807") == -kMax);
  CHECK_FALSE(parse_decimal("922337203685477.5808"));
  CHECK_FALSE(parse_decimal("99999999999999999999"));
  CHECK(parse_integer("9223372036854775807") == kMax);
  CHECK_FALSE(parse_integer("9223372036854775808"));
}

TEST_CASE("decimals as text lose their trailing zeros") {
  CHECK(decimal_text(125'000) == "12.5");
  CHECK(decimal_text(120'000) == "12");
  CHECK(decimal_text(0) == "0");
  CHECK(decimal_text(1) == "0.0001");
  CHECK(decimal_text(-5'000) == "-0.5");
  CHECK(decimal_text(100, 0) == "100");
  CHECK(decimal_text(std::numeric_limits<std::int64_t>::min()) == "-922337203685477.5808");
  for (const std::int64_t value : {std::int64_t{1}, std::int64_t{-99'999}, std::int64_t{10'000}, kMax, -kMax})
    CHECK(parse_decimal(decimal_text(value)) == value);
}

TEST_CASE("products are rounded half away from zero and saturate") {
  CHECK(multiply_divide(5, 1, 2) == 3);
  CHECK(multiply_divide(-5, 1, 2) == -3);
  CHECK(multiply_divide(5, -1, 2) == -3);
  CHECK(multiply_divide(7, 3, 7) == 3);
  CHECK(multiply_divide(kMax, 10, 10) == kMax);
  CHECK(multiply_divide(kMax, 10, 1) == kMax);
  CHECK(multiply_divide(-kMax, 10, 1) == -kMax);
}

TEST_CASE("what is too large is told apart from what is no number") {
  for (const char* text :
       {"922337203685478", "9999999999999999", "-9999999999999999.5", "9_999_999_999_999_999"})
    CHECK(exceeds_decimal(text));
  for (const char* text : {"922337203685477", "12", "1.23456", "01234567890123456789", "9999999999999999x",
                           "99999999__99999999", "", "1e99", "9999999999999999."})
    CHECK_FALSE(exceeds_decimal(text));
  CHECK(exceeds_decimal("99999999999999999999", 0));
}

}  // namespace
}  // namespace plumb
