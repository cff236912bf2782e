#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "plumb/control/earned_schedule.hpp"
#include "plumb/control/performance.hpp"

namespace plumb {

/// What the figures can be told by.
enum class ValueBreakdown : std::uint8_t { task, wbs, account, resource, owner, organization };
template <>
inline constexpr std::array kWords<ValueBreakdown> =
    std::to_array<std::string_view>({"task", "wbs", "account", "resource", "owner", "organization"});

/// The figures of the project, or of a part of it.
struct ValueFigures {
  EarnedValue value;
  std::optional<EarnedSchedule>
      time;  // absent where nothing is planned, or budgets are not known by resource
  CostForecasts forecasts;
};

/// One part.
struct ValueRow {
  std::string_view id;  // empty: what belongs to none, such as undistributed budget
  std::string_view name;
  std::uint16_t level = 0;  // by wbs: the depth in the tree
  bool in_baseline = true;  // false: a task that the baseline does not know
  bool summary = false;     // by wbs: the rows below are part of it
  TaskId task;
  ValueFigures figures;
};

/// Returns an element's figures at the status date.
EarnedValue value_of(const Performance& performance, const PerformanceElement& element);

/// Returns the figures of the whole project.
ValueFigures project_figures(const Schedule& schedule, const Performance& performance);

/// Returns the figures without level of effort, which earns as planned and hides what the rest does; and of
/// that alone.
EarnedValue discrete_value(const Performance& performance);
EarnedValue level_of_effort_value(const Performance& performance);

/// Divides the project. Rows add up to it, by wbs those of level 0; what belongs to none comes last.
///
/// By resource, a budget that a baseline froze as one sum is divided as the plan's own costs of the task are.
std::vector<ValueRow> value_rows(const Plan& plan, const Schedule& schedule, const Performance& performance,
                                 ValueBreakdown by);

}  // namespace plumb
