#include "plumb/plan/register_table.hpp"
#include "plumb/registers/registers.hpp"

namespace plumb {

std::span<const CollectionTable> built_in_registers() {
  static const std::vector<CollectionTable> tables{
      register_table<Objective>(),     register_table<Requirement>(), register_table<Stakeholder>(),
      register_table<Communication>(), register_table<Issue>(),       register_table<Action>(),
      register_table<Change>(),        register_table<Contract>(),    register_table<Claim>(),
      register_table<Inspection>(),    register_table<Defect>(),      register_table<QualityCost>(),
      register_table<Training>(),      register_table<Pulse>(),       register_table<Recognition>(),
      register_table<Lesson>(),        register_table<Improvement>(), register_table<Obligation>(),
      register_table<Survey>(),        register_table<Decision>(),    register_table<Contingency>(),
      register_table<Incident>(),      register_table<Partner>(),     register_table<Assumption>(),
  };
  return tables;
}

}  // namespace plumb
