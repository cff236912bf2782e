#include <fmt/format.h>

#include <algorithm>

#include "plumb/plan/change_steps.hpp"
#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

class ChangeChecks {
 public:
  explicit ChangeChecks(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check(const Change& change, NodeRef node) {
    check_days(change, node);
    check_status(change, node);
    if (change.contract_value && !change.contract.valid() && !gives(node, "contract"))
      diagnostics_.warning(Code::unused, place_of_key(node, "contract_value"),
                           fmt::format("change '{}' alters no contract", change.id),
                           "name it: 'contract: …'");
  }

 private:
  void check_days(const Change& change, NodeRef node) {
    if (!change.requested) return;
    std::size_t index = 0;
    for (const ChangeApproval& approval : change.approvals) {
      if (approval.date && *approval.date < *change.requested)
        diagnostics_.error(Code::impossible_dates,
                           place_of_item(node, "approvals", index, change.approvals.size()),
                           fmt::format("change '{}' is decided on {}, before it was requested", change.id,
                                       date_text(*approval.date)),
                           fmt::format("it was requested on {}", date_text(*change.requested)));
      ++index;
    }
    if (change.implemented && *change.implemented < *change.requested)
      diagnostics_.error(Code::impossible_dates, place_of(node, "implemented"),
                         fmt::format("change '{}' is implemented before it was requested", change.id),
                         fmt::format("it was requested on {}", date_text(*change.requested)));
  }

  void check_status(const Change& change, NodeRef node) {
    const bool done = change.status == ChangeStatus::implemented;
    if (change.implemented && !done)
      diagnostics_.error(Code::conflicting_fields, place_of_key(node, "implemented"),
                         fmt::format("change '{}' is not implemented, and has the day of it", change.id),
                         "write 'status: implemented', or take 'implemented' out");
    if (done && !change.implemented && !gives(node, "implemented"))
      diagnostics_.warning(Code::missing_field, place_of(node, "status"),
                           fmt::format("change '{}' is implemented, and nothing says when", change.id),
                           "add 'implemented: 2026-05-20'");
    const bool approved = std::ranges::any_of(change.approvals, [](const ChangeApproval& each) {
      return each.decision == ChangeDecision::approve;
    });
    if (!approved && is_agreed(change.status))
      diagnostics_.warning(Code::change_without_approval, place_of(node, "status"),
                           fmt::format("nobody has approved change '{}'", change.id),
                           "add 'approvals: [{by: …, date: …, decision: approve}]'");
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void check_changes(const Plan& plan, Diagnostics& diagnostics) {
  const Collection<Change>& changes = plan.rows<Change>();
  ChangeChecks checks(diagnostics);
  std::vector<const Change*> open;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    checks.check(changes.rows[i], changes.nodes[i]);
    if (is_open(changes.rows[i].status) && !changes.rows[i].apply.empty()) open.push_back(&changes.rows[i]);
  }
  if (open.empty()) return;
  // One may build on another that is decided first.
  const IdIndex ids = ids_with_new_tasks(plan, open);
  for (const Change* change : open) check_steps(plan, *change, ids, diagnostics);
}

}  // namespace plumb
