#include "plumb/report/time_scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plumb {

namespace {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::int64_t kDayOfColumns = 1440;
constexpr std::int64_t kHalfDay = 720;
constexpr std::int64_t kLongestOfHalfDays = 14 * kDayOfColumns;  // beyond, a column is whole days

/// The shortest length of a column, from a round number of hours up, that is at least `minutes`.
std::int64_t round_length(std::int64_t minutes) {
  constexpr std::array<std::int64_t, 7> kHours = {60, 120, 180, 240, 360, 480, 720};
  for (const std::int64_t length : kHours)
    if (minutes <= length) return length;
  const std::int64_t step = minutes <= kLongestOfHalfDays ? kHalfDay : kDayOfColumns;
  return (minutes + step - 1) / step * step;
}

year_month month_of(Date date) {
  const year_month_day day(date);
  return day.year() / day.month();
}

Date first_of(year_month month) {
  return Date(month / 1);
}

int year_number(year_month month) {
  return static_cast<int>(month.year());
}

}  // namespace

TimeScale::TimeScale(Date from, Date to, int most_columns) : from_(from) {
  const std::int64_t span = std::max<std::int64_t>((to - from).count(), 1) * kDayOfColumns;
  const std::int64_t most = std::max(most_columns, 1);
  const std::int64_t length = round_length((span + most - 1) / most);
  length_ = Minutes(length);
  columns_ = static_cast<int>((span + length - 1) / length);
}

int TimeScale::column_of(Instant t) const {
  const std::int64_t minutes = (t - Instant(from_)).count();
  const std::int64_t length = length_.count();
  return static_cast<int>(minutes >= 0 ? minutes / length : -((length - 1 - minutes) / length));
}

std::string TimeScale::first_year() const {
  return fmt::format("{}", year_number(month_of(from_)));
}

Date TimeScale::end() const {
  return std::chrono::ceil<days>(Instant(from_) + length_ * columns_);
}

std::vector<TimeScale::Tick> TimeScale::month_ticks() const {
  std::vector<Tick> ticks;
  for (year_month month = month_of(from_); first_of(month) < end(); month += std::chrono::months(1)) {
    const unsigned number = static_cast<unsigned>(month.month());
    const bool says_year = number == 1 && first_of(month) > from_;
    ticks.push_back({std::max(first_of(month), from_),
                     says_year ? fmt::format("{}", year_number(month)) : std::string(kMonths[number - 1])});
  }
  return ticks;
}

std::vector<TimeScale::Tick> TimeScale::day_ticks(bool mondays_only) const {
  std::vector<Tick> ticks;
  for (Date date = from_; date < end(); date += std::chrono::days(1)) {
    if (mondays_only && std::chrono::weekday(date) != std::chrono::Monday) continue;
    ticks.push_back({date, fmt::format("{:02}", static_cast<unsigned>(year_month_day(date).day()))});
  }
  return ticks;
}

std::vector<TimeScale::Tick> TimeScale::quarter_ticks() const {
  std::vector<Tick> ticks;
  for (year_month month = month_of(from_); first_of(month) < end(); month += std::chrono::months(1)) {
    const unsigned number = static_cast<unsigned>(month.month());
    if (number % 3 == 1)
      ticks.push_back({std::max(first_of(month), from_), fmt::format("Q{}", number / 3 + 1)});
  }
  return ticks;
}

std::vector<TimeScale::Tick> TimeScale::year_ticks() const {
  std::vector<Tick> ticks;
  for (year_month month = month_of(from_); first_of(month) < end(); month += std::chrono::months(1))
    if (static_cast<unsigned>(month.month()) == 1 && first_of(month) > from_)
      ticks.push_back({first_of(month), fmt::format("{}", year_number(month))});
  return ticks;
}

/// Labels stand where their time begins; one that would touch the label before it is left out.
std::string TimeScale::line_of(const std::vector<Tick>& ticks) const {
  std::string line;
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const auto begin = static_cast<std::size_t>(column_of(ticks[i].date));
    const std::size_t end = begin + ticks[i].label.size();
    if (end > static_cast<std::size_t>(columns_) || (!line.empty() && begin <= line.size())) continue;
    // A period that the chart only begins with gives way to the first whole one.
    const bool is_cut =
        i == 0 && ticks.size() > 1 && end >= static_cast<std::size_t>(column_of(ticks[1].date));
    if (is_cut) continue;
    line.resize(begin, ' ');
    line += ticks[i].label;
  }
  return line;
}

std::vector<std::string> TimeScale::header() const {
  constexpr int kLabelColumns = 3;  // two digits, or Q and one, and a blank
  const std::int64_t length = length_.count();
  const auto has_room = [&](std::int64_t period_days) {
    return period_days * kDayOfColumns >= kLabelColumns * length;
  };
  if (has_room(1)) return {line_of(month_ticks()), line_of(day_ticks(false))};
  if (has_room(7)) return {line_of(month_ticks()), line_of(day_ticks(true))};
  if (has_room(23)) return {line_of(month_ticks())};  // four columns a month
  if (has_room(91)) return {line_of(year_ticks()), line_of(quarter_ticks())};
  return {line_of(year_ticks())};
}

std::string TimeScale::column_length_text() const {
  const std::int64_t length = length_.count();
  if (length < kDayOfColumns) return fmt::format("{} h", length / 60);
  if (length == kDayOfColumns) return "day";
  return length % kDayOfColumns == 0 ? fmt::format("{} days", length / kDayOfColumns)
                                     : fmt::format("{}.5 days", length / kDayOfColumns);
}

}  // namespace plumb
