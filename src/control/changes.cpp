#include "plumb/control/changes.hpp"

#include <algorithm>
#include <array>

#include "plumb/control/prices.hpp"

namespace plumb {

namespace {

bool awaits_decision(ChangeStatus status) {
  return status == ChangeStatus::submitted;
}

const Change& change_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Change>().rows[row];
}

/// The day of the last decision; nothing while there is none.
std::optional<Date> decided(const Change& change) {
  std::optional<Date> last;
  for (const ChangeApproval& each : change.approvals)
    if (each.date && (!last || *each.date > *last)) last = each.date;
  return last;
}

/// Days from the request to the decision, or until today while the change is open.
std::optional<std::int64_t> days_waiting(const Change& change, Date today) {
  if (!change.requested) return std::nullopt;
  std::optional<Date> end = decided(change);
  if (!end) end = change.implemented;
  if (!end && !is_open(change.status)) return std::nullopt;
  const std::int64_t days = (end.value_or(today) - *change.requested).count();
  return days < 0 ? std::nullopt : std::optional(days);
}

template <bool (*Counts)(ChangeStatus)>
MetricValue count_of_changes(const Assessment& from, const MetricSubject&) {
  return total_of(from.plan, Counts, from.schedule.as_of).count;
}
template <bool (*Counts)(ChangeStatus)>
MetricValue cost_of_changes(const Assessment& from, const MetricSubject&) {
  return total_of(from.plan, Counts, from.schedule.as_of).cost;
}
template <bool (*Counts)(ChangeStatus)>
MetricValue time_of_changes(const Assessment& from, const MetricSubject&) {
  return total_of(from.plan, Counts, from.schedule.as_of).minutes;
}
template <bool (*Counts)(ChangeStatus)>
MetricValue contract_values_of(const Assessment& from, const MetricSubject&) {
  return total_of(from.plan, Counts, from.schedule.as_of).contract_values;
}

bool is_rejected(ChangeStatus status) {
  return status == ChangeStatus::rejected;
}

bool is_implemented(ChangeStatus status) {
  return status == ChangeStatus::implemented;
}

}  // namespace

std::optional<Money> contract_addition(const Change& change) {
  if (!change.contract.valid()) return std::nullopt;
  if (change.contract_value) return change.contract_value;
  return change.impact ? change.impact->cost : std::nullopt;
}

ChangeTotals total_of(const Plan& plan, bool (*counts)(ChangeStatus), Date day) {
  const Prices prices(plan);
  ChangeTotals totals;
  for (const Change& change : plan.rows<Change>().rows) {
    if (!counts(change.status)) continue;
    ++totals.count;
    if (const auto value = contract_addition(change)) totals.contract_values += prices.of_money(*value, day);
    if (!change.impact) continue;
    if (change.impact->cost) totals.cost += prices.of_money(*change.impact->cost, day);
    if (change.impact->time) totals.minutes += static_cast<double>(change.impact->time->minutes.count());
  }
  return totals;
}

std::span<const Figure> change_figures() {
  static const std::array<Figure, 4> figures{{
      {figure_spec("steps", ValueKind::integer, "how many steps it has to apply"),
       [](const FigureSource& source, std::size_t row) {
         return Value{static_cast<std::int64_t>(change_in(source, row).apply.size())};
       }},
      {figure_spec("contract_addition", ValueKind::money, "what it adds to its contract's value"),
       [](const FigureSource& source, std::size_t row) {
         const auto addition = contract_addition(change_in(source, row));
         return addition ? Value{*addition} : Value{};
       }},
      {figure_spec("decided", ValueKind::date, "the day of the last decision"),
       [](const FigureSource& source, std::size_t row) {
         const auto date = decided(change_in(source, row));
         return date ? Value{WrittenDate{*date, {}}} : Value{};
       }},
      {figure_spec("days_waiting", ValueKind::integer,
                   "calendar days from the request to the decision, or until today"),
       [](const FigureSource& source, std::size_t row) {
         const auto days = days_waiting(change_in(source, row), source.as_of());
         return days ? Value{*days} : Value{};
       }},
  }};
  return figures;
}

std::span<const Metric> change_metrics() {
  using enum MetricKind;
  // clang-format off
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"changes.open", count, kOfProject, "changes that are drafted, submitted, or approved and to be done", count_of_changes<is_open>},
      {"changes.pending", count, kOfProject, "changes that are submitted and wait for a decision", count_of_changes<awaits_decision>},
      {"changes.pending_cost", money, kOfProject, "what the pending ones would add to the budget", cost_of_changes<awaits_decision>},
      {"changes.pending_time", duration, kOfProject, "what they would add to the finish", time_of_changes<awaits_decision>},
      {"changes.pending_contract_value", money, kOfProject, "what they would add to the contracts", contract_values_of<awaits_decision>},
      {"changes.approved", count, kOfProject, "changes that were approved, implemented ones too", count_of_changes<is_agreed>},
      {"changes.approved_cost", money, kOfProject, "what the approved ones add to the budget", cost_of_changes<is_agreed>},
      {"changes.approved_time", duration, kOfProject, "what they add to the finish", time_of_changes<is_agreed>},
      {"changes.approved_contract_value", money, kOfProject, "what they add to the contracts", contract_values_of<is_agreed>},
      {"changes.implemented", count, kOfProject, "changes that are in the plan", count_of_changes<is_implemented>},
      {"changes.rejected", count, kOfProject, "changes that were rejected", count_of_changes<is_rejected>},
  });
  // clang-format on
  return kMetrics;
}

}  // namespace plumb
