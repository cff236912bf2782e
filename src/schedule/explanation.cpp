#include "plumb/schedule/explanation.hpp"

#include <algorithm>

namespace plumb {

namespace {

constexpr std::size_t kLongestChain = 1000;

class Explainer {
 public:
  Explainer(const Plan& plan, const Schedule& schedule, const ScheduleOptions& options, TaskId id)
      : plan_(plan), schedule_(schedule), options_(options), id_(id) {}

  Explanation explain() {
    explanation_.task = id_;
    explanation_.drivers = drivers_of(plan_, schedule_, id_);
    follow_chain();
    take_away_drivers();
    shorten_predecessors();
    lengthen();
    return std::move(explanation_);
  }

 private:
  WhatIf try_out(std::vector<PlanChange> changes) const {
    const ChangedPlan changed = schedule_with(plan_, changes, options_);
    WhatIf what_if;
    what_if.changes = std::move(changes);
    what_if.start = changed.schedule.tasks[id_].start;
    what_if.finish = changed.schedule.tasks[id_].finish;
    what_if.project_finish = changed.schedule.finish;
    what_if.drivers = drivers_of(changed.plan, changed.schedule, id_);
    return what_if;
  }

  void follow_chain() {
    TaskId at = id_;
    while (at.valid() && explanation_.chain.size() < kLongestChain) {
      explanation_.chain.push_back(at);
      const std::vector<Driver> drivers = drivers_of(plan_, schedule_, at);
      const auto link = std::find_if(drivers.begin(), drivers.end(),
                                     [](const Driver& d) { return d.kind == Driver::Kind::link; });
      at = link == drivers.end() ? TaskId() : link->task;
    }
  }

  /// Takes away every link and constraint that ties: one alone would leave the date where it is.
  void take_away_drivers() {
    std::vector<PlanChange> changes;
    for (const Driver& driver : explanation_.drivers) {
      if (driver.kind == Driver::Kind::link)
        changes.push_back({.kind = PlanChange::Kind::remove_link,
                           .task = driver.successor,
                           .predecessor = driver.task,
                           .type = driver.type});
      if (driver.kind == Driver::Kind::constraint)
        changes.push_back({.kind = PlanChange::Kind::remove_constraint,
                           .task = driver.task,
                           .constraint = driver.constraint});
    }
    if (changes.empty()) return;
    explanation_.without = try_out(std::move(changes));
  }

  Minutes a_day(TaskId id) const { return Minutes(plan_.units_of(plan_.task(id)).day); }

  void shorten_predecessors() {
    for (const Driver& driver : explanation_.drivers) {
      if (driver.kind != Driver::Kind::link || !can_be_lengthened(plan_, schedule_, driver.task)) continue;
      const Minutes day = a_day(driver.task);
      // A predecessor as short as a day would become a point, which follows other rules.
      if (schedule_.network.tasks[driver.task].to_do <= day) continue;
      explanation_.shorter.push_back(
          try_out({{.kind = PlanChange::Kind::lengthen, .task = driver.task, .by = -day}}));
    }
  }

  void lengthen() {
    if (!can_be_lengthened(plan_, schedule_, id_)) return;
    const Minutes day = a_day(id_);
    explanation_.longer = try_out({{.kind = PlanChange::Kind::lengthen, .task = id_, .by = day}});
    const Minutes total = schedule_.tasks[id_].total_float;
    if (total > Minutes(0))
      explanation_.beyond_float =
          try_out({{.kind = PlanChange::Kind::lengthen, .task = id_, .by = total + day}});
  }

  const Plan& plan_;
  const Schedule& schedule_;
  const ScheduleOptions& options_;
  TaskId id_;
  Explanation explanation_;
};

}  // namespace

Explanation explain(const Plan& plan, const Schedule& schedule, const ScheduleOptions& options, TaskId id) {
  return Explainer(plan, schedule, options, id).explain();
}

}  // namespace plumb
