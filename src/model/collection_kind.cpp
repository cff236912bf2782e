#include "plumb/model/collection_kind.hpp"

#include <array>
#include <vector>

namespace plumb {

namespace {

using enum CollectionKind;

constexpr std::array<CollectionName, kBuiltInCollections> kNames{{
    {calendars, "calendars", "calendar", false, "working weeks, holidays and make-up days"},
    {resources, "resources", "resource", false, "people, teams, materials and costs"},
    {accounts, "accounts", "account", false, "control accounts"},
    {tasks, "tasks", "task", false, "the work, as a tree"},
    {progress, "progress", "progress row", true, "dated reports of what is done"},
    {actuals, "actuals", "actual", true, "dated costs and hours"},
    {baselines, "baselines", "baseline", false, "frozen plans"},
    {limits, "limits", "limit", false, "metrics that `check` holds"},
    {risks, "risks", "risk", false, "threats and opportunities"},
    {objectives, "objectives", "objective", false, "what the project is for, measured"},
    {requirements, "requirements", "requirement", false,
     "what is asked of it, by whom, and how it is verified"},
    {stakeholders, "stakeholders", "stakeholder", false, "who has a say in it, and how they stand to it"},
    {communications, "communications", "communication", false, "who is told what, how often"},
    {issues, "issues", "issue", false, "what is in the way"},
    {actions, "actions", "action", false, "what somebody has promised to do"},
    {changes, "changes", "change", false, "change requests, what they alter, and who decided"},
    {contracts, "contracts", "contract", false, "with customers and suppliers: price, payments, penalties"},
    {claims, "claims", "claim", false, "rights asserted under a contract"},
    {inspections, "inspections", "inspection", false, "tests, reviews and measurements"},
    {defects, "defects", "defect", false, "what was found wrong"},
    {quality_costs, "quality_costs", "quality cost", false, "what quality costs, and its lack"},
    {trainings, "trainings", "training", false, "who learns what"},
    {pulses, "pulses", "pulse", false, "how the team feels, by date"},
    {recognitions, "recognitions", "recognition", false, "who was thanked for what"},
    {lessons, "lessons", "lesson", false, "what was learnt"},
    {improvements, "improvements", "improvement", false, "plan, do, check, act"},
    {obligations, "obligations", "obligation", false,
     "what laws, standards and contracts demand, with evidence"},
    {surveys, "surveys", "survey", false, "what customers answered"},
    {decisions, "decisions", "decision", false, "options, criteria and what was chosen"},
    {contingencies, "contingencies", "contingency", false, "plans for the worst, and their tests"},
    {incidents, "incidents", "incident", false, "what went wrong, and how fast it was put right"},
    {partners, "partners", "partner", false, "organizations that work with us, and how well"},
    {assumptions, "assumptions", "assumption", false, "what the plan takes for granted"},
}};

}  // namespace

std::span<const CollectionName> built_in_collection_names() {
  return kNames;
}

const CollectionName& collection_name(CollectionKind kind) {
  return collection_names()[static_cast<std::size_t>(kind)];
}

std::span<const CollectionKind> kinds_with_ids() {
  static const std::vector<CollectionKind> kinds = [] {
    std::vector<CollectionKind> found;
    for (const CollectionName& name : collection_names())
      if (!name.ledger) found.push_back(name.kind);
    return found;
  }();
  return kinds;
}

}  // namespace plumb
