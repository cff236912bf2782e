#include "plumb/model/decimal.hpp"

#include <limits>

#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

/// Appends a digit to `value`; false on overflow.
bool push_digit(std::int64_t& value, char digit) {
  const std::int64_t d = digit - '0';
  if (value > (kMax - d) / 10) return false;
  value = value * 10 + d;
  return true;
}

}  // namespace

std::optional<std::int64_t> parse_decimal(std::string_view text, int places) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !is_ascii_digit(text[0])) return std::nullopt;
  if (text.size() > 1 && text[0] == '0' && text[1] != '.')
    return std::nullopt;  // 010 is eight to some readers
  std::int64_t value = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != '.'; ++i) {
    if (text[i] == '_' && i + 1 < text.size() && is_ascii_digit(text[i + 1]) && is_ascii_digit(text[i - 1]))
      continue;
    if (!is_ascii_digit(text[i]) || !push_digit(value, text[i])) return std::nullopt;
  }
  int given_places = 0;
  if (i < text.size()) {
    if (++i == text.size()) return std::nullopt;
    for (; i < text.size(); ++i) {
      if (!is_ascii_digit(text[i])) return std::nullopt;
      if (given_places == places) {
        if (text[i] != '0') return std::nullopt;
        continue;
      }
      if (!push_digit(value, text[i])) return std::nullopt;
      ++given_places;
    }
  }
  for (; given_places < places; ++given_places)
    if (!push_digit(value, '0')) return std::nullopt;
  return negative ? -value : value;
}

bool exceeds_decimal(std::string_view text, int places) {
  constexpr std::size_t kMostDigits = std::numeric_limits<std::int64_t>::digits10 + 1;
  if (parse_decimal(text, places)) return false;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  std::size_t digits = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (is_ascii_digit(whole[i]))
      ++digits;
    else if (whole[i] != '_' || i == 0 || !is_ascii_digit(whole[i - 1]) || i + 1 == whole.size())
      return false;
  }
  if (whole.starts_with('0') || digits + static_cast<std::size_t>(places) < kMostDigits) return false;
  return parse_decimal("1" + std::string(text.substr(whole.size())), places).has_value();
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  return parse_decimal(text, 0);
}

std::string decimal_text(std::int64_t scaled, int places) {
  std::string digits = std::to_string(scaled);
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  const auto wanted = static_cast<std::size_t>(places);
  if (digits.size() <= wanted) digits.insert(0, wanted + 1 - digits.size(), '0');
  digits.insert(digits.size() - wanted, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return negative ? "-" + digits : digits;
}

std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor) {
  __extension__ using Wide = __int128;
  const Wide product = static_cast<Wide>(a) * b;
  // A division of 128 bits costs ten of 64, which nearly always suffice.
  if (product >= 0 && divisor > 0 && product <= kMax - divisor / 2)
    return (static_cast<std::int64_t>(product) + divisor / 2) / divisor;
  const bool negative = (product < 0) != (divisor < 0);
  const Wide magnitude = product < 0 ? -product : product;
  const Wide by = divisor < 0 ? -static_cast<Wide>(divisor) : static_cast<Wide>(divisor);
  const Wide rounded = (magnitude + by / 2) / by;
  if (rounded > kMax) return negative ? -kMax : kMax;
  return static_cast<std::int64_t>(negative ? -rounded : rounded);
}

}  // namespace plumb
