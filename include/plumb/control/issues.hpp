#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/action.hpp"
#include "plumb/registers/issue.hpp"

namespace plumb {

/// Tells whether something is still to be done about it on a day.
bool is_open(const Issue& issue);
bool is_open(const Action& action);

/// Returns the days for which an open issue has been there; nothing for others, or without `raised`.
std::optional<std::int64_t> age_days(const Issue& issue, Date as_of);

/// Returns the days from `raised` to `resolved`, else `closed`; nothing where one is missing.
std::optional<std::int64_t> days_to_resolve(const Issue& issue);

/// Tells whether it is open and was due before today.
template <class Row>
bool is_overdue(const Row& row, Date as_of) {
  return is_open(row) && row.due && *row.due < as_of;
}

std::span<const Figure> issue_figures();
std::span<const Figure> action_figures();
std::span<const Metric> issue_metrics();
std::span<const Metric> action_metrics();

}  // namespace plumb
