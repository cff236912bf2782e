#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plumb/model/instant.hpp"

namespace plumb {

/// What the working units of durations mean: 1d, 1w and 1mo in working minutes.
struct WorkUnits {
  std::int64_t day = 480;
  std::int64_t week = 2400;
  std::int64_t month = 9600;
};

/// A length of time as the user writes it: working time, or elapsed time that counts all 24 hours.
struct Duration {
  Minutes minutes{0};
  bool elapsed = false;

  friend bool operator==(const Duration&, const Duration&) = default;
};

/// How the values of a three-point estimate are spread.
enum class Distribution : std::uint8_t { pert, triangular, uniform, normal, lognormal };

/// A duration, or three of them: optimistic / most likely / pessimistic, all working or all elapsed.
struct Estimate {
  Minutes likely{0};
  Minutes optimistic{0};
  Minutes pessimistic{0};
  bool elapsed = false;
  bool three_point = false;

  Duration duration() const { return {likely, elapsed}; }

  friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// The outcome of reading a duration's text.
struct DurationText {
  std::optional<Duration> duration;
  bool rounded = false;  // it was no whole number of minutes
  std::string problem;   // without a duration: what is wrong, in a message's words
  std::string hint;
};

/// Reads `1.5d`, `90min`, `2ew`; a sign is refused, since lengths have none.
DurationText parse_duration(std::string_view text, const WorkUnits& units);

/// Writes a working duration in the largest unit that comes out even, `12d`, `1.5d`, `90min`; elapsed ones as
/// `3ed`.
std::string duration_text(Duration duration, const WorkUnits& units);

/// Expected value of a three-point estimate in minutes, (o + 4m + p) / 6. Source: Malcolm et al., PERT, 1959.
double pert_expected_minutes(const Estimate& estimate);

/// Variance in square minutes, ((p - o) / 6)^2. Source: the same.
double pert_variance(const Estimate& estimate);

}  // namespace plumb
