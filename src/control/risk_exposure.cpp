#include "plumb/control/risk_exposure.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "plumb/control/prices.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/schedule/progress.hpp"

namespace plumb {

namespace {

constexpr std::int64_t kBuiltInHigh = 1'500;  // 0.15

/// The means of the distributions, as weights of low, likely and high over their sum.
struct MeanWeights {
  int low;
  int likely;
  int high;

  int sum() const { return low + likely + high; }
};

MeanWeights weights_of(Distribution distribution) {
  switch (distribution) {
    case Distribution::triangular:
      return {1, 1, 1};
    case Distribution::uniform:
      return {1, 0, 1};
    case Distribution::normal:
      return {0, 1, 0};
    default:
      return {1, 4, 1};
  }
}

void add_exposure(const Risk& risk, const RiskState& state, Exposure& sum) {
  const bool threat = risk.kind == RiskKind::threat;
  (threat ? sum.threats : sum.opportunities) += state.exposure.value_or(Cost());
  sum.time_minutes += (threat ? 1 : -1) * state.time_exposure.value_or(0);
  // What arises with the response alone is not there before it.
  const bool stated = state.probability_percent || state.cost || state.time_minutes || state.impact_level;
  if (!state.exposure && stated) ++sum.unpriced;
}

class RiskMeasure {
 public:
  RiskMeasure(const Plan& plan, Instant at, Cost budget, double planned_minutes)
      : plan_(plan), prices_(plan), at_(at), budget_(budget), planned_minutes_(planned_minutes) {}

