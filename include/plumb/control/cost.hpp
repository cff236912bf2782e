#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <utility>

#include "plumb/model/money.hpp"

namespace plumb {

/// An amount of the project's currency that was divided or converted: in 2^-40 parts of 1/10,000 of the unit.
///
/// Amounts entered are held exactly. A share is rounded down to such a part, 1e-16 of the unit, so that sums
/// over 100,000 tasks are right to 1e-9 and shares of one amount always add up to it. Results that do not fit
/// stay at the greatest amount there is, 1e21 units.
class Cost {
 public:
  constexpr Cost() = default;

  /// Returns an amount entered, in 1/10,000 of the unit.
  static constexpr Cost exactly(std::int64_t ten_thousandths) {
    return Cost(static_cast<Wide>(ten_thousandths) * kParts);
  }
  /// Returns amount x part / whole, rounded towards minus infinity. Precondition: whole > 0.
  static Cost share(Cost amount, std::int64_t part, std::int64_t whole);
  /// The same where part and whole are amounts; nothing if the whole is not positive.
  static Cost share(Cost amount, Cost part, Cost whole);

  /// The amount in units of the currency.
  double units() const;
  /// In 1/10,000 of the unit, if it comes out even and fits.
  std::optional<std::int64_t> exact() const;

  /// The nearest number of 1/10,000 of the unit.
  std::int64_t rounded() const;

  /// Tells whether it could have been entered: up to 9.2e14 units.
  bool fits_entered() const;

  /// The whole amount as two numbers, from which from_halves() makes it again.
  std::pair<std::int64_t, std::int64_t> halves() const;
  static Cost from_halves(const std::pair<std::int64_t, std::int64_t>& halves);

  bool is_zero() const { return parts_ == 0; }

  Cost operator-() const { return Cost(-parts_); }
  Cost& operator+=(Cost other);
  Cost& operator-=(Cost other) { return *this += -other; }
  friend Cost operator+(Cost a, Cost b) { return a += b; }
  friend Cost operator-(Cost a, Cost b) { return a -= b; }
  friend constexpr auto operator<=>(Cost a, Cost b) = default;

 private:
  __extension__ using Wide = __int128;
  static constexpr unsigned kFractionBits = 40;
  static constexpr Wide kParts = Wide{1} << kFractionBits;
  static constexpr Wide kGreatest = Wide{1} << 124U;

  constexpr explicit Cost(Wide parts) : parts_(parts) {}
  static Cost limited(Wide parts);

  Wide parts_ = 0;
};

}  // namespace plumb
