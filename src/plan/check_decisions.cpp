#include <fmt/format.h>

#include <cmath>
#include <set>

#include "plumb/model/decimal.hpp"
#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"
#include "plumb/registers/decision.hpp"

namespace plumb {

namespace {

class DecisionChecks {
 public:
  explicit DecisionChecks(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check(const Decision& decision, NodeRef node) {
    names_.clear();
    ids_.clear();
    check_criteria(decision, node.find("criteria"));
    const NodeRef options = node.find("options");
    if (!options || !options.is_sequence() || options.size() != decision.options.size()) return;
    std::size_t row = 0;
    for (const NodeRef option : options.items()) check_option(decision.options[row++], option);
    if (decision.chosen.empty() || ids_.contains(decision.chosen)) return;
    unknown(decision.chosen, ids_, "option", place_of(node, "chosen"));
  }

 private:
  void unknown(std::string_view word, const std::set<std::string_view>& known, std::string_view what,
               Place where) {
    const std::vector<std::string_view> names(known.begin(), known.end());
    std::string hint = fmt::format("the decision has no {}", what);
    if (!names.empty()) hint = fmt::format("one of {}", fmt::join(names, ", "));
    if (const auto near = diagnostics_.near(word, names)) hint = fmt::format("did you mean '{}'?", *near);
    diagnostics_.error(Code::unknown_reference, std::move(where), fmt::format("no {} '{}'", what, word),
                       std::move(hint));
  }

  void check_criteria(const Decision& decision, NodeRef list) {
    // What could not be read is reported already, and its names are not known.
    are_known_ = !list || (list.is_sequence() && list.size() == decision.criteria.size());
    if (!list || !are_known_) return;
    std::int64_t sum = 0;
    std::size_t row = 0;
    for (const NodeRef node : list.items()) {
      const DecisionCriterion& criterion = decision.criteria[row++];
      sum += criterion.weight.scaled;
      if (!names_.insert(criterion.name).second)
        diagnostics_.error(Code::duplicate_id, place_of(node, "name"),
                           fmt::format("the decision has two criteria '{}'", criterion.name),
                           "give each a name of its own");
    }
    // Thirds that are written with two places are meant as the whole.
    const auto is_near = [&](std::int64_t whole) { return std::abs(sum - whole) <= whole / 100; };
    if (decision.criteria.empty() || is_near(kDecimalScale) || is_near(100 * kDecimalScale)) return;
    diagnostics_.warning(Code::weights, list.place(),
                         fmt::format("the weights sum to {}, not to 1 or 100", decimal_text(sum)),
                         "each counts by its share of the sum");
  }

  void check_option(const DecisionOption& option, NodeRef node) {
    if (!ids_.insert(option.id).second)
      diagnostics_.error(Code::duplicate_id, place_of(node, "id"),
                         fmt::format("the decision has two options '{}'", option.id),
                         "give each an id of its own");
    for (const NumberByName::Entry& score : option.scores.entries)
      if (are_known_ && !names_.contains(score.name))
        unknown(score.name, names_, "criterion", place_of_key(node.find("scores"), score.name));
    std::int64_t probability = 0;
    for (const Outcome& outcome : option.outcomes) probability += outcome.probability.scaled;
    if (probability > kWhole.scaled)
      diagnostics_.error(Code::bad_value, place_of_key(node, "outcomes"),
                         fmt::format("the probabilities sum to {}%", decimal_text(probability)),
                         "together they are at most 100%; what they leave open is worth nothing");
  }

  Diagnostics& diagnostics_;
  std::set<std::string_view> names_;  // of the criteria
  bool are_known_ = true;
  std::set<std::string_view> ids_;
};

}  // namespace

void check_decisions(const Plan& plan, Diagnostics& diagnostics) {
  const auto& decisions = plan.rows<Decision>();
  DecisionChecks checks(diagnostics);
  for (std::size_t row = 0; row < decisions.size(); ++row)
    checks.check(decisions.rows[row], decisions.nodes[row]);
}

}  // namespace plumb
