#include "plumb/plan/references.hpp"

#include <string_view>

#include "plumb/plan/collections.hpp"
#include "plumb/plan/reference_walk.hpp"

namespace plumb {

std::vector<Reference> references_to(const Plan& plan, CollectionKind kind, std::size_t row) {
  std::vector<Reference> references;
  const std::string_view id = collection_table(kind).id(plan, row);
  if (id.empty()) return references;
  Reference at;
  at.to_kind = kind;
  at.to_row = row;
  ReferenceWalk walk(
      [&](CollectionKind to, std::string_view named, const std::string& field, NodeRef node, NodeRef amount) {
        if (to != kind || named != id) return;
        Reference& found = references.emplace_back(at);
        found.field = field;
        found.node = node;
        found.amount = amount;
      });
  walk.walk(plan.project_node, Project::fields());
  for (const CollectionTable& table : collection_tables()) {
    at.from_kind = table.kind;
    const FieldTableBase& fields = table.fields();
    for (at.from_row = 0; at.from_row < table.size(plan); ++at.from_row)
      walk.walk(table.node(plan, at.from_row), fields);
  }
  return references;
}

std::vector<Reference> references_from(const Plan& plan, CollectionKind kind, std::size_t row) {
  std::vector<Reference> references;
  ReferenceWalk walk(
      [&](CollectionKind to, std::string_view named, const std::string& field, NodeRef node, NodeRef amount) {
        const std::optional<std::uint32_t> target = plan.ids[to].find(named);
        if (target) references.push_back({kind, row, to, *target, field, node, amount});
      });
  const CollectionTable& table = collection_table(kind);
  walk.walk(table.node(plan, row), table.fields());
  return references;
}

}  // namespace plumb
