#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumb {

/// Number of decimal places that amounts are kept with: money, percentages, units.
inline constexpr int kDecimalPlaces = 4;
inline constexpr std::int64_t kDecimalScale = 10'000;

/// Reads an exact decimal such as `12000`, `12_000.50` or `-3.5` as an integer of 1/10^places.
///
/// Returns nullopt for anything else: exponents, signs of base, a leading zero, more places than asked for,
/// overflow. Underscores may stand between digits.
std::optional<std::int64_t> parse_decimal(std::string_view text, int places = kDecimalPlaces);

/// Tells whether a text is a decimal that parse_decimal refuses because it has too many digits before the
/// point.
bool exceeds_decimal(std::string_view text, int places = kDecimalPlaces);

/// Reads a whole number without sign of base, exponent or leading zero.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// Writes an integer of 1/10^places without trailing zeros: 125000 with four places is `12.5`.
std::string decimal_text(std::int64_t scaled, int places = kDecimalPlaces);

/// Multiplies and divides in 128 bits, rounding half away from zero; saturates where the result does not fit.
std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor);

}  // namespace plumb
