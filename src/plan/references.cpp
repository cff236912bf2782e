#include "plumb/plan/references.hpp"

#include <algorithm>
#include <string_view>

#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

/// Finds what the fields of a row refer to, by the field table and the text as written. Texts are enough,
/// because an id is unique in its collection, and they say where they stand.
template <class Found>
class ReferenceWalk {
 public:
  explicit ReferenceWalk(Found found) : found_(std::move(found)) {}

  /// found(kind, id, field path, node, amount) is called for each; nested rows of a collection of their own
  /// are left out, because tasks are walked on their own, and a baseline's calendars refer among themselves.
  void walk(NodeRef row, const FieldTableBase& fields) {
    if (!row || !row.is_mapping()) return;
    std::size_t expected = 0;
    for (const auto& [key, value] : row.entries()) {
      const std::optional<std::size_t> index = fields.find(key.text(), expected);
      if (!index) continue;
      expected = *index + 1;
      const FieldSpec& spec = fields.spec(*index);
      const std::size_t outer_length = path_.size();
      if (spec.refers_to) {
        extend_path(spec.name);
        references(value, spec);
      } else if (spec.rows != nullptr && !is_collection_row(*spec.rows())) {
        extend_path(spec.name);
        nested(value, *spec.rows());
      }
      path_.resize(outer_length);
    }
  }

 private:
  void extend_path(std::string_view name) {
    if (!path_.empty()) path_ += '.';
    path_ += name;
  }

  void references(NodeRef value, const FieldSpec& spec) {
    if (value.is_scalar()) {
      report(value, spec);
    } else if (value.is_sequence()) {
      for (const NodeRef item : value.items())
        if (item.is_scalar()) report(item, spec);
    } else {
      for (const auto& [id, amount] : value.entries()) report(id, spec, amount);
    }
  }

  void report(NodeRef node, const FieldSpec& spec, NodeRef amount = {}) {
    const std::string_view text = node.text();
    const std::size_t length =
        spec.kind == ValueKind::link ? std::min(text.find(' '), text.size()) : text.size();
    found_(*spec.refers_to, text.substr(0, length), path_, node, amount);
  }

  // Rows nest as deep as the tables do, and a document no deeper than kMaxDepth.
  void nested(NodeRef value, const FieldTableBase& fields) {
    if (value.is_mapping()) walk(value, fields);
    if (!value.is_sequence()) return;
    for (const NodeRef item : value.items()) walk(item, fields);
  }

  Found found_;
  std::string path_;
};

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
