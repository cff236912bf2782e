#include "plumb/control/metrics.hpp"

#include <algorithm>
#include <array>

#include "plumb/control/assumptions.hpp"
#include "plumb/control/changes.hpp"
#include "plumb/control/claims.hpp"
#include "plumb/control/communications.hpp"
#include "plumb/control/contingencies.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/control/decisions.hpp"
#include "plumb/control/defects.hpp"
#include "plumb/control/incidents.hpp"
#include "plumb/control/inspections.hpp"
#include "plumb/control/issues.hpp"
#include "plumb/control/lessons.hpp"
#include "plumb/control/objectives.hpp"
#include "plumb/control/obligations.hpp"
#include "plumb/control/partners.hpp"
#include "plumb/control/pulses.hpp"
#include "plumb/control/quality_costs.hpp"
#include "plumb/control/recognitions.hpp"
#include "plumb/control/requirements.hpp"
#include "plumb/control/responsibilities.hpp"
#include "plumb/control/stakeholders.hpp"
#include "plumb/control/surveys.hpp"
#include "plumb/control/trainings.hpp"
#include "plumb/control/variance.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

MetricValue of(const std::optional<double>& value) {
  return value ? MetricValue(*value) : MetricValue();
}
MetricValue of(Instant instant) {
  return instant == kNoInstant ? MetricValue() : MetricValue(instant);
}
MetricValue of_float(Minutes time) {
  return time == kNoFloat ? MetricValue() : MetricValue(static_cast<double>(time.count()));
}

const EarnedValue& value_in(const MetricSubject& subject) {
  return subject.figures->value;
}
const CostForecasts& forecasts_in(const MetricSubject& subject) {
  return subject.figures->forecasts;
}

/// A figure of earned schedule; undefined where nothing is planned.
template <class Get>
MetricValue timed(const MetricSubject& subject, Get get) {
  if (!subject.figures->time) return {};
  return of(get(*subject.figures->time));
}

using Subject = const MetricSubject&;
using From = const Assessment&;

MetricValue duration_forecast(Subject subject, std::size_t index) {
  return timed(subject, [&](const EarnedSchedule& time) { return time.forecasts[index]; });
}

