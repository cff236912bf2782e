#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// How bad it is, from the least to the worst.
enum class IssueSeverity : std::uint8_t { low, medium, high, critical };
template <>
inline constexpr std::array kWords<IssueSeverity> = std::to_array<std::string_view>({"low", "medium", "high",
                                                                                     "critical"});

enum class IssueStatus : std::uint8_t { open, doing, resolved, closed };
template <>
inline constexpr std::array kWords<IssueStatus> = std::to_array<std::string_view>({"open", "doing",
                                                                                   "resolved", "closed"});

/// Something that is in the way now.
struct Issue : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::issues;

  std::optional<Date> raised;
  IssueSeverity severity = IssueSeverity::medium;
  OneOrList<TaskId> tasks;
  std::optional<Date> due;
  IssueStatus status = IssueStatus::open;
  std::optional<Date> resolved;
  std::string_view resolution;
  Person escalated_to;

  static const FieldTable<Issue>& fields();
};

}  // namespace plumb
