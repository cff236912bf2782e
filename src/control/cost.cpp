#include "plumb/control/cost.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "plumb/model/decimal.hpp"

namespace plumb {

Cost Cost::limited(Wide parts) {
  return Cost(std::clamp(parts, -kGreatest, kGreatest));
}

Cost Cost::share(Cost amount, std::int64_t part, std::int64_t whole) {
  if (part == whole) return amount;
  // (q whole + r) part / whole = q part + r part / whole: only q part can be too great, and then the result
  // is.
  Wide quotient = amount.parts_ / whole;
  Wide rest = amount.parts_ % whole;
  if (rest < 0) {
    rest += whole;
    --quotient;
  }
  Wide product = 0;
  if (__builtin_mul_overflow(quotient, static_cast<Wide>(part), &product))
    return Cost((amount.parts_ < 0) == (part < 0) ? kGreatest : -kGreatest);
  const Wide of_rest = rest * part;
  Wide share_of_rest = of_rest / whole;
  if (of_rest < 0 && of_rest % whole != 0) --share_of_rest;
  return limited(product) + Cost(share_of_rest);
}

std::pair<std::int64_t, std::int64_t> Cost::halves() const {
  return {static_cast<std::int64_t>(parts_ >> 64U), static_cast<std::int64_t>(parts_)};
}

Cost Cost::from_halves(const std::pair<std::int64_t, std::int64_t>& halves) {
  return limited(static_cast<Wide>(halves.first) * (Wide{1} << 64U) +
                 static_cast<std::uint64_t>(halves.second));
}

Cost Cost::share(Cost amount, Cost part, Cost whole) {
  if (whole.parts_ <= 0) return {};
  constexpr Wide kFits = std::numeric_limits<std::int64_t>::max();
  Wide numerator = part.parts_;
  Wide denominator = whole.parts_;
  // 62 bits are left of each: enough for a share right to 2^-62.
  while (denominator > kFits || numerator > kFits || numerator < -kFits) {
    numerator /= 2;
    denominator /= 2;
  }
  if (denominator == 0) return {};
  return share(amount, static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

double Cost::units() const {
  // Divided in the longest format there is, so that the double is the nearest one, not the one beside it.
  const long double ten_thousandths =
      std::ldexp(static_cast<long double>(parts_), -static_cast<int>(kFractionBits));
  return static_cast<double>(ten_thousandths / static_cast<long double>(kDecimalScale));
}

std::optional<std::int64_t> Cost::exact() const {
  if (parts_ % kParts != 0) return std::nullopt;
  const Wide whole = parts_ / kParts;
  if (whole > std::numeric_limits<std::int64_t>::max() || whole < std::numeric_limits<std::int64_t>::min())
    return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

std::int64_t Cost::rounded() const {
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
  // The arithmetic shift rounds down; half a part more makes it the nearest.
  return static_cast<std::int64_t>(std::clamp((parts_ + kParts / 2) >> kFractionBits, -kMost, kMost));
}

bool Cost::fits_entered() const {
  constexpr Wide kMost = static_cast<Wide>(std::numeric_limits<std::int64_t>::max()) << kFractionBits;
  return parts_ < kMost && parts_ > -kMost;
}

Cost& Cost::operator+=(Cost other) {
  parts_ = std::clamp(parts_ + other.parts_, -kGreatest, kGreatest);
  return *this;
}

}  // namespace plumb
