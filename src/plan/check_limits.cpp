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
  LimitChecks(const Plan& plan, std::size_t row, Diagnostics& diagnostics)
      : plan_(plan),
        limit_(plan.limits.rows[row]),
        node_(plan.limits.nodes[row]),
        diagnostics_(diagnostics) {}

  void run() {
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
    for (const std::string_view field : {"must", "metric", "of", "undefined"})
      if (gives(node_, field))
        diagnostics_.error(Code::conflicting_fields, place_of_key(node_, field),
                           fmt::format("'{}' and 'rule' exclude each other", field),
                           "a limit holds a metric with 'must', or switches the warning 'rule' with 'level'");
  }

  /// The account, task or resource; where its id stands in several collections, `tasks/ID` says which.
  void check_of() {
    std::vector<std::string_view> known;
    for (const CollectionKind kind : kBearers) {
      const CollectionName& name = collection_name(kind);
      std::string_view id = limit_.of;
      for (const std::string_view word : {name.plural, name.singular})
        if (id.size() > word.size() && id.starts_with(word) && id[word.size()] == '/')
          id.remove_prefix(word.size() + 1);
      const IdTable& ids = plan_.ids[kind];
      if (ids.find(id)) return;
      known.insert(known.end(), ids.ids().begin(), ids.ids().end());
    }
    const auto near = nearest(limit_.of, known);
    error(Code::unknown_reference, "of", fmt::format("no account, task or resource '{}'", limit_.of),
          near ? fmt::format("did you mean '{}'?", *near)
               : "name one that exists, or remove 'of' for the whole project");
  }

  const Plan& plan_;
  const Limit& limit_;
  NodeRef node_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_limits(const Plan& plan, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < plan.limits.size(); ++i)
    if (plan.limits.nodes[i].is_mapping()) LimitChecks(plan, i, diagnostics).run();
}

}  // namespace plumb
