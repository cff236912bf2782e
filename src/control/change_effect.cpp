#include "plumb/control/change_effect.hpp"

#include <algorithm>

#include "plumb/control/changes.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/io/overlay_reader.hpp"
#include "plumb/plan/change_steps.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

/// What a baseline frozen from the plan would hold.
Cost budget_to_freeze(const Assessment& of) {
  Cost budget;
  for (std::size_t i = 0; i < of.plan.tasks.size(); ++i)
    if (!of.plan.task(TaskId(i)).summary)
      for (const CostItem& item : of.performance.cost_plan->items(TaskId(i))) budget += item.sums.total();
  if (const auto& undistributed = of.plan.project.undistributed_budget)
    budget += of.performance.cost_plan->prices().of_money(*undistributed, of.plan.project.start.date);
  return budget;
}

MetricValue figure_difference(const MetricValue& before, const MetricValue& after) {
  if (const Cost* a = std::get_if<Cost>(&before))
    if (const Cost* b = std::get_if<Cost>(&after)) return *b - *a;
  if (const double* a = std::get_if<double>(&before))
    if (const double* b = std::get_if<double>(&after)) return *b - *a;
  return {};
}

class EffectMeter {
 public:
  EffectMeter(const Assessment& before, const Assessment& after, std::size_t change)
      : before_(before), after_(after), change_(before.plan.rows<Change>().rows[change]) {}

  std::vector<ChangedFigure> figures(double finish_change) {
    ChangedFigure& finish = add("finish", "finish", *find_metric("finish"));
    finish.change = finish_change;
    add({"bac", "BAC", MetricKind::money, budget_to_freeze(before_), budget_to_freeze(after_), {}});
    add("eac_bottom_up", "EAC, bottom-up", *find_metric("eac.bottom_up"));
    add("exposure", "exposure", *find_metric("risks.exposure_residual"));
    add("total_float_min", "least float", *find_metric("total_float"));
    add_contract_value();
    return std::move(figures_);
  }

  std::vector<FloatChange> floats() const {
    std::vector<FloatChange> found;
    for (std::size_t i = 0; i < before_.plan.tasks.size(); ++i) {
      const Task& task = before_.plan.task(TaskId(i));
      const auto now = after_.plan.ids[CollectionKind::tasks].find(task.id);
      if (!now || task.summary) continue;
      const Minutes then = before_.schedule.tasks[TaskId(i)].total_float;
      const Minutes left = after_.schedule.tasks[TaskId(*now)].total_float;
      if (then != left && then != kNoFloat && left != kNoFloat)
        found.push_back({std::string(task.id), then, left});
    }
    std::ranges::stable_sort(found, [](const FloatChange& a, const FloatChange& b) {
      return a.before - a.after > b.before - b.after;
    });
    return found;
  }

 private:
  ChangedFigure& add(ChangedFigure figure) {
    figure.change = figure_difference(figure.before, figure.after);
    return figures_.emplace_back(figure);
  }

  ChangedFigure& add(std::string_view key, std::string_view heading, const Metric& metric) {
    return add({key,
                heading,
                metric.kind,
                metric.value(before_, subject_of(before_.project)),
                metric.value(after_, subject_of(after_.project)),
                {}});
  }

  /// Changes that were agreed count in both; this one only afterwards, even if it was agreed too.
  void add_contract_value() {
    if (!change_.contract.valid()) return;
    const Plan& plan = before_.plan;
    const ContractValue value = ContractBook(plan, before_.schedule)[change_.contract.index()].value;
    const auto addition = contract_addition(change_);
    const Cost added = addition ? Prices(plan).of_money(*addition, before_.schedule.as_of) : Cost();
    const Cost without = is_agreed(change_.status) ? value.current() - added : value.current();
    add({"contract_value", "contract value", MetricKind::money, without, without + added, {}});
  }

  const Assessment& before_;
  const Assessment& after_;
  const Change& change_;
  std::vector<ChangedFigure> figures_;
};

}  // namespace

std::optional<PlanWithChange> changed_plan(const Plan& plan, std::size_t row, const FileReader& reader,
                                           const std::string& root, const ScheduleOptions& options,
                                           Diagnostics& diagnostics) {
  const Change& change = plan.rows<Change>().rows[row];
  const Change* const changes[] = {&change};
  check_steps(plan, change, ids_with_new_tasks(plan, changes), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  PlanEdit edit(plan);
  if (!apply_steps(edit, plan, change, diagnostics)) return std::nullopt;
  // Its steps are not to be made once more.
  edit.set_field(plan.rows<Change>().nodes[row], "status", YamlValue::of_typed("implemented"));
  const auto edited = edit.finish(diagnostics);
  if (!edited) return std::nullopt;
  Diagnostics found;
  auto changed = load_plan(edited->documents, OverlayReader(reader, edited->files), root, found);
  std::optional<PlanWithChange> result;
  if (changed) {
    Schedule schedule = make_schedule(*changed, options, found);
    result.emplace(PlanWithChange{std::move(*changed), std::move(schedule)});
  }
  if (!found.has_errors()) return result;
  diagnostics.add(errors_at_steps(found, change, plan.rows<Change>().nodes[row]).all());
  return std::nullopt;
}

ChangeEffect change_effect(const AssessedVersion& before, const AssessedVersion& after, std::size_t change) {
  ChangeEffect effect;
  effect.comparison = compare_plans(before, after);
  std::erase_if(effect.comparison.rows,
                [](const RowDifference& each) { return each.kind == CollectionKind::changes; });
  EffectMeter meter(before.assessment, after.assessment, change);
  effect.figures = meter.figures(effect.comparison.finish_change);
  effect.floats = meter.floats();
  effect.has_baseline = !before.assessment.performance.baseline->id().empty();
  return effect;
}

}  // namespace plumb
