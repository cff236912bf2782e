#include "plumb/model/work_times.hpp"

#include <cstddef>
#include <limits>
#include <queue>

namespace plumb {

namespace {

constexpr int kDayMinutes = 1440;

int day_number(Date date) {
  const Date within = std::clamp(date, kFirstDate, kLastDate);
  return static_cast<int>(within.time_since_epoch().count());
}

Date date_of(int day) {
  return Date{std::chrono::days{day}};
}

/// From Monday; day 0 is a Thursday.
std::size_t weekday_of(int day) {
  return static_cast<std::size_t>(((day % 7) + 10) % 7);
}

/// Joins what overlaps or touches.
void merge_periods(Shifts& periods) {
  std::sort(periods.begin(), periods.end());
  std::size_t count = 0;
  for (const Shift& period : periods) {
    if (count > 0 && period.begin <= periods[count - 1].end) {
      periods[count - 1].end = std::max(periods[count - 1].end, period.end);
    } else {
      periods[count++] = period;
    }
  }
  periods.resize(count);
}

/// Returns what is worked from midnight to midnight: the day's own shifts, and those of the day before that
/// run into it.
Shifts periods_of_day(std::span<const Shift> before, std::span<const Shift> own) {
  Shifts periods;
  for (const Shift& shift : before) {
    if (shift.end > kDayMinutes) periods.push_back({0, shift.end - kDayMinutes});
  }
  for (const Shift& shift : own) periods.push_back({shift.begin, std::min(shift.end, kDayMinutes)});
  merge_periods(periods);
  return periods;
}

/// Takes the minutes from `begin` to `end` out; both may lie outside the day.
Shifts without(const Shifts& periods, int begin, int end) {
  const Shifts rest{{std::numeric_limits<int>::min(), begin}, {end, std::numeric_limits<int>::max()}};
  return intersection(periods, rest);
}

/// Floor division; b is positive.
int day_of_minute(std::int64_t minute) {
  return static_cast<int>(minute >= 0 ? minute / kDayMinutes : -((-minute + kDayMinutes - 1) / kDayMinutes));
}

/// Cuts pauses to the horizon, sorts and joins them.
std::vector<std::pair<std::int64_t, std::int64_t>> tidy_pauses(
    const std::vector<std::pair<Instant, Instant>>& written) {
  const Instant first = kFirstDate;
  const Instant last = kLastDate + std::chrono::days{1};
  std::vector<std::pair<std::int64_t, std::int64_t>> pauses;
  for (const auto& [from, to] : written) {
    const auto begin = std::clamp(from, first, last).time_since_epoch().count();
    const auto end = std::clamp(to, first, last).time_since_epoch().count();
    if (begin < end) pauses.emplace_back(begin, end);
  }
  std::sort(pauses.begin(), pauses.end());
  std::size_t count = 0;
  for (const auto& pause : pauses) {
    if (count > 0 && pause.first <= pauses[count - 1].second) {
      pauses[count - 1].second = std::max(pauses[count - 1].second, pause.second);
    } else {
      pauses[count++] = pause;
    }
  }
  pauses.resize(count);
  return pauses;
}

}  // namespace

// A sweep over the days on which exceptions begin or end; among those open, the latest in the file wins. A
// search from the back for each day would be quadratic in the exceptions of a long-lived calendar.
WorkTimes::Rules::Rules(WorkWeek effective) : calendar(std::move(effective)) {
  const std::vector<CalendarException>& exceptions = calendar.exceptions;
  std::vector<std::pair<int, std::uint32_t>> begins;
  std::vector<int> turns;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    begins.emplace_back(day_number(exceptions[i].first), static_cast<std::uint32_t>(i));
    turns.push_back(begins.back().first);
    turns.push_back(day_number(exceptions[i].last) + 1);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(turns.begin(), turns.end());
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());

  std::priority_queue<std::uint32_t> open;
  auto next = begins.begin();
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    for (; next != begins.end() && next->first == turns[i]; ++next) open.push(next->second);
    while (!open.empty() && day_number(exceptions[open.top()].last) < turns[i]) open.pop();
    if (!open.empty()) ranges.push_back({turns[i], turns[i + 1] - 1, open.top()});
  }
}

std::span<const Shift> WorkTimes::Rules::shifts_on(int day) const {
  const auto range = std::lower_bound(ranges.begin(), ranges.end(), day,
                                      [](const Range& r, int wanted) { return r.last_day < wanted; });
  if (range == ranges.end() || range->first_day > day) return calendar.week[weekday_of(day)];
  return shifts_under(calendar, calendar.exceptions[range->exception], date_of(day));
}

