#include "plumb/control/due_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plumb/control/claims.hpp"
#include "plumb/control/communications.hpp"
#include "plumb/control/contingencies.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/control/issues.hpp"
#include "plumb/control/obligations.hpp"
#include "plumb/control/when_date.hpp"
#include "plumb/registers/registers.hpp"

namespace plumb {

namespace {

using MaybeDate = std::optional<Date>;

/// What a row is asked when it is due with.
struct DueContext {
  const Assessment& assessment;
  std::vector<DueItem>& items;

  const Plan& plan() const { return assessment.plan; }
  const Schedule& schedule() const { return assessment.schedule; }
  Date as_of() const { return assessment.schedule.as_of; }
};

// When each kind of row is due; nothing once it is done.

MaybeDate action_due(const Action& row, const DueContext&) {
  return is_open(row) ? row.due : std::nullopt;
}

MaybeDate issue_due(const Issue& row, const DueContext&) {
  return is_open(row) ? row.due : std::nullopt;
}

MaybeDate communication_due(const Communication& row, const DueContext& context) {
  return communication_figures_of(context.plan(), context.schedule(), row).next_due;
}

/// A change that nobody has a day for waits for its decision now.
MaybeDate decision_due(const Change& row, const DueContext& context) {
  if (row.status != ChangeStatus::submitted) return std::nullopt;
  return row.decide_by.value_or(context.as_of());
}

MaybeDate notice_due(const Claim& row, const DueContext&) {
  return lacks_notice(row) ? notice_by(row) : std::nullopt;
}

MaybeDate inspection_due(const Inspection& row, const DueContext&) {
  return row.done || row.result ? std::nullopt : row.planned;
}

MaybeDate training_due(const Training& row, const DueContext&) {
  return row.done || row.result ? std::nullopt : row.planned;
}

MaybeDate evidence_due(const Obligation& row, const DueContext& context) {
  return lacks_evidence(context.plan(), row) ? row.due : std::nullopt;
}

MaybeDate obligation_due(const Obligation& row, const DueContext& context) {
  const bool open = row.status == ObligationStatus::open && !lacks_evidence(context.plan(), row);
  return open ? row.due : std::nullopt;
}

MaybeDate review_due(const Obligation& row, const DueContext& context) {
  return next_review(context.plan(), row);
}

MaybeDate rehearsal_due(const Contingency& row, const DueContext& context) {
  return next_test(context.plan(), row);
}

MaybeDate improvement_due(const Improvement& row, const DueContext&) {
  return row.stage == ImprovementStage::act && row.measured ? std::nullopt : row.due;
}

MaybeDate objective_due(const Objective& row, const DueContext&) {
  return row.status == ObjectiveStatus::open ? row.due : std::nullopt;
}

MaybeDate assumption_due(const Assumption& row, const DueContext&) {
  return row.status == AssumptionStatus::open ? row.validate_by : std::nullopt;
}

template <class Row, MaybeDate (*Due)(const Row&, const DueContext&)>
void collect_rows(const DueContext& context, std::string_view kind) {
  for (const Row& row : context.plan().rows<Row>().rows) {
    if (row.closed && *row.closed <= context.as_of()) continue;
    if (const MaybeDate due = Due(row, context))
      context.items.push_back({*due, kind, std::string(row.id), row.name, row.owner});
  }
}

/// When a task is owed: by its deadline, the baseline or the schedule, whichever is first.
MaybeDate task_due(const DueContext& context, TaskId id) {
  MaybeDate owed = finish_day(context.schedule(), id);
  const auto at_most = [&](Date day) { owed = owed ? std::min(*owed, day) : day; };
  if (const PlannedElement* planned = context.assessment.performance.baseline->find(id))
    if (planned->finish != kNoInstant) at_most(day_that_ends(context.schedule(), planned->finish));
  if (const auto& deadline = context.plan().task(id).deadline) at_most(deadline->date);
  return owed;
}

/// Who owes a task: its owner, else who is accountable for it.
RowRef owner_of(const Task& task) {
  if (task.owner.valid()) return {CollectionKind::resources, static_cast<std::uint32_t>(task.owner.index())};
  if (task.raci && !task.raci->accountable.items.empty()) return task.raci->accountable.items.front();
  return {};
}

template <bool Milestones>
void collect_tasks(const DueContext& context, std::string_view kind) {
  for (std::size_t i = 0; i < context.plan().tasks.size(); ++i) {
    const TaskId id(i);
    const NetworkTask& task = context.schedule().network.task(id);
    const ScheduledKind wanted = Milestones ? ScheduledKind::milestone : ScheduledKind::task;
    if (task.kind != wanted || task.state == TaskState::complete) continue;
    const Task& row = context.plan().task(id);
    if (const MaybeDate due = task_due(context, id))
      context.items.push_back({*due, kind, std::string(row.id), row.name, owner_of(row)});
  }
}

void collect_risks(const DueContext& context, std::string_view kind) {
  for (const Risk& risk : context.plan().risks.rows) {
    if (risk.status != RiskStatus::open || !risk.due) continue;
    RowRef owner;
    if (risk.owner.valid())
      owner = {CollectionKind::resources, static_cast<std::uint32_t>(risk.owner.index())};
    context.items.push_back({*risk.due, kind, std::string(risk.id), risk.name, owner});
  }
}

/// A payment is owed until it is paid in full.
void collect_payments(const DueContext& context, std::string_view kind) {
  const auto& contracts = context.plan().rows<Contract>().rows;
  if (contracts.empty()) return;
  const ContractBook book(context.plan(), context.schedule());
  for (std::size_t row = 0; row < contracts.size(); ++row)
    for (const PaymentFigures& payment : book[row].payments) {
      if (!payment.due || payment.open().is_zero()) continue;
      const Contract& contract = contracts[row];
      const std::string_view name = payment.name.empty() ? contract.name : payment.name;
      context.items.push_back(
          {*payment.due, kind, fmt::format("{}/{}", contract.id, payment.id), name, contract.owner});
    }
}

struct DueSource {
  DueKind kind;
  void (*collect)(const DueContext&, std::string_view kind);
};

constexpr auto kSources = std::to_array<DueSource>({
    {{"task", "unfinished tasks: deadline, finish in the baseline or as scheduled"}, collect_tasks<false>},
    {{"milestone", "milestones that are not reached, in the same way"}, collect_tasks<true>},
    {{"action", "open actions"}, collect_rows<Action, action_due>},
    {{"issue", "open issues"}, collect_rows<Issue, issue_due>},
    {{"risk", "responses to open risks"}, collect_risks},
    {{"decision", "changes that are submitted and not decided"}, collect_rows<Change, decision_due>},
    {{"communication", "the next occasion of each communication"},
     collect_rows<Communication, communication_due>},
    {{"payment", "payments that are not paid in full"}, collect_payments},
    {{"notice", "notices of claims"}, collect_rows<Claim, notice_due>},
    {{"inspection", "inspections that are planned"}, collect_rows<Inspection, inspection_due>},
    {{"training", "trainings that are planned"}, collect_rows<Training, training_due>},
    {{"evidence", "obligations without evidence"}, collect_rows<Obligation, evidence_due>},
    {{"obligation", "open obligations with evidence"}, collect_rows<Obligation, obligation_due>},
    {{"review", "obligations, a period after the last review"}, collect_rows<Obligation, review_due>},
    {{"rehearsal", "contingency plans, a period after the last test"},
     collect_rows<Contingency, rehearsal_due>},
    {{"assumption", "open assumptions: when they are to be validated"},
     collect_rows<Assumption, assumption_due>},
    {{"improvement", "improvements without a measured benefit"}, collect_rows<Improvement, improvement_due>},
    {{"objective", "open objectives"}, collect_rows<Objective, objective_due>},
});

}  // namespace

std::span<const DueKind> due_kinds() {
  static const std::vector<DueKind> kinds = [] {
    std::vector<DueKind> all;
    all.reserve(std::size(kSources));
    for (const DueSource& source : kSources) all.push_back(source.kind);
    return all;
  }();
  return kinds;
}

std::vector<DueItem> due_list(const Assessment& assessment) {
  std::vector<DueItem> items;
  const DueContext context{assessment, items};
  for (const DueSource& source : kSources) source.collect(context, source.kind.name);
  std::stable_sort(items.begin(), items.end(),
                   [](const DueItem& a, const DueItem& b) { return a.date < b.date; });
  return items;
}

DueCounts count_due(std::span<const DueItem> items, Date as_of, std::chrono::days within) {
  DueCounts counts;
  for (const DueItem& item : items) {
    if (is_overdue(item, as_of))
      ++counts.overdue;
    else if (item.date <= as_of + within)
      ++counts.soon;
  }
  return counts;
}

std::vector<std::pair<std::string_view, std::size_t>> overdue_by_kind(std::span<const DueItem> items,
                                                                      Date as_of) {
  std::vector<std::pair<std::string_view, std::size_t>> counts;
  for (const DueKind& kind : due_kinds()) {
    const auto count = std::count_if(items.begin(), items.end(), [&](const DueItem& item) {
      return item.kind == kind.name && is_overdue(item, as_of);
    });
    if (count > 0) counts.emplace_back(kind.name, static_cast<std::size_t>(count));
  }
  return counts;
}

}  // namespace plumb
