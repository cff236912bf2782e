#include "plumb/control/decisions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "plumb/control/investment.hpp"

namespace plumb {

namespace {

/// Scores are products of decimals: what differs by less than this is equal as written.
constexpr double kEqualScores = 1e-9;

class Weighing {
 public:
  Weighing(const Decision& decision, const Prices& prices, Date day)
      : decision_(decision), prices_(prices), day_(day) {}

  DecisionFigures run() {
    set_weights();
    for (const Decimal& quantity : decision_.quantity.items) figures_.quantities.push_back(quantity.value());
    for (const DecisionOption& option : decision_.options) add_option(option);
    rank();
    find_tipping_weights();
    find_break_evens();
    figures_.best_score = winners(&OptionFigures::score);
    figures_.best_npv = winners(&OptionFigures::npv);
    figures_.best_expected_value = winners(&OptionFigures::expected_value);
    find_cheapest();
    return std::move(figures_);
  }

 private:
  double units(const Money& money) const { return prices_.of_money(money, day_).units(); }

  void set_weights() {
    double sum = 0;
    for (const DecisionCriterion& criterion : decision_.criteria) sum += criterion.weight.value();
    for (const DecisionCriterion& criterion : decision_.criteria)
      figures_.criteria.push_back({criterion.name, sum > 0 ? criterion.weight.value() / sum : 0, {}, {}});
    weighted_ = sum > 0;
  }

  void add_option(const DecisionOption& option) {
    OptionFigures& figures = figures_.options.emplace_back();
    figures.id = option.id;
    figures.name = option.name;
    score(option, figures);
    discount(option, figures);
    expect(option, figures);
  }

  /// The scores of an option by criterion; empty if one is missing.
  void score(const DecisionOption& option, OptionFigures& figures) {
    std::vector<double>& row = scores_.emplace_back();
    if (!weighted_) return;
    std::map<std::string_view, double> by_name;
    for (const NumberByName::Entry& entry : option.scores.entries)
      by_name.try_emplace(entry.name, entry.number.value());
    double sum = 0;
    for (const CriterionFigures& criterion : figures_.criteria) {
      const auto found = by_name.find(criterion.name);
      if (found == by_name.end()) {
        row.clear();
        return;
      }
      row.push_back(found->second);
      sum += criterion.weight * found->second;
    }
    figures.score = sum;
  }

  void discount(const DecisionOption& option, OptionFigures& figures) const {
    if (option.flows.empty()) return;
    std::vector<const CashFlow*> flows;
    for (const CashFlow& flow : option.flows) flows.push_back(&flow);
    std::stable_sort(flows.begin(), flows.end(),
                     [](const CashFlow* a, const CashFlow* b) { return a->date < b->date; });
    std::vector<TimedFlow> timed;
    timed.reserve(flows.size());
    for (const CashFlow* flow : flows)
      timed.push_back({years_between(flows.front()->date, flow->date), units(flow->amount)});
    figures.rates = internal_rates(timed);
    figures.payback = payback_years(timed, std::nullopt);
    if (!decision_.discount_rate) return;
    const double rate = decision_.discount_rate->fraction();
    figures.npv = net_present_value(timed, rate);
    figures.dynamic_payback = payback_years(timed, rate);
  }

  void expect(const DecisionOption& option, OptionFigures& figures) const {
    const double once = option.cost ? units(*option.cost) : 0;
    const double each = option.unit_cost ? units(*option.unit_cost) : 0;
    for (const double quantity : figures_.quantities)
      if (option.cost || option.unit_cost) figures.costs.push_back(once + each * quantity);
    if (option.outcomes.empty() && !option.cost && figures.costs.empty()) return;
    double value = -once;
    for (const Outcome& outcome : option.outcomes)
      value += outcome.probability.fraction() * units(outcome.value);
    if (!figures.costs.empty())
      value += once - std::accumulate(figures.costs.begin(), figures.costs.end(), 0.0) /
                          static_cast<double>(figures.costs.size());
    figures.expected_value = value;
  }

  static bool is_better(double a, double b) {
    return a - b > kEqualScores * std::max({1.0, std::abs(a), std::abs(b)});
  }

  void rank() {
    for (OptionFigures& option : figures_.options) {
      if (!option.score) continue;
      option.rank = 1;
      for (const OptionFigures& other : figures_.options)
        if (other.score && is_better(*other.score, *option.score)) ++*option.rank;
    }
  }

  std::vector<std::string_view> winners(std::optional<double> OptionFigures::*figure) const {
    std::vector<std::string_view> ids;
    double best = 0;
    for (const OptionFigures& option : figures_.options) {
      const std::optional<double>& value = option.*figure;
      if (!value || (!ids.empty() && is_better(best, *value))) continue;
      if (ids.empty() || is_better(*value, best)) {
        ids.clear();
        best = *value;
      }
      ids.push_back(option.id);
    }
    return ids;
  }

  /// With the weight w of one criterion, and the others sharing 1 - w as they do now, the winner's lead over
  /// another option is w x own lead + (1 - w) x lead in the rest: a straight line, which is zero once.
  void find_tipping_weights() {
    std::size_t winner = figures_.options.size();
    for (std::size_t i = 0; i < figures_.options.size() && winner == figures_.options.size(); ++i)
      if (figures_.options[i].rank == 1U) winner = i;
    if (winner == figures_.options.size()) return;
    for (std::size_t k = 0; k < figures_.criteria.size(); ++k)
      for (std::size_t other = 0; other < figures_.options.size(); ++other)
        if (other != winner && figures_.options[other].score) find_tipping_weight(k, winner, other);
  }