  RiskRegister run() {
    result_.matrix = plan_.project.risk_matrix.value_or(RiskMatrix{});
    const RiskMatrix built_in = built_in_matrix();
    if (result_.matrix.probability.empty()) result_.matrix.probability = built_in.probability;
    if (result_.matrix.impact.empty()) result_.matrix.impact = built_in.impact;
    if (!result_.matrix.high) result_.matrix.high = built_in.high;
    const std::vector<Cost> spent = spent_on_risks();
    for (std::size_t i = 0; i < plan_.risks.size(); ++i)
      result_.risks.push_back(measure(RiskId(i), spent[i]));
    std::vector<std::size_t> rows(result_.risks.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    static_cast<RegisterSums&>(result_) = sums_of(plan_, result_, rows);
    return std::move(result_);
  }

 private:
  std::vector<Cost> spent_on_risks() const {
    std::vector<Cost> spent(plan_.risks.size());
    for (const ActualRow& row : plan_.actuals.rows)
      if (row.risk.valid() && Instant(row.date) < at_) spent[row.risk.index()] += prices_.of_row(row);
    return spent;
  }

  Cost in_currency(Money money) const { return prices_.of_money(money, day_of(at_ - Minutes{1})); }

  RiskFigures measure(RiskId id, Cost spent) const {
    const Risk& risk = plan_.risks.rows[id.index()];
    RiskFigures figures;
    figures.id = id;
    figures.spent = spent;
    figures.exposed = risk.status == RiskStatus::open || risk.status == RiskStatus::occurred;
    if (risk.response_cost) figures.response_cost = in_currency(*risk.response_cost);
    figures.inherent = state(risk, risk.probability, risk.impact, nullptr, spent);
    figures.residual = figures.inherent;
    const bool responded = risk.residual && risk.status != RiskStatus::occurred;
    if (responded)
      figures.residual =
          state(risk, risk.residual->probability ? risk.residual->probability : risk.probability,
                risk.residual->impact ? risk.residual->impact : risk.impact, &figures.inherent, spent);
    if (!figures.exposed) {
      for (RiskState* each : {&figures.inherent, &figures.residual}) {
        each->exposure = Cost();
        each->time_exposure = 0;
      }
    }
    settle_benefit(risk, figures);
    figures.high =
        figures.exposed && figures.inherent.score && *figures.inherent.score >= result_.matrix.high->value();
    return figures;
  }

  void settle_benefit(const Risk& risk, RiskFigures& figures) const {
    const auto before = figures.inherent.exposure;
    const auto after = figures.residual.exposure;
    if (!figures.exposed || (!risk.residual && !risk.response_cost)) return;
    const Cost from = before.value_or(Cost());
    if (!after) return;
    const Cost gain = risk.kind == RiskKind::threat ? from - *after : *after - from;
    figures.net_benefit = gain - figures.response_cost;
  }

  /// before: the state before the response, of which holds what the impact leaves out; may be null.
  RiskState state(const Risk& risk, const std::optional<Probability>& probability,
                  const std::optional<Impact>& impact, const RiskState* before, Cost spent) const {
    RiskState state;
    const std::optional<Percent> chance = chance_of(risk, probability, state);
    if (chance) state.probability_percent = chance->percent();
    if (impact) settle_impact(risk, *impact, before, state);
    const bool occurred = risk.status == RiskStatus::occurred;
    if (occurred && state.cost) {
      // A gain is booked as a negative cost; what an opportunity costs comes off it too.
      const bool gained = risk.kind == RiskKind::opportunity && spent < Cost();
      const Cost come = gained ? -spent : spent;
      state.cost = std::max(Cost(), *state.cost - come);
    }
    if (!chance) return state;
    if (state.cost) state.exposure = Cost::share(*state.cost, chance->scaled, kWhole.scaled);
    if (state.time_minutes) state.time_exposure = *state.time_minutes * chance->fraction();
    if (state.impact_level)
      state.score = risk_score(*chance, result_.matrix.impact[*state.impact_level].value);
    return state;
  }

  std::optional<Percent> chance_of(const Risk& risk, const std::optional<Probability>& probability,
                                   RiskState& state) const {
    const auto& levels = result_.matrix.probability;
    std::optional<Percent> chance;
    if (probability && probability->value) chance = *probability->value;
    if (probability && !probability->value)
      for (const ProbabilityLevel& level : levels)
        if (level.level == probability->level) chance = level.value;
    if (risk.status == RiskStatus::occurred) chance = kWhole;
    if (!chance) return chance;
    std::size_t nearest = 0;
    const auto distance = [&](std::size_t i) { return std::abs(levels[i].value.scaled - chance->scaled); };
    // Of two that are as near, the higher: a risk is rather over- than underrated.
    for (std::size_t i = 1; i < levels.size(); ++i)
      if (distance(i) < distance(nearest) ||
          (distance(i) == distance(nearest) && levels[nearest].value < levels[i].value))
        nearest = i;
    state.probability_level = nearest;
    return chance;
  }

  void settle_impact(const Risk& risk, const Impact& impact, const RiskState* before,
                     RiskState& state) const {
    const auto& levels = result_.matrix.impact;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (impact.level.empty() || levels[i].level != impact.level) continue;
      state.impact_level = i;
      if (levels[i].cost) state.cost = in_currency(*levels[i].cost);
      if (levels[i].time) state.time_minutes = static_cast<double>(levels[i].time->minutes.count());
    }
    if (impact.cost) state.cost = expected_amount(*impact.cost, risk.distribution);
    if (impact.time) state.time_minutes = working_minutes(*impact.time, risk.distribution);
    if (state.impact_level) return;
    if (before != nullptr && !state.cost) state.cost = before->cost;
    if (before != nullptr && !state.time_minutes) state.time_minutes = before->time_minutes;
    std::optional<std::size_t> level;
    if (state.cost) level = level_of_cost(*state.cost);
    if (state.time_minutes) level = std::max(level, level_of_time(*state.time_minutes));
    state.impact_level = level;
  }

  Cost expected_amount(const Amount& amount, Distribution distribution) const {
    if (!amount.three_point) return in_currency(amount.likely);
    return expected_cost(in_currency(amount.low), in_currency(amount.likely), in_currency(amount.high),
                         distribution);
  }

  /// Elapsed time takes as much working time as a week has.
  double working_minutes(const Estimate& estimate, Distribution distribution) const {
    const double minutes = expected_minutes(estimate, distribution);
    if (!estimate.elapsed) return minutes;
    return minutes * static_cast<double>(plan_.project.units().week) / (7.0 * 24 * 60);
  }

  /// The lowest level whose reach is not exceeded, else the highest. reach: of a level, absent if it has
  /// none.
  template <class Reach>
  std::optional<std::size_t> level_up_to(Reach exceeds) const {
    const auto& levels = result_.matrix.impact;
    std::optional<std::size_t> highest;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const std::optional<bool> beyond = exceeds(levels[i]);
      if (!beyond) continue;
      highest = i;
      if (!*beyond) return i;
    }
    return highest;
  }

