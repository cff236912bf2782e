#pragma once

#include <vector>

#include "plumb/model/field.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

enum class SchedulingPreset : std::uint8_t { none, msproject, p6 };
enum class ProgressLogic : std::uint8_t { retained, override_logic, actual_dates };
enum class LagCalendar : std::uint8_t { successor, predecessor, project, round_the_clock };
enum class FloatKind : std::uint8_t { finish, start, least };
enum class CriticalRule : std::uint8_t { by_float, longest };

template <>
inline constexpr std::array kWords<SchedulingPreset> = std::to_array<std::string_view>({"none", "msproject",
                                                                                        "p6"});
template <>
inline constexpr std::array kWords<ProgressLogic> = std::to_array<std::string_view>({"retained", "override",
                                                                                     "actual"});
template <>
inline constexpr std::array kWords<LagCalendar> = std::to_array<std::string_view>({"successor", "predecessor",
                                                                                   "project", "24h"});
template <>
inline constexpr std::array kWords<FloatKind> = std::to_array<std::string_view>({"finish", "start", "min"});
template <>
inline constexpr std::array kWords<CriticalRule> = std::to_array<std::string_view>({"float", "longest"});

/// The scheduling options as written; what is absent follows from the preset.
struct Scheduling {
  SchedulingPreset preset = SchedulingPreset::none;
  std::optional<ProgressLogic> progress;
  std::optional<LagCalendar> lag_calendar;
  std::optional<FloatKind> float_kind;
  std::optional<CriticalRule> critical;
  Duration critical_float;
  bool resource_calendars = false;

  static const FieldTable<Scheduling>& fields();
};

/// The worth of another currency from a day on, in the project's currency.
struct ExchangeRate {
  std::optional<Date> from;
  Decimal rate;

  static const FieldTable<ExchangeRate>& fields();
};

/// One currency besides the project's own; its rates are in order of time.
struct Currency {
  std::string_view code;
  std::vector<ExchangeRate> rates;
};

/// One level of the risk matrix's probability axis.
struct ProbabilityLevel {
  std::string_view level;
  Percent value;

  static const FieldTable<ProbabilityLevel>& fields();
};

/// One level of the risk matrix's impact axis; without money or time, it is n/a in it.
struct ImpactLevel {
  std::string_view level;
  Decimal value;
  std::optional<Money> cost;
  std::optional<Duration> time;

  static const FieldTable<ImpactLevel>& fields();
};

struct RiskMatrix {
  std::vector<ProbabilityLevel> probability;
  std::vector<ImpactLevel> impact;
  std::optional<Decimal> high;  // from this product of both on, a risk is high

  static const FieldTable<RiskMatrix>& fields();
};

/// The status date as written: a date, or the day on which the program runs.
struct StatusDate {
  bool today = false;
  WrittenDate date;
};

template <>
struct FieldType<StatusDate> : ScalarType<ValueKind::date> {
  static bool read(const ValueReader& reader, NodeRef node, StatusDate& out);
  static Value get(const StatusDate& value, const ValueContext&);
};

template <>
struct FieldType<std::vector<Currency>> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, std::vector<Currency>& out);
  static Value get(const std::vector<Currency>& value, const ValueContext& context);
};

/// What holds for the whole plan.
struct Project {
  std::string_view id;
  std::string_view name;
  WrittenDate start;
  std::optional<StatusDate> status_date;
  TaskId finish_task;
  std::optional<WrittenDate> finish_by;
  std::string_view currency;
  std::vector<Currency> rates;
  CalendarId calendar;
  Decimal hours_per_day{8 * kDecimalScale};
  Decimal days_per_week{5 * kDecimalScale};
  Decimal days_per_month{20 * kDecimalScale};
  std::string_view baseline;
  std::optional<Money> contingency;
  std::optional<Money> undistributed_budget;
  std::optional<Money> management_reserve;
  std::optional<RiskMatrix> risk_matrix;
  Scheduling scheduling;
  std::string_view notes;

  /// What 1d, 1w and 1mo mean where no calendar says otherwise.
  WorkUnits units() const;

  static const FieldTable<Project>& fields();
};

/// Working units with another length of the day; weeks and months keep their days.
WorkUnits units_of_day(const Project& project, std::int64_t minutes_per_day);

}  // namespace plumb
