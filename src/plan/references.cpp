#include "plumb/plan/references.hpp"

#include <string_view>

#include "plumb/plan/collections.hpp"
#include "plumb/plan/reference_walk.hpp"

namespace plumb {

namespace {

/// Walks a whole plan; row_of(named) returns the row that is meant, an invalid one where nobody asks for it.
template <class RowOf>
std::vector<Reference> collect(const Plan& plan, RowOf row_of) {
  std::vector<Reference> references;
  std::optional<CollectionKind> from_kind;
  std::size_t from_row = 0;
  ReferenceWalk walk([&](const NamedRow& named, const std::string& field, NodeRef node, NodeRef amount) {
    if (const RowRef to = row_of(named); to.valid())
      references.push_back({from_kind, from_row, to.kind, to.row, named.kinds, field, node, amount});
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
  const RowRef wanted{kind, static_cast<std::uint32_t>(row)};
  return collect(plan, [&](const NamedRow& named) {
    if (!named.text.ends_with(id)) return RowRef{};
    return named.row(plan.ids) == wanted ? wanted : RowRef{};
  });
}

std::string renamed_reference(std::string_view text, std::string_view new_id) {
  const std::size_t blank = text.find(' ');
  const std::size_t slash = text.substr(0, blank).find('/');
  std::string renamed(slash == std::string_view::npos ? std::string_view() : text.substr(0, slash + 1));
  renamed += new_id;
  if (blank != std::string_view::npos) renamed += text.substr(blank);
  return renamed;
}

std::vector<Reference> all_references(const Plan& plan) {
  return collect(plan, [&](const NamedRow& named) { return named.row(plan.ids); });
}

std::vector<Reference> references_from(const Plan& plan, CollectionKind kind, std::size_t row) {
  std::vector<Reference> references;
  ReferenceWalk walk([&](const NamedRow& named, const std::string& field, NodeRef node, NodeRef amount) {
    if (const RowRef to = named.row(plan.ids); to.valid())
      references.push_back({kind, row, to.kind, to.row, named.kinds, field, node, amount});
  });
  const CollectionTable& table = collection_table(kind);
  walk.walk(table.node(plan, row), table.fields());
  return references;
}

}  // namespace plumb
