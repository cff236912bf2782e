#include "plumb/control/process_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "plumb/plan/written.hpp"
#include "plumb/registers/registers.hpp"

namespace plumb {

namespace {

constexpr std::int32_t kHighInfluence = 4;  // of 5

class ProcessFindings {
 public:
  ProcessFindings(const Assessment& assessment, Diagnostics& diagnostics)
      : assessment_(assessment),
        plan_(assessment.plan),
        today_(assessment.schedule.as_of),
        diagnostics_(diagnostics) {}

  void run() {
    each<Objective>(&ProcessFindings::check_objective);
    check_requirements();
    check_risks();
    each<Contract>(&ProcessFindings::check_contract);
    check_stakeholders();
    each<Obligation>(&ProcessFindings::check_obligation);
    each<Issue>(&ProcessFindings::check_issue);
    each<Action>(&ProcessFindings::check_action);
  }

 private:
  template <class Row>
  void each(void (ProcessFindings::*check)(const Row&, NodeRef)) {
    const Collection<Row>& rows = plan_.rows<Row>();
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (!rows.rows[i].closed) (this->*check)(rows.rows[i], rows.nodes[i]);
  }

  void warn(Code code, Place where, std::string message, std::string hint) {
    diagnostics_.warning(code, std::move(where), std::move(message), std::move(hint));
  }

  bool is_overdue(const std::optional<Date>& due) const { return due && *due < today_; }

  void check_objective(const Objective& objective, NodeRef node) {
    if (objective.status != ObjectiveStatus::open) return;
    if (objective.measure.empty())
      warn(Code::objective_without_measure, place_of(node, "id"),
           fmt::format("objective '{}' does not say what is measured", objective.id), "add 'measure: …'");
    else if (!objective.target)
      warn(Code::objective_without_measure, place_of(node, "measure"),
           fmt::format("objective '{}' has no target", objective.id),
           "add 'target: …', the value to be reached");
  }

  /// A requirement that others detail is fulfilled and verified through them.
  void check_requirements() {
    const Collection<Requirement>& requirements = plan_.rows<Requirement>();
    if (requirements.empty()) return;
    std::vector<bool> detailed(requirements.size());
    std::vector<bool> with_task(requirements.size());
    std::vector<bool> verified(requirements.size());
    for (const Requirement& each : requirements.rows)
      if (each.parent.valid() && each.status != RequirementStatus::dropped)
        detailed[each.parent.index()] = true;
    for (const Task& task : plan_.tasks.rows)
      for (const auto& id : task.satisfies.items()) with_task[id.index()] = true;
    for (const Inspection& inspection : plan_.rows<Inspection>().rows)
      for (const auto& id : inspection.requirement.items) verified[id.index()] = true;
    for (std::size_t i = 0; i < requirements.size(); ++i) {
      const Requirement& requirement = requirements.rows[i];
      const bool agreed = requirement.status != RequirementStatus::proposed &&
                          requirement.status != RequirementStatus::dropped &&
                          requirement.priority != Moscow::wont && !requirement.closed;
      if (!agreed || detailed[i]) continue;
      const Place where = place_of(requirements.nodes[i], "id");
      if (!with_task[i])
        warn(Code::requirement_without_task, where,
             fmt::format("no task satisfies requirement '{}'", requirement.id),
             fmt::format("add it to the task that does: plumb set TASK satisfies+={}", requirement.id));
      if (!verified[i] && requirement.verified_by.items.empty())
        warn(Code::requirement_without_verification, where,
             fmt::format("no inspection verifies requirement '{}'", requirement.id),
             "add 'verified_by: …', or plan an inspection of it");
    }
  }

  /// Of a risk without any strategy the plan is told already, unless a limit has switched that off.
  void check_risks() {
    const bool told = std::ranges::none_of(plan_.limits.rows, [](const Limit& limit) {
      return limit.rule == "high-risk-without-response" ||
             (limit.rule == "risk-without-response" && limit.level == LimitLevel::off);
    });
    for (const RiskFigures& figures : assessment_.risks.risks) {
      if (!figures.high || !figures.exposed) continue;
      const Risk& risk = plan_.risks.rows[figures.id.index()];
      const NodeRef node = plan_.risks.nodes[figures.id.index()];
      const bool needs_none = risk.strategy == Strategy::accept || risk.strategy == Strategy::escalate;
      if (risk.response.empty() && !needs_none && !(told && !risk.strategy))
        warn(Code::high_risk_without_response, place_of(node, "strategy"),
             fmt::format("no response to the high risk '{}' is planned", risk.id),
             "add 'response: …', what is done about it");
      if (!risk.owner.valid())
        warn(Code::high_risk_without_owner, place_of(node, "id"),
             fmt::format("nobody owns the high risk '{}'", risk.id), "add 'owner: …'");
    }
  }

