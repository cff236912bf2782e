#include "plumb/model/calendar.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

namespace plumb {
namespace {

using Kind = CalendarException::Kind;

std::string text_of(const Shifts& shifts) {
  std::string text;
  for (const Shift& shift : shifts) {
    text += fmt::format("{}{:02}:{:02}-{:02}:{:02}", text.empty() ? "" : " ", shift.begin / 60,
                        shift.begin % 60, shift.end / 60, shift.end % 60);
  }
  return text.empty() ? "off" : text;
}

/// The shifts, hours above 24 on the next day; or the problem.
std::string read_back(std::string_view text) {
  std::string problem;
  const auto shifts = parse_shifts(text, problem);
  return shifts ? text_of(*shifts) : problem;
}

Shifts shifts(std::string_view text) {
  std::string problem;
  return parse_shifts(text, problem).value();
}

Date date(unsigned month, unsigned day) {
  return std::chrono::year{2026} / std::chrono::month{month} / std::chrono::day{day};
}

std::string on(const WorkWeek& calendar, Date day) {
  return text_of(shifts_on(calendar, day));
}

TEST_CASE("shifts are read") {
  CHECK(read_back("08:30-12:00 13:00-17:30") == "08:30-12:00 13:00-17:30");
  CHECK(read_back("00:00-24:00") == "00:00-24:00");
  CHECK(read_back("  08:00-09:00   10:00-11:00 ") == "08:00-09:00 10:00-11:00");
  CHECK(read_back("08:00-12:00 12:00-16:00") == "08:00-12:00 12:00-16:00");
  CHECK(read_back("off") == "off");
}

TEST_CASE("a shift that ends before it starts runs past midnight") {
  CHECK(read_back("22:00-06:00") == "22:00-30:00");
  CHECK(read_back("22:00-00:00") == "22:00-24:00");
  CHECK(read_back("00:01-00:00") == "00:01-24:00");
  CHECK(read_back("23:59-23:58") == "23:59-47:58");
}

TEST_CASE("shifts may stand in any order") {
  CHECK(read_back("22:00-06:00 08:00-12:00") == "08:00-12:00 22:00-30:00");
}

TEST_CASE("what is no shift is refused with its text") {
  for (const std::string_view text :
       {"8:30-12:00", "08:30", "08:30-", "-12:00", "08:30-12:00,", "08:60-12:00", "08:30-24:01",
        "25:00-26:00", "0830-1200", "08:30–12:00", "mon", "08:30-12:0x"}) {
    CHECK(read_back(text) == fmt::format("'{}' is not a shift like 08:30-12:00", text));
  }
  CHECK(read_back("08:00-12:00 -") == "'-' is not a shift like 08:30-12:00");
  CHECK(read_back("24:00-06:00") == "'24:00-06:00' starts at 24:00: write 00:00 of the next day");
  CHECK(read_back("00:00-00:00") == "'00:00-00:00' ends when it starts: write 00:00-24:00 for a whole day");
  CHECK(read_back(" ") == "' ' names no shifts: write them like 08:30-12:00 13:00-17:30, or off");
}

TEST_CASE("shifts of one day that overlap are refused") {
  CHECK(read_back("08:00-12:00 11:00-15:00") == "the shifts that start at '08:00' and '11:00' overlap");
  CHECK(read_back("08:00-12:00 08:00-12:00") == "the shifts that start at '08:00' and '08:00' overlap");
  CHECK(read_back("22:00-06:00 23:00-23:30") == "the shifts that start at '22:00' and '23:00' overlap");
}

TEST_CASE("the intersection of shifts is what they share") {
  CHECK(text_of(intersection(shifts("08:00-12:00 13:00-17:00"), shifts("10:00-14:00"))) ==
        "10:00-12:00 13:00-14:00");
  CHECK(text_of(intersection(shifts("08:00-12:00"), shifts("12:00-16:00"))) == "off");
  CHECK(text_of(intersection(shifts("22:00-06:00"), shifts("20:00-02:00"))) == "22:00-26:00");
  CHECK(text_of(intersection(shifts("08:00-12:00"), {})) == "off");
}

TEST_CASE("the built-in calendar works from Monday to Friday") {
  const WorkWeek standard = effective_calendar({standard_calendar()}, CalendarId{0});
  CHECK(on(standard, date(3, 2)) == "08:00-12:00 13:00-17:00");
  CHECK(on(standard, date(3, 6)) == "08:00-12:00 13:00-17:00");
  CHECK(on(standard, date(3, 7)) == "off");
  CHECK(on(standard, date(3, 8)) == "off");
}

TEST_CASE("the round-the-clock week leaves out nothing") {
  CHECK(on(round_the_clock_week(), date(3, 8)) == "00:00-24:00");
}

TEST_CASE("days that a calendar without a base does not name are off") {
  Calendar calendar{"tuesdays"};
  calendar.week[1] = shifts("09:00-17:00");
  const WorkWeek week = effective_calendar({calendar}, CalendarId{0});
  CHECK(on(week, date(3, 2)) == "off");
  CHECK(on(week, date(3, 3)) == "09:00-17:00");
}

/// Standard work, and nights from Monday to Thursday derived from it; both have what the exceptions say.
std::vector<Calendar> day_and_night(std::vector<CalendarException> exceptions) {
  Calendar standard = standard_calendar();
  standard.exceptions = std::move(exceptions);
  Calendar night{"night", CalendarId{0}};
  for (std::size_t day = 0; day < 4; ++day) night.week[day] = shifts("22:00-06:00");
  return {standard, night};
}

TEST_CASE("a derived calendar inherits the weekdays that it does not name") {
  const WorkWeek night = effective_calendar(day_and_night({}), CalendarId{1});
  CHECK(on(night, date(3, 5)) == "22:00-30:00");
  CHECK(on(night, date(3, 6)) == "08:00-12:00 13:00-17:00");
  CHECK(on(night, date(3, 7)) == "off");
}

TEST_CASE("a derived calendar can name a day as off") {
  std::vector<Calendar> calendars{standard_calendar(), {"short", CalendarId{0}}};
  calendars[1].week[4] = shifts("off");
  const WorkWeek week = effective_calendar(calendars, CalendarId{1});
  CHECK(on(week, date(3, 5)) == "08:00-12:00 13:00-17:00");
  CHECK(on(week, date(3, 6)) == "off");
}

TEST_CASE("a derived calendar inherits days off") {
  const WorkWeek night = effective_calendar(day_and_night({{date(3, 3), date(3, 4)}}), CalendarId{1});
  CHECK(on(night, date(3, 2)) == "22:00-30:00");
  CHECK(on(night, date(3, 3)) == "off");
  CHECK(on(night, date(3, 4)) == "off");
  CHECK(on(night, date(3, 5)) == "22:00-30:00");
}

TEST_CASE("a make-up day works like that weekday of whichever calendar inherits it") {
  const auto calendars = day_and_night({{date(3, 7), date(3, 7), Kind::as_weekday, 0}});
  CHECK(on(effective_calendar(calendars, CalendarId{0}), date(3, 7)) == "08:00-12:00 13:00-17:00");
  CHECK(on(effective_calendar(calendars, CalendarId{1}), date(3, 7)) == "22:00-30:00");
}

TEST_CASE("inherited hours are cut with the weekdays that the derived calendar names") {
  const auto calendars =
      day_and_night({{date(3, 5), date(3, 6), Kind::hours, 0, shifts("10:00-12:00 20:00-23:00")}});
  const WorkWeek standard = effective_calendar(calendars, CalendarId{0});
  const WorkWeek night = effective_calendar(calendars, CalendarId{1});
  CHECK(on(standard, date(3, 5)) == "10:00-12:00 20:00-23:00");
  CHECK(on(night, date(3, 5)) == "22:00-23:00");
  CHECK(on(night, date(3, 6)) == "10:00-12:00 20:00-23:00");  // Friday is inherited: as written
}

TEST_CASE("hours that leave nothing of a derived calendar make a day off") {
  const auto calendars = day_and_night({{date(3, 5), date(3, 5), Kind::hours, 0, shifts("08:30-12:00")}});
  CHECK(on(effective_calendar(calendars, CalendarId{1}), date(3, 5)) == "off");
}

TEST_CASE("hours are cut by every calendar that they pass through") {
  auto calendars = day_and_night({{date(3, 2), date(3, 6), Kind::hours, 0, shifts("20:00-24:00")}});
  Calendar late{"late", CalendarId{1}};
  late.week[0] = shifts("23:00-07:00");
  late.week[4] = shifts("21:00-22:00");
  calendars.push_back(late);
  const WorkWeek week = effective_calendar(calendars, CalendarId{2});
  CHECK(on(week, date(3, 2)) == "23:00-24:00");
  CHECK(on(week, date(3, 3)) == "22:00-24:00");
  CHECK(on(week, date(3, 6)) == "21:00-22:00");
}

TEST_CASE("a calendar's own hours are never cut") {
  auto calendars = day_and_night({});
  calendars[1].exceptions = {{date(3, 2), date(3, 2), Kind::hours, 0, shifts("08:00-12:00")}};
  CHECK(on(effective_calendar(calendars, CalendarId{1}), date(3, 2)) == "08:00-12:00");
}

TEST_CASE("later exceptions win over earlier ones, own over inherited") {
  auto calendars = day_and_night({{date(3, 2), date(3, 31)}, {date(3, 3), date(3, 4), Kind::as_weekday, 4}});
  CHECK(on(effective_calendar(calendars, CalendarId{0}), date(3, 2)) == "off");
  CHECK(on(effective_calendar(calendars, CalendarId{0}), date(3, 3)) == "08:00-12:00 13:00-17:00");
  calendars[1].exceptions = {{date(3, 4), date(3, 4), Kind::hours, 0, shifts("01:00-02:00")}};
  CHECK(on(effective_calendar(calendars, CalendarId{1}), date(3, 4)) == "01:00-02:00");
}

TEST_CASE("a chain of many bases is followed without recursion") {
  std::vector<Calendar> calendars{standard_calendar()};
  for (std::size_t i = 0; i < 100'000; ++i) calendars.push_back({"derived", CalendarId{i}});
  const WorkWeek week = effective_calendar(calendars, CalendarId{100'000});
  CHECK(on(week, date(3, 2)) == "08:00-12:00 13:00-17:00");
}

TEST_CASE("Monday is the first day of the week") {
  CHECK(weekday_index(date(3, 2)) == 0);
  CHECK(weekday_index(date(3, 8)) == 6);
  CHECK(weekday_index(kFirstDate) == 0);
}

}  // namespace
}  // namespace plumb