  std::optional<std::size_t> level_of_cost(Cost cost) const {
    const auto& levels = result_.matrix.impact;
    const bool priced =
        std::any_of(levels.begin(), levels.end(), [](const auto& level) { return level.cost; });
    return level_up_to([&](const ImpactLevel& level) -> std::optional<bool> {
      if (priced) return level.cost ? std::optional(cost > in_currency(*level.cost)) : std::nullopt;
      if (budget_ <= Cost()) return std::nullopt;
      return cost > Cost::share(budget_, level.value.scaled, kDecimalScale);
    });
  }

  std::optional<std::size_t> level_of_time(double minutes) const {
    const auto& levels = result_.matrix.impact;
    const bool timed =
        std::any_of(levels.begin(), levels.end(), [](const auto& level) { return level.time; });
    return level_up_to([&](const ImpactLevel& level) -> std::optional<bool> {
      if (timed)
        return level.time ? std::optional(minutes > static_cast<double>(level.time->minutes.count()))
                          : std::nullopt;
      if (!(planned_minutes_ > 0)) return std::nullopt;
      return minutes > planned_minutes_ * level.value.value();
    });
  }

  const Plan& plan_;
  Prices prices_;
  Instant at_;
  Cost budget_;
  double planned_minutes_;
  RiskRegister result_;
};

}  // namespace

Cost expected_cost(Cost low, Cost likely, Cost high, Distribution distribution) {
  const MeanWeights weights = weights_of(distribution);
  const auto times = [](Cost cost, int weight) { return Cost::share(cost, weight, 1); };
  return Cost::share(times(low, weights.low) + times(likely, weights.likely) + times(high, weights.high), 1,
                     weights.sum());
}

double expected_minutes(const Estimate& estimate, Distribution distribution) {
  if (!estimate.three_point) return static_cast<double>(estimate.likely.count());
  const MeanWeights weights = weights_of(distribution);
  const Minutes sum = estimate.optimistic * weights.low + estimate.likely * weights.likely +
                      estimate.pessimistic * weights.high;
  return static_cast<double>(sum.count()) / weights.sum();
}

double risk_score(Percent probability, Decimal impact) {
  // Divided once, so that a product with few digits is the double nearest to it and reaches its threshold.
  constexpr double kScale = static_cast<double>(100 * kDecimalScale) * static_cast<double>(kDecimalScale);
  return static_cast<double>(probability.scaled * impact.scaled) / kScale;
}

RiskMatrix built_in_matrix() {
  struct Level {
    std::string_view name;
    int percent;
    std::int64_t impact;  // 1/10,000
  };
  constexpr Level kLevels[] = {{"very-low", 10, 500},
                               {"low", 30, 1000},
                               {"medium", 50, 2000},
                               {"high", 70, 4000},
                               {"very-high", 90, 8000}};
  RiskMatrix matrix;
  for (const Level& level : kLevels) {
    matrix.probability.push_back({level.name, Percent{level.percent * kDecimalScale}});
    ImpactLevel impact;
    impact.level = level.name;
    impact.value = Decimal{level.impact};
    matrix.impact.push_back(impact);
  }
  matrix.high = Decimal{kBuiltInHigh};
  return matrix;
}

RiskRegister measure_risks(const Plan& plan, Instant at, Cost budget, double planned_minutes) {
  return RiskMeasure(plan, at, budget, planned_minutes).run();
}

RegisterSums sums_of(const Plan& plan, const RiskRegister& risks, std::span<const std::size_t> rows) {
  RegisterSums sums;
  for (const std::size_t row : rows) {
    const RiskFigures& risk = risks.risks[row];
    if (!risk.exposed) continue;
    add_exposure(plan.risks.rows[row], risk.inherent, sums.inherent);
    add_exposure(plan.risks.rows[row], risk.residual, sums.residual);
    sums.response_cost += risk.response_cost;
  }
  return sums;
}

void sort_by_exposure(const Plan& plan, const RiskRegister& risks, std::vector<std::size_t>& rows) {
  const auto key = [&](std::size_t row) {
    const bool threat = plan.risks.rows[row].kind == RiskKind::threat;
    const auto weighed = [&](const RiskState& state) {
      const Cost exposure = state.exposure.value_or(Cost());
      return threat ? exposure : -exposure;
    };
    return std::pair(weighed(risks.risks[row].residual), weighed(risks.risks[row].inherent));
  };
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
}

}  // namespace plumb
