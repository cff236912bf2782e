#pragma once

#include <array>

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/defect.hpp"

namespace plumb {

/// Tells whether a defect is still to be put right: neither fixed nor closed.
bool is_open(const Defect& defect);

/// Tells whether a defect left the phase that it was made in; nothing where one of the two is not said.
///
/// Nothing is found before it is made, so that any other phase is a later one, whatever the names.
std::optional<bool> has_escaped(const Defect& defect);

/// Tells whether a defect was found by those who use what was delivered: `phase_found` is operation (or
/// operations, production, warranty, 运行, 运维, 质保).
bool found_in_operation(const Defect& defect);

/// Defects of one cause.
struct CauseCount {
  std::string_view cause;  // empty: those whose cause is not said
  std::size_t count = 0;
  Cost cost;
  // With the causes before, of all defects whose cause is said.
  std::optional<double> cumulative_pct;
  bool vital = false;  // one of the few that together make 80 % of the defects
};

/// Orders causes by falling count, then cost, then as they first stand in the file; those not said come last.
/// The vital few end with the cause that reaches 80 %.
std::vector<CauseCount> pareto_of(const Plan& plan);

/// The work done so far in minutes of people: of each leaf its assigned units of work, times its duration,
/// times its progress.
double work_done_minutes(const Plan& plan, const Schedule& schedule);

/// Returns defects per 100 person-days of work done; undefined before any is.
std::optional<double> defect_density(const Plan& plan, const Schedule& schedule);

/// Open defects by severity, from low to critical.
std::array<std::size_t, kWords<IssueSeverity>.size()> open_by_severity(const Plan& plan);

/// Returns the share of defects that escaped, of those whose phases are both said, in percent.
std::optional<double> escape_rate_pct(const Plan& plan);

std::span<const Figure> defect_figures();
std::span<const Metric> defect_metrics();

}  // namespace plumb