// clang-format off
constexpr auto kValueMetrics = std::to_array<Metric>({
    {"bac", MetricKind::money, kOfAll, "budget at completion",
     [](From, Subject s) -> MetricValue { return value_in(s).bac; }},
    {"pv", MetricKind::money, kOfAll | kAtStatus, "planned value: the budget of the work scheduled to the status date",
     [](From, Subject s) -> MetricValue { return value_in(s).pv; }},
    {"ev", MetricKind::money, kOfAll | kAtStatus, "earned value: the budget of the work done",
     [](From, Subject s) -> MetricValue { return value_in(s).ev; }},
    {"ac", MetricKind::money, kOfAll | kAtStatus, "actual cost of the work done",
     [](From, Subject s) -> MetricValue { return value_in(s).ac; }},
    {"sv", MetricKind::money, kOfAll | kAtStatus, "schedule variance, EV - PV",
     [](From, Subject s) -> MetricValue { return value_in(s).ev - value_in(s).pv; }},
    {"cv", MetricKind::money, kOfAll | kAtStatus, "cost variance, EV - AC",
     [](From, Subject s) -> MetricValue { return value_in(s).ev - value_in(s).ac; }},
    {"sv_pct", MetricKind::percent, kOfAll | kAtStatus, "schedule variance, SV / PV",
     [](From, Subject s) { return of(percent(value_in(s).ev - value_in(s).pv, value_in(s).pv)); }},
    {"cv_pct", MetricKind::percent, kOfAll | kAtStatus, "cost variance, CV / EV",
     [](From, Subject s) { return of(percent(value_in(s).ev - value_in(s).ac, value_in(s).ev)); }},
    {"spi", MetricKind::ratio, kOfAll | kAtStatus, "schedule performance index, EV / PV",
     [](From, Subject s) { return of(spi(value_in(s))); }},
    {"cpi", MetricKind::ratio, kOfAll | kAtStatus, "cost performance index, EV / AC",
     [](From, Subject s) { return of(cpi(value_in(s))); }},
    {"complete_pct", MetricKind::percent, kOfAll | kAtStatus, "share of the budget that is earned, EV / BAC",
     [](From, Subject s) { return of(percent(value_in(s).ev, value_in(s).bac)); }},
    {"spent_pct", MetricKind::percent, kOfAll | kAtStatus, "share of the budget that is spent, AC / BAC",
     [](From, Subject s) { return of(percent(value_in(s).ac, value_in(s).bac)); }},
    {"planned_pct", MetricKind::percent, kOfAll | kAtStatus, "share of the budget that was planned by now, PV / BAC",
     [](From, Subject s) { return of(percent(value_in(s).pv, value_in(s).bac)); }},
    {"eac.typical", MetricKind::money, kOfAll | kAtStatus, "estimate at completion, the rest at the CPI: BAC / CPI",
     [](From, Subject s) { return of(forecasts_in(s).typical); }},
    {"eac.atypical", MetricKind::money, kOfAll | kAtStatus, "the rest as budgeted: AC + (BAC - EV)",
     [](From, Subject s) -> MetricValue { return forecasts_in(s).atypical; }},
    {"eac.cpi_spi", MetricKind::money, kOfAll | kAtStatus, "the rest at CPI x SPI",
     [](From, Subject s) { return of(forecasts_in(s).cpi_spi); }},
    {"eac.bottom_up", MetricKind::money, kOfAll | kAtStatus, "AC and what the plan says is still to be spent",
     [](From, Subject s) -> MetricValue { return forecasts_in(s).bottom_up; }},
    {"eac.spi", MetricKind::money, kOfAll | kAtStatus, "the rest at the SPI",
     [](From, Subject s) { return of(forecasts_in(s).spi); }},
    {"eac.weighted", MetricKind::money, kOfAll | kAtStatus, "the rest at 0.8 CPI + 0.2 SPI",
     [](From, Subject s) { return of(forecasts_in(s).weighted); }},
    {"eac.spi_t", MetricKind::money, kOfTimed | kAtStatus, "the rest at the SPI(t)",
     [](From, Subject s) { return of(forecasts_in(s).spi_t); }},
    {"eac.cpi_spi_t", MetricKind::money, kOfTimed | kAtStatus, "the rest at CPI x SPI(t)",
     [](From, Subject s) { return of(forecasts_in(s).cpi_spi_t); }},
    {"eac.weighted_t", MetricKind::money, kOfTimed | kAtStatus, "the rest at 0.8 CPI + 0.2 SPI(t)",
     [](From, Subject s) { return of(forecasts_in(s).weighted_t); }},
    {"eac_used", MetricKind::text, kOfAll | kAtStatus, "the estimate that ETC, VAC and TCPI are measured with",
     [](From, Subject s) -> MetricValue {
       return forecasts_in(s).typical ? std::string_view("typical") : std::string_view("atypical");
     }},
    {"etc", MetricKind::money, kOfAll | kAtStatus, "estimate to complete, EAC - AC",
     [](From, Subject s) -> MetricValue { return estimate_to_complete(value_in(s)); }},
    {"vac", MetricKind::money, kOfAll | kAtStatus, "variance at completion, BAC - EAC",
     [](From, Subject s) -> MetricValue { return variance_at_completion(value_in(s)); }},
    {"tcpi_bac", MetricKind::ratio, kOfAll | kAtStatus, "the performance that the rest needs to end at BAC; negative: unattainable",
     [](From, Subject s) { return of(to_complete_index_bac(value_in(s))); }},
    {"tcpi_eac", MetricKind::ratio, kOfAll | kAtStatus, "the performance that the rest needs to end at EAC",
     [](From, Subject s) { return of(to_complete_index_eac(value_in(s))); }},
    {"pd_min", MetricKind::duration, kOfTimed, "planned duration, from the baseline's start to its finish",
     [](From, Subject s) { return timed(s, [](const auto& t) { return std::optional(t.planned_duration); }); }},
    {"at_min", MetricKind::duration, kOfTimed | kAtStatus, "actual time, from the baseline's start to the status date",
     [](From, Subject s) { return timed(s, [](const auto& t) { return std::optional(t.actual_time); }); }},
    {"es_min", MetricKind::duration, kOfTimed | kAtStatus, "earned schedule: when the work done was planned to be done",
     [](From, Subject s) { return timed(s, [](const auto& t) { return std::optional(t.earned_schedule); }); }},
    {"sv_t_min", MetricKind::duration, kOfTimed | kAtStatus, "schedule variance in time, ES - AT",
     [](From, Subject s) { return timed(s, [](const auto& t) { return std::optional(t.variance()); }); }},
    {"spi_t", MetricKind::ratio, kOfTimed | kAtStatus, "schedule performance index in time, ES / AT",
     [](From, Subject s) { return timed(s, [](const auto& t) { return t.spi_t; }); }},
    {"ieac_t_min", MetricKind::duration, kOfTimed | kAtStatus, "duration at this performance, PD / SPI(t)",
     [](From, Subject s) { return timed(s, [](const auto& t) { return t.estimate; }); }},
    {"earned_finish", MetricKind::date, kOfTimed | kAtStatus, "the finish at this performance",
     [](From, Subject s) { return timed(s, [](const auto& t) { return t.earned_finish; }); }},
    {"tspi", MetricKind::ratio, kOfTimed | kAtStatus, "the schedule performance that the rest needs, (PD - ES) / (PD - AT)",
     [](From, Subject s) { return timed(s, [](const auto& t) { return t.tspi; }); }},
    {"tspi_ed", MetricKind::ratio, kOfTimed | kAtStatus, "the same for the duration now scheduled, (PD - ES) / (ED - AT)",
     [](From, Subject s) { return timed(s, [](const auto& t) { return t.tspi_ed; }); }},
    {"ieac_t.pv1_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by planned value, the rest as planned",
     [](From, Subject s) { return duration_forecast(s, 0); }},
    {"ieac_t.pv2_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by planned value, at the SPI",
     [](From, Subject s) { return duration_forecast(s, 1); }},
    {"ieac_t.pv3_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by planned value, at SPI x CPI",
     [](From, Subject s) { return duration_forecast(s, 2); }},
    {"ieac_t.ed1_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by earned duration, the rest as planned",
     [](From, Subject s) { return duration_forecast(s, 3); }},
    {"ieac_t.ed2_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by earned duration, at the SPI",
     [](From, Subject s) { return duration_forecast(s, 4); }},
    {"ieac_t.ed3_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by earned duration, at SPI x CPI",
     [](From, Subject s) { return duration_forecast(s, 5); }},
    {"ieac_t.es1_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by earned schedule, the rest as planned",
     [](From, Subject s) { return duration_forecast(s, 6); }},
    {"ieac_t.es2_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by earned schedule, at the SPI(t)",
     [](From, Subject s) { return duration_forecast(s, 7); }},
    {"ieac_t.es3_min", MetricKind::duration, kOfTimed | kAtStatus, "duration by earned schedule, at SPI(t) x CPI",
     [](From, Subject s) { return duration_forecast(s, 8); }},
});
// clang-format on

