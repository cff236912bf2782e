#include "plumb/plan/references.hpp"

#include <string_view>

#include "plumb/plan/collections.hpp"
#include "plumb/plan/reference_walk.hpp"

namespace plumb {

namespace {

/// Walks a whole plan; row_of(kind, id) returns the row that is meant, nullopt for one that nobody asks for.
template <class RowOf>
std::vector<Reference> collect(const Plan& plan, RowOf row_of) {
  std::vector<Reference> references;
  std::optional<CollectionKind> from_kind;
  std::size_t from_row = 0;
  ReferenceWalk walk(
      [&](CollectionKind to, std::string_view named, const std::string& field, NodeRef node, NodeRef amount) {
        const std::optional<std::size_t> row = row_of(to, named);
        if (row) references.push_back({from_kind, from_row, to, *row, field, node, amount});
      });
  walk.walk(plan.project_node, Project::fields());
  for (const CollectionTable& table : collection_tables()) {
    from_kind = table.kind;
    const FieldTableBase& fields = table.fields();
    for (from_row = 0; from_row < table.size(plan); ++from_row) walk.walk(table.node(plan, from_row), fields);
  }
  return references;
}

}  // namespace

std::vector<Reference> references_to(const Plan& plan, CollectionKind kind, std::size_t row) {
  const std::string_view id = collection_table(kind).id(plan, row);
  if (id.empty()) return {};
  return collect(plan, [&](CollectionKind to, std::string_view named) {
    return to == kind && named == id ? std::optional(row) : std::nullopt;
  });
}

std::vector<Reference> all_references(const Plan& plan) {
  return collect(plan, [&](CollectionKind to, std::string_view named) {
    const auto row = plan.ids[to].find(named);
    return row ? std::optional<std::size_t>(*row) : std::nullopt;
  });
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
