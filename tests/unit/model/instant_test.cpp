#include "plumb/model/instant.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plumb {
namespace {

/// What the text means, written in full; "refused" if it is not a date.
std::string read_instant(std::string_view text) {
  const auto written = parse_written_date(text);
  if (!written) return "refused";
  return written->time ? instant_text(written->date + *written->time) : date_text(written->date);
}

TEST_CASE("a date is read with or without a time of day") {
  CHECK(read_instant("2026-03-02") == "2026-03-02");
  CHECK(read_instant("2026-03-02T13:30") == "2026-03-02T13:30");
  CHECK(read_instant("2026-03-02 13:30") == "2026-03-02T13:30");
  CHECK(read_instant("2026-03-02T00:00") == "2026-03-02T00:00");
  CHECK(read_instant("2026-03-02T23:59") == "2026-03-02T23:59");
}

TEST_CASE("24:00 is the midnight that ends the day") {
  CHECK(read_instant("2026-12-31T24:00") == "2027-01-01T00:00");
  CHECK(parse_written_date("2026-12-31T24:00")->time == Minutes{1440});
  CHECK(read_instant("2026-12-31T24:01") == "refused");
}

TEST_CASE("leap days exist where the Gregorian calendar has them") {
  CHECK(read_instant("2028-02-29") == "2028-02-29");
  CHECK(read_instant("2000-02-29") == "2000-02-29");
  CHECK(read_instant("2026-02-29") == "refused");
  CHECK(read_instant("1900-02-29") == "refused");
  CHECK(read_instant("2100-02-29") == "refused");
}

TEST_CASE("dates from 1900 to 2999 are read") {
  CHECK(read_instant("1900-01-01") == "1900-01-01");
  CHECK(read_instant("2999-12-31T24:00") == "3000-01-01T00:00");
  CHECK(read_instant("1899-12-31") == "refused");
  CHECK(read_instant("3000-01-01") == "refused");
  CHECK(read_instant("0000-01-01") == "refused");
  CHECK(read_instant("9999-12-31") == "refused");
}

TEST_CASE("anything but the one form of a date is refused") {
  for (const std::string_view text : {"",
                                      "2026",
                                      "2026-03",
                                      "2026-3-2",
                                      "2026-03-2",
                                      "26-03-02",
                                      "20260302",
                                      "2026/03/02",
                                      "2026-03-02T",
                                      "2026-03-02T9:30",
                                      "2026-03-02T09",
                                      "2026-03-02T09:3",
                                      "2026-03-02T09:300",
                                      "2026-03-02T09:30Z",
                                      "2026-03-02T09:30:00",
                                      "2026-03-02t09:30",
                                      "2026-03-02  09:30",
                                      " 2026-03-02",
                                      "2026-03-02 ",
                                      "2026-00-10",
                                      "2026-13-10",
                                      "2026-01-00",
                                      "2026-01-32",
                                      "2026-02-30",
                                      "2026-04-31",
                                      "2026-03-02T25:00",
                                      "2026-03-02T09:60",
                                      "+026-03-02",
                                      "2026--3-02",
                                      "2026-03-+2",
                                      "2026-03-02T-1:30",
                                      "2026-03-02T09-30",
                                      "２０２６-03-02"}) {
    CAPTURE(text);
    CHECK(read_instant(text) == "refused");
  }
  CHECK(read_instant(std::string_view("2026-03-02\0", 11)) == "refused");
}

TEST_CASE("days from 1900 to 2999 read back as they are printed") {
  for (Date date = kFirstDate; date <= kLastDate; date += std::chrono::days{11}) {
    const auto written = parse_written_date(date_text(date));
    if (!written || written->date != date) FAIL(date_text(date));
  }
}

TEST_CASE("an instant is appended to what is there") {
  std::string line = "start ";
  append_instant(line, Date{std::chrono::year{2026} / 3 / 2} + Minutes{9 * 60 + 5});
  CHECK(line == "start 2026-03-02T09:05");
}

TEST_CASE("instants before 1970 belong to their own day") {
  const Date date = std::chrono::year{1900} / 1 / 1;
  CHECK(instant_text(date + Minutes{1439}) == "1900-01-01T23:59");
  CHECK(day_of(date + Minutes{1439}) == date);
  CHECK(day_of(date + Minutes{1440}) == date + std::chrono::days{1});
}

}  // namespace
}  // namespace plumb
