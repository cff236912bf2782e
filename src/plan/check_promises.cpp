#include <fmt/format.h>

#include "plumb/plan/checks.hpp"
#include "plumb/registers/action.hpp"
#include "plumb/registers/communication.hpp"
#include "plumb/registers/issue.hpp"

namespace plumb {

namespace {

/// What happens on `later_day` cannot lie before `earlier_day`.
void check_order(NodeRef node, std::string_view earlier, const std::optional<Date>& earlier_day,
                 std::string_view later, const std::optional<Date>& later_day, Diagnostics& diagnostics) {
  if (!earlier_day || !later_day || *later_day >= *earlier_day) return;
  diagnostics.error(Code::impossible_dates, place_of(node, later),
                    fmt::format("'{}' is {}, before '{}' on {}", later, date_text(*later_day), earlier,
                                date_text(*earlier_day)),
                    "correct one of the two dates");
}

void check_issue(const Issue& issue, NodeRef node, Diagnostics& diagnostics) {
  check_order(node, "raised", issue.raised, "resolved", issue.resolved, diagnostics);
  check_order(node, "raised", issue.raised, "closed", issue.closed, diagnostics);
  const bool open = issue.status == IssueStatus::open || issue.status == IssueStatus::doing;
  if (open && issue.resolved)
    diagnostics.error(Code::conflicting_fields, place_of(node, "resolved"),
                      fmt::format("issue '{}' is resolved, and its status is {}", issue.id,
                                  kWords<IssueStatus>[static_cast<std::size_t>(issue.status)]),
                      "write 'status: resolved', or remove 'resolved'");
}

void check_action(const Action& action, NodeRef node, Diagnostics& diagnostics) {
  if (!action.done || action.status == ActionStatus::done) return;
  diagnostics.error(Code::conflicting_fields, place_of(node, "done"),
                    fmt::format("action '{}' is done, and its status is {}", action.id,
                                kWords<ActionStatus>[static_cast<std::size_t>(action.status)]),
                    "write 'status: done', or remove 'done'");
}

}  // namespace

void check_promises(const Plan& plan, Diagnostics& diagnostics) {
  const Collection<Issue>& issues = plan.rows<Issue>();
  for (std::size_t i = 0; i < issues.size(); ++i) check_issue(issues.rows[i], issues.nodes[i], diagnostics);
  const Collection<Action>& actions = plan.rows<Action>();
  for (std::size_t i = 0; i < actions.size(); ++i)
    check_action(actions.rows[i], actions.nodes[i], diagnostics);
  const Collection<Communication>& communications = plan.rows<Communication>();
  for (std::size_t i = 0; i < communications.size(); ++i) {
    const Communication& each = communications.rows[i];
    if (each.until && each.until->date)
      check_order(communications.nodes[i], "start", each.start, "until", each.until->date->date, diagnostics);
  }
}

}  // namespace plumb
