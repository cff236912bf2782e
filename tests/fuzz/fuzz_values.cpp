// Any bytes as a duration, a date, a decimal, working hours: what is read back is what was written.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plumb/model/calendar.hpp"
#include "plumb/model/constraint.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/model/duration.hpp"
#include "plumb/model/instant.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const plumb::WorkUnits units;
  if (const auto parsed = plumb::parse_duration(text, units).duration) {
    const auto again = plumb::parse_duration(plumb::duration_text(*parsed, units), units).duration;
    if (!again || *again != *parsed) std::abort();
  }
  if (const auto date = plumb::parse_written_date(text)) {
    const auto again = plumb::parse_written_date(plumb::written_date_text(*date));
    if (!again || again->date != date->date || again->time != date->time) std::abort();
  }
  if (const auto decimal = plumb::parse_decimal(text))
    if (plumb::parse_decimal(plumb::decimal_text(*decimal)) != decimal) std::abort();
  std::string problem;
  if (!plumb::parse_shifts(text, problem) && problem.empty()) std::abort();
  return 0;
}