/// The tasks that a condition holds of, summaries apart.
template <class Holds>
MetricValue count_tasks(From from, Holds holds) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < from.plan.tasks.size(); ++i)
    if (!from.plan.tasks.rows[i].summary && holds(TaskId(i))) ++count;
  return count;
}

Minutes least_float(From from) {
  Minutes least = kNoFloat;
  for (std::size_t i = 0; i < from.plan.tasks.size(); ++i) {
    const Minutes slack = from.schedule.tasks[TaskId(i)].total_float;
    if (slack != kNoFloat && (least == kNoFloat || slack < least)) least = slack;
  }
  return least;
}

double work_between(const WorkTimes& clock, Instant from, Instant to) {
  return static_cast<double>(clock.work_before(to) - clock.work_before(from));
}

const WorkTimes& project_clock(From from) {
  return from.schedule.network.clocks[from.schedule.network.clocks.project()];
}

/// What a baseline knows of a task: of a summary, the extremes of what is below it.
std::optional<std::pair<Instant, Instant>> baseline_dates(From from, TaskId id) {
  std::optional<std::pair<Instant, Instant>> dates;
  const Task& task = from.plan.task(id);
  const std::size_t end = task.summary ? task.subtree_end : id.index() + 1;
  for (std::size_t i = id.index(); i < end; ++i)
    if (const PlannedElement* element = from.performance.baseline->find(TaskId(i))) {
      if (!dates) dates.emplace(element->start, element->finish);
      dates->first = std::min(dates->first, element->start);
      dates->second = std::max(dates->second, element->finish);
    }
  return dates;
}

