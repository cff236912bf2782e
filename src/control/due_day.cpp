#include "plumb/control/due_day.hpp"

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

const WorkTimes& lag_clock_of(const Network& network, const Link& link) {
  const Clocks& clocks = network.clocks;
  if (link.lag.kind == Lag::Kind::elapsed) return clocks[clocks.round_the_clock()];
  switch (network.rules.lag_calendar) {
    case LagCalendar::predecessor:
      return network.clock_of(link.predecessor);
    case LagCalendar::round_the_clock:
      return clocks[clocks.round_the_clock()];
    default:
      return clocks[clocks.project()];
  }
}

}  // namespace

std::optional<Date> due_day(const Schedule& schedule, const When& when) {
  if (when.date) return when.date->date;
  if (!when.link) return std::nullopt;
  const Link& link = *when.link;
  const TaskDates& dates = schedule.tasks[link.predecessor];
  Instant at = from_start(link.type) ? dates.start : dates.finish;
  if (at == kNoInstant) return std::nullopt;
  const std::int64_t lag =
      link.lag.kind == Lag::Kind::percent
          ? multiply_divide(Minutes(dates.duration).count(), link.lag.amount, kWhole.scaled)
          : link.lag.amount;
  if (lag != 0) at = lag_clock_of(schedule.network, link).add(at, Minutes(lag));
  if (at == kNoInstant) return std::nullopt;
  return day_of(from_start(link.type) ? at : at - Minutes{1});
}

}  // namespace plumb