WorkTimes::WorkTimes(WorkWeek calendar, Date anchor)
    : WorkTimes(std::vector<WorkWeek>{std::move(calendar)}, {}, anchor) {}

WorkTimes::WorkTimes(std::vector<WorkWeek> intersected,
                     const std::vector<std::pair<Instant, Instant>>& pauses, Date anchor)
    : pauses_(tidy_pauses(pauses)), anchor_(day_number(anchor)) {
  if (intersected.empty()) intersected.push_back(round_the_clock_week());
  for (WorkWeek& calendar : intersected) rules_.emplace_back(std::move(calendar));

  intern({});  // becomes kNoWorkPattern
  for (std::size_t weekday = 0; weekday < 7; ++weekday) {
    Shifts common{{0, kDayMinutes}};
    for (const Rules& rules : rules_) {
      const auto& week = rules.calendar.week;
      common = intersection(common, periods_of_day(week[(weekday + 6) % 7], week[weekday]));
    }
    regular_[weekday] = intern(common);
  }
  find_irregular_days();
  set_horizon();
}

WorkTimes WorkTimes::round_the_clock(Date anchor) {
  return WorkTimes(round_the_clock_week(), anchor);
}

void WorkTimes::find_irregular_days() {
  std::vector<Irregular> found;
  for (const Rules& rules : rules_) {
    // The day after belongs to it: a shift that would have run past midnight is missing there.
    for (const Rules::Range& range : rules.ranges) found.push_back({range.first_day, range.last_day + 1});
    for (const CalendarException& exception : rules.calendar.exceptions) {
      last_exception_ = std::max(last_exception_.value_or(exception.last), exception.last);
    }
  }
  for (const auto& [begin, end] : pauses_) found.push_back({day_of_minute(begin), day_of_minute(end - 1)});
  std::sort(found.begin(), found.end(),
            [](const Irregular& a, const Irregular& b) { return a.first_day < b.first_day; });
  for (const Irregular& days : found) {
    if (!irregular_.empty() && days.first_day <= irregular_.back().last_day + 1) {
      irregular_.back().last_day = std::max(irregular_.back().last_day, days.last_day);
    } else {
      irregular_.push_back(days);
    }
  }
}

// A calendar that works on exceptional days alone is done with the last of them: nobody searches on to the
// year 2999.
void WorkTimes::set_horizon() {
  const bool works_weekly = std::any_of(regular_.begin(), regular_.end(), [this](std::uint32_t pattern) {
    return patterns_[pattern].work > 0;
  });
  horizon_first_ = anchor_;
  horizon_last_ = anchor_;
  if (works_weekly) {
    horizon_first_ = day_number(kFirstDate);
    horizon_last_ = day_number(kLastDate);
  } else if (!irregular_.empty()) {
    horizon_first_ = std::min(anchor_, irregular_.front().first_day);
    horizon_last_ = std::clamp(irregular_.back().last_day, anchor_, day_number(kLastDate));
  }
}

Instant WorkTimes::first_minute(Date date) const {
  for (const Shift& shift : rules_.front().shifts_on(day_number(date))) {
    const Instant start = start_of(date + Minutes{shift.begin});
    if (start != kNoInstant && start < date + Minutes{shift.end}) return start;
  }
  // The tail of the night before is work of the day before: the next working start comes behind it.
  Instant behind_tail = date;
  for (const Shift& shift : rules_.front().shifts_on(day_number(date) - 1))
    behind_tail = std::max(behind_tail, date - kMinutesPerDay + Minutes{shift.end});
  return start_of(behind_tail);
}

Instant WorkTimes::last_minute(Date date) const {
  const std::span<const Shift> shifts = rules_.front().shifts_on(day_number(date));
  for (auto shift = shifts.rbegin(); shift != shifts.rend(); ++shift) {
    const Instant end = end_of(date + Minutes{shift->end});
    if (end > date + Minutes{shift->begin}) return end;
  }
  return end_of(date + kMinutesPerDay);
}

bool WorkTimes::has_work() const {
  return start_at(0) != kNoInstant || end_at(0) != kNoInstant;
}