MetricValue start_of(From from, Subject subject) {
  return of(subject.scope == kOfTask ? from.schedule.tasks[subject.task].start.value() : from.schedule.start);
}

MetricValue finish_of(From from, Subject subject) {
  return of(subject.scope == kOfTask ? from.schedule.tasks[subject.task].finish.value()
                                     : from.schedule.finish);
}

MetricValue start_variance(From from, Subject subject) {
  if (subject.scope != kOfTask)
    return working_variance(from.schedule, from.performance.baseline->start(), from.schedule.start);
  const auto planned = baseline_dates(from, subject.task);
  if (!planned) return {};
  return working_variance(from.schedule, planned->first, from.schedule.tasks[subject.task].start);
}

MetricValue finish_variance(From from, Subject subject) {
  if (subject.scope != kOfTask)
    return work_between(project_clock(from), from.performance.baseline->project_finish(),
                        from.schedule.finish);
  const auto planned = baseline_dates(from, subject.task);
  if (!planned) return {};
  return working_variance(from.schedule, planned->second, from.schedule.tasks[subject.task].finish);
}

Cost project_money(From from, const std::optional<Money>& money) {
  if (!money) return {};
  return from.performance.cost_plan->prices().of_money(*money, from.plan.project.start.date);
}

Cost management_reserve(From from) {
  return project_money(from, from.plan.project.management_reserve);
}

std::int64_t risks_where(From from, bool (*holds)(const Risk&, const RiskFigures&)) {
  std::int64_t count = 0;
  for (const RiskFigures& figures : from.risks.risks)
    if (holds(from.plan.risks.rows[figures.id.index()], figures)) ++count;
  return count;
}

