#include "plumb/control/when_date.hpp"

namespace plumb {

namespace {

/// What is due has no calendar of its own: where a successor's would count, the project's does.
ClockId working_lag_clock(const Network& network, TaskId predecessor) {
  switch (network.rules.lag_calendar) {
    case LagCalendar::predecessor:
      return network.task(predecessor).clock;
    case LagCalendar::round_the_clock:
      return network.clocks.round_the_clock();
    default:
      return network.clocks.project();
  }
}

std::optional<Instant> linked_instant(const Plan& plan, const Schedule& schedule, const Link& link) {
  const Network& network = schedule.network;
  const TaskDates& dates = schedule.tasks[link.predecessor];
  const Instant from = from_start(link.type) ? dates.start : dates.finish;
  if (from == kNoInstant) return std::nullopt;
  NetworkLink lag;
  lag.lag_clock = working_lag_clock(network, link.predecessor);
  std::int64_t minutes = link.lag.amount;
  bool elapsed = link.lag.kind == Lag::Kind::elapsed;
  if (link.lag.kind == Lag::Kind::percent) {
    const auto& duration = plan.task(link.predecessor).duration;
    elapsed = duration && duration->elapsed;
    minutes = multiply_divide(dates.duration.count(), link.lag.amount, kWhole.scaled);
  }
  if (elapsed) lag.lag_clock = network.clocks.round_the_clock();
  lag.lag_minutes = lag_in_bounds(minutes);
  const Instant due = lag_forward(network.clocks, lag, from);
  return due == kNoInstant ? std::nullopt : std::optional(due);
}

/// Whether a due date is the end of something: of the task, or of working time behind its start.
bool is_end(const Schedule& schedule, const Link& link) {
  return !from_start(link.type) || schedule.network.task(link.predecessor).kind == ScheduledKind::milestone ||
         (link.lag.kind != Lag::Kind::elapsed && link.lag.amount != 0);
}

}  // namespace

Date day_that_ends(const Schedule& schedule, Instant end) {
  const bool midnight = end == Instant(day_of(end)) && end > schedule.start;
  return midnight ? day_of(end) - std::chrono::days(1) : day_of(end);
}

std::optional<Date> finish_day(const Schedule& schedule, TaskId task) {
  const Instant finish = schedule.tasks[task].finish;
  return finish == kNoInstant ? std::nullopt : std::optional(day_that_ends(schedule, finish));
}

std::optional<Date> when_date(const Plan& plan, const Schedule& schedule, const When& when) {
  if (when.date) return when.date->date;
  if (!when.link) return std::nullopt;
  const auto due = linked_instant(plan, schedule, *when.link);
  if (!due) return std::nullopt;
  return is_end(schedule, *when.link) ? day_that_ends(schedule, *due) : day_of(*due);
}

}  // namespace plumb
