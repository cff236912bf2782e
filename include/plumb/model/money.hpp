#pragma once

#include <cstdint>
#include <string>

#include "plumb/model/decimal.hpp"

namespace plumb {

/// An amount as entered: an exact number of 1/10,000 of a unit of one of the plan's currencies.
struct Money {
  std::int64_t amount = 0;     // 1/10,000 of the unit
  std::uint16_t currency = 0;  // index into Plan::currencies; 0 is the project's own

  friend bool operator==(const Money&, const Money&) = default;
};

/// A share as entered, exact to 1/10,000 of a percent: `33.3%` is 333000.
struct Percent {
  std::int64_t scaled = 0;

  double percent() const { return static_cast<double>(scaled) / kDecimalScale; }
  double fraction() const { return percent() / 100.0; }

  friend auto operator<=>(const Percent&, const Percent&) = default;
};

inline constexpr Percent kWhole{100 * kDecimalScale};

}  // namespace plumb