// clang-format off
constexpr auto kOtherMetrics = std::to_array<Metric>({
    {"p_factor", MetricKind::ratio, kOfProject | kAtStatus, "schedule adherence: how much of what is done was due, 0 to 1",
     [](From f, Subject) -> MetricValue { return f.adherence.p_factor; }},
    {"rework_exposed", MetricKind::money, kOfProject | kAtStatus, "value earned ahead of its turn, which may have to be done again",
     [](From f, Subject) -> MetricValue { return f.adherence.rework_exposed; }},
    {"discrete.bac", MetricKind::money, kOfProject, "budget at completion without level of effort",
     [](From f, Subject) -> MetricValue { return discrete_value(f.performance).bac; }},
    {"discrete.pv", MetricKind::money, kOfProject | kAtStatus, "planned value without level of effort",
     [](From f, Subject) -> MetricValue { return discrete_value(f.performance).pv; }},
    {"discrete.ev", MetricKind::money, kOfProject | kAtStatus, "earned value without level of effort",
     [](From f, Subject) -> MetricValue { return discrete_value(f.performance).ev; }},
    {"discrete.ac", MetricKind::money, kOfProject | kAtStatus, "actual cost without level of effort",
     [](From f, Subject) -> MetricValue { return discrete_value(f.performance).ac; }},
    {"discrete.spi", MetricKind::ratio, kOfProject | kAtStatus, "SPI without level of effort, which never varies",
     [](From f, Subject) { return of(spi(discrete_value(f.performance))); }},
    {"discrete.cpi", MetricKind::ratio, kOfProject | kAtStatus, "CPI without level of effort",
     [](From f, Subject) { return of(cpi(discrete_value(f.performance))); }},
    {"distributed_budget", MetricKind::money, kOfProject, "budgets on tasks",
     [](From f, Subject) -> MetricValue { return f.performance.baseline->distributed_budget(); }},
    {"undistributed_budget", MetricKind::money, kOfProject, "budget in BAC that is on no task yet",
     [](From f, Subject) -> MetricValue { return f.performance.baseline->undistributed_budget(); }},
    {"contingency", MetricKind::money, kOfProject, "contingency reserve: in the cost baseline, not in BAC",
     [](From f, Subject) -> MetricValue { return f.performance.baseline->contingency(); }},
    {"cost_baseline", MetricKind::money, kOfProject, "BAC and contingency",
     [](From f, Subject) -> MetricValue { return f.project.value.bac + f.performance.baseline->contingency(); }},
    {"management_reserve", MetricKind::money, kOfProject, "reserve for what nobody foresaw, outside the cost baseline",
     [](From f, Subject) -> MetricValue { return management_reserve(f); }},
    {"cbb", MetricKind::money, kOfProject, "contract budget base: BAC, contingency and management reserve",
     [](From f, Subject) -> MetricValue {
       return f.project.value.bac + f.performance.baseline->contingency() + management_reserve(f);
     }},
    {"start", MetricKind::start_date, kOfProject | kOfTask, "when it starts", start_of},
    {"finish", MetricKind::date, kOfProject | kOfTask, "when it finishes", finish_of},
    {"start_variance", MetricKind::duration, kOfProject | kOfTask, "how much later it starts than in the baseline",
     start_variance},
    {"finish_variance", MetricKind::duration, kOfProject | kOfTask, "how much later it finishes than in the baseline",
     finish_variance},
    {"total_float", MetricKind::duration, kOfProject | kOfTask, "total float; of the project, the least of all tasks",
     [](From f, Subject s) {
       return of_float(s.scope == kOfTask ? f.schedule.tasks[s.task].total_float.value() : least_float(f));
     }},
    {"free_float", MetricKind::duration, kOfTask, "float that moves no successor",
     [](From f, Subject s) { return of_float(f.schedule.tasks[s.task].free_float); }},
    {"duration", MetricKind::duration, kOfProject | kOfTask, "working time from start to finish",
     [](From f, Subject s) -> MetricValue {
       if (s.scope == kOfTask) return static_cast<double>(f.schedule.tasks[s.task].duration.count());
       return work_between(project_clock(f), f.schedule.start, f.schedule.finish);
     }},
    {"tasks", MetricKind::count, kOfProject, "tasks, summaries apart",
     [](From f, Subject) { return count_tasks(f, [](TaskId) { return true; }); }},
    {"tasks.complete", MetricKind::count, kOfProject, "tasks that are complete",
     [](From f, Subject) {
       return count_tasks(f, [&](TaskId id) { return f.schedule.network.task(id).state == TaskState::complete; });
     }},
    {"tasks.critical", MetricKind::count, kOfProject, "tasks that are critical and not complete",
     [](From f, Subject) { return count_tasks(f, [&](TaskId id) { return f.schedule.tasks[id].critical; }); }},
    {"tasks.late", MetricKind::count, kOfProject, "tasks that finish later than in the baseline",
     [](From f, Subject) {
       return count_tasks(f, [&](TaskId id) {
         const PlannedElement* planned = f.performance.baseline->find(id);
         return planned != nullptr && f.schedule.tasks[id].finish > planned->finish;
       });
     }},
    {"tasks.overdue", MetricKind::count, kOfProject | kAtStatus, "tasks that should be complete by the baseline, and are not",
     [](From f, Subject) {
       return count_tasks(f, [&](TaskId id) {
         const PlannedElement* planned = f.performance.baseline->find(id);
         return planned != nullptr && planned->finish <= f.performance.at &&
                f.schedule.network.task(id).state != TaskState::complete;
       });
     }},
    {"risks.open", MetricKind::count, kOfProject, "risks that are open or have occurred",
     [](From f, Subject) -> MetricValue {
       return risks_where(f, [](const Risk&, const RiskFigures& figures) { return figures.exposed; });
     }},
    {"risks.high", MetricKind::count, kOfProject, "risks at or above the matrix's threshold",
     [](From f, Subject) -> MetricValue {
       return risks_where(f, [](const Risk&, const RiskFigures& figures) { return figures.high; });
     }},
    {"risks.unanswered", MetricKind::count, kOfProject, "exposed risks without a response",
     [](From f, Subject) -> MetricValue {
       return risks_where(f, [](const Risk& risk, const RiskFigures& figures) {
         return figures.exposed && !risk.strategy && risk.response.empty();
       });
     }},
    {"risks.exposure_inherent", MetricKind::money, kOfProject, "exposure before the responses: threats less opportunities",
     [](From f, Subject) -> MetricValue { return f.risks.inherent.net(); }},
    {"risks.exposure_residual", MetricKind::money, kOfProject, "exposure after the responses",
     [](From f, Subject) -> MetricValue { return f.risks.residual.net(); }},
    {"risks.threats", MetricKind::money, kOfProject, "exposure to threats after the responses",
     [](From f, Subject) -> MetricValue { return f.risks.residual.threats; }},
    {"risks.opportunities", MetricKind::money, kOfProject, "exposure to opportunities after the responses",
     [](From f, Subject) -> MetricValue { return f.risks.residual.opportunities; }},
    {"risks.time", MetricKind::duration, kOfProject, "exposure in time after the responses",
     [](From f, Subject) -> MetricValue { return f.risks.residual.time_minutes; }},
    {"risks.response_cost", MetricKind::money, kOfProject, "what the responses cost",
     [](From f, Subject) -> MetricValue { return f.risks.response_cost; }},
    {"risks.net_benefit", MetricKind::money, kOfProject, "what the responses take off the exposure, less their cost",
     [](From f, Subject) -> MetricValue { return f.risks.net_benefit(); }},
    {"contingency_free", MetricKind::money, kOfProject, "contingency less the residual exposure; negative: not covered",
     [](From f, Subject) -> MetricValue { return f.performance.baseline->contingency() - f.risks.residual.net(); }},
});
// clang-format on

