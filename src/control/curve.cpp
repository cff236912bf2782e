#include "plumb/control/curve.hpp"

#include <algorithm>
#include <utility>

namespace plumb {

namespace {

/// The period that holds an instant: the first whose end is not before it.
std::size_t period_of(std::span<const Instant> ends, Instant t) {
  return static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), t) - ends.begin());
}

}  // namespace

void Curve::add_step(Instant at, Cost amount) {
  if (!amount.is_zero()) steps_.push_back({at, amount});
}

void Curve::add_line(const WorkTimes& clock, Instant from, Instant to, Cost amount) {
  if (amount.is_zero()) return;
  const std::int64_t before = clock.work_before(from);
  const std::int64_t work = clock.work_before(to) - before;
  if (work <= 0)
    steps_.push_back({to, amount});
  else
    lines_.push_back({&clock, from, to, before, work, amount});
}

Curve& Curve::operator+=(const Curve& other) {
  steps_.insert(steps_.end(), other.steps_.begin(), other.steps_.end());
  lines_.insert(lines_.end(), other.lines_.begin(), other.lines_.end());
  return *this;
}

Curve Curve::scaled(Cost part, Cost whole) const {
  if (whole <= Cost()) return {};
  if (part == whole) return *this;
  Curve curve = *this;
  Cost sum;
  Cost given;
  // As differences of one rounded sum, so that the scaled parts add up to the scaled whole.
  const auto scale = [&](Cost& amount) {
    sum += amount;
    const Cost until = Cost::share(sum, part, whole);
    amount = until - std::exchange(given, until);
  };
  for (Step& step : curve.steps_) scale(step.amount);
  for (Line& line : curve.lines_) scale(line.amount);
  return curve;
}

Cost Curve::Line::at(Instant t) const {
  if (t <= from) return {};
  if (t >= to) return amount;
  return Cost::share(amount, clock->work_before(t) - work_before, work);
}

Cost Curve::at(Instant t) const {
  Cost sum;
  for (const Step& step : steps_)
    if (step.at <= t) sum += step.amount;
  for (const Line& line : lines_) sum += line.at(t);
  return sum;
}

Cost Curve::before(Instant t) const {
  Cost sum;
  for (const Step& step : steps_)
    if (step.at < t) sum += step.amount;
  for (const Line& line : lines_) sum += line.at(t);
  return sum;
}

double Curve::at(const CurvePoint& point) const {
  const Cost under = before(point.minute);
  const Cost reached = at(point.minute);
  const double value = under.units() + point.part_of_jump * (reached - under).units();
  if (point.part_of_next == 0) return value;
  return value + point.part_of_next * (before(point.minute + Minutes{1}) - reached).units();
}

Cost Curve::total() const {
  Cost sum;
  for (const Step& step : steps_) sum += step.amount;
  for (const Line& line : lines_) sum += line.amount;
  return sum;
}

void Curve::cut(std::span<const Instant> ends, std::span<Cost> periods) const {
  for (const Step& step : steps_)
    if (const std::size_t i = period_of(ends, step.at); i < ends.size()) periods[i] += step.amount;
  for (const Line& line : lines_) {
    // Differences of one rounded sum, so that the parts of a line add up to its amount.
    Cost so_far;
    for (std::size_t i = period_of(ends, line.from); i < ends.size(); ++i) {
      const Cost until = line.at(ends[i]);
      periods[i] += until - so_far;
      so_far = until;
      if (ends[i] >= line.to) break;
    }
  }
}

CurvePoint Curve::inverse(Cost value, Instant earliest, Instant latest) const {
  Instant low = earliest;
  Instant high = latest;
  if (at(low) > value) {
    const Cost under = before(low);
    const Cost jump = at(low) - under;
    return {low, 0, jump.is_zero() ? 1 : (value - under).units() / jump.units()};
  }
  if (at(high) <= value) return {high, 0, 1};
  // at(low) <= value < at(high)
  while (high - low > Minutes{1}) {
    const Instant middle = low + (high - low) / 2;
    (at(middle) <= value ? low : high) = middle;
  }
  const Cost reached = at(low);
  const Cost under = before(high);
  if (under > value) return {low, (value - reached).units() / (under - reached).units(), 1};
  // The value lies in the jump at `high`, or just under it.
  const Cost jump = at(high) - under;
  return {high, 0, (value - under).units() / jump.units()};
}

}  // namespace plumb
