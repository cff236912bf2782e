#include "plumb/report/number_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace plumb {

namespace {

constexpr std::array<std::int64_t, 5> kPowersOfTen = {1, 10, 100, 1'000, 10'000};
constexpr std::string_view kUndefined = "n/a";

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

void append_sign(std::string& out, bool negative, const NumberStyle& style) {
  if (negative) {
    out += style.unicode ? "−" : "-";
  } else if (style.signs) {
    out += '+';
  }
}

/// Appends an integer that counts units of 10^-decimals.
void append_scaled(std::string& out, std::int64_t scaled, const NumberStyle& style) {
  if (scaled != 0) append_sign(out, scaled < 0, style);
  std::array<char, 40> buffer;  // 20 digits, 6 separators, a point
  std::size_t begin = buffer.size();
  std::uint64_t rest = magnitude(scaled);
  for (int i = 0; i < style.decimals; ++i, rest /= 10) buffer[--begin] = static_cast<char>('0' + rest % 10);
  if (style.decimals > 0) buffer[--begin] = '.';
  int digits = 0;
  do {
    if (digits > 0 && digits % 3 == 0) buffer[--begin] = ',';
    buffer[--begin] = static_cast<char>('0' + rest % 10);
    rest /= 10;
    ++digits;
  } while (rest > 0);
  out.append(buffer.data() + begin, buffer.size() - begin);
}

std::int64_t divide_half_away(std::int64_t value, std::int64_t divisor) {
  const std::int64_t quotient = value / divisor;
  if (std::abs(value % divisor) * 2 < divisor) return quotient;
  return value < 0 ? quotient - 1 : quotient + 1;
}

/// Appends tenths, with a decimal only where there is one.
void append_tenths(std::string& out, std::int64_t tenths, NumberStyle style) {
  style.decimals = tenths % 10 == 0 ? 0 : 1;
  append_scaled(out, style.decimals == 0 ? tenths / 10 : tenths, style);
}

}  // namespace

void append_number(std::string& out, double value, const NumberStyle& style) {
  constexpr double kExactIntegers = 9e15;  // above, a double has no decimals and rounding would not be exact
  const double scaled =
      std::round(value * static_cast<double>(kPowersOfTen[static_cast<std::size_t>(style.decimals)]));
  if (!std::isfinite(value)) {
    out += kUndefined;
  } else if (std::abs(scaled) < kExactIntegers) {
    append_scaled(out, static_cast<std::int64_t>(scaled), style);
  } else {
    append_sign(out, value < 0, style);
    append_shortest(out, std::abs(value));
  }
}

void append_number(std::string& out, std::int64_t value, const NumberStyle& style) {
  append_scaled(out, value, {0, style.signs, style.unicode});
  if (style.decimals > 0) out.append(".").append(static_cast<std::size_t>(style.decimals), '0');
}

void append_amount(std::string& out, std::int64_t ten_thousandths, const NumberStyle& style) {
  append_scaled(out,
                divide_half_away(ten_thousandths, kPowersOfTen[static_cast<std::size_t>(4 - style.decimals)]),
                style);
}

void append_hours(std::string& out, Minutes time, const NumberStyle& style) {
  append_tenths(out, divide_half_away(time.count(), 6), style);
  out += " h";
}

void append_working_time(std::string& out, Minutes time, int minutes_per_day, const NumberStyle& style) {
  const std::int64_t minutes = time.count();
  const bool is_short = std::abs(minutes) < minutes_per_day && minutes * 10 % minutes_per_day != 0;
  if (is_short && std::abs(minutes) < 60) {
    append_scaled(out, minutes, {0, style.signs, style.unicode});
    out += " min";
  } else if (is_short) {
    append_hours(out, time, style);
  } else {
    append_tenths(out, divide_half_away(minutes * 10, minutes_per_day), style);
    out += " d";
  }
}

void append_shortest(std::string& out, double value) {
  std::array<char, 32> buffer;
  char* const last = buffer.data() + buffer.size();
  constexpr double kPlainIntegers = 1e15;
  // Left alone, to_chars makes 3e+05 of 300000, which is shorter and which nobody wants to read; and zero has
  // no sign here.
  const bool is_plain_integer = std::abs(value) < kPlainIntegers && std::trunc(value) == value;
  char* const end = is_plain_integer
                        ? std::to_chars(buffer.data(), last, static_cast<std::int64_t>(value)).ptr
                        : std::to_chars(buffer.data(), last, value).ptr;
  out.append(buffer.data(), end);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace plumb
