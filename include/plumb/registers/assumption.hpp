#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class AssumptionStatus : std::uint8_t { open, valid, invalid };
template <>
inline constexpr std::array kWords<AssumptionStatus> = std::to_array<std::string_view>({"open", "valid",
                                                                                        "invalid"});

/// Something that the plan takes for granted.
struct Assumption : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::assumptions;

  std::string_view basis;
  std::optional<Date> validate_by;
  AssumptionStatus status = AssumptionStatus::open;
  OneOrList<RowId<CollectionKind::risks>> risk;

  static const FieldTable<Assumption>& fields();
};

}  // namespace plumb
