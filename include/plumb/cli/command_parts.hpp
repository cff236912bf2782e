#pragma once

#include <array>

#include "plumb/cli/command.hpp"

// What rows of the table of commands have in common.
namespace plumb {

inline constexpr std::array<std::string_view, 2> kTextAndJson{"text", "json"};
inline constexpr std::array<std::string_view, 4> kTableFormats{"text", "json", "csv", "md"};
inline constexpr Option kBaselineOption{
    "baseline", '\0', ValueType::baseline, "ID",
    "the baseline to measure against, or git:REV; default: the project's, else the latest"};
inline constexpr Takes kPlan{.plan = true};
inline constexpr Takes kWrites{.writes = true};
inline constexpr Takes kPlanFilter{.plan = true, .filter = true};
inline constexpr Takes kPlanRows{.plan = true, .filter = true, .sort = true};
inline constexpr Takes kPlanHistory{.plan = true, .history = true};
inline constexpr Takes kPlanTable{.plan = true, .filter = true, .sort = true, .columns = true};

/// The commands on registers, a part of command_table().
std::span<const Command> register_commands();

}  // namespace plumb
