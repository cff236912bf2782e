#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "plumb/model/calendar.hpp"
#include "plumb/model/instant.hpp"

namespace plumb {

/// Counts working time: in one effective calendar, or in what several have in common, less pauses.
///
/// W(t) is the number of working minutes before t, counted from 00:00 of the anchor and negative before it.
/// Every answer is a look into tables of days that grow on demand, within 1900-01-01 to 2999-12-31; there is
/// no working time outside. kNoInstant goes in as the absent instant that it is and comes out again.
///
/// Growing changes the object behind `const`: one object serves one thread; copies are independent.
class WorkTimes {
 public:
  WorkTimes(WorkWeek calendar, Date anchor);

  /// intersected: work goes on where all of them work; the first says which shifts belong to a day. None:
  /// round the clock. pauses: from, to; in any order; they may overlap.
  WorkTimes(std::vector<WorkWeek> intersected, const std::vector<std::pair<Instant, Instant>>& pauses,
            Date anchor);

  /// Returns the calendar of elapsed time.
  static WorkTimes round_the_clock(Date anchor);

  /// Returns W(t). Before the first working minute and after the last it stays what it is there.
  std::int64_t work_before(Instant t) const {
    const std::uint64_t offset = difference(t.time_since_epoch().count(), table_.first_minute);
    if (offset >= table_.minutes) [[unlikely]]
      return work_before_outside(t);
    return work_within(static_cast<std::uint32_t>(offset));
  }

  /// Returns the latest instant with W = work, the next working start; kNoInstant if no work follows.
  Instant start_at(std::int64_t work) const {
    const std::uint64_t offset = difference(work, table_.first_work);
    if (offset >= table_.work) [[unlikely]]
      return start_outside(work);
    return begin_within(static_cast<std::int32_t>(work), static_cast<std::uint32_t>(offset));
  }

  /// Returns the earliest instant with W = work, the previous working end; kNoInstant if no work goes before.
  Instant end_at(std::int64_t work) const {
    const std::uint64_t offset = difference(work, table_.first_work + 1);
    if (offset >= table_.work) [[unlikely]]
      return end_outside(work);
    return begin_within(static_cast<std::int32_t>(work - 1), static_cast<std::uint32_t>(offset)) + Minutes{1};
  }

  Instant start_of(Instant t) const { return start_at(work_before(t)); }
  Instant end_of(Instant t) const { return end_at(work_before(t)); }

  /// Returns the smallest instant from t on that equals its start_of() or its end_of(): while work goes on, t
  /// itself.
  Instant boundary_at_or_after(Instant t) const {
    const std::int64_t work = work_before(t);
    return end_at(work) == t ? t : start_at(work);
  }

  /// Returns the greatest instant up to t that equals its start_of() or its end_of().
  Instant boundary_at_or_before(Instant t) const {
    const std::int64_t work = work_before(t);
    return start_at(work) == t ? t : end_at(work);
  }

  /// Moves t by working time: to the earliest instant that is `work` later, to the latest that is that much
  /// earlier; by zero it stays where it is, working or not.
  Instant add(Instant t, Minutes work) const {
    if (work.count() == 0) return t;
    const std::int64_t sum =
        work_before(t) + std::clamp<std::int64_t>(work.count(), -kMoreThanAll, kMoreThanAll);
    return work.count() > 0 ? end_at(sum) : start_at(sum);
  }

  /// Returns the first minute of the shifts that start on the day; on a day off the next working start from
  /// its 00:00 on.
  Instant first_minute(Date date) const;

  /// Returns the end of the shifts that start on the day; on a day off the previous working end up to its
  /// 24:00.
  Instant last_minute(Date date) const;

  /// Returns the instant that a written start means: its time, else the first minute of its day.
  Instant start_instant(const WrittenDate& date) const {
    return date.time ? Instant(date.date) + *date.time : first_minute(date.date);
  }

  /// Returns the instant that a written finish or deadline means: its time, else the last minute of its day.
  Instant finish_instant(const WrittenDate& date) const {
    return date.time ? Instant(date.date) + *date.time : last_minute(date.date);
  }

  /// False if no minute from 1900 to 2999 is worked.
  bool has_work() const;

  /// Returns the last day with an exception; nullopt if there are none. Pauses are none.
  std::optional<Date> last_exception() const { return last_exception_; }

 private:
  /// A calendar whose exceptions are laid out in time, so that a day finds its own without a search through
  /// all.
  struct Rules {
    struct Range {
      int first_day;
      int last_day;
      std::uint32_t exception;
    };

    explicit Rules(WorkWeek effective);
    std::span<const Shift> shifts_on(int day) const;

    WorkWeek calendar;
    std::vector<Range> ranges;  // sorted, disjoint
  };

  /// Days that may differ from the regular week, because of exceptions or pauses.
  struct Irregular {
    int first_day;
    int last_day;
  };

  /// The working periods within a day, midnight to midnight. Nearly all days have at most two: those stand
  /// here.
  struct Pattern {
    std::uint16_t begin_1;
    std::uint16_t length_1;
    std::uint16_t begin_2;
    std::uint16_t length_2;
    std::uint32_t more_first;  // in more_periods_
    std::uint16_t more_count;
    std::uint16_t work;
  };

