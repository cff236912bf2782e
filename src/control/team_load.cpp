#include "plumb/control/team_load.hpp"

#include <algorithm>

#include "plumb/control/cost_plan.hpp"

namespace plumb {

namespace {

/// The units that a resource has on a day, 1/10,000 of one.
std::int64_t units_on(const Resource& resource, Date day) {
  std::int64_t units = resource.capacity.empty() ? kDecimalScale : resource.capacity.front().units.scaled;
  for (const Capacity& each : resource.capacity)
    if (!each.from || *each.from <= day) units = each.units.scaled;
  return units;
}

double minutes_of_units(std::int64_t minutes, std::int64_t units) {
  return static_cast<double>(minutes) * static_cast<double>(units) / kDecimalScale;
}

/// One assignment, while it is worked on.
struct Demand {
  Instant from;
  Instant to;
  std::int64_t units;
};

class TeamLoader {
 public:
  TeamLoader(const Plan& plan, const Schedule& schedule, PeriodLength length)
      : plan_(plan), schedule_(schedule), cost_plan_(plan, schedule), demands_(plan.resources.size()) {
    const Date last = day_of(std::max(schedule.finish - Minutes{1}, schedule.start));
    for (Date first = period_start(day_of(schedule.start), length); first <= last;
         first = next_period(first, length))
      team_.periods.push_back({first, next_period(first, length) - std::chrono::days{1}});
  }

  TeamLoad load() {
    std::vector<std::size_t> places(plan_.resources.size());
    for (std::size_t i = 0; i < plan_.resources.size(); ++i) {
      if (plan_.resources.rows[i].kind != ResourceKind::work) continue;
      places[i] = team_.resources.size();
      team_.resources.push_back({ResourceId(i), std::vector<PeriodLoad>(team_.periods.size()), {}});
    }
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const Task& task = plan_.tasks.rows[i];
      if (task.summary) continue;
      for (const Assignment& each : task.assign)
        if (plan_.resource(each.resource).kind == ResourceKind::work)
          add(TaskId(i), each, team_.resources[places[each.resource.index()]]);
    }
    for (ResourceLoad& each : team_.resources) add_capacity(each);
    return std::move(team_);
  }

 private:
  void add(TaskId id, const Assignment& assignment, ResourceLoad& load) {
    const TaskDates& dates = schedule_.tasks[id];
    const Instant from = dates.start;
    const Instant to = dates.finish;
    if (from == kNoInstant || to == kNoInstant || from >= to) return;
    const WorkTimes& clock = cost_plan_.clock_of(id, assignment.resource);
    demands_[assignment.resource.index()].push_back({from, to, assignment.amount});
    std::size_t period = period_of(day_of(from));
    for (Instant at = from; at < to && period < team_.periods.size(); ++period) {
      const Instant end = std::min(to, Instant(team_.periods[period].last + std::chrono::days{1}));
      load.periods[period].load +=
          minutes_of_units(clock.work_before(end) - clock.work_before(at), assignment.amount);
      at = end;
    }
  }

  std::size_t period_of(Date day) const {
    const auto behind =
        std::upper_bound(team_.periods.begin(), team_.periods.end(), day,
                         [](Date wanted, const TeamPeriod& each) { return wanted < each.first; });
    return behind == team_.periods.begin() ? 0 : static_cast<std::size_t>(behind - team_.periods.begin()) - 1;
  }

  void add_capacity(ResourceLoad& load) {
    const Resource& resource = plan_.resource(load.resource);
    const WorkTimes clock = presence_time(plan_, resource);
    for (std::size_t i = 0; i < team_.periods.size(); ++i) {
      Instant at(team_.periods[i].first);
      const Instant end(team_.periods[i].last + std::chrono::days{1});
      // Capacity changes on a day: the period is cut there.
      for (const Capacity& change : resource.capacity) {
        if (!change.from || Instant(*change.from) <= at || Instant(*change.from) >= end) continue;
        add_capacity(load.periods[i], clock, at, Instant(*change.from), resource);
        at = Instant(*change.from);
      }
      add_capacity(load.periods[i], clock, at, end, resource);
    }
    find_overloads(load, clock);
  }

  static void add_capacity(PeriodLoad& period, const WorkTimes& clock, Instant from, Instant to,
                           const Resource& resource) {
    period.capacity +=
        minutes_of_units(clock.work_before(to) - clock.work_before(from), units_on(resource, day_of(from)));
  }

  /// Sweeps over the instants at which an assignment begins or ends, or the capacity changes.
  void find_overloads(ResourceLoad& load, const WorkTimes& clock) {
    const Resource& resource = plan_.resource(load.resource);
    std::vector<std::pair<Instant, std::int64_t>> changes;
    for (const Demand& each : demands_[load.resource.index()]) {
      changes.emplace_back(each.from, each.units);
      changes.emplace_back(each.to, -each.units);
    }
    for (const Capacity& each : resource.capacity)
      if (each.from) changes.emplace_back(Instant(*each.from), 0);
    std::sort(changes.begin(), changes.end());
    std::int64_t units = 0;
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
      units += changes[i].second;
      const Instant from = changes[i].first;
      const Instant to = changes[i + 1].first;
      const std::int64_t capacity = units_on(resource, day_of(from));
      if (from == to || units <= capacity || clock.work_before(to) == clock.work_before(from)) continue;
      add_overload(load, clock,
                   {from, to, static_cast<double>(units) / kDecimalScale,
                    static_cast<double>(capacity) / kDecimalScale});
    }
  }

  /// Stretches with no work between them are one.
  static void add_overload(ResourceLoad& load, const WorkTimes& clock, const Overload& more) {
    if (!load.overloads.empty()) {
      Overload& last = load.overloads.back();
      if (clock.work_before(last.to) == clock.work_before(more.from)) {
        last.to = more.to;
        last.units = std::max(last.units, more.units);
        last.capacity = std::min(last.capacity, more.capacity);
        return;
      }
    }
    load.overloads.push_back(more);
  }

  const Plan& plan_;
  const Schedule& schedule_;
  CostPlan cost_plan_;
  std::vector<std::vector<Demand>> demands_;  // by resource
  TeamLoad team_;
};

}  // namespace

TeamLoad team_load(const Plan& plan, const Schedule& schedule, PeriodLength length) {
  return TeamLoader(plan, schedule, length).load();
}

}  // namespace plumb
