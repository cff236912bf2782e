#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "plumb/model/instant.hpp"

namespace plumb {

/// How numbers look to people.
struct NumberStyle {
  int decimals = 0;      // 0 to 4; halves are rounded away from zero
  bool signs = false;    // a plus before positive ones
  bool unicode = false;  // U+2212 as minus
};

/// Appends a number with its thousands separated: `-1,234.50`. What rounds to zero has no sign, and what is
/// not finite is `n/a`.
void append_number(std::string& out, double value, const NumberStyle& style);
void append_number(std::string& out, std::int64_t value, const NumberStyle& style);

/// Appends an amount of money given in 1/10,000 of its unit; exact until it is rounded.
void append_amount(std::string& out, std::int64_t ten_thousandths, const NumberStyle& style);

/// Appends working time in hours: `36 h`, `1.5 h`.
void append_hours(std::string& out, Minutes time, const NumberStyle& style);

/// Appends working time: `12 d`, `1.5 d`; less than a day that is no tenth of one as `3 h` or `45 min`.
void append_working_time(std::string& out, Minutes time, int minutes_per_day, const NumberStyle& style);

/// Appends a double as the shortest decimal that reads back to it; it must be finite.
void append_shortest(std::string& out, double value);

/// Returns `1 task`, `3 tasks`.
std::string counted(std::size_t count, std::string_view noun);

}  // namespace plumb
