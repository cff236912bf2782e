#include "plumb/model/period.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace plumb {

namespace {

constexpr std::int32_t kMostPeriods = 1000;
constexpr std::array<std::string_view, 4> kUnitNames{"d", "w", "mo", "y"};

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  Period period;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, period.count);
  if (error != std::errc() || period.count < 1 || period.count > kMostPeriods) return std::nullopt;
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  for (std::size_t i = 0; i < kUnitNames.size(); ++i)
    if (kUnitNames[i] == unit) {
      period.unit = static_cast<Period::Unit>(i);
      return period;
    }
  return std::nullopt;
}

std::string period_text(Period period) {
  return fmt::format("{}{}", period.count, kUnitNames[static_cast<std::size_t>(period.unit)]);
}

Date after_periods(Date first, Period period, std::int64_t times) {
  const std::int64_t count = times * period.count;
  if (period.unit == Period::Unit::day) return first + std::chrono::days(count);
  if (period.unit == Period::Unit::week) return first + std::chrono::days(7 * count);
  const std::int64_t months = period.unit == Period::Unit::year ? 12 * count : count;
  const std::chrono::year_month_day day(first);
  const auto month =
      std::chrono::year_month(day.year(), day.month()) + std::chrono::months(static_cast<int>(months));
  const std::chrono::year_month_day_last last(month.year(), std::chrono::month_day_last(month.month()));
  return Date(std::chrono::year_month_day(month.year(), month.month(), std::min(day.day(), last.day())));
}

double mean_days(Period period) {
  constexpr std::array<double, 4> kDays{1, 7, 30.436875, 365.2425};
  return period.count * kDays[static_cast<std::size_t>(period.unit)];
}

bool FieldType<Period>::read(const ValueReader& reader, NodeRef node, Period& out) {
  if (!reader.expect_scalar(node, "a period")) return false;
  const auto period = parse_period(node.text());
  if (!period)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a period", node.text()),
                       "write a whole number and d, w, mo or y: 2w, 1mo");
  out = *period;
  return true;
}

}  // namespace plumb
