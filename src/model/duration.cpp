#include "plumb/model/duration.hpp"

#include <fmt/format.h>

#include <utility>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

constexpr int kDurationPlaces = 6;
constexpr std::int64_t kDurationScale = 1'000'000;
// Longer than from 1900 to 2999; keeps every sum of dates and durations far from overflow.
constexpr std::int64_t kLongestMinutes = 1100LL * 366 * 1440;

struct Unit {
  std::string_view name;
  std::int64_t WorkUnits::*working;  // null: a fixed number of minutes
  std::int64_t minutes;
  bool elapsed;
};

constexpr Unit kUnits[] = {
    {"min", nullptr, 1, false},        {"h", nullptr, 60, false},           {"d", &WorkUnits::day, 0, false},
    {"w", &WorkUnits::week, 0, false}, {"mo", &WorkUnits::month, 0, false}, {"emin", nullptr, 1, true},
    {"eh", nullptr, 60, true},         {"ed", nullptr, 1440, true},         {"ew", nullptr, 10080, true},
    {"emo", nullptr, 43200, true},
};

constexpr std::string_view kDurationForm =
    "write a number and one of min, h, d, w, mo, or emin, eh, ed, ew, emo for elapsed time";

DurationText refused(std::string problem, std::string_view hint) {
  DurationText text;
  text.problem = std::move(problem);
  text.hint = hint;
  return text;
}

DurationText too_long(std::string_view text) {
  return refused(fmt::format("'{}' is longer than a thousand years", text), "check the unit");
}

/// Writes a duration as it may have been meant: `5 d`, `5D`, `1,5d`, `5 days`.
std::string corrected(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ' ') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  // Three digits behind a comma may be thousands.
  const std::size_t comma = plain.find(',');
  const std::size_t behind =
      comma == std::string::npos ? comma : plain.find_first_not_of("0123456789", comma + 1);
  if (behind != std::string::npos && behind - comma <= 3) plain[comma] = '.';
  static constexpr std::pair<std::string_view, std::string_view> kWordsOfUnits[] = {
      {"minutes", "min"}, {"minute", "min"}, {"mins", "min"},  {"hours", "h"},
      {"hour", "h"},      {"hrs", "h"},      {"days", "d"},    {"day", "d"},
      {"weeks", "w"},     {"week", "w"},     {"months", "mo"}, {"month", "mo"}};
  for (const auto& [word, unit] : kWordsOfUnits)
    if (plain.ends_with(word)) return plain.replace(plain.size() - word.size(), word.size(), unit);
  return plain;
}

std::string advice(std::string_view text, const WorkUnits& units) {
  const std::string meant = corrected(text);
  if (meant == text || !parse_duration(meant, units).duration) return std::string(kDurationForm);
  std::string without_blanks(text);
  std::erase(without_blanks, ' ');
  if (meant == without_blanks) return fmt::format("remove the blank: '{}'", meant);
  return fmt::format("did you mean '{}'?", meant);
}

}  // namespace

DurationText parse_duration(std::string_view text, const WorkUnits& units) {
  const std::size_t unit_begin = text.find_first_not_of("0123456789._");
  const std::string_view number = text.substr(0, unit_begin);
  const std::string_view name = unit_begin == std::string_view::npos ? "" : text.substr(unit_begin);
  if (!text.empty() && text[0] == '-')
    return refused(fmt::format("'{}' is negative", text), "a duration has no sign");
  if (name == "m")
    return refused(fmt::format("'{}' is ambiguous", text), "write 'min' for minutes or 'mo' for months");
  if (name.empty() && !number.empty())
    return refused(fmt::format("'{}' has no unit", text),
                   fmt::format("did you mean '{}d'? {}", text, kDurationForm));
  const Unit* unit = nullptr;
  for (const Unit& candidate : kUnits)
    if (candidate.name == name) {
      unit = &candidate;
      break;
    }
  const std::optional<std::int64_t> amount = parse_decimal(number, kDurationPlaces);
  if (unit != nullptr && !amount && exceeds_decimal(number, kDurationPlaces)) return too_long(text);
  if (unit == nullptr || !amount)
    return refused(fmt::format("'{}' is not a duration", text), advice(text, units));
  const std::int64_t minutes_a_unit = unit->working != nullptr ? units.*unit->working : unit->minutes;
  const std::int64_t minutes = multiply_divide(*amount, minutes_a_unit, kDurationScale);
  if (minutes > kLongestMinutes) return too_long(text);
  DurationText result;
  result.duration = Duration{Minutes(minutes), unit->elapsed};
  result.rounded = multiply_divide(minutes, kDurationScale, 1) != multiply_divide(*amount, minutes_a_unit, 1);
  return result;
}

std::string duration_text(Duration duration, const WorkUnits& units) {
  const std::int64_t minutes = duration.minutes.count();
  const std::int64_t day = duration.elapsed ? 1440 : units.day;
  const std::string_view elapsed = duration.elapsed ? "e" : "";
  // A hundredth of a day is as fine as people speak of days.
  if (minutes * 100 % day == 0) return fmt::format("{}{}d", decimal_text(minutes * 100 / day, 2), elapsed);
  if (minutes % 60 == 0) return fmt::format("{}{}h", minutes / 60, elapsed);
  return fmt::format("{}{}min", minutes, elapsed);
}

double pert_expected_minutes(const Estimate& estimate) {
  return static_cast<double>((estimate.optimistic + 4 * estimate.likely + estimate.pessimistic).count()) /
         6.0;
}

double pert_variance(const Estimate& estimate) {
  const double sd = static_cast<double>((estimate.pessimistic - estimate.optimistic).count()) / 6.0;
  return sd * sd;
}

}  // namespace plumb
