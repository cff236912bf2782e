#include "plumb/control/row_figures.hpp"

#include "plumb/control/changes.hpp"
#include "plumb/control/communications.hpp"
#include "plumb/control/issues.hpp"
#include "plumb/control/objectives.hpp"
#include "plumb/control/requirements.hpp"
#include "plumb/control/stakeholders.hpp"
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
