#pragma once

#include <span>
#include <vector>

#include "plumb/control/cost.hpp"
#include "plumb/model/instant.hpp"
#include "plumb/model/work_times.hpp"

namespace plumb {

/// Where a curve reaches a value: the minute, and what part of the minute behind it is still needed.
struct CurvePoint {
  Instant minute{};
  double part_of_next = 0;  // 0 to 1
  /// What part of the jump at `minute` belongs to the value: 1 unless the value lies within a jump.
  double part_of_jump = 1;
};

/// A cumulative amount over time: planned value, earned value, actual cost, forecast, cash.
///
/// A piecewise linear function with exact breakpoints, kept as the sum of what it was made of: steps, and
/// lines that rise by the minutes that a calendar works. What accrues at an instant is in the value there.
class Curve {
 public:
  /// Adds an amount that accrues at once.
  void add_step(Instant at, Cost amount);

  /// Adds an amount that accrues evenly over the working time between two instants; at the end of it where
  /// nothing is worked in between. clock: outlives the curve.
  void add_line(const WorkTimes& clock, Instant from, Instant to, Cost amount);

  Curve& operator+=(const Curve& other);

  /// Returns the curve with every amount as a share of it: x part / whole. Empty if the whole is not
  /// positive.
  Curve scaled(Cost part, Cost whole) const;

  /// Tells whether all that does not accrue at once accrues evenly, in one line by this clock.
  bool is_even(const WorkTimes& clock) const {
    return lines_.empty() || (lines_.size() == 1 && lines_.front().clock == &clock);
  }

  bool empty() const { return steps_.empty() && lines_.empty(); }

  /// Returns the value at an instant.
  Cost at(Instant t) const;

  /// Returns the value just before an instant: without the steps at it.
  Cost before(Instant t) const;

  /// Returns the value at a point, in units of the currency.
  double at(const CurvePoint& point) const;

  /// Returns the value after everything has accrued.
  Cost total() const;

  /// Adds to periods[i] what accrues after ends[i-1] up to ends[i]; the first period has no beginning. What
  /// accrues later is in none. ends: rising. periods: as many.
  void cut(std::span<const Instant> ends, std::span<Cost> periods) const;

  /// Returns the last instant up to `latest` at which the value is at most `value`, on a plateau its end.
  ///
  /// The curve must not fall. earliest: where it is known to be at most `value`.
  CurvePoint inverse(Cost value, Instant earliest, Instant latest) const;

 private:
  struct Step {
    Instant at;
    Cost amount;
  };
  struct Line {
    const WorkTimes* clock;
    Instant from;
    Instant to;
    std::int64_t work_before;  // the clock's W(from)
    std::int64_t work;         // W(to) - W(from), positive
    Cost amount;

    Cost at(Instant t) const;
  };

  std::vector<Step> steps_;
  std::vector<Line> lines_;
};

}  // namespace plumb