  void find_tipping_weight(std::size_t k, std::size_t winner, std::size_t other) {
    CriterionFigures& criterion = figures_.criteria[k];
    const double rest_weight = 1 - criterion.weight;
    if (rest_weight <= kEqualScores) return;  // nothing to scale
    const double own = scores_[winner][k] - scores_[other][k];
    const double lead = *figures_.options[winner].score - *figures_.options[other].score;
    const double rest = (lead - criterion.weight * own) / rest_weight;
    if (std::abs(rest - own) <= kEqualScores) return;  // the lead does not depend on this weight
    const double tip = rest / (rest - own);
    // At 0 and at 1 they would only be level: no weight is left to move further.
    if (tip <= kEqualScores || tip >= 1 - kEqualScores) return;
    if (criterion.tipping_weight &&
        std::abs(*criterion.tipping_weight - criterion.weight) <= std::abs(tip - criterion.weight))
      return;
    criterion.tipping_weight = tip;
    criterion.then = figures_.options[other].id;
  }

  void find_break_evens() {
    for (std::size_t a = 0; a < decision_.options.size(); ++a)
      for (std::size_t b = a + 1; b < decision_.options.size(); ++b) {
        const DecisionOption& first = decision_.options[a];
        const DecisionOption& second = decision_.options[b];
        if (!first.unit_cost && !second.unit_cost) continue;
        const auto of = [&](const std::optional<Money>& money) { return money ? units(*money) : 0.0; };
        const double steeper = of(first.unit_cost) - of(second.unit_cost);
        if (steeper == 0) continue;
        const double quantity = (of(second.cost) - of(first.cost)) / steeper;
        if (quantity > 0) figures_.break_evens.push_back({first.id, second.id, quantity});
      }
  }

  void find_cheapest() {
    for (std::size_t i = 0; i < figures_.quantities.size(); ++i) {
      std::vector<std::string_view>& ids = figures_.cheapest.emplace_back();
      double least = 0;
      for (const OptionFigures& option : figures_.options) {
        if (option.costs.empty() || (!ids.empty() && is_better(option.costs[i], least))) continue;
        if (ids.empty() || is_better(least, option.costs[i])) {
          ids.clear();
          least = option.costs[i];
        }
        ids.push_back(option.id);
      }
    }
  }

  const Decision& decision_;
  const Prices& prices_;
  Date day_;
  bool weighted_ = false;
  std::vector<std::vector<double>> scores_;  // of each option, by criterion
  DecisionFigures figures_;
};

DecisionFigures weighed(const FigureSource& source, std::size_t row) {
  const Prices prices(source.plan());
  return weigh(source.plan().rows<Decision>().rows[row], prices, source.as_of());
}

/// One id, `a = b` for a tie.
Value winners_value(const std::vector<std::string_view>& ids) {
  if (ids.empty()) return {};
  std::string text;
  for (const std::string_view id : ids) text.append(text.empty() ? "" : " = ").append(id);
  return {text};
}

template <std::optional<double> OptionFigures::*Member>
Value greatest(const FigureSource& source, std::size_t row) {
  std::optional<double> most;
  const DecisionFigures figures = weighed(source, row);
  for (const OptionFigures& option : figures.options)
    if (option.*Member && (!most || *(option.*Member) > *most)) most = option.*Member;
  return most ? Value{*most} : Value{};
}

}  // namespace

const std::vector<std::string_view>& DecisionFigures::best() const {
  if (!best_score.empty()) return best_score;
  return best_expected_value.empty() ? best_npv : best_expected_value;
}

DecisionFigures weigh(const Decision& decision, const Prices& prices, Date day) {
  return Weighing(decision, prices, day).run();
}

std::span<const Figure> decision_figures() {
  static const std::array figures = std::to_array<Figure>({
      {figure_spec("best", ValueKind::text,
                   "the option that is best by score, else expected value, else NPV"),
       [](const FigureSource& source, std::size_t row) {
         return winners_value(weighed(source, row).best());
       }},
      {figure_spec("best_score", ValueKind::number, "the greatest weighted score"),
       greatest<&OptionFigures::score>},
      {figure_spec("best_npv", ValueKind::money, "the greatest net present value"),
       greatest<&OptionFigures::npv>},
      {figure_spec("best_expected_value", ValueKind::money, "the greatest expected value"),
       greatest<&OptionFigures::expected_value>},
  });
  return figures;
}

std::span<const Metric> decision_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"decisions.open", MetricKind::count, kOfProject, "decisions without a chosen option",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const auto& rows = from.plan.rows<Decision>().rows;
         return std::count_if(rows.begin(), rows.end(), [](const Decision& decision) {
           return decision.chosen.empty() && !decision.closed;
         });
       }},
      {"decisions.against_best", MetricKind::count, kOfProject,
       "decisions whose chosen option is not among the best",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const auto& rows = from.plan.rows<Decision>().rows;
         const Prices prices(from.plan);
         return std::count_if(rows.begin(), rows.end(), [&](const Decision& decision) {
           if (decision.chosen.empty()) return false;
           const DecisionFigures figures = weigh(decision, prices, from.schedule.as_of);
           const auto& best = figures.best();
           return !best.empty() && std::find(best.begin(), best.end(), decision.chosen) == best.end();
         });
       }},
  });
  return kMetrics;
}

}  // namespace plumb