std::int64_t WorkTimes::work_before_outside(Instant t) const {
  if (t == kNoInstant) return kWorkOfNoInstant;
  const Instant first = date_of(horizon_first_);
  const Instant end = date_of(horizon_last_ + 1);
  const Instant within = std::clamp(t, first, end);
  const int day = std::min(day_of_minute(within.time_since_epoch().count()), horizon_last_);
  if (table_.days.empty()) grow_forward();
  // At least double what there is, so that growing costs a constant time for each day in the end.
  const int size = static_cast<int>(table_.days.size());
  if (day < table_.first_day) cover(std::min(day, table_.first_day - size), last_day());
  if (day > last_day()) cover(table_.first_day, std::max(day, last_day() + size));
  if (within == end) return table_.first_work + static_cast<std::int64_t>(table_.work);
  return work_within(static_cast<std::uint32_t>(within.time_since_epoch().count() - table_.first_minute));
}

Instant WorkTimes::start_outside(std::int64_t work) const {
  if (work < -kMoreThanAll || work > kMoreThanAll) return kNoInstant;
  if (table_.days.empty()) grow_forward();
  const auto end_work = [this] { return table_.first_work + static_cast<std::int64_t>(table_.work); };
  while (work >= end_work() && last_day() < horizon_last_) grow_forward();
  while (work < table_.first_work && table_.first_day > horizon_first_) grow_backward();
  if (work < table_.first_work || work >= end_work()) return kNoInstant;
  return begin_within(static_cast<std::int32_t>(work), static_cast<std::uint32_t>(work - table_.first_work));
}

Instant WorkTimes::end_outside(std::int64_t work) const {
  if (work < -kMoreThanAll) return kNoInstant;
  const Instant last = start_outside(work - 1);
  return last == kNoInstant ? kNoInstant : last + Minutes{1};
}

int WorkTimes::more_work(const Pattern& pattern, int minute) const {
  int work = 0;
  for (std::size_t i = 0; i < pattern.more_count; ++i) {
    const Shift& period = more_periods_[pattern.more_first + i];
    work += std::clamp(minute - period.begin, 0, period.end - period.begin);
  }
  return work;
}

std::int64_t WorkTimes::minute_of_many(const WorkDay& day, int rest) const {
  if (rest < day.work_to_gap) return std::int64_t{day.begin} + rest;
  const Pattern& pattern = patterns_[day.many];
  const std::int64_t midnight = std::int64_t{day.begin} - pattern.begin_1;
  rest -= pattern.length_1;
  if (rest < pattern.length_2) return midnight + pattern.begin_2 + rest;
  rest -= pattern.length_2;
  std::size_t i = pattern.more_first;
  while (rest >= more_periods_[i].end - more_periods_[i].begin) {
    rest -= more_periods_[i].end - more_periods_[i].begin;
    ++i;
  }
  return midnight + more_periods_[i].begin + rest;
}

const WorkTimes::WorkDay* WorkTimes::find_day(std::int32_t work, std::uint32_t bucket) const {
  const auto first = table_.work_days.begin() + table_.buckets[bucket];
  const auto last = bucket + 1 < table_.buckets.size()
                        ? table_.work_days.begin() + table_.buckets[bucket + 1] + 1
                        : table_.work_days.end() - 1;
  const auto after = std::upper_bound(
      first, last, work, [](std::int32_t wanted, const WorkDay& day) { return wanted < day.work_before; });
  return &*(after - 1);
}

void WorkTimes::grow_forward() const {
  // Most plans lie within a year or two; a task with pauses has tables of its own, which should stay small.
  constexpr int kDaysBefore = 32;
  constexpr int kDaysAfter = 480;
  if (table_.days.empty()) {
    cover(anchor_ - kDaysBefore, anchor_ + kDaysAfter);
  } else {
    cover(table_.first_day, last_day() + static_cast<int>(table_.days.size()));
  }
}

void WorkTimes::grow_backward() const {
  cover(table_.first_day - static_cast<int>(table_.days.size()), last_day());
}

/// Builds the table anew from the first to the last day, as far as they are within the horizon. The anchor is
/// among them.
void WorkTimes::cover(int first_day, int last_day) const {
  first_day = std::max(first_day, horizon_first_);
  last_day = std::min(last_day, horizon_last_);
  fill_days(first_day, last_day);
  index_work();
}

void WorkTimes::fill_days(int first_day, int last_day) const {
  table_.first_day = first_day;
  table_.first_minute = std::int64_t{first_day} * kDayMinutes;
  table_.days.resize(static_cast<std::size_t>(last_day - first_day) + 1);
  auto irregular = irregular_.begin();
  std::int32_t work = 0;
  std::int32_t work_at_anchor = 0;
  std::size_t weekday = weekday_of(first_day);
  for (int day = first_day; day <= last_day; ++day) {
    while (irregular != irregular_.end() && irregular->last_day < day) ++irregular;
    const bool is_regular = irregular == irregular_.end() || day < irregular->first_day;
    const std::uint32_t pattern = is_regular ? regular_[weekday] : pattern_on(day);
    if (day == anchor_) work_at_anchor = work;
    table_.days[static_cast<std::size_t>(day - first_day)] = {work, pattern};
    work += patterns_[pattern].work;
    weekday = weekday == 6 ? 0 : weekday + 1;
  }
  for (Day& day : table_.days) day.work_before -= work_at_anchor;
  table_.minutes = table_.days.size() * kDayMinutes;
  table_.first_work = -work_at_anchor;
  table_.work = static_cast<std::uint64_t>(work);
}

