#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class InspectionResult : std::uint8_t { pass, fail, conditional };
template <>
inline constexpr std::array kWords<InspectionResult> = std::to_array<std::string_view>({"pass", "fail",
                                                                                        "conditional"});

/// A value that was measured.
struct Measurement {
  WrittenDate date;
  Decimal value;

  static const FieldTable<Measurement>& fields();
};

/// A test, a review or a series of measurements.
struct Inspection : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::inspections;

  OneOrList<TaskId> task;
  OneOrList<RowId<CollectionKind::requirements>> requirement;
  std::string_view criterion;
  std::string_view method;
  std::optional<Date> planned;
  std::optional<Date> done;
  std::optional<InspectionResult> result;
  std::vector<Measurement> measured;
  std::optional<Decimal> target;
  std::optional<Decimal> lower;
  std::optional<Decimal> upper;
  // What the control chart is drawn with, where it does not follow from what was measured.
  std::optional<Decimal> mean;
  std::optional<Decimal> sigma;
  std::optional<Decimal> control_lower;
  std::optional<Decimal> control_upper;
  std::optional<std::int32_t> run;

  static const FieldTable<Inspection>& fields();
};

}  // namespace plumb
