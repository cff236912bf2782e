#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

constexpr CollectionKind kBearers[] = {CollectionKind::accounts, CollectionKind::tasks,
                                       CollectionKind::resources};

class LimitChecks {
 public:
  LimitChecks(const Plan& plan, Diagnostics& diagnostics) : plan_(plan), diagnostics_(diagnostics) {}

  void check(const Limit& limit, NodeRef node) {
    limit_ = limit;
    node_ = node;
    if (gives(node_, "rule"))
      check_rule();
    else if (!gives(node_, "must"))
      error(Code::missing_field, "id", fmt::format("limit '{}' has neither 'must' nor 'rule'", limit_.id),
            "add what the figure must be, as in 'must: \">= 0.90\"'");
    if (!limit_.of.empty() && !gives(node_, "rule")) check_of();
  }

 private:
  void error(Code code, std::string_view field, std::string message, std::string hint) {
    diagnostics_.error(code, place_of(node_, field), std::move(message), std::move(hint));
  }

  void check_rule() {
    check_rule_name();
    for (const std::string_view field : {"must", "metric", "of", "undefined"})
      if (gives(node_, field))
        diagnostics_.error(Code::conflicting_fields, place_of_key(node_, field),
                           fmt::format("'{}' and 'rule' exclude each other", field),
                           "a limit holds a metric with 'must', or switches the warning 'rule' with 'level'");
  }

  void check_rule_name() {
    const std::optional<CodeInfo> code = find_code(limit_.rule);
    if (code && code->warns) return;
    if (code)
      return error(Code::bad_value, "rule", fmt::format("'{}' is always an error", limit_.rule),
                   "a limit switches warnings only; correct what the error is about");
    std::vector<std::string_view> names;
    for (const CodeInfo& info : code_table())
      if (info.warns) names.push_back(info.name);
    const auto near = nearest(limit_.rule, names);
    error(Code::unknown_reference, "rule", fmt::format("no warning is called '{}'", limit_.rule),
          near ? fmt::format("did you mean '{}'?", *near) : fmt::format("one of {}", fmt::join(names, ", ")));
  }

  /// The account, task or resource; where its id stands in several collections, `tasks/ID` says which.
  void check_of() {
    for (const CollectionKind kind : kBearers) {
      const CollectionName& name = collection_name(kind);
      std::string_view id = limit_.of;
      for (const std::string_view word : {name.plural, name.singular})
        if (id.size() > word.size() && id.starts_with(word) && id[word.size()] == '/')
          id.remove_prefix(word.size() + 1);
      if (plan_.ids[kind].find(id)) return;
    }
    const auto near = diagnostics_.near(limit_.of, bearers());
    error(Code::unknown_reference, "of", fmt::format("no account, task or resource '{}'", limit_.of),
          near ? fmt::format("did you mean '{}'?", *near)
               : "name one that exists, or remove 'of' for the whole project");
  }

  /// The ids of all that can have a metric.
  const std::vector<std::string_view>& bearers() {
    if (bearers_.empty())
      for (const CollectionKind kind : kBearers) {
        const auto ids = plan_.ids[kind].ids();
        bearers_.insert(bearers_.end(), ids.begin(), ids.end());
      }
    return bearers_;
  }

  const Plan& plan_;
  Diagnostics& diagnostics_;
  Limit limit_;  // the one that is checked
  NodeRef node_;
  std::vector<std::string_view> bearers_;
};

}  // namespace

void check_limits(const Plan& plan, Diagnostics& diagnostics) {
  LimitChecks checks(plan, diagnostics);
  for (std::size_t i = 0; i < plan.limits.size(); ++i)
    if (plan.limits.nodes[i].is_mapping()) checks.check(plan.limits.rows[i], plan.limits.nodes[i]);
}

}  // namespace plumb
