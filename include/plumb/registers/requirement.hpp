#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// How much it is wanted, by MoSCoW.
enum class Moscow : std::uint8_t { must, should, could, wont };
template <>
inline constexpr std::array kWords<Moscow> = std::to_array<std::string_view>({"must", "should", "could",
                                                                              "wont"});

enum class RequirementStatus : std::uint8_t { proposed, agreed, implemented, verified, accepted, dropped };
template <>
inline constexpr std::array kWords<RequirementStatus> =
    std::to_array<std::string_view>({"proposed", "agreed", "implemented", "verified", "accepted", "dropped"});

/// Something that is asked of the project.
struct Requirement : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::requirements;

  OneOrList<RowId<CollectionKind::stakeholders>> source;
  OneOrList<RowId<CollectionKind::objectives>> objectives;
  Moscow priority = Moscow::must;
  RowId<CollectionKind::requirements> parent;
  std::string_view acceptance;
  RequirementStatus status = RequirementStatus::proposed;
  OneOrList<RowId<CollectionKind::inspections>> verified_by;

  static const FieldTable<Requirement>& fields();
};

}  // namespace plumb
