#include "plumb/model/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace plumb {

namespace {

constexpr int kDay = 1440;

/// Reads `08:30`, minutes after midnight, up to 24:00.
std::optional<int> parse_clock_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (minute > 59 || hour * 60 + minute > kDay) return std::nullopt;
  return hour * 60 + minute;
}

std::optional<Shift> parse_shift(std::string_view text, std::string& problem) {
  const std::size_t dash = text.find('-');
  const auto begin = parse_clock_time(text.substr(0, dash));
  const auto end = dash == std::string_view::npos ? std::nullopt : parse_clock_time(text.substr(dash + 1));
  if (!begin || !end) {
    problem = fmt::format("'{}' is not a shift like 08:30-12:00", text);
    return std::nullopt;
  }
  if (*begin == kDay) {
    problem = fmt::format("'{}' starts at 24:00: write 00:00 of the next day", text);
    return std::nullopt;
  }
  if (*begin == *end) {
    problem = fmt::format("'{}' ends when it starts: write 00:00-24:00 for a whole day", text);
    return std::nullopt;
  }
  return Shift{*begin, *end < *begin ? *end + kDay : *end};
}

std::string clock_text(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60 % 24, minute % 60);
}

/// Tells what is wrong with sorted shifts.
bool are_disjoint(const Shifts& shifts, std::string& problem) {
  for (std::size_t i = 1; i < shifts.size(); ++i) {
    if (shifts[i - 1].end <= shifts[i].begin) continue;
    problem = fmt::format("the shifts that start at '{}' and '{}' overlap", clock_text(shifts[i - 1].begin),
                          clock_text(shifts[i].begin));
    return false;
  }
  return true;
}

/// Notes what is left of inherited hours on the weekdays that the derived calendar names itself.
void cut_hours(CalendarException& exception, const Calendar& derived) {
  const bool names_days = std::any_of(derived.week.begin(), derived.week.end(),
                                      [](const std::optional<Shifts>& day) { return day.has_value(); });
  if (exception.kind != CalendarException::Kind::hours || !names_days) return;
  if (exception.cut_hours.empty()) exception.cut_hours.assign(7, exception.hours);
  for (std::size_t day = 0; day < 7; ++day) {
    const std::optional<Shifts>& own = derived.week[day];
    if (own) exception.cut_hours[day] = intersection(exception.cut_hours[day], *own);
  }
}

}  // namespace

std::optional<Shifts> parse_shifts(std::string_view text, std::string& problem) {
  if (text == "off") return Shifts{};
  Shifts shifts;
  std::size_t position = text.find_first_not_of(' ');
  while (position != std::string_view::npos) {
    const std::size_t end = std::min(text.find(' ', position), text.size());
    const auto shift = parse_shift(text.substr(position, end - position), problem);
    if (!shift) return std::nullopt;
    shifts.push_back(*shift);
    position = text.find_first_not_of(' ', end);
  }
  if (shifts.empty()) {
    problem = fmt::format("'{}' names no shifts: write them like 08:30-12:00 13:00-17:30, or off", text);
    return std::nullopt;
  }
  std::sort(shifts.begin(), shifts.end());
  if (!are_disjoint(shifts, problem)) return std::nullopt;
  return shifts;
}

std::string shifts_text(const Shifts& shifts) {
  std::string text;
  for (const Shift& shift : shifts)
    text +=
        fmt::format("{}{:02}:{:02}-{:02}:{:02}", text.empty() ? "" : " ", shift.begin / 60, shift.begin % 60,
                    (shift.end > 1440 ? shift.end - 1440 : shift.end) / 60, shift.end % 60);
  return shifts.empty() ? "off" : text;
}

bool overlap_at_midnight(std::span<const Shift> day, std::span<const Shift> next) {
  return !day.empty() && !next.empty() && day.back().end - kDay > next.front().begin;
}

Shifts intersection(std::span<const Shift> a, std::span<const Shift> b) {
  Shifts common;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const int begin = std::max(a[i].begin, b[j].begin);
    const int end = std::min(a[i].end, b[j].end);
    if (begin < end) common.push_back({begin, end});
    if (a[i].end < b[j].end) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

unsigned weekday_index(Date date) {
  return std::chrono::weekday{date}.iso_encoding() - 1;
}

WorkWeek effective_calendar(const std::vector<Calendar>& calendars, CalendarId id) {
  std::vector<const Calendar*> lineage;
  for (; id.valid(); id = lineage.back()->base) lineage.push_back(&calendars[id.index()]);

  WorkWeek effective;
  for (auto it = lineage.rbegin(); it != lineage.rend(); ++it) {
    const Calendar& calendar = **it;
    for (CalendarException& inherited : effective.exceptions) cut_hours(inherited, calendar);
    for (std::size_t day = 0; day < 7; ++day) {
      if (calendar.week[day]) effective.week[day] = *calendar.week[day];
    }
    effective.exceptions.insert(effective.exceptions.end(), calendar.exceptions.begin(),
                                calendar.exceptions.end());
  }
  return effective;
}

Calendar standard_calendar() {
  const Shifts working_day{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}};
  Calendar calendar{"standard"};
  std::fill_n(calendar.week.begin(), 5, working_day);
  return calendar;
}

WorkWeek round_the_clock_week() {
  WorkWeek calendar;
  calendar.week.fill({{0, kDay}});
  return calendar;
}

std::span<const Shift> shifts_under(const WorkWeek& calendar, const CalendarException& exception, Date date) {
  switch (exception.kind) {
    case CalendarException::Kind::off:
      return {};
    case CalendarException::Kind::as_weekday:
      return calendar.week[exception.weekday];
    case CalendarException::Kind::hours:
      break;
  }
  if (exception.cut_hours.empty()) return exception.hours;
  return exception.cut_hours[weekday_index(date)];
}

Shifts shifts_on(const WorkWeek& calendar, Date date) {
  for (auto it = calendar.exceptions.rbegin(); it != calendar.exceptions.rend(); ++it) {
    if (date < it->first || date > it->last) continue;
    const std::span<const Shift> shifts = shifts_under(calendar, *it, date);
    return {shifts.begin(), shifts.end()};
  }
  return calendar.week[weekday_index(date)];
}

}  // namespace plumb
