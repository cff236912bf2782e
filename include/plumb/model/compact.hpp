#pragma once

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>

#include "plumb/model/instant.hpp"

namespace plumb {

/// An instant or a length as tables of all tasks keep it: in 32 bits, which reach from -2113 to 6053. It
/// reads as the value that it holds; reckoning is done in 64 bits.
///
/// The first touch of a page costs as much as all that is computed for the tasks in it, so that half the
/// bytes are nearly half the time.
template <class Time>
class Compact {
 public:
  constexpr Compact() = default;
  constexpr Compact(Time value)  // NOLINT(google-explicit-constructor): the same value
      : minutes_(narrow(value)) {}
  constexpr operator Time() const { return value(); }  // NOLINT(google-explicit-constructor): the same value

  constexpr Time value() const { return Time(Minutes(minutes_)); }
  constexpr std::int64_t count() const requires std::same_as<Time, Minutes> { return minutes_; }

  friend constexpr bool operator==(Compact a, Compact b) { return a.minutes_ == b.minutes_; }
  friend constexpr auto operator<=>(Compact a, Compact b) { return a.minutes_ <=> b.minutes_; }
  friend constexpr bool operator==(Compact a, Time b) { return a.value() == b; }
  friend constexpr auto operator<=>(Compact a, Time b) { return a.value() <=> b; }

 private:
  /// What is further off than 32 bits reach comes of no date that is allowed; it stays at the end.
  static constexpr std::int32_t narrow(Time value) {
    constexpr std::int64_t kLeast = std::numeric_limits<std::int32_t>::min();
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::int32_t>(std::min(std::max(minutes_of(value), kLeast), kMost));
  }
  static constexpr std::int64_t minutes_of(Minutes length) { return length.count(); }
  static constexpr std::int64_t minutes_of(Instant instant) { return instant.time_since_epoch().count(); }

  std::int32_t minutes_ = 0;
};

using CompactInstant = Compact<Instant>;
using CompactMinutes = Compact<Minutes>;

}  // namespace plumb
