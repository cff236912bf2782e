#include "plumb/model/work_times.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>

namespace plumb {
namespace {

using Kind = CalendarException::Kind;

Shifts shifts_of(std::string_view text) {
  std::string problem;
  return parse_shifts(text, problem).value();
}

Instant at(std::string_view text) {
  const auto written = parse_written_date(text).value();
  return written.date + written.time.value_or(Minutes{0});
}

Date day(std::string_view text) {
  return parse_written_date(text).value().date;
}

/// "03-02 08:00"; "none" for the absent instant.
std::string text_of(Instant instant) {
  if (instant == kNoInstant) return "none";
  std::string text = instant_text(instant);
  text[10] = ' ';
  return text.starts_with("2026-") ? text.substr(5) : text;
}

const Date kAnchor = std::chrono::year{2026} / 3 / 2;  // a Monday

WorkWeek standard() {
  return effective_calendar({standard_calendar()}, CalendarId{0});
}

/// The same shifts from Monday to Friday.
WorkWeek weekdays(std::string_view text) {
  WorkWeek calendar;
  std::fill_n(calendar.week.begin(), 5, shifts_of(text));
  return calendar;
}

CalendarException day_off(std::string_view date) {
  return {day(date), day(date)};
}

TEST_CASE("working minutes are counted from the anchor") {
  const WorkTimes times(standard(), kAnchor);
  CHECK(times.work_before(at("2026-03-02")) == 0);
  CHECK(times.work_before(at("2026-03-02T08:00")) == 0);
  CHECK(times.work_before(at("2026-03-02T08:01")) == 1);
  CHECK(times.work_before(at("2026-03-02T12:30")) == 240);
  CHECK(times.work_before(at("2026-03-02T17:00")) == 480);
  CHECK(times.work_before(at("2026-03-07T12:00")) == 5 * 480);
  CHECK(times.work_before(at("2026-03-09T08:00")) == 5 * 480);
  CHECK(times.work_before(at("2026-02-27T16:59")) == -1);
  CHECK(times.work_before(at("2026-02-23T00:00")) == -5 * 480);
}

TEST_CASE("an amount of work has a latest instant, the next start, and an earliest, the previous end") {
  const WorkTimes times(standard(), kAnchor);
  CHECK(text_of(times.start_at(0)) == "03-02 08:00");
  CHECK(text_of(times.end_at(0)) == "02-27 17:00");
  CHECK(text_of(times.start_at(240)) == "03-02 13:00");
  CHECK(text_of(times.end_at(240)) == "03-02 12:00");
  CHECK(text_of(times.start_at(5 * 480)) == "03-09 08:00");
  CHECK(text_of(times.end_at(5 * 480)) == "03-06 17:00");
  CHECK(text_of(times.start_at(100)) == "03-02 09:40");
  CHECK(text_of(times.end_at(100)) == "03-02 09:40");
  CHECK(text_of(times.start_at(-480)) == "02-27 08:00");
}

TEST_CASE("start and end of an instant are the working time next to it") {
  const WorkTimes times(standard(), kAnchor);
  CHECK(text_of(times.start_of(at("2026-03-06T17:00"))) == "03-09 08:00");
  CHECK(text_of(times.end_of(at("2026-03-09T08:00"))) == "03-06 17:00");
  CHECK(text_of(times.start_of(at("2026-03-06T12:20"))) == "03-06 13:00");
  CHECK(text_of(times.end_of(at("2026-03-06T12:20"))) == "03-06 12:00");
  CHECK(text_of(times.start_of(at("2026-03-06T10:00"))) == "03-06 10:00");
}

TEST_CASE("boundaries stay where they are, on either side of a break") {
  const WorkTimes times(standard(), kAnchor);
  for (const std::string_view text :
       {"03-06 17:00", "03-09 08:00", "03-06 12:00", "03-06 13:00", "03-06 10:00"}) {
    const Instant t = at("2026-" + std::string(text));
    CHECK(text_of(times.boundary_at_or_after(t)) == text);
    CHECK(text_of(times.boundary_at_or_before(t)) == text);
  }
  CHECK(text_of(times.boundary_at_or_after(at("2026-03-06T17:01"))) == "03-09 08:00");
  CHECK(text_of(times.boundary_at_or_before(at("2026-03-06T17:01"))) == "03-06 17:00");
  CHECK(text_of(times.boundary_at_or_before(at("2026-03-09T07:59"))) == "03-06 17:00");
}

TEST_CASE("adding work lands on the earliest instant forward, on the latest backward") {
  const WorkTimes times(standard(), kAnchor);
  CHECK(text_of(times.add(at("2026-03-02T08:00"), Minutes{480})) == "03-02 17:00");
  CHECK(text_of(times.add(at("2026-03-02T08:00"), Minutes{481})) == "03-03 08:01");
  CHECK(text_of(times.add(at("2026-03-02T17:00"), Minutes{480})) == "03-03 17:00");
  CHECK(text_of(times.add(at("2026-03-03T17:00"), Minutes{-480})) == "03-03 08:00");
  CHECK(text_of(times.add(at("2026-03-07T11:11"), Minutes{0})) == "03-07 11:11");
  CHECK(text_of(times.add(at("2026-03-07T11:11"), Minutes{1})) == "03-09 08:01");
  CHECK(text_of(times.add(at("2026-03-07T11:11"), Minutes{-1})) == "03-06 16:59");
}

TEST_CASE("elapsed time counts every minute") {
  const WorkTimes times = WorkTimes::round_the_clock(kAnchor);
  CHECK(times.work_before(at("2026-03-09")) == 7 * 1440);
  CHECK(text_of(times.add(at("2026-03-02T18:00"), Minutes{3 * 1440})) == "03-05 18:00");
  CHECK(text_of(times.add(at("2026-03-02T18:00"), Minutes{-1440})) == "03-01 18:00");
  CHECK(text_of(times.start_of(at("2026-03-07"))) == "03-07 00:00");
  CHECK(text_of(times.end_of(at("2026-03-07"))) == "03-07 00:00");
  CHECK(text_of(times.last_minute(day("2026-03-07"))) == "03-08 00:00");
}

TEST_CASE("a shift past midnight belongs to the day on which it starts") {
  const WorkTimes times(weekdays("22:00-06:00"), kAnchor);
  CHECK(times.work_before(at("2026-03-02T23:00")) == 60);
  CHECK(times.work_before(at("2026-03-03T06:00")) == 480);
  CHECK(text_of(times.end_at(5 * 480)) == "03-07 06:00");
  CHECK(text_of(times.start_at(5 * 480)) == "03-09 22:00");
  CHECK(text_of(times.end_at(120)) == "03-03 00:00");
  CHECK(text_of(times.start_at(120)) == "03-03 00:00");
  CHECK(text_of(times.first_minute(day("2026-03-03"))) == "03-03 22:00");
  CHECK(text_of(times.last_minute(day("2026-03-03"))) == "03-04 06:00");
}

TEST_CASE("a day off cancels the shifts that start on it, not the tail of the night before") {
  WorkWeek nights = weekdays("22:00-06:00");
  nights.exceptions = {day_off("2026-03-03")};
  const WorkTimes times(nights, kAnchor);
  CHECK(times.work_before(at("2026-03-03T06:00")) == 480);
  CHECK(times.work_before(at("2026-03-04T22:00")) == 480);
  CHECK(text_of(times.end_at(480)) == "03-03 06:00");
  CHECK(text_of(times.start_at(480)) == "03-04 22:00");
}

TEST_CASE("a night off leaves nothing on the morning after") {
  WorkWeek nights = weekdays("22:00-06:00");
  nights.exceptions = {day_off("2026-03-02")};
  const WorkTimes times(nights, kAnchor);
  CHECK(times.work_before(at("2026-03-03T22:00")) == 0);
  CHECK(text_of(times.start_at(0)) == "03-03 22:00");
}

TEST_CASE("a shift that overlaps the night before it is counted once") {
  WorkWeek calendar = weekdays("22:00-06:00");
  calendar.week[1] = shifts_of("05:00-09:00");
  const WorkTimes times(calendar, kAnchor);
  CHECK(times.work_before(at("2026-03-03T12:00")) == 11 * 60);
  CHECK(text_of(times.end_at(11 * 60)) == "03-03 09:00");
}

TEST_CASE("shifts that touch leave no break between them") {
  const WorkTimes times(weekdays("08:00-12:00 12:00-16:00"), kAnchor);
  CHECK(text_of(times.start_at(240)) == "03-02 12:00");
  CHECK(text_of(times.end_at(240)) == "03-02 12:00");
}

TEST_CASE("a day may have many shifts") {
  const WorkTimes times(weekdays("01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00 22:00-00:30"), kAnchor);
  CHECK(times.work_before(at("2026-03-02T07:30")) == 210);
  CHECK(text_of(times.start_at(210)) == "03-02 07:30");
  CHECK(text_of(times.end_at(240)) == "03-02 08:00");
  CHECK(text_of(times.start_at(240)) == "03-02 22:00");
  CHECK(times.work_before(at("2026-03-03T00:30")) == 390);
}

TEST_CASE("a week with one short shift") {
  WorkWeek calendar;
  calendar.week[2] = shifts_of("23:59-00:01");
  const WorkTimes times(calendar, kAnchor);
  CHECK(text_of(times.start_at(0)) == "03-04 23:59");
  CHECK(text_of(times.end_at(2)) == "03-05 00:01");
  CHECK(text_of(times.start_at(2)) == "03-11 23:59");
  CHECK(text_of(times.start_at(2000 * 2)) == text_of(at("2026-03-04T23:59") + Minutes{2000 * 7 * 1440}));
  CHECK(times.work_before(at("2999-12-31T24:00")) == (day("2999-12-31") - day("2026-03-02")).count() / 7 * 2);
}

TEST_CASE("first and last minute of a day, and of a day off") {
  WorkWeek calendar = standard();
  calendar.exceptions = {{day("2026-03-04"), day("2026-03-04"), Kind::hours, 0, shifts_of("09:00-10:00")},
                         day_off("2026-03-05")};
  const WorkTimes times(calendar, kAnchor);
  CHECK(text_of(times.first_minute(day("2026-03-03"))) == "03-03 08:00");
  CHECK(text_of(times.last_minute(day("2026-03-03"))) == "03-03 17:00");
  CHECK(text_of(times.first_minute(day("2026-03-04"))) == "03-04 09:00");
  CHECK(text_of(times.last_minute(day("2026-03-04"))) == "03-04 10:00");
  CHECK(text_of(times.first_minute(day("2026-03-05"))) == "03-06 08:00");
  CHECK(text_of(times.last_minute(day("2026-03-05"))) == "03-04 10:00");
  CHECK(text_of(times.first_minute(day("2026-03-07"))) == "03-09 08:00");
  CHECK(text_of(times.last_minute(day("2026-03-08"))) == "03-06 17:00");
}

TEST_CASE(
    "the first of several calendars says which shifts belong to a day, all of them when there is work") {
  const WorkTimes times({weekdays("22:00-06:00"), weekdays("23:00-05:00 12:00-13:00")}, {}, kAnchor);
  CHECK(text_of(times.first_minute(day("2026-03-03"))) == "03-03 23:00");
  CHECK(text_of(times.last_minute(day("2026-03-03"))) == "03-04 05:00");
}

TEST_CASE("several calendars work where all of them do") {
  const WorkTimes times({standard(), weekdays("10:00-14:00")}, {}, kAnchor);
  CHECK(times.work_before(at("2026-03-02T24:00")) == 180);
  CHECK(text_of(times.start_at(120)) == "03-02 13:00");
  CHECK(text_of(times.end_at(180)) == "03-02 14:00");
}

TEST_CASE("calendars that never meet have no work") {
  const WorkTimes times({standard(), weekdays("18:00-07:00")}, {}, kAnchor);
  CHECK_FALSE(times.has_work());
  CHECK(times.start_at(0) == kNoInstant);
  CHECK(times.end_at(0) == kNoInstant);
  CHECK(times.add(at("2026-03-02"), Minutes{1}) == kNoInstant);
  CHECK(times.work_before(at("2500-01-01")) == 0);
  CHECK(times.first_minute(kAnchor) == kNoInstant);
}

TEST_CASE("no calendar at all is round the clock") {
  CHECK(WorkTimes({}, {}, kAnchor).work_before(at("2026-03-03")) == 1440);
}

TEST_CASE("pauses take their time out") {
  const WorkTimes times({standard()}, {{at("2026-03-03T10:00"), at("2026-03-04T15:00")}}, kAnchor);
  CHECK(times.work_before(at("2026-03-03T10:00")) == 600);
  CHECK(times.work_before(at("2026-03-04T15:00")) == 600);
  CHECK(text_of(times.end_at(600)) == "03-03 10:00");
  CHECK(text_of(times.start_at(600)) == "03-04 15:00");
  CHECK(text_of(times.last_minute(day("2026-03-03"))) == "03-03 10:00");
  CHECK(text_of(times.first_minute(day("2026-03-04"))) == "03-04 15:00");
}

TEST_CASE("pauses may overlap, be empty and come in any order") {
  const WorkTimes times({standard()},
                        {{at("2026-03-04"), at("2026-03-06")},
                         {at("2026-03-02T09:00"), at("2026-03-02T09:00")},
                         {at("2026-03-03"), at("2026-03-05")},
                         {at("2026-03-20"), at("2026-03-10")}},
                        kAnchor);
  CHECK(times.work_before(at("2026-03-06T08:00")) == 480);
  CHECK(times.work_before(at("2026-03-06T24:00")) == 960);
}

TEST_CASE("a pause without end leaves what goes before it") {
  const WorkTimes times({standard()}, {{at("2026-03-04"), Instant::max()}}, kAnchor);
  CHECK(text_of(times.end_at(960)) == "03-03 17:00");
  CHECK(times.start_at(960) == kNoInstant);
  CHECK(times.has_work());
}

TEST_CASE("the latest of overlapping exceptions wins on each day") {
  WorkWeek calendar = standard();
  calendar.exceptions = {{day("2026-03-02"), day("2026-03-31")},
                         {day("2026-03-05"), day("2026-03-10"), Kind::hours, 0, shifts_of("08:00-09:00")},
                         {day("2026-03-07"), day("2026-03-07"), Kind::as_weekday, 4},
                         {day("2026-03-09"), day("2026-03-09")},
                         {day("2026-03-12"), day("2026-03-01"), Kind::as_weekday, 0}};
  const WorkTimes times(calendar, kAnchor);
  CHECK(times.work_before(at("2026-03-05")) == 0);
  CHECK(times.work_before(at("2026-03-07")) == 120);
  CHECK(times.work_before(at("2026-03-08")) == 600);
  CHECK(times.work_before(at("2026-03-09")) == 660);
  CHECK(times.work_before(at("2026-03-10")) == 660);
  CHECK(times.work_before(at("2026-04-01")) == 720);
  CHECK(times.last_exception() == day("2026-03-31"));
  CHECK_FALSE(WorkTimes(standard(), kAnchor).last_exception().has_value());
}

TEST_CASE("a leap day is a day") {
  const WorkTimes times(weekdays("08:00-16:00"), day("2028-02-28"));
  CHECK(times.work_before(at("2028-03-01")) == 960);
  CHECK(text_of(times.end_at(960)) == "2028-02-29 16:00");
}

TEST_CASE("there is no work before 1900 and after 2999") {
  const WorkTimes times = WorkTimes::round_the_clock(kAnchor);
  const std::int64_t first = times.work_before(at("1900-01-01"));
  const std::int64_t last = times.work_before(at("2999-12-31T24:00"));
  CHECK(first == (kFirstDate - kAnchor).count() * 1440);
  CHECK(last == ((kLastDate - kAnchor).count() + 1) * 1440);
  CHECK(times.work_before(Instant{kFirstDate} - Minutes{1}) == first);
  CHECK(times.work_before(Instant::max()) == last);
  CHECK(times.work_before(Instant::min() + Minutes{1}) == first);
  CHECK(text_of(times.start_at(first)) == "1900-01-01 00:00");
  CHECK(times.end_at(first) == kNoInstant);
  CHECK(text_of(times.end_at(last)) == "3000-01-01 00:00");
  CHECK(times.start_at(last) == kNoInstant);
  CHECK(text_of(times.start_at(last - 1)) == "2999-12-31 23:59");
}

TEST_CASE("amounts beyond all work find no instant") {
  const WorkTimes times(standard(), kAnchor);
  for (const std::int64_t work :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
        std::int64_t{-1} << 31, std::int64_t{1} << 31, std::int64_t{1'000'000'000}}) {
    CHECK(times.start_at(work) == kNoInstant);
    CHECK(times.end_at(work) == kNoInstant);
  }
  CHECK(times.add(Instant{kAnchor}, Minutes::max()) == kNoInstant);
  CHECK(times.add(Instant{kAnchor}, Minutes::min()) == kNoInstant);
}

TEST_CASE("the absent instant stays absent") {
  const WorkTimes times(standard(), kAnchor);
  CHECK(times.start_of(kNoInstant) == kNoInstant);
  CHECK(times.end_of(kNoInstant) == kNoInstant);
  CHECK(times.boundary_at_or_after(kNoInstant) == kNoInstant);
  CHECK(times.boundary_at_or_before(kNoInstant) == kNoInstant);
  CHECK(times.add(kNoInstant, Minutes{0}) == kNoInstant);
  CHECK(times.add(kNoInstant, Minutes::max()) == kNoInstant);
  CHECK(times.add(kNoInstant, Minutes{-480}) == kNoInstant);
}

TEST_CASE("a calendar that works on exceptional days alone ends with them") {
  WorkWeek calendar;
  calendar.exceptions = {{day("2026-03-04"), day("2026-03-04"), Kind::hours, 0, shifts_of("22:00-06:00")}};
  const WorkTimes times(calendar, kAnchor);
  CHECK(times.has_work());
  CHECK(text_of(times.start_at(0)) == "03-04 22:00");
  CHECK(text_of(times.end_at(480)) == "03-05 06:00");
  CHECK(times.start_at(480) == kNoInstant);
  CHECK(times.work_before(at("2400-01-01")) == 480);

  const WorkTimes later(calendar, day("2126-01-01"));
  CHECK(later.work_before(at("2026-03-04")) == -480);
  CHECK(text_of(later.start_at(-480)) == "03-04 22:00");
  CHECK(later.start_at(0) == kNoInstant);
  CHECK(text_of(later.end_at(0)) == "03-05 06:00");
}

TEST_CASE("a holiday of centuries is crossed") {
  WorkWeek calendar = standard();
  calendar.exceptions = {{day("2026-03-03"), day("2199-12-31")}};
  const WorkTimes times(calendar, kAnchor);
  CHECK(text_of(times.end_at(480)) == "03-02 17:00");
  CHECK(text_of(times.start_at(480)) == "2200-01-01 08:00");
}

TEST_CASE("a night shift of the last day ends with it") {
  WorkWeek calendar;
  calendar.week.fill(shifts_of("22:00-06:00"));
  const WorkTimes times(calendar, kLastDate);
  CHECK(times.work_before(at("2999-12-31T06:00")) == 360);
  CHECK(times.work_before(at("2999-12-31T24:00")) == 480);
  CHECK(times.last_minute(kLastDate) == at("2999-12-31T24:00"));
}

/// A calendar drawn at random: some shifts a day, some past midnight, exceptions of all kinds that overlap.
class RandomCalendars {
 public:
  explicit RandomCalendars(unsigned seed) : random_(seed) {}

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  Shifts shifts_of() {
    Shifts result;
    int minute = below(600);
    for (int count = below(5); count > 0 && minute < 1440; --count) {
      const int end = std::min(minute + 1 + below(below(3) == 0 ? 900 : 300), 1440 + 600);
      result.push_back({minute, std::min(end, minute + 1440)});
      minute = end + below(3) * 45;
    }
    return result;
  }

  WorkWeek calendar(Date first) {
    WorkWeek result;
    for (Shifts& day : result.week) {
      if (below(4) > 0) day = shifts_of();
    }
    for (int count = below(12); count > 0; --count) {
      const Date begin = first + std::chrono::days{below(60)};
      const auto kind = static_cast<Kind>(below(3));
      result.exceptions.push_back(
          {begin, begin + std::chrono::days{below(7)}, kind, static_cast<unsigned>(below(7)), shifts_of()});
    }
    return result;
  }

 private:
  std::mt19937 random_;
};

constexpr int kDays = 60;
constexpr int kMinutes = kDays * 1440;

/// One character for each of sixty days' minutes: 'w' where there is work.
using MinuteMap = std::string;

void mark(MinuteMap& map, int begin, int end, char mark) {
  begin = std::max(begin, 0);
  end = std::min(end, kMinutes);
  if (begin >= end) return;
  const auto count = static_cast<std::size_t>(end - begin);
  map.replace(static_cast<std::size_t>(begin), count, count, mark);
}

/// Marks the minutes that a calendar works, with none of the code under test but shifts_on().
MinuteMap minutes_of(const WorkWeek& calendar, Date first) {
  MinuteMap map(kMinutes, '-');
  for (int day = -1; day < kDays; ++day) {
    for (const Shift& shift : shifts_on(calendar, first + std::chrono::days{day})) {
      mark(map, day * 1440 + shift.begin, day * 1440 + shift.end, 'w');
    }
  }
  return map;
}

/// Erases what is not marked in the other.
void keep_common(MinuteMap& map, const MinuteMap& other) {
  std::size_t end = 0;
  for (std::size_t begin = other.find('-'); begin != MinuteMap::npos; begin = other.find('-', end)) {
    end = std::min(other.find('w', begin), other.size());
    mark(map, static_cast<int>(begin), static_cast<int>(end), '-');
  }
}

/// Compares the answers with a count of the marked minutes, at the edges of shifts and every `step` minutes
/// elsewhere; returns the first minute that differs, -1 if there is none.
int first_difference(const WorkTimes& times, const MinuteMap& map, Date first, Date anchor, int step) {
  std::int64_t work = -std::count(map.begin(), map.begin() + (anchor - first).count() * 1440, 'w');
  Instant end = kNoInstant;      // of the last working minute so far
  std::vector<Instant> waiting;  // from there on, until work goes on
  const char* const marks = map.data();
  for (int m = 0; m < kMinutes; ++m) {
    const bool is_worked = marks[m] == 'w';
    const bool is_edge = m == 0 || m + 1 == kMinutes || marks[m - 1] != marks[m] || marks[m + 1] != marks[m];
    if (!is_edge && m % step != 0) {
      work += is_worked ? 1 : 0;
      continue;
    }
    const Instant t = first + Minutes{m};
    if (times.work_before(t) != work) return m;
    waiting.push_back(t);
    // A worked minute that was skipped is followed by others up to this one, so work last ended here.
    if (m > 0 && marks[m - 1] == 'w') end = t;
    if (!is_worked) continue;
    if (times.start_at(work) != t) return m;
    for (const Instant before : waiting) {
      if (times.start_of(before) != t || times.boundary_at_or_after(before) != (before == end ? end : t))
        return m;
      if (end == kNoInstant) continue;
      if (times.end_of(before) != end || times.boundary_at_or_before(before) != (before == t ? t : end))
        return m;
    }
    waiting.clear();
    end = t + Minutes{1};
    if (times.end_at(++work) != end) return m;
  }
  return -1;
}

TEST_CASE("on random calendars every minute agrees with a count of minutes") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomCalendars random(seed);
    const Date first = kFirstDate + std::chrono::days{5 + random.below(400'000)};
    const Date anchor = first + std::chrono::days{random.below(kDays)};
    std::vector<WorkWeek> calendars{random.calendar(first)};
    while (random.below(3) == 0) calendars.push_back(random.calendar(first));
    MinuteMap map(kMinutes, 'w');
    for (const WorkWeek& calendar : calendars) keep_common(map, minutes_of(calendar, first));
    std::vector<std::pair<Instant, Instant>> pauses;
    for (int count = random.below(4); count > 0; --count) {
      const int begin = random.below(kMinutes - 5000);
      const int end = begin + random.below(5000);
      pauses.emplace_back(first + Minutes{begin}, first + Minutes{end});
      mark(map, begin, end, '-');
    }
    const WorkTimes times(calendars, pauses, anchor);
    CAPTURE(seed);
    CHECK(first_difference(times, map, first, anchor, seed < 4 ? 1 : 37) == -1);
  }
}

TEST_CASE("answers do not depend on how the tables grew") {
  RandomCalendars random(7);
  const WorkWeek calendar = random.calendar(kAnchor);
  const WorkTimes grown(calendar, kAnchor);
  for (int i = 0; i < 300; ++i) {
    const Instant t = Instant{kFirstDate} + Minutes{random.below(401'767 * 1440)};
    const WorkTimes fresh(calendar, kAnchor);
    const std::int64_t work = grown.work_before(t);
    if (i % 60 == 0) CHECK(fresh.work_before(t) == work);
    CHECK(grown.work_before(grown.start_at(work)) == work);
    CHECK(grown.work_before(grown.end_at(work)) == work);
    CHECK(grown.end_at(work) <= t);
    CHECK(grown.start_at(work) >= t);
  }
}

}  // namespace
}  // namespace plumb
