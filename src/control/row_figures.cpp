#include "plumb/control/row_figures.hpp"

#include "plumb/control/claims.hpp"
#include "plumb/control/contracts.hpp"
#include "plumb/control/decisions.hpp"
#include "plumb/control/objectives.hpp"
#include "plumb/control/partners.hpp"
#include "plumb/plan/wbs.hpp"

namespace plumb {

namespace {

struct FiguresOfRegister {
  CollectionKind kind;
  std::span<const Figure> (*figures)();
};

constexpr FiguresOfRegister kRegisters[] = {
    {CollectionKind::objectives, objective_figures}, {CollectionKind::contracts, contract_figures},
    {CollectionKind::claims, claim_figures},         {CollectionKind::decisions, decision_figures},
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
