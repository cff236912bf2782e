#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

constexpr auto kBuiltInLevels =
    std::to_array<std::string_view>({"very-low", "low", "medium", "high", "very-high"});

/// The names of a matrix's levels; those built in where the plan defines none.
template <class Level>
std::vector<std::string_view> level_names(const std::vector<Level>& levels) {
  std::vector<std::string_view> names;
  names.reserve(levels.size());
  for (const Level& level : levels) names.push_back(level.level);
  if (names.empty()) names.assign(kBuiltInLevels.begin(), kBuiltInLevels.end());
  return names;
}

class RiskChecks {
 public:
  RiskChecks(const Plan& plan, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    const RiskMatrix matrix = plan.project.risk_matrix.value_or(RiskMatrix{});
    probabilities_ = level_names(matrix.probability);
    impacts_ = level_names(matrix.impact);
  }

  void check(const Risk& risk, NodeRef node) {
    check_strategy(risk, node);
    check_levels(risk.probability, risk.impact, node);
    if (risk.residual) check_levels(risk.residual->probability, risk.residual->impact, node.find("residual"));
    check_amounts(risk.impact, node);
    if (risk.residual) check_amounts(risk.residual->impact, node.find("residual"));
    if (risk.response_cost && risk.response_cost->amount < 0)
      diagnostics_.error(Code::bad_value, place_of(node, "response_cost"), "'response_cost' is negative",
                         "write 0 or more");
    if (risk.status == RiskStatus::open && !gives(node, "strategy") && !gives(node, "response"))
      diagnostics_.warning(Code::risk_without_response, place_of(node, "id"),
                           fmt::format("nothing answers the open risk '{}'", risk.id),
                           fmt::format("add 'strategy: …', one of {}", strategies(risk.kind)));
    if (gives(node, "response") && !gives(node, "strategy"))
      diagnostics_.warning(Code::strategy, place_of_key(node, "response"),
                           fmt::format("risk '{}' has a response, but no strategy", risk.id),
                           fmt::format("add 'strategy: …', one of {}", strategies(risk.kind)));
  }

 private:
  static std::string strategies(RiskKind kind) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < kWords<Strategy>.size(); ++i)
      if (strategy_fits(static_cast<Strategy>(i), kind)) words.push_back(kWords<Strategy>[i]);
    return fmt::format("{}", fmt::join(words, ", "));
  }

  void check_strategy(const Risk& risk, NodeRef node) {
    if (!risk.strategy || strategy_fits(*risk.strategy, risk.kind)) return;
    const std::string_view kind = risk.kind == RiskKind::threat ? "a threat" : "an opportunity";
    diagnostics_.error(Code::strategy, place_of(node, "strategy"),
                       fmt::format("'{}' does not answer {}",
                                   kWords<Strategy>[static_cast<std::size_t>(*risk.strategy)], kind),
                       fmt::format("one of {}", strategies(risk.kind)));
  }

  void check_levels(const std::optional<Probability>& probability, const std::optional<Impact>& impact,
                    NodeRef node) {
    if (probability && !probability->value)
      check_level(probability->level, probabilities_, "probability", place_of(node, "probability"));
    if (!impact || impact->level.empty()) return;
    const NodeRef written = node.find("impact");
    check_level(impact->level, impacts_, "impact",
                written.is_mapping() ? place_of(written, "level") : written.place());
  }

  /// The kind says whether an impact is a loss or a gain, not the sign.
  void check_amounts(const std::optional<Impact>& impact, NodeRef node) {
    if (!impact || !impact->cost) return;
    const Amount& cost = *impact->cost;
    if (std::min({cost.low.amount, cost.likely.amount, cost.high.amount}) >= 0) return;
    diagnostics_.error(Code::bad_value, place_of(node.find("impact"), "cost"), "'cost' is negative",
                       "write 0 or more; a gain is the impact of a risk with 'kind: opportunity'");
  }

  void check_level(std::string_view level, std::span<const std::string_view> known, std::string_view axis,
                   Place where) {
    if (level.empty() || std::find(known.begin(), known.end(), level) != known.end()) return;
    std::string hint = fmt::format("one of {}", fmt::join(known, ", "));
    if (const auto near = diagnostics_.near(level, known)) hint = fmt::format("did you mean '{}'?", *near);
    diagnostics_.error(Code::unknown_reference, std::move(where),
                       fmt::format("no level of {} '{}'", axis, level), std::move(hint));
  }

  Diagnostics& diagnostics_;
  std::vector<std::string_view> probabilities_;
  std::vector<std::string_view> impacts_;
};

}  // namespace

void check_risks(const Plan& plan, Diagnostics& diagnostics) {
  RiskChecks checks(plan, diagnostics);
  for (std::size_t i = 0; i < plan.risks.size(); ++i) checks.check(plan.risks.rows[i], plan.risks.nodes[i]);
}

}  // namespace plumb
