#include <fmt/format.h>

#include <set>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/revision_baseline.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

/// A unit of less than a minute would make every duration nothing.
void check_units(const Plan& plan, Diagnostics& diagnostics) {
  const WorkUnits units = plan.project.units();
  const std::pair<std::string_view, std::int64_t> fields[] = {
      {"hours_per_day", units.day}, {"days_per_week", units.week}, {"days_per_month", units.month}};
  for (const auto& [field, minutes] : fields) {
    if (minutes > 0 || !gives(plan.project_node, field)) continue;
    diagnostics.error(Code::bad_value, place_of(plan.project_node, field),
                      fmt::format("'{}' is less than a minute of work", field), "write a number above 0");
    return;  // the longer units are zero only because the shorter one is
  }
}

void check_rates(const Plan& plan, Diagnostics& diagnostics) {
  // A rate that is missing or zero would make money of that currency vanish from every sum.
  for (const Currency& currency : plan.project.rates) {
    const auto error = [&](std::string message, std::string hint) {
      diagnostics.error(Code::bad_value, place_of(plan.project_node.find("rates"), currency.code),
                        std::move(message), std::move(hint));
    };
    const std::string worth = "write what one unit is worth in the project's currency";
    if (currency.code == plan.project.currency)
      error(fmt::format("'{}' is the project's own currency", currency.code), "remove it");
    if (currency.rates.empty()) error(fmt::format("'{}' has no rate", currency.code), worth);
    for (const ExchangeRate& rate : currency.rates)
      if (rate.rate.scaled <= 0)
        error(fmt::format("the rate of '{}' is {}", currency.code, rate.rate.scaled == 0 ? "0" : "negative"),
              worth);
  }
}

void check_reserves(const Plan& plan, Diagnostics& diagnostics) {
  const std::pair<std::string_view, std::optional<Money>> fields[] = {
      {"contingency", plan.project.contingency},
      {"undistributed_budget", plan.project.undistributed_budget},
      {"management_reserve", plan.project.management_reserve}};
  for (const auto& [field, money] : fields)
    if (money && money->amount < 0)
      diagnostics.error(Code::bad_value, place_of(plan.project_node, field),
                        fmt::format("'{}' is negative", field), "write 0, or the amount held back");
}

void check_finish(const Plan& plan, Diagnostics& diagnostics) {
  const Project& project = plan.project;
  if (project.finish_by && is_before(*project.finish_by, project.start))
    diagnostics.warning(Code::impossible_dates, place_of(plan.project_node, "finish_by"),
                        fmt::format("the project must finish by {}, before it starts on {}",
                                    written_date_text(*project.finish_by), written_date_text(project.start)),
                        "correct one of the two dates",
                        {{"it starts here", place_of(plan.project_node, "start")}});
  if (project.finish_task.valid() && plan.task(project.finish_task).is_hammock())
    diagnostics.error(Code::hierarchy, place_of(plan.project_node, "finish_task"),
                      fmt::format("'{}' is a hammock, which follows the finish and does not set it",
                                  plan.task(project.finish_task).id),
                      "name a task, a milestone or a summary");
}

void check_baseline_name(const Plan& plan, Diagnostics& diagnostics) {
  const std::string_view name = plan.project.baseline;
  if (name.empty() || names_revision(name)) return;
  const IdTable& baselines = plan.ids[CollectionKind::baselines];
  if (baselines.find(name)) return;
  std::string hint = "remove the key until 'plumb baseline set' has frozen one";
  if (const auto near = diagnostics.near(name, baselines.ids()))
    hint = fmt::format("did you mean '{}'?", *near);
  diagnostics.error(Code::unknown_reference, place_of(plan.project_node, "baseline"),
                    fmt::format("no baseline '{}'", name), std::move(hint));
}

/// Levels must rise, or the matrix would have no order; place: of the list.
template <class Level, class ValueOf>
void check_levels(const std::vector<Level>& levels, NodeRef matrix, std::string_view field, ValueOf value_of,
                  Diagnostics& diagnostics) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Place where = place_of_item(matrix, field, i, levels.size());
    if (!names.insert(levels[i].level).second)
      diagnostics.error(Code::duplicate_id, where,
                        fmt::format("level '{}' is defined twice", levels[i].level),
                        "give one of them another name");
    if (i > 0 && value_of(levels[i]) <= value_of(levels[i - 1]))
      diagnostics.error(Code::bad_value, where,
                        fmt::format("level '{}' is not above '{}', which stands before it", levels[i].level,
                                    levels[i - 1].level),
                        "write the levels from the least to the greatest");
  }
}

void check_risk_matrix(const Plan& plan, Diagnostics& diagnostics) {
  if (!plan.project.risk_matrix) return;
  const RiskMatrix& matrix = *plan.project.risk_matrix;
  const NodeRef node = plan.project_node.find("risk_matrix");
  check_levels(
      matrix.probability, node, "probability", [](const ProbabilityLevel& level) { return level.value; },
      diagnostics);
  check_levels(
      matrix.impact, node, "impact", [](const ImpactLevel& level) { return level.value; }, diagnostics);
}

}  // namespace

void check_project(const Plan& plan, Diagnostics& diagnostics) {
  if (!plan.project_node) return;
  check_units(plan, diagnostics);
  check_rates(plan, diagnostics);
  check_reserves(plan, diagnostics);
  check_finish(plan, diagnostics);
  check_baseline_name(plan, diagnostics);
  check_risk_matrix(plan, diagnostics);
}

}  // namespace plumb
