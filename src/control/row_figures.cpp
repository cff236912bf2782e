#include "plumb/control/row_figures.hpp"

#include "plumb/control/assumptions.hpp"
#include "plumb/control/changes.hpp"
#include "plumb/control/claims.hpp"
#include "plumb/control/communications.hpp"
#include "plumb/control/contingencies.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/control/decisions.hpp"
#include "plumb/control/defects.hpp"
#include "plumb/control/incidents.hpp"
#include "plumb/control/inspections.hpp"
#include "plumb/control/issues.hpp"
#include "plumb/control/lessons.hpp"
#include "plumb/control/objectives.hpp"
#include "plumb/control/obligations.hpp"
#include "plumb/control/partners.hpp"
#include "plumb/control/requirements.hpp"
#include "plumb/control/stakeholders.hpp"
#include "plumb/control/surveys.hpp"
#include "plumb/control/trainings.hpp"
#include "plumb/plan/wbs.hpp"

namespace plumb {

namespace {

struct FiguresOfRegister {
  CollectionKind kind;
  std::span<const Figure> (*figures)();
};

constexpr FiguresOfRegister kRegisters[] = {
    {CollectionKind::objectives, objective_figures},
    {CollectionKind::requirements, requirement_figures},
    {CollectionKind::stakeholders, stakeholder_figures},
    {CollectionKind::communications, communication_figures},
    {CollectionKind::issues, issue_figures},
    {CollectionKind::actions, action_figures},
    {CollectionKind::changes, change_figures},
    {CollectionKind::inspections, inspection_figures},
    {CollectionKind::defects, defect_figures},
    {CollectionKind::trainings, training_figures},
    {CollectionKind::lessons, lesson_figures},
    {CollectionKind::improvements, improvement_figures},
    {CollectionKind::obligations, obligation_figures},
    {CollectionKind::surveys, survey_figures},
    {CollectionKind::contingencies, contingency_figures},
    {CollectionKind::incidents, incident_figures},
    {CollectionKind::assumptions, assumption_figures},
    {CollectionKind::objectives, objective_figures},
    {CollectionKind::contracts, contract_figures},
    {CollectionKind::claims, claim_figures},
    {CollectionKind::decisions, decision_figures},
    {CollectionKind::partners, partner_figures},
};

}  // namespace

const IdVector<TaskId, std::string>& FigureSource::wbs() const {
  if (wbs_.empty()) wbs_ = wbs_codes(plan_);
  return wbs_;
}

FieldSpec figure_spec(std::string_view name, ValueKind kind, std::string_view help) {
  FieldSpec spec;
  spec.name = name;
  spec.help = help;
  spec.kind = kind;
  return spec;
}

std::span<const Figure> register_figures(CollectionKind kind) {
  for (const FiguresOfRegister& each : kRegisters)
    if (each.kind == kind) return each.figures();
  return {};
}

}  // namespace plumb
