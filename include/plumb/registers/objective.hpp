#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Whether more is better or less.
enum class Direction : std::uint8_t { up, down };
template <>
inline constexpr std::array kWords<Direction> = std::to_array<std::string_view>({"up", "down"});

enum class ObjectiveStatus : std::uint8_t { open, met, missed, dropped };
template <>
inline constexpr std::array kWords<ObjectiveStatus> = std::to_array<std::string_view>({"open", "met",
                                                                                       "missed", "dropped"});

/// What the project is for, as something that can be measured.
struct Objective : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::objectives;

  std::string_view measure;
  std::optional<Decimal> baseline;
  std::optional<Decimal> target;
  std::optional<Decimal> actual;
  Direction direction = Direction::up;
  std::optional<Date> due;
  ObjectiveStatus status = ObjectiveStatus::open;

  static const FieldTable<Objective>& fields();
};

}  // namespace plumb