  // Work fits 32 bits: the 401,767 days of the horizon have 578,544,480 minutes.
  struct Day {
    std::int32_t work_before;
    std::uint32_t pattern;
  };
  /// A day with work, laid out for the way back: a second look, into its pattern, would cost half as much
  /// again.
  struct WorkDay {
    std::int32_t work_before;
    std::uint32_t begin;        // of its work, in minutes from the first of the table
    std::uint16_t work_to_gap;  // how long it goes on until it breaks off for the first time
    std::uint16_t gap;          // for how long; 0 if it does not
    std::uint32_t many;         // its pattern, where work breaks off more than once; else kNoWorkPattern
  };

  /// A stretch of consecutive days around the anchor. It always lies within the horizon and is rebuilt when
  /// it grows.
  struct Table {
    int first_day = 0;
    std::int64_t first_minute = 0;
    std::uint64_t minutes = 0;
    std::vector<Day> days;

    // The inverse. Days without work are left out, so that long holidays cost nothing; the last entry is an
    // end mark.
    std::int64_t first_work = 0;
    std::uint64_t work = 0;
    unsigned bucket_bits = 0;
    std::vector<WorkDay> work_days;
    std::vector<std::uint32_t> buckets;  // which of work_days holds the first minute of each bucket
  };

  static constexpr std::uint32_t kNoWorkPattern = 0;
  /// More than all working minutes there can be, and far from overflow.
  static constexpr std::int64_t kMoreThanAll = std::int64_t{1} << 31U;
  /// W(kNoInstant): no sum with a duration leads back among the instants.
  static constexpr std::int64_t kWorkOfNoInstant = -8 * kMoreThanAll;

  /// a − b without overflow; what is out of range becomes huge, so that one comparison checks both limits.
  static std::uint64_t difference(std::int64_t a, std::int64_t b) {
    return static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
  }

  // The two functions that answer have no branch that depends on the data: mispredicted ones cost three times
  // as much as all the rest. data()[] spares the bounds check of hardened builds, which the range check
  // before them covers; std::clamp, which such builds check too, is avoided for the same reason.

  /// offset: minutes from the first of the table.
  std::int64_t work_within(std::uint32_t offset) const {
    const std::uint32_t day = offset / 1440U;
    const int minute = static_cast<int>(offset - day * 1440U);
    const Day& entry = table_.days.data()[day];
    const Pattern& pattern = patterns_.data()[entry.pattern];
    int work = entry.work_before + std::min(std::max(minute - pattern.begin_1, 0), int{pattern.length_1}) +
               std::min(std::max(minute - pattern.begin_2, 0), int{pattern.length_2});
    if (pattern.more_count > 0) [[unlikely]]
      work += more_work(pattern, minute);
    return work;
  }

  /// Returns when the working minute with this number begins. offset: the same, counted from the first of the
  /// table.
  Instant begin_within(std::int32_t work, std::uint32_t offset) const {
    const std::uint32_t bucket = offset >> table_.bucket_bits;
    const WorkDay* day = table_.work_days.data() + table_.buckets.data()[bucket];
    // A bucket is shorter than the average day: one step nearly always suffices. It is taken from the sign,
    // because compilers make a branch of a comparison here.
    day += 1U - (static_cast<std::uint32_t>(work - day[1].work_before) >> 31U);
    if (day[1].work_before <= work) [[unlikely]]
      day = find_day(work, bucket);
    const int rest = work - day->work_before;
    const int after_gap = -static_cast<int>(rest >= day->work_to_gap);  // all bits or none
    std::int64_t minute = std::int64_t{day->begin} + rest + (after_gap & day->gap);
    if (day->many != kNoWorkPattern) [[unlikely]]
      minute = minute_of_many(*day, rest);
    return Instant{Minutes{table_.first_minute + minute}};
  }

  void find_irregular_days();
  void set_horizon();

  std::int64_t work_before_outside(Instant t) const;
  Instant start_outside(std::int64_t work) const;
  Instant end_outside(std::int64_t work) const;
  int more_work(const Pattern& pattern, int minute) const;
  std::int64_t minute_of_many(const WorkDay& day, int rest) const;
  const WorkDay* find_day(std::int32_t work, std::uint32_t bucket) const;

  void cover(int first_day, int last_day) const;
  void grow_forward() const;
  void grow_backward() const;
  int last_day() const { return table_.first_day + static_cast<int>(table_.days.size()) - 1; }
  void fill_days(int first_day, int last_day) const;
  void index_work() const;
  std::uint32_t pattern_on(int day) const;
  std::uint32_t intern(const Shifts& periods) const;

  std::vector<Rules> rules_;
  std::vector<std::pair<std::int64_t, std::int64_t>> pauses_;  // minutes; sorted, disjoint
  std::vector<Irregular> irregular_;                           // sorted, disjoint
  std::array<std::uint32_t, 7> regular_ = {};  // patterns from Monday, where nothing is irregular
  int anchor_;
  int horizon_first_ = 0;  // no day before it has work, nor one after the last; the anchor is within
  int horizon_last_ = 0;
  std::optional<Date> last_exception_;

  mutable Table table_;
  mutable std::vector<Pattern> patterns_;
  mutable std::vector<Shift> more_periods_;
  mutable std::map<Shifts, std::uint32_t> pattern_ids_;
};

}  // namespace plumb
