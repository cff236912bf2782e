#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// The first two are costs of conformance, the others of non-conformance.
enum class QualityCostClass : std::uint8_t { prevention, appraisal, internal_failure, external_failure };
template <>
inline constexpr std::array kWords<QualityCostClass> =
    std::to_array<std::string_view>({"prevention", "appraisal", "internal_failure", "external_failure"});

/// Money that quality costs, or its lack.
struct QualityCost : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::quality_costs;

  QualityCostClass cost_class = QualityCostClass::prevention;
  Money amount;
  std::optional<Date> date;

  static const FieldTable<QualityCost>& fields();
};

}  // namespace plumb