void WorkTimes::index_work() const {
  std::vector<WorkDay>& work_days = table_.work_days;
  work_days.clear();
  work_days.reserve(table_.days.size() + 1);
  for (std::uint32_t i = 0; i < table_.days.size(); ++i) {
    const Day& day = table_.days[i];
    const Pattern& pattern = patterns_[day.pattern];
    if (pattern.work == 0) continue;
    const int gap = pattern.length_2 > 0 ? pattern.begin_2 - pattern.begin_1 - pattern.length_1 : 0;
    work_days.push_back({day.work_before, i * kDayMinutes + pattern.begin_1, pattern.length_1,
                         static_cast<std::uint16_t>(gap),
                         pattern.more_count > 0 ? day.pattern : kNoWorkPattern});
  }
  // The greatest power of two up to the average day: at most two buckets a day, and seldom two days a bucket.
  const std::uint64_t average = work_days.empty() ? 1 : table_.work / work_days.size();
  table_.bucket_bits = 0;
  while ((average >> (table_.bucket_bits + 1)) > 0) ++table_.bucket_bits;
  const std::int64_t end_work = table_.first_work + static_cast<std::int64_t>(table_.work);
  work_days.push_back({static_cast<std::int32_t>(end_work), 0, 0, 0, kNoWorkPattern});

  table_.buckets.clear();
  table_.buckets.reserve(static_cast<std::size_t>(table_.work >> table_.bucket_bits) + 1);
  std::uint32_t entry = 0;
  for (std::uint64_t work = 0; work < table_.work; work += std::uint64_t{1} << table_.bucket_bits) {
    while (work_days[entry + 1].work_before - table_.first_work <= static_cast<std::int64_t>(work)) ++entry;
    table_.buckets.push_back(entry);
  }
}

std::uint32_t WorkTimes::pattern_on(int day) const {
  Shifts common{{0, kDayMinutes}};
  for (const Rules& rules : rules_) {
    const std::span<const Shift> before = rules.shifts_on(day - 1);
    const std::span<const Shift> own = rules.shifts_on(day);
    // Without this shortcut a calendar that is off until 2999 takes ten times as long to search through.
    if (before.empty() && own.empty()) return kNoWorkPattern;
    common = intersection(common, periods_of_day(before, own));
  }
  const std::int64_t midnight = std::int64_t{day} * kDayMinutes;
  auto pause = std::lower_bound(pauses_.begin(), pauses_.end(), midnight,
                                [](const auto& p, std::int64_t minute) { return p.second <= minute; });
  for (; pause != pauses_.end() && pause->first < midnight + kDayMinutes; ++pause) {
    // Cut to the day, whose minutes alone are sure to fit an int.
    const auto begin = std::max(pause->first - midnight, std::int64_t{0});
    const auto end = std::min(pause->second - midnight, std::int64_t{kDayMinutes});
    common = without(common, static_cast<int>(begin), static_cast<int>(end));
  }
  return intern(common);
}

std::uint32_t WorkTimes::intern(const Shifts& periods) const {
  const auto [known, is_new] =
      pattern_ids_.try_emplace(periods, static_cast<std::uint32_t>(patterns_.size()));
  if (!is_new) return known->second;
  Pattern pattern{};
  const auto narrow = [](int minutes) { return static_cast<std::uint16_t>(minutes); };
  int work = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const int length = periods[i].end - periods[i].begin;
    work += length;
    if (i == 0) {
      pattern.begin_1 = narrow(periods[i].begin);
      pattern.length_1 = narrow(length);
    } else if (i == 1) {
      pattern.begin_2 = narrow(periods[i].begin);
      pattern.length_2 = narrow(length);
    } else {
      if (pattern.more_count == 0) pattern.more_first = static_cast<std::uint32_t>(more_periods_.size());
      more_periods_.push_back(periods[i]);
      ++pattern.more_count;
    }
  }
  pattern.work = narrow(work);
  patterns_.push_back(pattern);
  return known->second;
}

}  // namespace plumb