/// Of the registers, in the order of their documentation.
constexpr std::span<const Metric> (*kOfRegisters[])() = {
    objective_metrics,    requirement_metrics, stakeholder_metrics, communication_metrics, issue_metrics,
    action_metrics,       raci_metrics,        change_metrics,      inspection_metrics,    defect_metrics,
    quality_cost_metrics, training_metrics,    pulse_metrics,       recognition_metrics,   lesson_metrics,
    improvement_metrics,  obligation_metrics,  survey_metrics,      contingency_metrics,   incident_metrics,
    assumption_metrics,   contract_metrics,    claim_metrics,       decision_metrics,      partner_metrics,
};

}  // namespace

std::span<const Metric> metric_table() {
  static const std::vector<Metric> metrics = [] {
    std::vector<Metric> all(kValueMetrics.begin(), kValueMetrics.end());
    all.insert(all.end(), kOtherMetrics.begin(), kOtherMetrics.end());
    for (const auto of_register : kOfRegisters) {
      const std::span<const Metric> more = of_register();
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }();
  return metrics;
}

std::span<const Metric> value_metrics() {
  return kValueMetrics;
}

std::span<const Metric> budget_metrics() {
  const auto behind = std::find_if(kOtherMetrics.begin(), kOtherMetrics.end(),
                                   [](const Metric& metric) { return metric.name == "start"; });
  return {kOtherMetrics.begin(), behind};
}

const Metric* find_metric(std::string_view name) {
  const auto metrics = metric_table();
  const auto found =
      std::find_if(metrics.begin(), metrics.end(), [&](const Metric& metric) { return metric.name == name; });
  return found == metrics.end() ? nullptr : &*found;
}

const MetricSubjects::Rows& MetricSubjects::rows(ValueBreakdown by) {
  const auto [found, is_new] = rows_.try_emplace(by);
  Rows& rows = found->second;
  if (!is_new) return rows;
  rows.rows = value_rows(assessment_.plan, assessment_.schedule, assessment_.performance, by);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) rows.by_id.try_emplace(rows.rows[i].id, i);
  return rows;
}

const ValueFigures& MetricSubjects::figures(ValueBreakdown by, std::string_view id) {
  const Rows& all = rows(by);
  const auto found = all.by_id.find(id);
  return found == all.by_id.end() ? nothing_ : all.rows[found->second].figures;
}

std::optional<MetricSubject> MetricSubjects::find(CollectionKind kind, std::string_view id) {
  const auto row = assessment_.plan.ids[kind].find(id);
  if (!row) return std::nullopt;
  if (kind == CollectionKind::tasks)
    return MetricSubject{kOfTask, TaskId(*row), &figures(ValueBreakdown::wbs, id)};
  if (kind == CollectionKind::accounts)
    return MetricSubject{kOfAccount, {}, &figures(ValueBreakdown::account, id)};
  return MetricSubject{kOfResource, {}, &figures(ValueBreakdown::resource, id)};
}

std::optional<MetricSubject> MetricSubjects::find(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto named = slash == std::string_view::npos ? std::nullopt : find_collection(text.substr(0, slash));
  for (const CollectionKind kind :
       {CollectionKind::accounts, CollectionKind::tasks, CollectionKind::resources}) {
    if (named && *named != kind) continue;
    if (const auto subject = find(kind, named ? text.substr(slash + 1) : text)) return subject;
  }
  return std::nullopt;
}

}  // namespace plumb
