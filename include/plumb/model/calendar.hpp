#pragma once

#include <array>
#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/model/ids.hpp"
#include "plumb/model/instant.hpp"

namespace plumb {

template <class Row>
class FieldTable;

/// A stretch of work, in minutes after 00:00 of the day on which it starts: 0 <= begin < 1440, begin < end <=
/// begin + 1440.
struct Shift {
  int begin;
  int end;  // above 1440 where the shift runs past midnight

  friend auto operator<=>(const Shift&, const Shift&) = default;
};

/// The shifts of one day, sorted and disjoint; empty on a day off.
using Shifts = std::vector<Shift>;

/// Reads `08:30-12:00 13:00-17:30`, `22:00-06:00`, `00:00-24:00` in any order, or `off`.
///
/// problem: what is wrong, where the result is nullopt; it quotes the text.
std::optional<Shifts> parse_shifts(std::string_view text, std::string& problem);

/// Writes shifts as they are read: `08:30-12:00 13:00-17:30`, `off` for none.
std::string shifts_text(const Shifts& shifts);

/// Tells whether the last shift of a day goes on into the first one of the next day; both sorted.
bool overlap_at_midnight(std::span<const Shift> day, std::span<const Shift> next);

/// Returns what both have in common, as sorted and disjoint as they are.
Shifts intersection(std::span<const Shift> a, std::span<const Shift> b);

/// Returns the day's position in the week: 0 is Monday.
unsigned weekday_index(Date date);

/// Days on which a calendar differs from its week. It governs the shifts that start on them.
struct CalendarException {
  enum class Kind { off, as_weekday, hours };

  Date first;
  Date last;  // included
  Kind kind = Kind::off;
  unsigned weekday = 0;        // of as_weekday; 0 is Monday
  Shifts hours = {};           // of hours
  std::string_view name = {};  // into the file that defines it
  /// Filled by effective_calendar() alone: what derived calendars left of `hours` on each weekday. Empty: as
  /// written.
  std::vector<Shifts> cut_hours = {};
};

/// A calendar as the plan defines it. Texts point into the plan's files.
struct Calendar {
  std::string_view id;
  CalendarId base = {};
  std::array<std::optional<Shifts>, 7> week =
      {};  // from Monday; nullopt: not named, so the base's, or off without a base
  std::vector<CalendarException> exceptions = {};  // later ones win
  std::optional<int> minutes_per_day = {};         // what `1d` means, where the calendar says so
  std::string_view name = {};

  static const FieldTable<Calendar>& fields();
};

/// A calendar with all that it inherits.
struct WorkWeek {
  std::array<Shifts, 7> week = {};                 // from Monday
  std::vector<CalendarException> exceptions = {};  // the base's first, own after; later ones win
};

/// Returns the calendar with its bases applied.
///
/// Inherited `hours` are cut with the weekdays that the derived calendar names; where it inherits the weekday
/// too, they stand as written. Precondition: bases form no cycle.
WorkWeek effective_calendar(const std::vector<Calendar>& calendars, CalendarId id);

/// Returns the calendar `standard`, built in: Monday to Friday 08:00-12:00 13:00-17:00.
Calendar standard_calendar();

/// Returns a week of seven days of 24 hours: elapsed time.
WorkWeek round_the_clock_week();

/// Returns the shifts that start on the day as the exception has it; valid as long as both arguments.
std::span<const Shift> shifts_under(const WorkWeek& calendar, const CalendarException& exception, Date date);

/// Returns the shifts that start on the day, exceptions applied. Takes a look at every exception: WorkTimes
/// is for speed.
Shifts shifts_on(const WorkWeek& calendar, Date date);

}  // namespace plumb
