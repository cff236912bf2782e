#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plumb/model/field.hpp"

namespace plumb {

/// How often something is due, by the calendar: `2w`, `1mo`, `1y`; no working time.
struct Period {
  enum class Unit : std::uint8_t { day, week, month, year };

  std::int32_t count = 1;
  Unit unit = Unit::week;

  friend bool operator==(const Period&, const Period&) = default;
};

/// Reads a number and d, w, mo or y; nullopt for anything else, zero and more than a thousand.
std::optional<Period> parse_period(std::string_view text);

std::string period_text(Period period);

/// The day that is `times` periods after `first`. Months are counted from `first`, so that what is due on the
/// 31st is due on the last day of a shorter month, and on the 31st again after it.
Date after_periods(Date first, Period period, std::int64_t times);

/// Its mean length in days, for sorting.
double mean_days(Period period);

template <>
struct FieldType<Period> : ScalarType<ValueKind::period> {
  static bool read(const ValueReader& reader, NodeRef node, Period& out);
  static Value get(Period value, const ValueContext&) { return {period_text(value)}; }
};

}  // namespace plumb
