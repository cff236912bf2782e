#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class ActionStatus : std::uint8_t { open, done, dropped };
template <>
inline constexpr std::array kWords<ActionStatus> = std::to_array<std::string_view>({"open", "done",
                                                                                    "dropped"});

/// Something that somebody has promised to do.
struct Action : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::actions;

  AnyRow source;
  std::optional<Date> due;
  std::optional<Date> done;
  ActionStatus status = ActionStatus::open;

  static const FieldTable<Action>& fields();
};

}  // namespace plumb
