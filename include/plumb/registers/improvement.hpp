#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// The steps of the Deming cycle; `do` is a word of C++.
enum class ImprovementStage : std::uint8_t { plan, carry_out, check, act };
template <>
inline constexpr std::array kWords<ImprovementStage> = std::to_array<std::string_view>({"plan", "do", "check",
                                                                                        "act"});

/// A change of how we work, by plan, do, check, act.
struct Improvement : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::improvements;

  RowId<CollectionKind::lessons> lesson;
  ImprovementStage stage = ImprovementStage::plan;
  std::optional<Decimal> expected;
  std::optional<Decimal> measured;
  std::optional<Date> due;

  static const FieldTable<Improvement>& fields();
};

}  // namespace plumb