  void check_contract(const Contract& contract, NodeRef node) {
    const NodeRef payments = node.find("payments");
    if (!payments) return;
    std::size_t index = 0;
    for (const NodeRef row : payments.items()) {
      if (index == contract.payments.size()) break;
      check_payment(contract, contract.payments[index++], row);
    }
  }

  /// What was paid needs no day any more; a release may have that of the retention.
  void check_payment(const Contract& contract, const Payment& payment, NodeRef node) {
    if (!payment.paid.empty()) return;
    if (!payment.when) {
      if (payment.retention && contract.retention && contract.retention->release) return;
      warn(Code::payment_without_milestone, place_of(node, "id"),
           fmt::format("payment '{}/{}' hangs on no milestone", contract.id, payment.id),
           "add 'when: …': a milestone or a date");
      return;
    }
    if (!payment.when->link) return;
    const Task& task = plan_.task(payment.when->link->predecessor);
    const bool zero = task.duration && task.duration->likely == Minutes(0);
    if (task.is_milestone() || task.summary || zero) return;
    warn(
        Code::payment_without_milestone, place_of(node, "when"),
        fmt::format("payment '{}/{}' hangs on '{}', which is no milestone", contract.id, payment.id, task.id),
        "let it hang on the milestone at which the other side accepts the work");
  }

  void check_stakeholders() {
    std::set<std::size_t> told;
    for (const Communication& communication : plan_.rows<Communication>().rows)
      if (!communication.closed)
        for (const auto& id : communication.audience.items) told.insert(id.index());
    const Collection<Stakeholder>& rows = plan_.rows<Stakeholder>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Stakeholder& stakeholder = rows.rows[i];
      if (stakeholder.closed || stakeholder.influence.value_or(0) < kHighInfluence || told.contains(i))
        continue;
      warn(Code::stakeholder_without_communication, place_of(rows.nodes[i], "influence"),
           fmt::format("no communication reaches '{}', whose influence is {}", stakeholder.id,
                       *stakeholder.influence),
           "add the id to the audience of one in 'communications'");
    }
  }

  void check_obligation(const Obligation& obligation, NodeRef node) {
    if (obligation.status != ObligationStatus::open || !obligation.evidence.empty()) return;
    if (is_overdue(obligation.due))
      warn(Code::overdue_evidence, place_of(node, "due"),
           fmt::format("obligation '{}' was due on {}, and nothing shows that it is met", obligation.id,
                       date_text(*obligation.due)),
           "add 'evidence: [path or address]', or say 'status: waived'");
  }

  void check_issue(const Issue& issue, NodeRef node) {
    const bool over = issue.status == IssueStatus::resolved || issue.status == IssueStatus::closed;
    if (over || !is_overdue(issue.due)) return;
    warn(Code::overdue_issue, place_of(node, "due"),
         fmt::format("issue '{}' was to be resolved by {}", issue.id, date_text(*issue.due)),
         "resolve it, escalate it, or agree on another day");
  }

  void check_action(const Action& action, NodeRef node) {
    if (action.status != ActionStatus::open || action.done) return;
    if (!action.owner.valid())
      warn(Code::action_without_owner, place_of(node, "id"),
           fmt::format("nobody answers for action '{}'", action.id), "add 'owner: …'");
    if (is_overdue(action.due))
      warn(Code::overdue_action, place_of(node, "due"),
           fmt::format("action '{}' was to be done by {}", action.id, date_text(*action.due)),
           "do it, drop it, or agree on another day");
  }

  const Assessment& assessment_;
  const Plan& plan_;
  Date today_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool has_process(const Plan& plan) {
  return !plan.risks.empty() || !plan.rows<Objective>().empty() || !plan.rows<Requirement>().empty() ||
         !plan.rows<Contract>().empty() || !plan.rows<Stakeholder>().empty() ||
         !plan.rows<Obligation>().empty() || !plan.rows<Issue>().empty() || !plan.rows<Action>().empty();
}

void report_process_findings(const Assessment& assessment, Diagnostics& diagnostics) {
  ProcessFindings(assessment, diagnostics).run();
}

}  // namespace plumb
