#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace plumb {

/// A length of time, working or elapsed as the name that holds it says.
using Minutes = std::chrono::minutes;

/// A minute of local wall-clock time, without zone and without daylight saving; sys_time serves as its
/// arithmetic alone.
using Instant = std::chrono::sys_time<Minutes>;

/// A calendar day.
using Date = std::chrono::sys_days;

inline constexpr Minutes kMinutesPerDay{1440};

/// Dates outside these are refused: 1900-01-01 and 2999-12-31.
inline constexpr Date kFirstDate = std::chrono::year{1900} / 1 / 1;
inline constexpr Date kLastDate = std::chrono::year{2999} / 12 / 31;

/// Stands for a date that does not exist (a late date of completed work, a finish not yet known); before all
/// that do, and within 32 bits.
inline constexpr Instant kNoInstant = Instant(Minutes(std::numeric_limits<std::int32_t>::min()));

/// A date as a user writes it: with or without a time of day.
struct WrittenDate {
  Date date;
  std::optional<Minutes> time;  // since midnight; 24:00 is allowed
};

/// Reads `2026-03-02`, `2026-03-02T13:30` or with a blank for the T; nullopt for anything else and outside
/// 1900 to 2999.
std::optional<WrittenDate> parse_written_date(std::string_view text);

/// Returns `2026-03-02`.
std::string date_text(Date date);

/// Returns `2026-03-02T13:30`, the form of JSON; appends to `out` because listings print many.
void append_instant(std::string& out, Instant instant);
std::string instant_text(Instant instant);

/// The day that holds `instant`; midnight belongs to the day that begins.
inline Date day_of(Instant instant) {
  return std::chrono::floor<std::chrono::days>(instant);
}

}  // namespace plumb
