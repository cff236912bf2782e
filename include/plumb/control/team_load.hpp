#pragma once

#include <vector>

#include "plumb/control/periods.hpp"

namespace plumb {

/// A period of the calendar.
struct TeamPeriod {
  Date first;
  Date last;
};

/// What one resource has to do in one period, in minutes of one unit.
struct PeriodLoad {
  double load = 0;
  double capacity = 0;

  /// Undefined where the resource is not there.
  std::optional<double> percent() const {
    return capacity > 0 ? std::optional(100 * load / capacity) : std::nullopt;
  }
};

/// A stretch of time in which a resource has more to do at once than it has units.
struct Overload {
  Instant from{};
  Instant to{};
  double units = 0;  // the most asked for at once
  double capacity = 0;
};

struct ResourceLoad {
  ResourceId resource;
  std::vector<PeriodLoad> periods;  // one entry per TeamLoad::periods
  std::vector<Overload> overloads;  // rising; those that touch are one
};

struct TeamLoad {
  std::vector<TeamPeriod> periods;
  std::vector<ResourceLoad> resources;  // those that work, in file order
};

/// Spreads the assignments of a schedule over weeks or months, from the first day of work to the last.
///
/// A task asks for its assigned units in every minute in which it is worked on: its own time, less what the
/// calendar and days off of the resource leave out. Capacity is the units of the resource in its own time. A
/// task that is done counts where it was done.
TeamLoad team_load(const Plan& plan, const Schedule& schedule, PeriodLength length);

}  // namespace plumb
