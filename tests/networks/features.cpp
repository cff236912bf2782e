#include <algorithm>
#include <array>
#include <functional>

#include "plan_text.hpp"

namespace plumb::networks {

namespace {

using TaskTest = bool (*)(const RandomPlan&, const RandomTask&);
using PlanTest = bool (*)(const RandomPlan&);

struct TaskFeature {
  std::string_view name;
  TaskTest occurs;
};

struct PlanFeature {
  std::string_view name;
  PlanTest occurs;
};

template <typename Test>
bool any_link(const RandomTask& task, Test test) {
  return std::any_of(task.after.begin(), task.after.end(), test);
}

template <LinkType type>
bool has_link(const RandomPlan&, const RandomTask& task) {
  return any_link(task, [](const RandomLink& link) { return link.type == type; });
}

template <LagKind kind>
bool has_lag(const RandomPlan&, const RandomTask& task) {
  return any_link(task, [](const RandomLink& link) { return link.kind == kind && link.lag != 0; });
}

template <ConstraintType type>
bool has(const RandomPlan&, const RandomTask& task) {
  return task.kind != TaskKind::kSummary && has_constraint(task, type);
}

bool is_out_of_sequence(const RandomPlan& plan, const RandomTask& task) {
  return is_started(task) && any_link(task, [&](const RandomLink& link) {
           const RandomTask& predecessor = *find_task(plan, link.predecessor);
           return link.type == LinkType::kFs && predecessor.kind != TaskKind::kSummary &&
                  !is_complete(predecessor);
         });
}

bool links_out_of_summary(const RandomPlan& plan, const RandomTask& task) {
  return any_link(task, [&](const RandomLink& link) {
    return find_task(plan, link.predecessor)->kind == TaskKind::kSummary;
  });
}

bool links_start_of_summary(const RandomPlan& plan, const RandomTask& task) {
  return any_link(task, [&](const RandomLink& link) {
    return find_task(plan, link.predecessor)->kind == TaskKind::kSummary &&
           (link.type == LinkType::kSs || link.type == LinkType::kSf);
  });
}

constexpr auto kTaskFeatures = std::to_array<TaskFeature>({
    {"link FS", has_link<LinkType::kFs>},
    {"link SS", has_link<LinkType::kSs>},
    {"link FF", has_link<LinkType::kFf>},
    {"link SF", has_link<LinkType::kSf>},
    {"lag working", has_lag<LagKind::kWorking>},
    {"lag elapsed", has_lag<LagKind::kElapsed>},
    {"lag percent", has_lag<LagKind::kPercent>},
    {"lag negative",
     [](const RandomPlan&, const RandomTask& t) {
       return any_link(t, [](const RandomLink& l) { return l.lag < 0; });
     }},
    {"link into a summary",
     [](const RandomPlan&, const RandomTask& t) { return t.kind == TaskKind::kSummary && !t.after.empty(); }},
    {"link out of a summary", links_out_of_summary},
    {"SS or SF out of a summary", links_start_of_summary},
    {"summary", [](const RandomPlan&, const RandomTask& t) { return t.kind == TaskKind::kSummary; }},
    {"summary in a summary",
     [](const RandomPlan&, const RandomTask& t) {
       return t.kind == TaskKind::kSummary && !t.parent.empty();
     }},
    {"calendar of a summary",
     [](const RandomPlan&, const RandomTask& t) {
       return t.kind == TaskKind::kSummary && !t.calendar.empty();
     }},
    {"milestone", [](const RandomPlan&, const RandomTask& t) { return t.kind == TaskKind::kMilestone; }},
    {"milestone: start",
     [](const RandomPlan&, const RandomTask& t) {
       return t.kind == TaskKind::kMilestone && t.milestone == "start";
     }},
    {"milestone: finish",
     [](const RandomPlan&, const RandomTask& t) {
       return t.kind == TaskKind::kMilestone && t.milestone == "finish";
     }},
    {"milestone with a calendar",
     [](const RandomPlan&, const RandomTask& t) {
       return t.kind == TaskKind::kMilestone && !t.calendar.empty();
     }},
    {"hammock", [](const RandomPlan&, const RandomTask& t) { return t.kind == TaskKind::kHammock; }},
    {"elapsed duration", [](const RandomPlan&, const RandomTask& t) { return t.elapsed; }},
    {"effort", [](const RandomPlan&, const RandomTask& t) { return !t.assignments.empty(); }},
    {"three-point estimate", [](const RandomPlan&, const RandomTask& t) { return t.three_point; }},
    {"SNET", has<ConstraintType::kSnet>},
    {"SNLT", has<ConstraintType::kSnlt>},
    {"FNET", has<ConstraintType::kFnet>},
    {"FNLT", has<ConstraintType::kFnlt>},
    {"MSO", has<ConstraintType::kMso>},
    {"MFO", has<ConstraintType::kMfo>},
    {"MANDSTART", has<ConstraintType::kMandStart>},
    {"MANDFIN", has<ConstraintType::kMandFin>},
    {"ALAP", has<ConstraintType::kAlap>},
    {"two constraints", [](const RandomPlan&, const RandomTask& t) { return t.constraints.size() == 2; }},
    {"constraint on a summary",
     [](const RandomPlan&,
        const RandomTask& t) { return t.kind == TaskKind::kSummary && !t.constraints.empty(); }},
    {"deadline", [](const RandomPlan&, const RandomTask& t) { return t.deadline.has_value(); }},
    {"pause", [](const RandomPlan&, const RandomTask& t) { return !t.pauses.empty(); }},
    {"complete", [](const RandomPlan&, const RandomTask& t) { return is_complete(t); }},
    {"started", [](const RandomPlan&, const RandomTask& t) { return is_started(t); }},
    {"progress without actual_start",
     [](const RandomPlan&, const RandomTask& t) { return is_started(t) && !t.actual_start; }},
    {"remaining", [](const RandomPlan&, const RandomTask& t) { return t.remaining.has_value(); }},
    {"rest from progress",
     [](const RandomPlan&,
        const RandomTask& t) { return is_started(t) && t.progress_pct && !t.remaining && !t.expected; }},
    {"expected", [](const RandomPlan&, const RandomTask& t) { return t.expected.has_value(); }},
    {"out of sequence", is_out_of_sequence},
});

bool has_exception(const RandomPlan& plan, ExceptionKind kind, std::string_view base) {
  for (const RandomCalendar& calendar : plan.calendars)
    if (base.empty() || calendar.id == base)
      for (const CalendarException& each : calendar.exceptions)
        if (each.kind == kind) return true;
  return false;
}

bool has_calendar(const RandomPlan& plan, std::string_view id) {
  return std::any_of(plan.calendars.begin(), plan.calendars.end(),
                     [&](const auto& each) { return each.id == id; });
}

bool has_progress(const RandomPlan& plan) {
  return std::any_of(plan.tasks.begin(), plan.tasks.end(), is_started);
}

constexpr auto kPlanFeatures = std::to_array<PlanFeature>({
    {"status date", [](const RandomPlan& p) { return p.status_date.has_value(); }},
    {"status date with a time", [](const RandomPlan& p) { return p.status_date && p.status_date->minute; }},
    {"finish_by", [](const RandomPlan& p) { return p.finish_by.has_value(); }},
    {"finish_task", [](const RandomPlan& p) { return !p.finish_task.empty(); }},
    {"calendar of the project",
     [](const RandomPlan& p) { return !p.calendar.empty() || has_calendar(p, "standard"); }},
    {"calendar past midnight", [](const RandomPlan& p) { return has_calendar(p, "night"); }},
    {"calendar round the clock", [](const RandomPlan& p) { return has_calendar(p, "always"); }},
    {"calendar with a base", [](const RandomPlan& p) { return has_calendar(p, "crew"); }},
    {"exception: off", [](const RandomPlan& p) { return has_exception(p, ExceptionKind::kOff, ""); }},
    {"exception: as", [](const RandomPlan& p) { return has_exception(p, ExceptionKind::kAs, ""); }},
    {"exception: hours", [](const RandomPlan& p) { return has_exception(p, ExceptionKind::kHours, ""); }},
    {"exception: hours of a base",
     [](const RandomPlan& p) {
       return has_calendar(p, "crew") && has_exception(p, ExceptionKind::kHours, "standard");
     }},
    {"hours_per_day", [](const RandomPlan& p) { return p.minutes_per_day != 480; }},
    {"hours_per_day of a calendar",
     [](const RandomPlan& p) {
       return std::any_of(p.calendars.begin(), p.calendars.end(),
                          [](const auto& c) { return c.minutes_per_day > 0; });
     }},
    {"lag_calendar: successor",
     [](const RandomPlan& p) { return p.lag_calendar == LagCalendar::kSuccessor; }},
    {"lag_calendar: predecessor",
     [](const RandomPlan& p) { return p.lag_calendar == LagCalendar::kPredecessor; }},
    {"lag_calendar: project", [](const RandomPlan& p) { return p.lag_calendar == LagCalendar::kProject; }},
    {"lag_calendar: 24h", [](const RandomPlan& p) { return p.lag_calendar == LagCalendar::kRoundTheClock; }},
    {"progress: retained",
     [](const RandomPlan& p) { return p.progress == ProgressRule::kRetained && has_progress(p); }},
    {"progress: override",
     [](const RandomPlan& p) { return p.progress == ProgressRule::kOverride && has_progress(p); }},
    {"progress: actual",
     [](const RandomPlan& p) { return p.progress == ProgressRule::kActual && has_progress(p); }},
    {"float: start", [](const RandomPlan& p) { return p.float_rule == FloatRule::kStart; }},
    {"float: min", [](const RandomPlan& p) { return p.float_rule == FloatRule::kMin; }},
    {"critical_float", [](const RandomPlan& p) { return p.critical_float > 0; }},
});

}  // namespace

std::vector<std::string_view> features(const RandomPlan& plan) {
  std::vector<std::string_view> found;
  for (const TaskFeature& feature : kTaskFeatures)
    if (std::any_of(plan.tasks.begin(), plan.tasks.end(),
                    [&](const auto& task) { return feature.occurs(plan, task); }))
      found.push_back(feature.name);
  for (const PlanFeature& feature : kPlanFeatures)
    if (feature.occurs(plan)) found.push_back(feature.name);
  return found;
}

std::vector<std::string_view> all_features() {
  std::vector<std::string_view> names;
  for (const TaskFeature& feature : kTaskFeatures) names.push_back(feature.name);
  for (const PlanFeature& feature : kPlanFeatures) names.push_back(feature.name);
  return names;
}

}  // namespace plumb::networks
